"""What one page says: lines in reading order, tables, seals and signatures, each with its box.

All boxes are in pixels of the *upright* page: the picture as scanned, turned by `rotation`, not deskewed.
"""

from dataclasses import dataclass
from enum import StrEnum

from ingest.page import Box

LEGIBLE = 0.80  # below this more than half of the pieces are wrong: the text proves neither this nor that


@dataclass(frozen=True, slots=True)
class Word:
    """A piece of a line as the engine returned it.

    `other` is what a second look at the same place said where it differs (under a seal, at a higher scale, by
    the second reader); the confidence is then that of a doubt.
    """

    text: str
    box: Box
    confidence: float
    other: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One row of text inside one column or cell. `text` joins its words: no space between Han characters."""

    text: str
    box: Box
    confidence: float
    words: tuple[Word, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table; `row` and `column` count from 0, spans from 1."""

    text: str
    box: Box
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Table:
    box: Box
    cells: tuple[Cell, ...]

    def rows(self) -> tuple[tuple[str, ...], ...]:
        """The texts as a grid; a spanning cell stands at its top left place, the rest is empty."""
        height = max((cell.row + cell.row_span for cell in self.cells), default=0)
        width = max((cell.column + cell.column_span for cell in self.cells), default=0)
        grid = [[""] * width for _ in range(height)]
        for cell in self.cells:
            grid[cell.row][cell.column] = cell.text
        return tuple(tuple(row) for row in grid)


class SealColour(StrEnum):
    RED = "red"
    BLUE = "blue"
    BLACK = "black"


class SealShape(StrEnum):
    ROUND = "round"
    OVAL = "oval"
    SQUARE = "square"


@dataclass(frozen=True, slots=True)
class Seal:
    """A seal on the page; `text` is what could be read of its ring, often incomplete, with its confidence.

    A riding seal (骑缝章) is pressed across the edges of several sheets: `riding` says that this page carries
    a part of one, cut off by the page's edge.
    """

    box: Box
    colour: SealColour
    text: str = ""
    confidence: float = 0.0
    shape: SealShape = SealShape.ROUND
    riding: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """Handwriting where a signature is expected; `anchor` is the printed label beside it."""

    box: Box
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class TickBox:
    """A tick box; `label` is the option printed beside it. Low confidence: a person has to look."""

    box: Box
    ticked: bool
    confidence: float
    label: str = ""


class LayerChoice(StrEnum):
    """Why a page's own text layer was taken, or was not.

    POOR_OCR is what somebody's OCR left behind a scan: never taken, as nobody knows how good it is.
    """

    NONE = "none"
    TRUSTED = "trusted"
    GARBLED = "garbled"
    OFF_INK = "off-ink"
    INCOMPLETE = "incomplete"
    POOR_OCR = "poor-ocr"


class Fault(StrEnum):
    """What is wrong with a picture, each a reason to scan the page again."""

    COARSE = "coarse"
    BLURRED = "blurred"
    FAINT = "faint"
    DARK = "dark"
    CUT = "cut"
    COLOUR_DROPPED = "colour-dropped"


@dataclass(frozen=True, slots=True)
class Quality:
    """How good a picture is to read.

    `sharpness` is the width of an edge of print in millimetres (smaller is sharper), `contrast` the
    difference between ink and paper in grey levels of 255; None where the page has too little print to tell.
    """

    dpi: float
    sharpness: float | None = None
    contrast: float | None = None
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class PageText:
    """Everything read on one page.

    `width` and `height` are those of the upright page; `rotation` says by how many degrees clockwise
    (0, 90, 180, 270) the scan was turned to stand upright. `engine` is "text-layer" or an engine's name.
    `confidence` is the length-weighted mean of the lines'; 0 for a page without text.
    """

    width: int
    height: int
    dpi: float
    rotation: int
    engine: str
    confidence: float
    blank: bool = False
    lines: tuple[Line, ...] = ()
    tables: tuple[Table, ...] = ()
    seals: tuple[Seal, ...] = ()
    signatures: tuple[Signature, ...] = ()
    ticks: tuple[TickBox, ...] = ()
    layer: LayerChoice = LayerChoice.NONE
    quality: Quality | None = None

    @property
    def legible(self) -> bool:
        """Whether what is absent from the text is absent from the page. A blank page is legible."""
        return self.blank or self.confidence >= LEGIBLE
