"""Whether an item of the checklist is there: the one logic behind every `documents.*` rule."""

from collections.abc import Callable
from functools import partial

from extractors.document import Document
from ingest.wording import Bilingual
from validators.certainty import sure_type
from validators.clause import Item, Need
from validators.dossier import Dossier
from validators.doubt import hidden
from validators.finding import Severity
from validators.phrase import phrase, sentences
from validators.places import all_named, document_evidence, document_subject
from validators.programme import Programme
from validators.route import item_of, need, not_expected, route_named
from validators.rule import Answer, Rule, cannot_tell, failed, not_applicable, passed

Choice = Callable[[Dossier, tuple[Document, ...]], tuple[Document, ...]]


def everything(_: Dossier, documents: tuple[Document, ...]) -> tuple[Document, ...]:
    """Every document of a right type counts."""
    return documents


def presence(
    id: str, clause: str, severity: Severity, reads: tuple[str, ...], counts: Choice = everything
) -> Rule:
    """A rule that finds the checklist item `id` by type; `counts` leaves out what does not satisfy it."""
    return Rule(id, (clause,), severity, reads, partial(_check, id, counts))


def _check(id: str, counts: Choice, dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    return (present(dossier, programme, id, counts),)


def present(dossier: Dossier, programme: Programme, id: str, counts: Choice = everything) -> Answer:
    """The answer for one item of the checklist."""
    item = item_of(programme, id)
    what = _titles(programme, item)
    asked = need(dossier, programme, id)
    found = counts(dossier, dossier.lead(*item.types)) if item.types else ()
    if asked is Need.NOT_EXPECTED:
        return not_expected(dossier, what)
    if any(sure_type(document) for document in found):
        return _found(dossier, programme, found)
    if found:
        return _unsure(dossier, programme, found)
    return _absent(dossier, programme, item, asked, counts)


def _found(dossier: Dossier, programme: Programme, found: tuple[Document, ...]) -> Answer:
    certain = tuple(document for document in found if sure_type(document))
    return passed(
        phrase("Found: {what}.", "已找到：{what}。", what=all_named(certain, programme)),
        tuple(document_evidence(dossier, document) for document in certain),
        document_subject(certain[0]),
    )


def _unsure(dossier: Dossier, programme: Programme, found: tuple[Document, ...]) -> Answer:
    return cannot_tell(
        phrase(
            "Probably {what}, but the pages could not be recognised with certainty. Look at them; "
            "if they are something else, send the document.",
            "疑似{what}，但无法确定。请人工查看；如不是，请补交。",
            what=all_named(found, programme),
        ),
        tuple(document_evidence(dossier, document) for document in found),
        document_subject(found[0]),
    )


def _absent(dossier: Dossier, programme: Programme, item: Item, asked: Need, counts: Choice) -> Answer:
    what = _titles(programme, item)
    elsewhere = counts(dossier, tuple(d for d in dossier.documents if d.type in item.types))
    if asked is Need.IF_APPLICABLE:
        return not_applicable(
            phrase(
                "Not found, and asked for only where it applies: {what}.",
                "未找到，仅在适用时提交：{what}。",
                what=what,
            )
        )
    if elsewhere:
        return cannot_tell(
            phrase(
                "Found in another copy only: {found}. The most complete copy lacks it. Compare the copies.",
                "仅见于其他份：{found}；最完整的一份中没有。请核对各份。",
                found=all_named(elsewhere, programme),
            ),
            tuple(document_evidence(dossier, document) for document in elsewhere),
            document_subject(elsewhere[0]),
        )
    missing = phrase("Not found: {what}.", "未找到：{what}。", what=what)
    if asked is Need.UNKNOWN:
        return cannot_tell(
            sentences(
                missing,
                phrase(
                    "Whether it is required depends on the route ({route}).",
                    "是否须提交取决于申报类型（{route}）。",
                    route=route_named(dossier),
                ),
            )
        )
    return unproven(dossier, programme, item, missing)


def unproven(dossier: Dossier, programme: Programme, item: Item, missing: Bilingual) -> Answer:
    """`missing` as a failure, or as cannot-tell when something unread may be what is missing."""
    binding = programme.kind(item.types[0]).binding if item.types else None
    doubt = hidden(dossier, binding)
    if doubt.en:
        return cannot_tell(sentences(missing, doubt))
    return failed(sentences(missing, Bilingual("Send it.", "请补交。")))


def _titles(programme: Programme, item: Item) -> Bilingual:
    titles = [programme.kind(type).title for type in item.types]
    return Bilingual(" or ".join(t.en for t in titles), "或".join(t.zh for t in titles))
