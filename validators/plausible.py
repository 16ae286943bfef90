"""Dates of things that had happened by the application, and that happened in a life or a company (D-55)."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from extractors.document import Document, Field
from validators.audits import founded
from validators.births import births
from validators.certainty import sure, sure_type
from validators.days import span_of
from validators.dossier import Dossier
from validators.employer import own_licences

# Dates of the applicant's life. None of them may lie after the application or before the birth.
_OF_PERSON = {
    "passport": ("issue_date",),
    "prc_id_card": ("issue_date",),
    "foreigner_pr_card": ("issue_date",),
    "overseas_degree": ("date_conferred",),
    "cscse_certification": ("date_conferred", "issue_date"),
    "domestic_degree": ("date_conferred",),
    "domestic_graduation": ("issue_date",),
    "overseas_study": ("issue_date",),
    "overseas_employment": ("start", "letter_date"),
    "application_form": ("degree_date", "declaration_date"),
    "self_recommendation_form": ("degree_date", "declaration_date"),
    "patent": ("application_date", "grant_date"),
    "award": ("award_date",),
}
# Dates of the employer's life; articles are adopted before a company is founded.
_OF_EMPLOYER = {
    "business_license": ("issue_date",),
    "org_code_certificate": ("valid_from",),
    "tax_registration": ("issue_date",),
}
_PAST_ONLY = {
    "business_license": ("established",),
    "articles_of_association": ("adoption_date",),
    "institution_certificate": ("issue_date", "valid_from"),
    "notarial": ("issue_date",),
    "labor_contract": ("sign_date_employer", "sign_date_employee"),
}


class Fault(StrEnum):
    """What is implausible about a date."""

    FUTURE = "future"
    BEFORE_BIRTH = "before-birth"
    BEFORE_FOUNDING = "before-founding"


@dataclass(frozen=True, slots=True)
class Dated:
    """A date of the past as one document states it; `certain` where it and the document's kind are sure."""

    document: Document
    field: Field
    first: date
    last: date
    certain: bool


@dataclass(frozen=True, slots=True)
class Implausible:
    """A date, what is wrong with it, and the field it was held against (None: the day of the application)."""

    dated: Dated
    fault: Fault
    against: Field | None
    certain: bool


def past_dates(dossier: Dossier) -> tuple[Dated, ...]:
    """Every date of the lead copies that must lie in the past."""
    return (*_dates(dossier, _OF_PERSON), *_dates(dossier, _OF_EMPLOYER), *_dates(dossier, _PAST_ONLY))


def implausible(dossier: Dossier) -> Iterator[Implausible]:
    """Dates after the application, before the birth or before the founding; each with its first fault."""
    today = dossier.reference_date
    for dated in past_dates(dossier):
        if today is not None and dated.first > today:
            yield Implausible(dated, Fault.FUTURE, None, dated.certain)
    born = [(b.field, b.first, b.certain) for b in births(dossier)]
    yield from _before(_dates(dossier, _OF_PERSON), Fault.BEFORE_BIRTH, born)
    begun = [(f, span[0], sure(f)) for f in founded(dossier) for span in [span_of(f)] if span]
    yield from _before(_dates(dossier, _OF_EMPLOYER), Fault.BEFORE_FOUNDING, begun)


def _before(
    dates: tuple[Dated, ...], fault: Fault, starts: list[tuple[Field, date, bool]]
) -> Iterator[Implausible]:
    """Against the earliest start that any place states: where places differ, another rule tells."""
    if not starts:
        return
    against, start, certain = min(starts, key=lambda each: each[1])
    for dated in dates:
        if dated.last < start:
            yield Implausible(dated, fault, against, dated.certain and certain)


def _dates(dossier: Dossier, names: Mapping[str, tuple[str, ...]]) -> tuple[Dated, ...]:
    return tuple(
        Dated(document, field, *span, sure(field) and sure_type(document))
        for document in own_licences(dossier, dossier.lead(*names))
        for name in names[document.type]
        for field in document.all(name)
        for span in [span_of(field)]
        if span
    )
