"""Which fiscal years the audit reports cover, and which the application asks for (domain notes, C.16)."""

from dataclasses import dataclass
from datetime import date

from extractors.document import Document, Field
from validators.certainty import sure, sure_type
from validators.dossier import Dossier
from validators.employer import registrations
from validators.programme import Programme


@dataclass(frozen=True, slots=True)
class Covered:
    """A fiscal year that a report says it covers; `certain` when the year and the kind of document are."""

    year: int
    document: Document
    field: Field
    certain: bool


@dataclass(frozen=True, slots=True)
class Audits:
    """All years read, by year, and the reports whose year could not be read."""

    covered: tuple[Covered, ...]
    undated: tuple[Document, ...]

    @property
    def documents(self) -> tuple[Document, ...]:
        return (*dict.fromkeys(c.document for c in self.covered), *self.undated)

    @property
    def certain(self) -> frozenset[int]:
        return frozenset(c.year for c in self.covered if c.certain)

    @property
    def years(self) -> frozenset[int]:
        return frozenset(c.year for c in self.covered)


def audits(dossier: Dossier) -> Audits:
    """The audit reports of the lead copies. Years of comparison columns are none of theirs."""
    reports = dossier.lead("audit_report")
    covered = [
        Covered(int(field.value), report, field, sure_type(report) and _certain(report, field))
        for report in reports
        for field in report.all("fy")
        if field.value.isdecimal()
    ]
    told = {c.document.id for c in covered}
    return Audits(
        tuple(sorted(covered, key=lambda c: (c.year, c.document.id))),
        tuple(report for report in reports if report.id not in told),
    )


def _certain(report: Document, field: Field) -> bool:
    """The year stands as read, or the report is dated in the year after it, as reports are."""
    issued = {f.value[:4] for f in report.all("report_date")}
    return sure(field) or str(int(field.value) + 1) in issued


def expected(reference: date, programme: Programme) -> tuple[int, ...]:
    """The fiscal years before the year of the application, oldest first."""
    return tuple(range(reference.year - programme.number("audits.years"), reference.year))


def in_grace(reference: date, programme: Programme) -> bool:
    """Whether the latest report may still be a year older: last year's audit may not be out yet."""
    return reference <= programme.day("audits.grace-until", reference.year)


def founded(dossier: Dossier) -> tuple[Field, ...]:
    """The founding dates on the employer's licences."""
    return tuple(
        field
        for licence in registrations(dossier)
        for field in licence.all("established")
        if field.value[:4].isdecimal()
    )


def consecutive(years: frozenset[int], count: int) -> tuple[int, ...]:
    """The latest `count` years of `years` that follow one another; () when there are none such.

    >>> consecutive(frozenset({2012, 2014, 2015, 2016}), 3), consecutive(frozenset({2014, 2016}), 3)
    ((2014, 2015, 2016), ())
    """
    for last in sorted(years, reverse=True):
        run = tuple(range(last - count + 1, last + 1))
        if years.issuperset(run):
            return run
    return ()
