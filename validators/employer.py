"""What the documents say of the employer: its licences, and its name in each document."""

from dataclasses import dataclass

from extractors.document import Document, Field
from ingest.wording import Bilingual
from validators.clause import Need
from validators.dossier import Dossier
from validators.ladder import reading
from validators.programme import Programme
from validators.route import need, not_expected
from validators.rule import Answer
from validators.script import normal

# Whoever audits, values or pleads shows a licence of its own (domain notes B.0, rule 1).
_OTHERS = ("会计师事务所", "会计事务所", "资产评估", "律师事务所")
# A labour contract with one of these as party A may be a dispatch contract (D-21).
AGENCIES = ("外企服务", "外企人力", "人力资源", "人才服务", "FESCO")

# Where the employer's name stands; the order says whom to believe when opinions are divided evenly.
_PLACES = (
    ("application_form", "employer_name"),
    ("business_license", "name"),
    ("institution_certificate", "name"),
    ("labor_contract", "employer_name"),
    ("letter_of_intent", "employer_name"),
    ("audit_report", "entity_name"),
    ("articles_of_association", "company_name"),
    ("company_profile", "company_name"),
)
REGISTRATIONS = ("business_license", "institution_certificate")


@dataclass(frozen=True, slots=True)
class Source:
    """A document that should name the employer, and the names found in it."""

    document: Document
    name: str
    fields: tuple[Field, ...]


Named = tuple[Source, Field]


def own_licences(dossier: Dossier, documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """`documents` without the licences of firms of a kind that the form's employer is not."""
    employers = [f.value for form in dossier.lead("application_form") for f in form.all("employer_name")]
    foreign = [word for word in _OTHERS if not any(word in employer for employer in employers)]
    return tuple(
        document
        for document in documents
        if document.type != "business_license"
        or not any(word in field.value for word in foreign for field in document.all("name"))
    )


def without_employer(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """The answer of a rule about the employer on a route that has none; () elsewhere."""
    if need(dossier, programme, "documents.employer-registration") is Need.NOT_EXPECTED:
        return (not_expected(dossier, Bilingual("an employer", "用人单位")),)
    return ()


def registrations(dossier: Dossier) -> tuple[Document, ...]:
    """The employer's licences and certificates in the lead copies."""
    return own_licences(dossier, dossier.lead(*REGISTRATIONS))


def sources(dossier: Dossier) -> tuple[Source, ...]:
    """Every document of the lead copies that should name the employer, most telling kinds first."""
    return tuple(
        Source(document, name, document.all(name))
        for type, name in _PLACES
        for document in own_licences(dossier, dossier.lead(type))
    )


def reference_name(told: tuple[Named, ...]) -> Named:
    """The name that most documents give, the first of them in doubt; of its readings the surest.

    `told` are the names found, at least one, in the order of `sources`.
    """
    documents: dict[str, set[str]] = {}
    for source, field in told:
        documents.setdefault(normal(field.value), set()).add(source.document.id)
    name = max(documents, key=lambda key: len(documents[key]))
    return max(
        ((s, f) for s, f in told if normal(f.value) == name),
        key=lambda pair: (reading(pair[1]).sure, pair[1].confidence),
    )
