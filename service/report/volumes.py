"""The volumes of a report as searchable PDF/A files, named as contract 3 says: `<copy>-<binding>.pdf`."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from extractors.page_text import PageText
from ingest.page import PageImage
from service.report.places import volume_words
from service.report.schema import Report, ReportVolume
from service.report.words import words
from service.volume_pdf.write import Mark, Side, write_volume

_UNBOUND, _ELECTRONIC = "unbound", "electronic"


def write_volumes(
    folder: Path,
    report: Report,
    images: Mapping[str, PageImage],
    texts: Mapping[str, PageText],
    producer: str,
) -> None:
    """Write a PDF of each volume that has pages into `folder`, which is made.

    `images` and `texts` go by page id. Raises OSError when a page picture cannot be read.
    """
    folder.mkdir()
    for name, volume in zip(volume_files(report.volumes), report.volumes, strict=True):
        sides = [_side(images[page], texts.get(page)) for page in volume.pages if page in images]
        if sides:
            place = volume_words(volume.copy_, volume.binding, many=True)
            title = f"{report.dossier} {place.zh} {place.en}"
            write_volume(folder / name, sides, title, producer, _marks(report, [s.label for s in sides]))


def volume_files(volumes: Iterable[ReportVolume]) -> Iterator[str]:
    """The file names of the volumes, in order.

    What declares no copy is the only one there is, the first; further volumes of the same name are counted:
    `1-attachments.pdf`, `1-attachments-2.pdf`. Files beside paper are `electronic-attachments.pdf`.
    """
    taken: Counter[str] = Counter()
    for volume in volumes:
        copy = _ELECTRONIC if volume.electronic else volume.copy_ or 1
        name = f"{copy}-{volume.binding or _UNBOUND}"
        taken[name] += 1
        yield f"{name}.pdf" if taken[name] == 1 else f"{name}-{taken[name]}.pdf"


def _side(image: PageImage, text: PageText | None) -> Side:
    """A page that was not read (a cover sheet, a page that failed) is a picture only."""
    if text is None:
        return Side(image.id, image.file, image.dpi, 0, image.width)
    return Side(image.id, image.file, image.dpi, text.rotation, text.width, text.lines)


def _marks(report: Report, pages: list[str]) -> Iterator[Mark]:
    """A bookmark for each document that begins in this volume."""
    for document in report.documents:
        if document.pages and document.pages[0] in pages:
            name = words("type", document.type)
            yield Mark(f"{name.zh} {name.en}", pages.index(document.pages[0]))
