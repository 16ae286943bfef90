"""Which pages belong to a document of a known kind, and which to none (D-52)."""

from dataclasses import dataclass
from enum import StrEnum

from extractors.document import Document
from ingest.page import PageImage, PageKind
from validators.certainty import legible
from validators.dossier import Dossier
from validators.doubt import lead_volumes, unrecognised


class Place(StrEnum):
    """Where a page belongs."""

    KNOWN = "known"
    OTHER = "other"  # certainly no kind of paper that the programme names
    DOUBTFUL = "doubtful"  # its kind was not recognised, or it was hardly legible or not read at all
    TWICE = "twice"  # in two documents


@dataclass(frozen=True, slots=True)
class Stretch:
    """Neighbouring pages of a volume that belong to one place; `document` is theirs, if they have one."""

    place: Place
    pages: tuple[str, ...]
    document: Document | None = None


def stretches(dossier: Dossier) -> tuple[Stretch, ...]:
    """Every page with content of the lead copies, in the order of the volumes."""
    owners: dict[str, list[Document]] = {}
    for document in dossier.documents:
        for page in document.pages:
            owners.setdefault(page, []).append(document)
    found: list[Stretch] = []
    for volume in lead_volumes(dossier):
        fresh = True
        for image in volume.pages:
            if image.kind is not PageKind.CONTENT or _blank(dossier, image):
                continue
            owned = owners.get(image.id, [])
            place, owner = _place(dossier, image.id, owned), owned[0] if owned else None
            if not fresh and (found[-1].place, found[-1].document) == (place, owner):
                found[-1] = Stretch(place, (*found[-1].pages, image.id), owner)
            else:
                found.append(Stretch(place, (image.id,), owner))
            fresh = False
    return tuple(found)


def _blank(dossier: Dossier, image: PageImage) -> bool:
    read = dossier.pages.get(image.id)
    return read is not None and read.blank


def _place(dossier: Dossier, page: str, owners: list[Document]) -> Place:
    if len(owners) > 1:
        return Place.TWICE
    if owners and not unrecognised(owners[0]):
        return Place.OTHER if owners[0].type == "other" else Place.KNOWN
    read = dossier.pages.get(page)
    if not owners and read is not None and legible(read):
        return Place.OTHER
    return Place.DOUBTFUL
