"""The personal information sheet is kept apart: it shares its volume or file with no other document."""

from collections.abc import Iterator

from ingest.volume import Binding
from validators.binding import Content, contents, volume_named
from validators.certainty import sure_type
from validators.dossier import Dossier
from validators.finding import Severity
from validators.phrase import phrase
from validators.places import all_named, document_evidence, document_subject
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, failed, passed


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer for each volume in which the sheet lies with other documents; one for all when none does."""
    volumes = contents(dossier)
    shared = tuple(answer for volume in volumes for answer in _shared(dossier, programme, volume))
    if shared:
        return shared
    sheets = tuple(d for c in volumes for d in c.of(Binding.PERSONAL, programme))
    evidence = tuple(document_evidence(dossier, sheet) for sheet in sheets)
    if not sheets or not all(map(sure_type, sheets)):
        return (
            cannot_tell(
                phrase(
                    "The personal information sheet was not recognised with certainty, so it is not known "
                    "where it is bound.",
                    "未能确定识别个人信息表，无法判断其装订位置。",
                ),
                evidence,
            ),
        )
    return (
        passed(
            phrase(
                "Bound by itself: {sheets}.",
                "单独成册：{sheets}。",
                sheets=all_named(sheets, programme),
            ),
            evidence,
        ),
    )


def _shared(dossier: Dossier, programme: Programme, content: Content) -> Iterator[Answer]:
    sheets = content.of(Binding.PERSONAL, programme)
    others = tuple(d for d in content.documents if d not in sheets)
    if not sheets or not others:
        return
    known = tuple(d for d in others if sure_type(d) and programme.kind(d.type).binding is not None)
    certain = bool(known) and any(map(sure_type, sheets)) and not content.overfull
    shown = known or others
    message = phrase(
        "{volume}: {sheets} lies together with {others}. The sheet holds "
        "private data that reviewers of the attachments must not see; file it by itself."
        if certain
        else "{volume}: {sheets} seems to lie together with {others}. Look at these pages.",
        "{volume}：{sheets}与{others}装订在一起。个人信息表含有评审人员不应看到的个人信息，请单独装订提交。"
        if certain
        else "{volume}：{sheets}疑似与{others}装订在一起。请人工查看。",
        volume=volume_named(content.volume),
        sheets=all_named(sheets, programme),
        others=all_named(shown[:3], programme),
    )
    evidence = tuple(document_evidence(dossier, document) for document in (*sheets, *shown[:3]))
    yield (failed if certain else cannot_tell)(message, evidence, document_subject(sheets[0]))


RULE = Rule("bindings.personal-information", ("R-44",), Severity.MAJOR, ("volumes", "documents"), check)
