"""Where on the paper something stands: evidence for whole pages and documents, and how pages are named."""

from extractors.document import Document
from ingest.page import Box, PageImage, PageKind
from ingest.volume import Volume
from ingest.wording import Bilingual
from validators.dossier import Dossier
from validators.finding import Evidence, Subject
from validators.phrase import listed, phrase
from validators.programme import Programme

SHEETS_BETWEEN = (PageKind.COVER, PageKind.END, PageKind.SEPARATOR)  # ours, bound in for scanning only


def page_number(volume: Volume, page: str) -> int:
    """The place of a page in its volume, from 1, as bound: sheets of ours left out, blank pages counted."""
    bound = [image.id for image in volume.pages if image.kind not in SHEETS_BETWEEN]
    return bound.index(page) + 1 if page in bound else 0


def page_evidence(dossier: Dossier, page: str, text: str = "") -> Evidence:
    """A whole page of the dossier; one that was not read has the size of its picture."""
    read = dossier.pages.get(page)
    if read is not None:
        return Evidence(page, Box(0, 0, read.width, read.height), text)
    image = next((image for volume in dossier.volumes for image in volume.pages if image.id == page), None)
    return Evidence(page, Box(0, 0, image.width, image.height) if image else Box(0, 0, 0, 0), text)


def document_evidence(dossier: Dossier, document: Document) -> Evidence:
    """The first page of the document that has text, else its first page."""
    written = [page for page in document.pages if page in dossier.pages and not dossier.pages[page].blank]
    return page_evidence(dossier, (written or list(document.pages) or [""])[0])


def volume_evidence(dossier: Dossier, volume: Volume) -> tuple[Evidence, ...]:
    """The first page of the volume, if it has one."""
    return tuple(page_evidence(dossier, image.id) for image in volume.pages[:1])


def document_subject(document: Document, field: str | None = None) -> Subject:
    """A finding about one document, or one field of it."""
    return Subject(document.copy, document.binding, document.id, field)


def named(document: Document, programme: Programme) -> Bilingual:
    """The document as people call it, with its pages: "passport (p0012)"."""
    return phrase(
        "{title} ({pages})",
        "{title}（{pages}）",
        title=programme.kind(document.type).title,
        pages=span(document.pages),
    )


def span(pages: tuple[str, ...]) -> str:
    """Page ids, a run of neighbours by its ends.

    >>> span(("p0003", "p0004", "p0005", "p0009"))
    'p0003–p0005, p0009'
    """
    runs: list[list[str]] = []
    for page in pages:
        if runs and _follows(runs[-1][-1], page):
            runs[-1].append(page)
        else:
            runs.append([page])
    return ", ".join(run[0] if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)


def _follows(page: str, next_page: str) -> bool:
    return page[1:].isdecimal() and next_page[1:].isdecimal() and int(next_page[1:]) == int(page[1:]) + 1


def all_named(documents: tuple[Document, ...], programme: Programme) -> Bilingual:
    """Several documents as people call them."""
    return listed(named(document, programme) for document in documents)


def picture_name(image: PageImage) -> str:
    """The file and the place in it where a page came from, from 1."""
    return f"{image.source}, {image.index + 1}"
