"""Writing a volume: pages go to disk piece by piece, so that no volume has to fit into memory."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf
from pikepdf import Array, Dictionary, Name, OutlineItem, Pdf, Stream, String

from extractors.page_text import Line
from service.volume_pdf.archival import make_archival
from service.volume_pdf.layer import Paper, text_operators
from service.volume_pdf.letters import Letters
from service.volume_pdf.picture import Picture, load_picture

_POINTS = 72.0  # an inch
_SHORTEST, _LONGEST = 3.0, 14_400.0  # points, sides of a page: ISO 19005-2, 6.1.13
_USUAL_DPI = 200.0  # of a scan that does not say
_PIECE = 16 << 20  # bytes of pictures held in memory
# what the unit square of an image becomes where the page is turned clockwise by so many degrees
_UPRIGHT = {
    0: "{w} 0 0 {h} 0 0",
    90: "0 -{h} {w} 0 0 {h}",
    180: "-{w} 0 0 -{h} {w} {h}",
    270: "0 {h} -{w} 0 {w} 0",
}


@dataclass(frozen=True, slots=True)
class Side:
    """One page of a volume: the picture in `file` is turned clockwise by `rotation` degrees to stand upright.

    Boxes of `lines` are in pixels of the upright page, which is `width` pixels wide.
    """

    label: str
    file: Path
    dpi: float
    rotation: int
    width: int
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Mark:
    """A bookmark to the page at `index`, from 0."""

    title: str
    index: int


def write_volume(
    target: Path, sides: Sequence[Side], title: str, producer: str, marks: Iterable[Mark] = ()
) -> None:
    """Write the sides, at least one, as a searchable PDF/A-2b; the same input gives the same bytes.

    Raises OSError where a picture cannot be read or the file cannot be written.
    """
    letters = Letters()
    with TemporaryDirectory(dir=target.parent, prefix=".pages-") as place:
        folder = Path(place).resolve()
        with _opened(_bind(list(_pieces(sides, letters, folder)), folder)) as document:
            _finish(document, sides, letters, marks)
            make_archival(document, title, producer)
            _save(document, target)


def _finish(document: Pdf, sides: Iterable[Side], letters: Letters, marks: Iterable[Mark]) -> None:
    """What belongs to the whole: the font of all pages, their labels, the bookmarks."""
    if letters:
        font = letters.font(document)
        for page in document.pages:
            page.Resources.Font = Dictionary(F=font)
    _label(document, sides)
    with document.open_outline() as outline:
        outline.root.extend(OutlineItem(mark.title, mark.index, "Fit") for mark in marks)


def _pieces(sides: Iterable[Side], letters: Letters, folder: Path) -> Iterator[Path]:
    """Files of some pages each, still without their font, in order."""
    rest = iter(sides)
    for number, first in enumerate(rest):
        with pikepdf.new() as piece:
            held = _add_page(piece, first, letters)
            while held < _PIECE and (side := next(rest, None)) is not None:
                held += _add_page(piece, side, letters)
            file = folder / f"{number}.pdf"
            _save(piece, file)
        yield file


def _bind(pieces: Sequence[Path], folder: Path) -> Path:
    """One file of all pieces. qpdf copies from file to file where pikepdf's pages hold what they show."""
    if len(pieces) == 1:
        return pieces[0]
    bound = folder / "bound.pdf"
    options = ("--empty", "--stream-data=preserve", "--deterministic-id", "--pages")
    pikepdf.Job(["qpdf", *options, *map(str, pieces), "--", str(bound)]).run()
    return bound


def _opened(file: Path) -> Pdf:
    """The file, if it is whole: qpdf says nothing of a disk that is full. Raises OSError."""
    try:
        return pikepdf.open(file, attempt_recovery=False)
    except pikepdf.PdfError as error:
        raise OSError(f"not written whole: {file.name}") from error


def _add_page(document: Pdf, side: Side, letters: Letters) -> int:
    """Append the side; returns the bytes of its picture."""
    picture = load_picture(side.file)
    width, height = _size(picture, side)
    place = _UPRIGHT[side.rotation].format(w=f"{width:.2f}", h=f"{height:.2f}")
    text = text_operators(side.lines, letters, Paper(width / side.width, height))
    page = document.add_blank_page(page_size=(round(width, 2), round(height, 2)))
    page.Resources = Dictionary(XObject=Dictionary(P=picture.image(document)))
    page.Contents = Stream(document, f"q {place} cm /P Do Q\n".encode("ascii") + text)
    return len(picture.data)


def _size(picture: Picture, side: Side) -> tuple[float, float]:
    """Width and height of the upright page in points."""
    sides = (picture.width, picture.height)
    width, height = sides[::-1] if side.rotation in (90, 270) else sides
    scale = _POINTS / (side.dpi or _USUAL_DPI)
    scale = min(max(scale, _SHORTEST / min(sides)), _LONGEST / max(sides))
    return width * scale, height * scale


def _label(document: Pdf, sides: Iterable[Side]) -> None:
    """Pages are called as the report calls them (ISO 32000-1, 12.4.2)."""
    numbers = Array()
    for index, side in enumerate(sides):
        numbers.append(index)
        numbers.append(Dictionary(P=String(side.label)))
    document.Root.PageLabels = Dictionary(Nums=numbers)
    document.Root.PageMode = Name.UseOutlines


def _save(document: Pdf, file: Path) -> None:
    """Streams that are compressed stay as they are."""
    document.save(
        file,
        min_version="1.7",
        deterministic_id=True,
        compress_streams=True,
        stream_decode_level=pikepdf.StreamDecodeLevel.none,
        object_stream_mode=pikepdf.ObjectStreamMode.generate,
    )
