"""The contract bears the employee's signature, the employer's seal, its representative's mark, and a date."""

from extractors.document import Document
from ingest.wording import Bilingual
from validators.certainty import sure_type
from validators.clause import Need
from validators.dossier import Dossier
from validators.finding import Evidence, Severity, evidence_of
from validators.phrase import listed, phrase, sentences
from validators.places import document_evidence, document_subject, named, page_evidence
from validators.programme import Programme
from validators.route import need, not_expected
from validators.rule import Answer, Rule, cannot_tell, failed, passed, warned
from validators.signing import Block, signature_block


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer for each contract; letters of intent are looked at where there is no contract."""
    if need(dossier, programme, "documents.contract") is Need.NOT_EXPECTED:
        return (not_expected(dossier, Bilingual("a contract", "合同")),)
    found = dossier.lead("labor_contract") or dossier.lead("letter_of_intent")
    if not found:
        return (cannot_tell(_NO_CONTRACT),)
    return tuple(_answer(dossier, programme, document) for document in found)


_NO_CONTRACT = Bilingual(
    "No contract or letter of intent was recognised, so its signatures could not be checked. Send it.",
    "未识别到合同或意向书，无法核查签字盖章。请补交。",
)
_EMPLOYEE = Bilingual("the employee's signature", "受聘人签字")
_SEAL = Bilingual("the employer's seal", "单位公章")
_DATE = Bilingual("the date of signing", "签订日期")


def _answer(dossier: Dossier, programme: Programme, document: Document) -> Answer:
    what = named(document, programme)
    subject = document_subject(document)
    block = signature_block(dossier, document)
    if block is None:
        message = phrase(
            "{what}: no page with the places for both signatures was recognised; it is missing or "
            "unreadable. Send or scan the signature page.",
            "{what}：未识别到双方签字页，可能缺页或无法辨认。请补交或重新扫描签字页。",
            what=what,
        )
        return cannot_tell(message, (document_evidence(dossier, document),), subject)
    missing, unclear = _lacking(block)
    evidence = _evidence(dossier, block)
    if missing:
        told = phrase(
            "{what}: not there: {missing}.", "{what}：缺{missing}。", what=what, missing=listed(missing)
        )
        if block.legible and sure_type(document):
            remedy = Bilingual(
                "Send the contract signed, sealed and dated.", "请提交已签字、盖章并注明日期的合同。"
            )
            return failed(sentences(told, remedy), evidence, subject)
        remedy = Bilingual("The page is hardly legible; scan it again.", "该页难以辨认，请重新扫描。")
        return cannot_tell(sentences(told, remedy), evidence, subject)
    if unclear:
        message = phrase(
            "{what}: could not be made out: {unclear}. Look at the signature page.",
            "{what}：无法确认{unclear}。请人工查看签字页。",
            what=what,
            unclear=listed(unclear),
        )
        return cannot_tell(message, evidence, subject)
    if not block.representative:
        message = phrase(
            "{what}: signed by the employee, sealed by the employer and dated, but without the mark of the "
            "employer's representative. The seal alone may do; a reviewer decides.",
            "{what}：有受聘人签字、单位公章和日期，但无法定代表人（或委托代理人）签章。是否认可由审核人员判断。",
            what=what,
        )
        return warned(message, evidence, subject, Severity.MINOR)
    message = phrase(
        "{what}: signed by both parties, sealed by the employer, and dated {dates}.",
        "{what}：双方已签字，单位已盖章，签订日期{dates}。",
        what=what,
        dates=listed(dict.fromkeys(field.value for field in block.dates)),
    )
    return passed(message, evidence, subject)


def _lacking(block: Block) -> tuple[list[Bilingual], list[Bilingual]]:
    """What is certainly not there, and what may be there unread.

    A mark whose label was not read may be the employee's; so may text beside the label: neat writing, or a
    name typed in. A seal may cover the date.
    """
    missing: list[Bilingual] = []
    unclear: list[Bilingual] = []
    if not block.employee:
        (unclear if block.unattributed or block.beside else missing).append(_EMPLOYEE)
    if not block.seals:
        missing.append(_SEAL)
    if not block.dates:
        (unclear if block.seals or block.dates_unreadable else missing).append(_DATE)
    return missing, unclear


def _evidence(dossier: Dossier, block: Block) -> tuple[Evidence, ...]:
    signatures = (*block.employee, *block.unattributed)
    marks = (
        *(Evidence(page, mark.box, mark.anchor) for page, mark in signatures),
        *(Evidence(page, line.box, line.text) for page, line in block.beside if not block.employee),
        *(Evidence(page, mark.box, "") for page, mark in block.representative),
        *(Evidence(page, seal.box, seal.text) for page, seal in block.seals),
        *(evidence_of(field) for field in block.dates),
    )
    return marks or tuple(page_evidence(dossier, page) for page in block.pages)


RULE: Rule = Rule(
    "contract.signatures",
    ("C-05", "D-45", "D-46"),
    Severity.MAJOR,
    (
        "labor_contract signature page",
        "labor_contract.sign_date_employer",
        "labor_contract.sign_date_employee",
        "letter_of_intent signature page",
    ),
    check,
)
