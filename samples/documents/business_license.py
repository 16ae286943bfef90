"""The employer's 营业执照 in the version of its time, at times with the mark of a true copy."""

import random
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from samples.canvas import Page
from samples.case import Case
from samples.licence_kinds import before_2007, branch, individual, limited, partnership, sole
from samples.licences import Licence, draw, of_employer
from samples.made import MadeDocument
from samples.old_licences import draw_old
from samples.sheets import certified_copy

LAYOUTS = 3

# Version of domain B.13 → the days on which it was issued.
_TIMES = {
    0: (date(2003, 1, 6), date(2007, 6, 28)),
    1: (date(2012, 12, 31), date(2014, 2, 26)),  # whoever was founded until 2012 has one
    2: (date(2014, 3, 10), date(2015, 9, 25)),
    3: (date(2015, 10, 8), date(2019, 2, 27)),
    4: (date(2019, 3, 4), date(2024, 11, 29)),
}
_ORDER = (3, 4, 2)  # versions of the first layouts


@dataclass(frozen=True, slots=True)
class _Version:
    """A further layout: the version of B.13, whose licence it is, the title before 2014, its orientation."""

    time: int
    owner: Callable[[Case, date, random.Random], Licence]
    title: str = "企业法人营业执照"
    landscape: bool = False
    copy: str = ""


_FURTHER = (
    _Version(0, before_2007, landscape=True, copy="（副本）"),
    _Version(1, limited, copy="（副本）"),
    _Version(1, branch, "营业执照", copy="（正本）"),
    _Version(1, partnership, "合伙企业营业执照", landscape=True),
    _Version(1, sole, "个人独资企业营业执照"),
    _Version(2, branch),
    _Version(3, individual),
    _Version(3, partnership),
    _Version(4, branch),
    _Version(4, partnership, copy="（正本）"),
    _Version(0, before_2007, copy="（正本）"),
    _Version(4, individual),
)
VERSIONS = LAYOUTS + len(_FURTHER)


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """Without `layout` the version of the licence's date; one asked for moves the date into its time."""
    issued = case.employer.licence_issued
    if layout is None:
        layout = 0 if issued <= _TIMES[3][1] else 1
    if layout >= LAYOUTS:
        page = _further(case, rng, _FURTHER[layout - LAYOUTS])
    else:
        issued = _within(case, rng, _ORDER[layout])
        page = draw(of_employer(case.employer, issued, rng), rng, _ORDER[layout])
    if rng.random() < 0.6:
        place = (110.0, 148.0) if page.width > page.height else (86.0, 232.0)
        certified_copy(page, *place, case.employer.name, rng)
    return MadeDocument("business_license", [page])


def _further(case: Case, rng: random.Random, version: _Version) -> Page:
    licence = version.owner(case, _within(case, rng, version.time), rng)
    serial = f"证照编号：{rng.randint(10**17, 10**18 - 1)}"
    licence = replace(licence, copy=version.copy or licence.copy, serial=serial)
    if version.time < 2:
        return draw_old(licence, rng, version.title, landscape=version.landscape)
    return draw(licence, rng, version.time)


def _within(case: Case, rng: random.Random, version: int) -> date:
    """The day of issue of the case's licence, moved into the time of the version."""
    issued, (first, last) = case.employer.licence_issued, _TIMES[version]
    if first <= issued <= last:
        return issued
    last = min(last, max(first, case.submitted - timedelta(days=60)))
    return date.fromordinal(rng.randint(first.toordinal(), last.toordinal()))
