"""Whether a contract or letter of intent was signed by both sides (R-21)."""

from extractors.document import Document
from ingest.wording import Bilingual
from validators.certainty import sure_type
from validators.dossier import Dossier
from validators.engagement import engagements, none_found
from validators.finding import Evidence, Severity
from validators.phrase import phrase
from validators.places import all_named, document_evidence, document_subject, named
from validators.programme import Programme
from validators.rule import Answer, cannot_tell, failed, passed
from validators.signing import Block, signature_block


def signed(dossier: Dossier, programme: Programme) -> Answer:
    """Whether one of the contracts bears the marks of both sides.

    Without signature of the one and seal of the other it is none that was signed. Which single mark is
    missing `contract.signatures` tells with its weight; a copy that lacks one does not prove that nothing was
    signed.
    """
    found = engagements(dossier)
    if not found:
        return none_found(dossier, programme)
    blocks = tuple((document, signature_block(dossier, document)) for document in found)
    for document, block in blocks:
        if block is not None and sure_type(document) and _by_both(block):
            message = phrase(
                "{what}: signed by the applicant and by the employer.",
                "{what}：申报人与用人单位均已签署。",
                what=named(document, programme),
            )
            return passed(message, _evidence(dossier, document, block), document_subject(document))
    evidence = tuple(document_evidence(dossier, document) for document in found)
    if all(block is not None and sure_type(document) and _by_nobody(block) for document, block in blocks):
        message = phrase(_UNSIGNED.en, _UNSIGNED.zh, what=all_named(found, programme))
        return failed(message, evidence, document_subject(found[0]))
    message = phrase(_OPEN.en, _OPEN.zh, what=all_named(found, programme))
    return cannot_tell(message, evidence, document_subject(found[0]), Severity.MINOR)


_OPEN = Bilingual(
    "{what}: found, but not certainly signed by both sides; the finding on its signatures says what lacks. "
    "Send the signed contract.",
    "{what}：已找到，但不能确定双方均已签署；所缺内容见签字盖章核查结果。请提交已签署的合同。",
)


_UNSIGNED = Bilingual(
    "{what}: not signed by the applicant, not sealed by the employer. Send the signed contract.",
    "{what}：无申报人签字，也无用人单位公章。请提交已签署的合同。",
)


def _by_nobody(block: Block) -> bool:
    """Whether the page is legible and bears neither the applicant's mark, nor text where it could be, nor a
    seal: what stands for the employer's representative alone makes no contract."""
    return block.legible and not (*block.employee, *block.unattributed, *block.seals, *block.beside)


def _by_both(block: Block) -> bool:
    return block.legible and bool(block.employee) and bool(block.seals or block.representative)


def _evidence(dossier: Dossier, document: Document, block: Block) -> tuple[Evidence, ...]:
    marks = (*block.employee, *block.representative, *block.seals)
    return tuple(Evidence(page, mark.box, "") for page, mark in marks) or (
        document_evidence(dossier, document),
    )
