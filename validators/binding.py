"""What lies in each volume: documents by the binding they belong in."""

from dataclasses import dataclass
from statistics import median

from extractors.document import Document
from ingest.page import PageKind
from ingest.volume import Binding, Volume
from ingest.wording import Bilingual
from validators.dossier import Dossier
from validators.phrase import phrase
from validators.programme import Programme

NAMES = {
    Binding.FORM: Bilingual("Application form", "申报书"),
    Binding.ATTACHMENTS: Bilingual("Attachments", "附件"),
    Binding.PERSONAL: Bilingual("Personal information sheet", "个人信息表"),
}


_TOO_MANY = 1.5  # times the pages of the other copies


@dataclass(frozen=True, slots=True)
class Content:
    """A volume and the documents with a page in it.

    `overfull`: it holds more pages than one volume should, so that a cover sheet may have been missed.
    """

    volume: Volume
    documents: tuple[Document, ...]
    overfull: bool = False

    def of(self, binding: Binding, programme: Programme) -> tuple[Document, ...]:
        """The documents in this volume that belong in `binding`."""
        return tuple(d for d in self.documents if programme.kind(d.type).binding is binding)

    @property
    def empty(self) -> bool:
        """Whether nothing but sheets of ours and blank pages is in the volume."""
        return not any(page.kind is PageKind.CONTENT for page in self.volume.pages)


def contents(dossier: Dossier) -> tuple[Content, ...]:
    """Every volume that counts (on paper a bound one, else a file or declared folder), with its documents."""
    return tuple(
        Content(
            volume,
            tuple(d for d in dossier.documents if pages & set(d.pages)),
            _overfull(volume, dossier.bound),
        )
        for volume in dossier.bound
        for pages in [{page.id for page in volume.pages}]
    )


def _overfull(volume: Volume, volumes: tuple[Volume, ...]) -> bool:
    """More sides than the declared sheets have; where none are declared, far more than the other copies."""
    if volume.declared_sheets:
        return _sides(volume) > 2 * volume.declared_sheets
    others = [_sides(v) for v in volumes if v is not volume and v.binding is volume.binding and v.copy]
    return bool(volume.copy) and len(others) > 1 and _sides(volume) > _TOO_MANY * median(others)


def _sides(volume: Volume) -> int:
    return sum(1 for page in volume.pages if page.kind in (PageKind.CONTENT, PageKind.BLANK))


def volume_named(volume: Volume) -> Bilingual:
    """The volume as a reviewer finds it: binding and copy, else the file."""
    if volume.binding is not None and volume.copy is not None:
        return phrase(
            "{binding}, copy {copy}", "{binding}第{copy}份", binding=NAMES[volume.binding], copy=volume.copy
        )
    if volume.source:
        return Bilingual(volume.source, volume.source)
    return NAMES[volume.binding] if volume.binding else Bilingual("volume without cover", "无封面的一册")
