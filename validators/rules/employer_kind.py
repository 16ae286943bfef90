"""The employer is of the kind that the application says, by the code on its licence or certificate."""

from collections.abc import Iterator

from extractors.document import Document, Field
from ingest.wording import Bilingual
from validators.answers import together
from validators.certainty import sure, sure_type
from validators.dossier import Dossier, Origin
from validators.employer import registrations, without_employer
from validators.finding import Evidence, Severity, Subject, evidence_of
from validators.phrase import phrase, sentences
from validators.places import document_evidence, document_subject, named
from validators.programme import Programme
from validators.route import kind_named
from validators.rule import Answer, Rule, cannot_tell, failed, passed, warned

# First two characters of the code (GB 32100; domain C.2) and the employer kinds of the programme. Of others
# (92 individual businesses, 52 private non-enterprise units …) the programme does not say where they belong.
_KINDS = {"91": "enterprise", "11": "institution", "12": "institution"}
_OF_TYPE = {"business_license": "enterprise", "institution_certificate": "institution"}
_BEIJING = "11"  # how the code of its region begins, GB/T 2260
_INDIVIDUAL = "6789"  # seventh digit of an individual business's registration number, GS 15-2006


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer for each licence or certificate that is odd; one for all when none is.

    >>> from validators.example import document, doubtful, outcomes
    >>> licence = document("business_license", uscc="91110108MA01EBFH9B")
    >>> outcomes(check, licence), outcomes(check, licence, employer_kind="institution")
    (['pass'], ['fail'])
    >>> outcomes(check, doubtful(licence)), outcomes(check, licence, employer_kind=None)
    (['cannot-tell'], ['cannot-tell'])
    >>> outcomes(check, document("business_license", uscc="92310115MA1K4X2L73"))  # elsewhere, individual
    ['cannot-tell', 'warn']
    """
    absent = without_employer(dossier, programme)
    if absent:
        return absent
    found = registrations(dossier)
    if not found:
        return (cannot_tell(_NONE),)
    right = any(_kind(document) == _stated(dossier) for document in found)
    return together(answer for document in found for answer in _answers(dossier, programme, document, right))


_NONE = Bilingual(
    "Neither a business licence nor a legal-person certificate of the employer was recognised, so its kind "
    "is not known. Send one, or look for it.",
    "未识别到用人单位营业执照或法人证书，无法判断单位性质。请补交或人工查找。",
)


def _stated(dossier: Dossier) -> str | None:
    return dossier.application.employer_kind.value


def _number(document: Document) -> Field | None:
    """The credit code, or the older number, which is of one kind of employer."""
    return document.first("uscc") or document.first("reg_no") or document.first("certificate_no")


def _kind(document: Document) -> str | None:
    """The kind that code and document agree on; None where they do not, or the code is of no known kind."""
    number = _number(document)
    if number is None:
        return None
    if number.name == "uscc":
        kind = _KINDS.get(number.value[:2])
    else:
        individual = number.name == "reg_no" and number.value[6:7] in _INDIVIDUAL
        kind = None if individual else _OF_TYPE[document.type]
    return kind if kind == _OF_TYPE[document.type] else None


def _answers(dossier: Dossier, programme: Programme, document: Document, right: bool) -> Iterator[Answer]:
    number = _number(document)
    if number is None:
        yield _unread(dossier, programme, document)
        return
    told = phrase(
        "{document} bears {number}; kind of employer by the application: {kind}.",
        "{document}号码为{number}；本次申报的单位性质为{kind}。",
        document=named(document, programme),
        number=number.value,
        kind=kind_named(_stated(dossier)),
    )
    place = ((evidence_of(number),), document_subject(document, number.name))
    yield _judged(dossier, document, number, told, right, *place)
    if number.name == "uscc" and sure(number) and number.value[2:4] != _BEIJING:
        yield warned(phrase(_ELSEWHERE.en, _ELSEWHERE.zh, code=number.value), *place, Severity.INFO)


_ELSEWHERE = Bilingual(
    "The code {code} was given outside Beijing (its region does not begin with 11). A reviewer decides "
    "whether the employer may apply here.",
    "代码{code}的登记机关不在北京（行政区划码非11开头），是否可由其申报请审核人员判断。",
)


def _unread(dossier: Dossier, programme: Programme, document: Document) -> Answer:
    return cannot_tell(
        phrase(
            "{document}: neither code nor registration number could be read. Look at it, or scan it again.",
            "{document}：未能读出代码或注册号。请人工查看或重新扫描。",
            document=named(document, programme),
        ),
        (document_evidence(dossier, document),),
        document_subject(document, "uscc"),
    )


def _judged(
    dossier: Dossier,
    document: Document,
    number: Field,
    told: Bilingual,
    right: bool,
    evidence: tuple[Evidence, ...],
    subject: Subject,
) -> Answer:
    kind, stated = _kind(document), dossier.application.employer_kind
    if kind is None:
        return cannot_tell(sentences(told, _OTHER), evidence, subject)
    if not (sure(number) and sure_type(document)):
        return cannot_tell(sentences(told, _UNSURE), evidence, subject)
    if kind == stated.value:
        return passed(told, evidence, subject)
    if right:
        return warned(sentences(told, _BESIDE), evidence, subject, Severity.MINOR)
    if stated.value is None or stated.origin is not Origin.DECLARED:
        return cannot_tell(sentences(told, _DECLARE), evidence, subject)
    return failed(sentences(told, _SEND), evidence, subject)


_OTHER = Bilingual(
    "Which kind of employer that is, the programme does not say. A person decides.",
    "该类主体属何种单位性质，项目未作规定，请人工判断。",
)
_UNSURE = Bilingual(
    "But this is not read with certainty. Look at it, or scan it again.",
    "但识别不确定，请人工查看或重新扫描。",
)
_DECLARE = Bilingual(
    "Declare `employer_kind` (enterprise or institution) and run the rules again.",
    "请在 dossier.yaml 中注明 employer_kind（enterprise 或 institution）后重新核验。",
)
_BESIDE = Bilingual(
    "Another document bears out the kind declared; a reviewer looks whose this one is.",
    "另有材料与申报性质相符，请审核人员确认此件归属。",
)
_SEND = Bilingual(
    "An enterprise shows a business licence, a public institution its legal-person certificate. "
    "Send the right one, or correct the kind declared.",
    "企业应提交营业执照，事业单位应提交事业单位法人证书。请补交相应证照或更正单位性质。",
)


RULE: Rule = Rule(
    "employer.kind",
    ("R-30", "D-20"),
    Severity.BLOCKER,
    (
        "business_license.uscc",
        "business_license.reg_no",
        "institution_certificate.uscc",
        "institution_certificate.certificate_no",
        "application.employer_kind",
    ),
    check,
)
