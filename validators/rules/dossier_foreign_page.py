"""No page has another person or company as its subject and names nobody of the dossier."""

from extractors.document import Field
from ingest.wording import Bilingual
from validators.dossier import Dossier
from validators.finding import Severity, evidence_of
from validators.oddity import Kind
from validators.own import FORMS
from validators.phrase import phrase
from validators.places import document_subject, page_evidence, span
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, failed, passed
from validators.strangers import Stranger, Who, strangers


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer for each document or page of somebody else. Messages do not say who that is: it is private.

    >>> from validators.example import document, doubtful, outcomes
    >>> form = document("application_form", name_foreign="Anna Maria Eriksson")
    >>> passport = document("passport", surname="ERIKSSON", given_names="ANNA MARIA")
    >>> outcomes(check, form, passport, document("overseas_degree", holder_name="Anna Eriksson"))
    ['pass']
    >>> stray = document("overseas_degree", holder_name="John Smith")
    >>> outcomes(check, form, passport, stray), outcomes(check, form, passport, doubtful(stray))
    (['fail'], ['cannot-tell'])
    >>> from validators.example import unread
    >>> contract = unread(document("labor_contract", employee_name="?"), "employee_name")
    >>> outcomes(check, form, passport, contract)
    ['cannot-tell']
    >>> outcomes(check, document("main_products"))
    ['cannot-tell']
    """
    naming = _naming(dossier)
    if not naming:
        return (cannot_tell(_NOBODY),)
    odd = tuple(_odd(dossier, programme, found) for found in strangers(dossier))
    return odd or (passed(_NONE, tuple(map(evidence_of, naming))),)


_NOBODY = Bilingual(
    "Whom the dossier is about could not be read in any form, so pages of others could not be told.",
    "各表中均未读出申报人或用人单位，无法判断是否混入他人材料。",
)


def _odd(dossier: Dossier, programme: Programme, found: Stranger) -> Answer:
    told = _FOREIGN if found.certain else _NEAR if found.who is Who.NEAR else _PERHAPS
    message = phrase(
        told.en,
        told.zh,
        title=programme.kind(found.document.type).title,
        pages=span(found.pages),
    )
    evidence = tuple(page_evidence(dossier, page) for page in found.pages)
    if found.certain:
        return failed(message, evidence, document_subject(found.document, Kind.FOREIGN))
    if found.who is Who.NEAR:
        return cannot_tell(message, evidence, document_subject(found.document), Severity.MINOR)
    return cannot_tell(message, evidence, document_subject(found.document, Kind.FOREIGN))


_FOREIGN = Bilingual(
    "{title}, {pages}: names another person or company and nobody of this dossier. It seems to belong to "
    "somebody else's dossier: treat it as confidential, give it back, and send the right paper.",
    "{title}（{pages}）：所载为其他个人或单位，与本材料无关，疑为他人材料混入。请按保密要求处理、退回，并提交正确的材料。",
)
_PERHAPS = Bilingual(
    "{title}, {pages}: seems to name another person or company and nobody of this dossier, but this is not "
    "certain. An authorised person looks.",
    "{title}（{pages}）：疑为其他个人或单位的材料，但不能确定。请由有权限的人员查看。",
)
_NEAR = Bilingual(
    "{title}, {pages}: the name was not read with certainty, and nothing else on it is this dossier's. Look "
    "whose it is.",
    "{title}（{pages}）：姓名或名称识别不确定，且无其他可对应本材料的内容。请人工查看其归属。",
)


_NONE = Bilingual(
    "Every document that names a person or a company names one of this dossier.",
    "凡载有个人或单位名称的材料，均与本申报材料相符。",
)


def _naming(dossier: Dossier) -> tuple[Field, ...]:
    """Where the dossier's names stand: in the forms, else on the passport and the licence."""
    fields = ("name_foreign", "name_zh", "employer_name")
    found = tuple(f for form in dossier.lead(*FORMS) for name in fields for f in form.all(name))
    others = dossier.lead("passport", "business_license", "institution_certificate")
    return found or tuple(f for d in others for name in ("surname", "name") for f in d.all(name))


RULE: Rule = Rule(
    "dossier.foreign-page",
    ("R-32", "D-53"),
    Severity.MAJOR,
    ("names in documents", "pages", "application.applicant", "application.employer"),
    check,
)
