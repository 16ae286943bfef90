"""Who is named as the employer's legal representative, by which document, and as of which day (D-24)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from extractors.document import Document, Field
from validators.certainty import sure
from validators.days import day_of
from validators.dossier import Dossier
from validators.employer import registrations

# Field with the name, and fields that date the document, the most telling first.
_REGISTERED = {
    "business_license": ("legal_rep", ("issue_date",)),
    "institution_certificate": ("legal_rep", ("issue_date", "valid_from")),
}
_OTHERS = {
    "org_code_certificate": ("legal_rep", ("valid_from",)),
    "tax_registration": ("legal_rep", ("issue_date",)),
    "labor_contract": ("employer_legal_rep", ("sign_date_employer", "sign_date_employee")),
    "letter_of_intent": ("employer_legal_rep", ("sign_date_employer", "sign_date_employee")),
    "articles_of_association": ("legal_rep", ("adoption_date",)),
}


@dataclass(frozen=True, slots=True)
class Named:
    """A name, the document that gives it, and the field that dates the document (None: undated)."""

    document: Document
    field: Field
    dated: Field | None

    @property
    def day(self) -> date | None:
        return day_of(self.dated)

    @property
    def sure_day(self) -> date | None:
        """The day, where it stands as read."""
        return self.day if self.dated and sure(self.dated) else None


def registered(dossier: Dossier) -> Named | None:
    """The representative by the latest of the employer's licences and certificates that names one."""
    found = [
        named
        for document in registrations(dossier)
        for named in _named(document, *_REGISTERED[document.type])
    ]
    return max(found, key=_latest_first, default=None)


def _latest_first(named: Named) -> tuple[date, bool, float, str]:
    return (
        named.day or date.min,
        sure(named.field),
        named.field.confidence,
        named.field.value,
    )


def others(dossier: Dossier, reference: Named) -> tuple[Named, ...]:
    """Every other place of the lead copies that names the representative."""
    registered = (
        named
        for document in registrations(dossier)
        if document.id != reference.document.id
        for named in _named(document, *_REGISTERED[document.type])
    )
    elsewhere = (
        named
        for type, places in _OTHERS.items()
        for document in dossier.lead(type)
        for named in _named(document, *places)
    )
    return (*registered, *elsewhere)


def _named(document: Document, name: str, dates: tuple[str, ...]) -> Iterator[Named]:
    dated = next((f for date_name in dates for f in document.all(date_name)), None)
    for field in document.all(name):
        yield Named(document, field, dated)


def signers(dossier: Dossier) -> tuple[tuple[Document, tuple[Field, ...]], ...]:
    """The audit reports with those who answer for their statements: representative and accountants alike."""
    return tuple(
        (report, report.all("signer")) for report in dossier.lead("audit_report") if report.all("signer")
    )
