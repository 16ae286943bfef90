"""Application form and attachments are bound apart: no volume holds both."""

from collections.abc import Iterator

from ingest.volume import Binding
from validators.binding import Content, contents, volume_named
from validators.certainty import sure_type
from validators.dossier import Dossier
from validators.finding import Severity, Subject
from validators.phrase import phrase
from validators.places import all_named, document_evidence
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, failed, passed


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer for each volume that holds both; one for all when none does."""
    volumes = contents(dossier)
    mixed = tuple(answer for volume in volumes for answer in _mixed(dossier, programme, volume))
    if mixed:
        return mixed
    apart = [d for c in volumes for b in (Binding.FORM, Binding.ATTACHMENTS) for d in c.of(b, programme)[:1]]
    found = {programme.kind(d.type).binding for d in apart if sure_type(d)}
    if len(found) < 2:
        return (
            cannot_tell(
                phrase(
                    "Application form and attachments were not both recognised, so nothing can be said of "
                    "their binding.",
                    "未能同时识别出申报书和附件，无法判断装订情况。",
                )
            ),
        )
    return (
        passed(
            phrase(
                "Application form and attachments lie apart in {count} volumes or files.",
                "申报书与附件分开装订（共{count}册或文件）。",
                count=len(volumes),
            ),
            tuple(document_evidence(dossier, d) for d in apart),
        ),
    )


def _mixed(dossier: Dossier, programme: Programme, content: Content) -> Iterator[Answer]:
    forms, others = (content.of(b, programme) for b in (Binding.FORM, Binding.ATTACHMENTS))
    if not forms or not others:
        return
    both = (*forms, *others)
    certain = any(map(sure_type, forms)) and any(map(sure_type, others)) and not content.overfull
    message = phrase(
        "{volume} holds the form and attachments together: {forms}; {others}. Bind or file them apart."
        if certain
        else "{volume} seems to hold the form and attachments together: {forms}; {others}. "
        "Look at these pages.",
        "{volume}中申报书与附件混装：{forms}；{others}。请分别装订或分开提交。"
        if certain
        else "{volume}中申报书与附件疑似混装：{forms}；{others}。请人工查看。",
        volume=volume_named(content.volume),
        forms=all_named(forms, programme),
        others=all_named(others[:3], programme),
    )
    subject = Subject(copy=content.volume.copy, binding=content.volume.binding)
    evidence = tuple(document_evidence(dossier, document) for document in both)
    yield (failed if certain else cannot_tell)(message, evidence, subject)


RULE = Rule("bindings.separate", ("R-43",), Severity.MAJOR, ("volumes", "documents"), check)
