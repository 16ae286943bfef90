"""The employer's 营业执照 in the version of its time, at times with the mark of a true copy."""

import random
from datetime import date, timedelta

from samples.case import Case
from samples.licences import draw, of_employer
from samples.made import MadeDocument
from samples.sheets import certified_copy

LAYOUTS = 3

# Layout → version of domain B.13, and the days on which it was issued.
_VERSIONS = {
    0: (3, date(2015, 10, 8), date(2019, 2, 27)),
    1: (4, date(2019, 3, 4), date(2024, 11, 29)),
    2: (2, date(2014, 3, 10), date(2015, 9, 25)),
}


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """Without `layout` the version of the licence's date; one asked for moves the date into its time."""
    issued = case.employer.licence_issued
    if layout is None:
        layout = 0 if issued <= _VERSIONS[0][2] else 1
    version, first, last = _VERSIONS[layout]
    if not first <= issued <= last:
        last = min(last, max(first, case.submitted - timedelta(days=60)))
        issued = date.fromordinal(rng.randint(first.toordinal(), last.toordinal()))
    page = draw(of_employer(case.employer, issued, rng), rng, version)
    if rng.random() < 0.6:
        certified_copy(page, *((110.0, 148.0) if version == 4 else (86.0, 232.0)), case.employer.name, rng)
    return MadeDocument("business_license", [page])
