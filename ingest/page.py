"""One side of a sheet as it came in: its picture, its place in the source and the text it brought along."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels of the page picture, origin top left, x1 and y1 exclusive."""

    x0: float
    y0: float
    x1: float
    y1: float

    @property
    def width(self) -> float:
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        return self.y1 - self.y0

    @property
    def area(self) -> float:
        return max(0.0, self.width) * max(0.0, self.height)

    @property
    def centre(self) -> tuple[float, float]:
        return (self.x0 + self.x1) / 2, (self.y0 + self.y1) / 2

    def union(self, other: "Box") -> "Box":
        return Box(
            min(self.x0, other.x0), min(self.y0, other.y0), max(self.x1, other.x1), max(self.y1, other.y1)
        )

    def overlap(self, other: "Box") -> float:
        """Area shared with `other`, in square pixels."""
        width = min(self.x1, other.x1) - max(self.x0, other.x0)
        height = min(self.y1, other.y1) - max(self.y0, other.y0)
        return max(0.0, width) * max(0.0, height)

    def scaled(self, factor: float) -> "Box":
        """The same place on a picture scaled by `factor`."""
        return Box(self.x0 * factor, self.y0 * factor, self.x1 * factor, self.y1 * factor)

    def grow(self, pixels: float) -> "Box":
        return Box(self.x0 - pixels, self.y0 - pixels, self.x1 + pixels, self.y1 + pixels)


class PageKind(StrEnum):
    CONTENT = "content"
    BLANK = "blank"
    COVER = "cover"
    END = "end"
    SEPARATOR = "separator"


@dataclass(frozen=True, slots=True)
class LayerWord:
    """A word of a digital page's own text layer, box in pixels of the page picture."""

    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class TextLayer:
    """What a digital page says of itself, boxes in pixels of the page picture.

    `words` stand by rows, `tables` are the cells of each ruled table (None: rules are not told), `pictures`
    the places of images. `hidden` is the share of letters that are not drawn (0 to 1), as OCR leaves them
    behind a scan. The text stands upright once the picture is turned clockwise by `rotation` degrees (0, 90,
    180, 270). `drawn` says that there may be drawings: curves, or boxes as small as tick boxes.

    Nothing here is trusted yet: `extractors` decides whether the layer tells what the picture shows.
    """

    words: tuple[LayerWord, ...]
    tables: tuple[tuple[Box, ...], ...] | None = None
    pictures: tuple[Box, ...] = ()
    hidden: float = 0.0
    rotation: int = 0
    drawn: bool = True


@dataclass(frozen=True, slots=True)
class PageImage:
    """A page as it came in. `file` holds its picture (JPEG or PNG) in the spool, not turned, not deskewed.

    `source` is the file's name relative to the dossier or batch, `index` the page's place in it, from 0.
    `dpi` is the scan's own resolution; `sha256` is of the picture's bytes; `codes` are the texts of the bar
    codes and QR codes found on the page. `ink` is the share of the page that is darker than its paper, 0 to 1
    (None: not measured). `id` ("p0001") is given when the page is put into its dossier.
    """

    source: str
    index: int
    file: Path
    width: int
    height: int
    dpi: float
    sha256: str
    layer: TextLayer | None = None
    codes: tuple[str, ...] = ()
    id: str = ""
    kind: PageKind = PageKind.CONTENT
    ink: float | None = None
