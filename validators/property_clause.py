"""Whether a contract says to whom what is created under it belongs (R-26, D-44)."""

from extractors.document import Answer as Found
from extractors.document import Document, Field
from extractors.page_text import LEGIBLE
from ingest.wording import Bilingual
from validators.certainty import sure_type
from validators.dossier import Dossier
from validators.doubt import hidden
from validators.engagement import CONTRACT, engagements, none_found
from validators.finding import evidence_of
from validators.phrase import phrase, sentences
from validators.places import all_named, document_evidence, document_subject, named
from validators.programme import Programme
from validators.rule import Answer, cannot_tell, failed, passed

_NAME = "ip_clause"
_QUOTED = 60  # characters of the clause in a message; all of it stands in the evidence


def clarified(dossier: Dossier, programme: Programme) -> Answer:
    """Whether one of the contracts has a clause on intellectual property; if it is adequate a person says.

    Words of a legible text are enough: unlike a figure, no misreading turns other words into these. Not found
    in a contract that was read well is a failure, unless an annex may lie among pages of no known type.
    """
    found = engagements(dossier)
    if not found:
        return none_found(dossier, programme)
    for document in found:
        clause = document.first(_NAME)
        if clause is not None and sure_type(document) and clause.confidence >= LEGIBLE:
            return _clause(programme, document, clause)
    what = all_named(found, programme)
    evidence = tuple(document_evidence(dossier, document) for document in found)
    subject = document_subject(found[0], _NAME)
    doubt = hidden(dossier, programme.kind(CONTRACT).binding)
    if not all(map(_read_without, found)):
        return cannot_tell(phrase(_UNREAD.en, _UNREAD.zh, what=what), evidence, subject)
    told = phrase(_NONE.en, _NONE.zh, what=what)
    if doubt.en:
        return cannot_tell(sentences(told, doubt), evidence, subject)
    return failed(sentences(told, _SEND), evidence, subject)


def _clause(programme: Programme, document: Document, clause: Field) -> Answer:
    quote = clause.raw if len(clause.raw) <= _QUOTED else f"{clause.raw[:_QUOTED]}…"
    message = phrase(
        "{what}: “{quote}” ({page}). Whether that is adequate a reviewer decides.",
        "{what}：“{quote}”（{page}）。约定是否充分由审核人员判断。",
        what=named(document, programme),
        quote=quote,
        page=clause.page,
    )
    return passed(message, (evidence_of(clause),), document_subject(document, _NAME))


def _read_without(document: Document) -> bool:
    """Whether the document was read well and has no such clause."""
    return sure_type(document) and any(
        field.name == _NAME and field.answer is Found.NOT_FOUND for field in document.fields
    )


_NONE = Bilingual(
    "{what}: no clause says to whom intellectual property in the work belongs.",
    "{what}：未约定工作成果的知识产权归属。",
)
_SEND = Bilingual("Send a supplement or agreement that does.", "请补交约定知识产权归属的补充协议。")
_UNREAD = Bilingual(
    "{what}: no certain clause on intellectual property; pages were read badly, or perhaps they are no "
    "contract. Look there or scan again.",
    "{what}：未能确定有知识产权条款（页面识别不佳或文件类型不确定）。请人工查看或重新扫描。",
)
