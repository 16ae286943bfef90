"""The head of the dossier: what was declared, else what the form says, else what follows from the rest."""

from collections.abc import Iterable, Iterator
from datetime import date

from extractors.document import Document
from ingest.arrival import Arrival
from validators.dossier import Application, Origin, Stated

# where a fact may be read, best place first: (document type, field)
_PLACES: dict[str, tuple[tuple[str, str], ...]] = {
    "track": (("application_form", "track"),),
    "project": (("application_form", "project_type"),),
    "submitted": (("application_form", "declaration_date"),),
    "applicant": (
        ("application_form", "name_foreign"),
        ("application_form", "name_zh"),
        ("personal_information", "name_foreign"),
    ),
    "employer": (("application_form", "employer_name"), ("business_license", "name")),
}


def application_of(arrival: Arrival, documents: Iterable[Document], programme: str) -> Application:
    """State each fact with its origin; what nobody says stays None and comes from "default".

    `programme` is the name of the one that the dossier is judged by.
    """
    found = tuple(documents)
    declared = arrival.declared

    def stated(fact: str, declared_value: str | None) -> Stated:
        if declared_value is not None:
            return Stated(declared_value, Origin.DECLARED)
        read = next(_read(found, _PLACES[fact]), None)
        return Stated(read, Origin.READ if read is not None else Origin.DEFAULT)

    submitted = declared.submitted.isoformat() if declared.submitted else None
    return Application(
        programme=Stated(programme, Origin.DECLARED if declared.programme == programme else Origin.DEFAULT),
        track=stated("track", declared.track),
        project=stated("project", declared.project),
        employer_kind=_employer_kind(declared.employer_kind, found),
        submitted=_whole_date(stated("submitted", submitted)),
        applicant=stated("applicant", None),
        employer=stated("employer", None),
        intake=_intake(arrival),
    )


def _intake(arrival: Arrival) -> Stated:
    """Paper that came counts, whatever was declared before it did."""
    declared = arrival.declared.intake is arrival.intake
    return Stated(arrival.intake, Origin.DECLARED if declared else Origin.DEFAULT)


def _read(documents: tuple[Document, ...], places: tuple[tuple[str, str], ...]) -> Iterator[str]:
    for kind, name in places:
        fields = [f for d in documents if d.type == kind for f in d.all(name)]
        if fields:
            yield max(fields, key=lambda f: f.confidence).value


def _whole_date(stated: Stated) -> Stated:
    """A month is no reference date: terms are judged by the day."""
    try:
        date.fromisoformat(stated.value or "")
    except ValueError:
        return Stated(None, Origin.DEFAULT)
    return stated


def _employer_kind(declared: str | None, documents: tuple[Document, ...]) -> Stated:
    """Kind by the code the form states (domain A.3: 91 enterprise, 12 institution), else by the certificate.

    The certificate alone comes second: a licence that was put in by mistake must not choose the checklist.
    """
    if declared:
        return Stated(declared, Origin.DECLARED)
    prefixes = {"91": "enterprise", "12": "institution"}
    places = (("application_form", "employer_uscc"), ("business_license", "uscc"))
    for code in _read(documents, places):
        if code[:2] in prefixes:
            return Stated(prefixes[code[:2]], Origin.READ)
    kinds = {d.type for d in documents}
    if "business_license" in kinds and "institution_certificate" not in kinds:
        return Stated("enterprise", Origin.READ)
    if "institution_certificate" in kinds and "business_license" not in kinds:
        return Stated("institution", Origin.READ)
    return Stated(None, Origin.DEFAULT)
