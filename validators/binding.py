"""What lies in each volume: documents by the binding they belong in."""

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Content:
    """A volume and the documents with a page in it."""

    volume: Volume
    documents: tuple[Document, ...]

    def of(self, binding: Binding, programme: Programme) -> tuple[Document, ...]:
        """The documents in this volume that belong in `binding`."""
        return tuple(d for d in self.documents if programme.kind(d.type).binding is binding)

    @property
    def overfull(self) -> bool:
        """Whether it has more sides than its declared sheets can have: a cover sheet may have been missed."""
        sheets = self.volume.declared_sheets or 0
        sides = sum(1 for page in self.volume.pages if page.kind in (PageKind.CONTENT, PageKind.BLANK))
        return 0 < 2 * sheets < sides

    @property
    def empty(self) -> bool:
        """Whether nothing but sheets of ours and blank pages is in the volume."""
        return not any(page.kind is PageKind.CONTENT for page in self.volume.pages)


def contents(dossier: Dossier) -> tuple[Content, ...]:
    """Every volume (on paper a bound one, else a file or a declared subfolder) with its documents."""
    return tuple(
        Content(volume, tuple(d for d in dossier.documents if pages & set(d.pages)))
        for volume in dossier.volumes
        for pages in [{page.id for page in volume.pages}]
    )


def volume_named(volume: Volume) -> Bilingual:
    """The volume as a reviewer finds it: binding and copy, else the file."""
    if volume.binding is not None and volume.copy is not None:
        return phrase(
            "{binding}, copy {copy}", "{binding}第{copy}份", binding=NAMES[volume.binding], copy=volume.copy
        )
    if volume.source:
        return Bilingual(volume.source, volume.source)
    return NAMES[volume.binding] if volume.binding else Bilingual("volume without cover", "无封面的一册")
