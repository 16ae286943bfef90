"""Documents of a case, drawn and bound: a case gives the same pages whatever else is made of it."""

import random

from ingest.volume import Binding
from samples.case import Case
from samples.documents import audit_report, contents, makers
from samples.made import MadeDocument

Volumes = dict[Binding, list[MadeDocument]]

# Their layouts are versions, which follow from dates.
_DATED = ("business_license", "cscse_certification")


def one(case: Case, kind: str, layout: int | None = None) -> MadeDocument:
    """One document of the case; `layout` counts round when the type has fewer."""
    maker = makers()[kind]
    return maker.make(case, _dice(case, kind), _turned(layout, maker.LAYOUTS))


def version(case: Case, kind: str, number: int, year: int | None = None) -> MadeDocument:
    """One document in one of all the versions that its maker can draw; an audit report on `year`."""
    maker = makers()[kind]
    if kind == "audit_report":
        return audit_report.make(case, _dice(case, f"audit-{year}"), number, year)
    return maker.make(case, _dice(case, kind), number)


def audit(case: Case, year: int, layout: int | None = None) -> MadeDocument:
    """The report on one fiscal year; those of a case look alike."""
    if layout is None:
        layout = _dice(case, "audit_report").randrange(audit_report.LAYOUTS)
    return audit_report.make(case, _dice(case, f"audit-{year}"), _turned(layout, audit_report.LAYOUTS), year)


def attachments(case: Case, layout: int | None = None) -> list[MadeDocument]:
    """All attachments of a foreign expert whose employer is an enterprise, in the programme's order."""
    kinds = [kind for kind in contents.NAMES if kind != "audit_report"]
    made = [one(case, kind, None if kind in _DATED else layout) for kind in kinds]
    return made + [audit(case, year.year, layout) for year in case.years]


def bound(case: Case, layout: int | None = None, *, listed: bool = True) -> Volumes:
    """The three volumes; the attachments begin with their list when `listed`."""
    attached = attachments(case, layout)
    if listed:
        years = iter(case.years)
        names = [
            f"{next(years).year}年度审计报告" if d.type == "audit_report" else contents.NAMES[d.type]
            for d in attached
        ]
        entries = [(name, len(d.pages)) for name, d in zip(names, attached, strict=True)]
        turned = _turned(layout, contents.LAYOUTS)
        attached.insert(0, contents.of(entries, _dice(case, "contents"), turned))
    return {
        Binding.FORM: [one(case, "application_form", layout)],
        Binding.ATTACHMENTS: attached,
        Binding.PERSONAL: [one(case, "personal_information", layout)],
    }


def _turned(layout: int | None, count: int) -> int | None:
    return None if layout is None else layout % count


def _dice(case: Case, what: str) -> random.Random:
    return random.Random(f"{case.seed}-{case.project}-{what}")
