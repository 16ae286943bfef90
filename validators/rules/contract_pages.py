"""All pages of the contract are there: page x of y, plain numbers, or articles without a gap."""

from extractors.document import Document
from ingest.wording import Bilingual
from validators.certainty import legible, sure_type
from validators.dossier import Dossier
from validators.doubt import hidden
from validators.engagement import engagements, none_found, not_asked
from validators.finding import Evidence, Severity
from validators.paging import Pages, Paging, articles, counted
from validators.phrase import listed, phrase, sentences
from validators.places import document_subject, named, page_evidence
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, failed, passed
from validators.signing import Block, signature_block


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer for each contract, or letter of intent where there is none.

    >>> from validators.example import document, outcomes
    >>> outcomes(check, document("labor_contract")), outcomes(check)
    (['cannot-tell'], ['cannot-tell'])
    >>> outcomes(check, document("labor_contract"), project="self-recommendation")
    ['not-applicable']
    """
    unasked = not_asked(dossier, programme)
    if unasked:
        return (unasked,)
    found = engagements(dossier)
    if not found:
        return (none_found(dossier, programme),)
    return tuple(_answer(dossier, programme, document) for document in found)


def _answer(dossier: Dossier, programme: Programme, document: Document) -> Answer:
    what = named(document, programme)
    subject = document_subject(document)
    evidence = _evidence(dossier, document)
    block = signature_block(dossier, document)
    numbers = counted(dossier, document)
    told, paging = _weighed(dossier, document, numbers, block)
    message = phrase(told.en, told.zh, what=what, count=len(document.pages), lacking=listed(paging.lacking))
    if paging.pages is Pages.ALL and sure_type(document):
        return passed(message, evidence, subject)
    if paging.pages is not Pages.GAP:
        return cannot_tell(sentences(message, _LOOK), evidence, subject)
    doubt = _doubt(dossier, programme, document)
    if doubt.en:
        return cannot_tell(sentences(message, doubt), evidence, subject)
    remedy = Bilingual("Send or scan the whole contract again.", "请重新提交或扫描完整合同。")
    return failed(sentences(message, remedy), evidence, subject)


def _weighed(
    dossier: Dossier, document: Document, numbers: Paging, block: Block | None
) -> tuple[Bilingual, Paging]:
    """What is said, and what it rests on.

    Plain numbers and articles say nothing of what comes last: there the signatures must end the contract.
    """
    if numbers.pages is Pages.GAP:
        return _GAP, numbers
    if numbers.pages is Pages.ALL and (block is not None or numbers.of_total):
        return _ALL, numbers
    if numbers.pages is Pages.NONE and block is not None:
        return _unnumbered(dossier, document, block)
    found = articles(dossier, document, ()) if numbers.pages is Pages.NONE else numbers
    return (_ARTICLES_GAP, found) if found.pages is Pages.GAP else (_UNSURE, Paging(Pages.UNSURE))


def _unnumbered(dossier: Dossier, document: Document, block: Block) -> tuple[Bilingual, Paging]:
    if len(document.pages) == 1:
        return _ONE, Paging(Pages.ALL)
    found = articles(dossier, document, block.pages)
    told = {Pages.GAP: _ARTICLES_GAP, Pages.ALL: _ARTICLES}.get(found.pages, _UNSURE)
    return told, found


_ALL = Bilingual("{what}: the pages are numbered without a gap ({count}).", "{what}：页码连续，共{count}页。")
_ONE = Bilingual(
    "{what}: one page, which bears the places for both signatures.", "{what}：仅一页，含双方签字处。"
)
_ARTICLES = Bilingual(
    "{what}: articles follow one another on all {count} pages, up to the signatures.",
    "{what}：{count}页条款编号连续，末尾为签字页。",
)
_GAP = Bilingual(
    "{what}: by the numbers printed, pages {lacking} are not there.", "{what}：按页码缺第{lacking}页。"
)
_ARTICLES_GAP = Bilingual(
    "{what}: articles {lacking} are not there, so a page seems to be missing.",
    "{what}：缺第{lacking}条，似有缺页。",
)
_UNSURE = Bilingual(
    "{what}: {count} pages; the numbers printed do not show for certain that these are all.",
    "{what}：共{count}页，页码或条款编号不足以确定是否齐全。",
)
_LOOK = Bilingual("Look through the pages.", "请人工翻阅核对。")


def _doubt(dossier: Dossier, programme: Programme, document: Document) -> Bilingual:
    """Why what lacks may be there all the same."""
    if not all(page in dossier.pages and legible(dossier.pages[page]) for page in document.pages):
        return Bilingual("A page is hardly legible; scan it again.", "有页面难以辨认，请重新扫描。")
    if not sure_type(document):
        return Bilingual(
            "But it is not certain what these pages are. Look at them.", "但文件类型不确定，请人工查看。"
        )
    return hidden(dossier, programme.kind(document.type).binding)


def _evidence(dossier: Dossier, document: Document) -> tuple[Evidence, ...]:
    return tuple(page_evidence(dossier, page) for page in document.pages)


RULE: Rule = Rule(
    "contract.pages",
    ("C-05", "D-49"),
    Severity.MAJOR,
    ("labor_contract lines", "letter_of_intent lines"),
    check,
)
