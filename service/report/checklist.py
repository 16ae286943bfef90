"""The checklist of the programme: each kind of document, whether it is there, and what is wrong with it."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.wording import Bilingual
from service.report.places import Places
from service.report.schema import Report, ReportDocument, ReportFinding
from service.report.weight import by_weight, is_open, worst
from service.report.words import words
from validators.finding import Outcome

# (rule, document types that satisfy it, rules that look at the same documents), in the order of domain A.5.
_ITEMS: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...] = (
    ("documents.application-form", ("application_form",), ("copies.form",)),
    ("documents.self-recommendation", ("self_recommendation_form",), ()),
    (
        "documents.personal-information",
        ("personal_information",),
        ("bindings.personal-information", "copies.personal-information"),
    ),
    ("documents.degree", ("overseas_degree", "domestic_degree", "domestic_graduation"), ("degree.",)),
    ("documents.certification", ("cscse_certification",), ("degree.certification-number",)),
    ("documents.overseas-study", ("overseas_study",), ()),
    ("documents.identity", ("passport", "prc_id_card", "foreigner_pr_card"), ("passport.",)),
    ("documents.contract", ("labor_contract", "letter_of_intent"), ("contract.",)),
    ("documents.overseas-employment", ("overseas_employment",), ()),
    ("documents.achievements", ("patent", "paper", "book", "project", "award"), ()),
    (
        "documents.employer-registration",
        ("business_license", "institution_certificate"),
        ("employer.name", "employer.uscc", "employer.licence-term", "employer.certificate-validity"),
    ),
    ("documents.organization-code", ("org_code_certificate",), ()),
    ("documents.company-profile", ("company_profile",), ()),
    ("documents.articles", ("articles_of_association",), ()),
    ("documents.audit-reports", ("audit_report",), ("audits.",)),
    ("documents.main-products", ("main_products",), ()),
    ("documents.market-outlook", ("market_outlook",), ()),
)
_OTHERS = "documents.others"


@dataclass(frozen=True, slots=True)
class Found:
    """Documents of one type at one place, and in how many further copies they stand."""

    type: Bilingual
    where: Bilingual
    anchor: str
    year: str
    further_copies: int


@dataclass(frozen=True, slots=True)
class Item:
    """One line of the checklist. `status` names its words ([presence]), `mark` the outcome whose sign it
    bears; `open` are the findings on these documents that ask for something."""

    title: Bilingual
    clause: str
    status: str
    mark: Outcome
    found: tuple[Found, ...]
    open: tuple[ReportFinding, ...]


def checklist(report: Report, places: Places) -> tuple[Item, ...]:
    """Lines for every kind of document that a rule asks for or that is there; the rest is left out."""
    rows = [_item(rule, types, about, report, places) for rule, types, about in _ITEMS]
    listed = {kind for _, types, _ in _ITEMS for kind in types}
    rest = tuple(dict.fromkeys(d.type for d in report.documents if d.type not in listed))
    others = _item(_OTHERS, rest, (), report, places)
    return tuple(item for item in (*rows, others) if item is not None)


def _item(
    rule: str, types: tuple[str, ...], about: tuple[str, ...], report: Report, places: Places
) -> Item | None:
    documents = [d for d in report.documents if d.type in types]
    own = [f for f in report.findings if f.rule == rule]
    if not own and not documents:
        return None
    ids = {d.id for d in documents}
    issues = tuple(
        f
        for f in report.findings
        if is_open(f) and f.rule != rule and (_concerns(f.rule, about) or f.subject.document in ids)
    )
    outcome = worst(own)
    flawed = outcome in (Outcome.PASS, None) and issues
    return Item(
        title=words("rule", rule),
        clause=own[0].clause if own else "",
        status="flawed" if flawed else (outcome or "unchecked"),
        mark=worst((*own, *issues)) or Outcome.NOT_APPLICABLE,
        found=_found(documents, places) or _shown(own, report, places),
        open=tuple(by_weight((*(f for f in own if is_open(f)), *issues))),
    )


def _shown(own: Sequence[ReportFinding], report: Report, places: Places) -> tuple[Found, ...]:
    """Where an item stands that has no document of its own: in a section of another one, or in its code."""
    pages = [place.page for f in own if f.outcome is Outcome.PASS for place in f.evidence]
    holders = [d for page in dict.fromkeys(pages) for d in report.documents if page in d.pages]
    return tuple(
        Found(words("type", d.type), places.run(tuple(p for p in d.pages if p in pages)), d.id, "", 0)
        for d in dict.fromkeys(holders)
    )


def _concerns(rule: str, about: tuple[str, ...]) -> bool:
    return any(rule == name or (name.endswith(".") and rule.startswith(name)) for name in about)


def _found(documents: Sequence[ReportDocument], places: Places) -> tuple[Found, ...]:
    """The documents of the lowest copy of each binding, and how many further copies have the type too."""
    found = []
    for kind, binding in dict.fromkeys((d.type, d.binding) for d in documents):
        same = [d for d in documents if (d.type, d.binding) == (kind, binding)]
        copies = {d.copy_ for d in same}
        first = min(copies, key=lambda c: c or 0)
        for document in same:
            if document.copy_ == first:
                where = places.document(document)
                year = places.year(document)
                found.append(Found(words("type", kind), where, document.id, year, len(copies) - 1))
    return tuple(found)
