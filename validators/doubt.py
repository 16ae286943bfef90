"""What may hide a document that was not found: absence is proof only where everything was read."""

from collections.abc import Iterable, Iterator

from extractors.document import Document
from ingest.arrival import RefusalCode
from ingest.page import PageKind
from ingest.volume import Binding, Volume
from ingest.wording import Bilingual
from validators.certainty import GUESSED_TYPE, legible, sure_type
from validators.dossier import Dossier
from validators.phrase import NOTHING, listed, phrase, sentences
from validators.places import picture_name, span

# Of these nothing is there that a person could still look at, or all of it is in the dossier.
_NOTHING_INSIDE = (RefusalCode.EMPTY, RefusalCode.MISSING, RefusalCode.VOLUME_AGAIN)
_SHOWN = 6  # names of places in one message


def hidden(dossier: Dossier, binding: Binding | None = None) -> Bilingual:
    """Why a document of `binding` (None: any) may be there unseen, and what settles it; empty: it is not.

    Counted are refused files, pages without a reading, pages hardly legible, and pages of no known type.
    Blank pages hide nothing. Of several copies the lead one is looked at.
    """
    volumes = lead_volumes(dossier, binding)
    reasons = (
        _reason("could not be opened: {places}.", "以下文件无法打开：{places}。", _refused(dossier)),
        _reason("could not be read: {places}.", "以下页面无法读取：{places}。", _unread(dossier, volumes)),
        _reason(
            "type not recognised: {places}.", "以下页面类型无法确定：{places}。", _unknown(dossier, binding)
        ),
    )
    if not any(reason.en for reason in reasons):
        return NOTHING
    return sentences(
        *reasons,
        Bilingual(
            "Send or scan these again, or let a person look at them.", "请重新提交或重新扫描，或由人工查看。"
        ),
    )


def _reason(en: str, zh: str, places: Iterable[str]) -> Bilingual:
    found = tuple(places)
    if not found:
        return NOTHING
    shown = listed((*found[:_SHOWN], *(["…"] if len(found) > _SHOWN else [])))
    text = phrase(en, zh, places=shown)
    return Bilingual(text.en[0].upper() + text.en[1:], text.zh)


def _refused(dossier: Dossier) -> Iterator[str]:
    return (refusal.source for refusal in dossier.refused if refusal.code not in _NOTHING_INSIDE)


def _unread(dossier: Dossier, volumes: tuple[Volume, ...]) -> Iterator[str]:
    for image in (image for volume in volumes for image in volume.pages):
        if image.kind is not PageKind.CONTENT:
            continue
        read = dossier.pages.get(image.id)
        if read is None or not legible(read):
            yield f"{image.id} ({picture_name(image)})"


def _unknown(dossier: Dossier, binding: Binding | None) -> Iterator[str]:
    for document in dossier.lead():
        near = binding is None or document.binding in (None, binding)
        if near and unrecognised(document):
            yield span(document.pages)


def unrecognised(document: Document) -> bool:
    """Whether the document may be of any type."""
    return document.confidence < GUESSED_TYPE or (document.type == "other" and not sure_type(document))


def lead_volumes(dossier: Dossier, binding: Binding | None = None) -> tuple[Volume, ...]:
    """The volumes in which documents are looked for: of several copies the lead one, of loose files all."""
    return tuple(
        volume
        for volume in dossier.volumes
        if (binding is None or volume.binding in (None, binding))
        and (
            volume.copy is None or volume.binding is None or volume.copy == dossier.lead_copy(volume.binding)
        )
    )
