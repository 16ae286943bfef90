"""An OFD as a book: each page drawn at 200 dpi, with the text that it states."""

import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image

from ingest.formats.ofd.document import OfdDocument, Sheet, open_document
from ingest.formats.ofd.package import Package
from ingest.formats.ofd.painting import Painter
from ingest.formats.ofd.typefaces import Typefaces
from ingest.opening.leaf import Book, Leaf, NotOpened
from ingest.opening.limits import Limits
from ingest.page import Box, LayerWord, TextLayer
from ingest.reasons import Situation

_DPI = 200.0
_INCH = 25.4  # millimetres


@contextmanager
def open_ofd(path: Path, limits: Limits) -> Iterator[Book]:
    """Open the file. Raises NotOpened; any other exception counts as a damaged file."""
    Image.MAX_IMAGE_PIXELS = None  # the limit is ours
    with zipfile.ZipFile(path) as archive:
        package = Package(archive)
        document = open_document(package)
        yield _Ofd(document, Typefaces(package), limits, len(document.pages))


def drawn_page(archive: zipfile.ZipFile, limits: Limits, pixels: float) -> Image.Image:
    """The first page of an OFD at `pixels` a millimetre, seals of its own left out. Raises NotOpened."""
    package = Package(archive)
    document = open_document(package)
    painter = _painter(document, Typefaces(package), limits, replace(document.sheet(0), stamps=()), pixels)
    return painter.picture


@dataclass(slots=True)
class _Ofd:
    document: OfdDocument
    typefaces: Typefaces
    limits: Limits
    count: int
    remark: Situation | None = None

    def leaf(self, index: int) -> Leaf:
        sheet = self.document.sheet(index)
        painter = _painter(self.document, self.typefaces, self.limits, sheet, _DPI / _INCH)
        return Leaf(_DPI, picture=painter.picture, lossy=True, layer=_layer(painter))


def _painter(
    document: OfdDocument, typefaces: Typefaces, limits: Limits, sheet: Sheet, pixels: float
) -> Painter:
    """The page drawn. Raises NotOpened where it would have too many pixels."""
    width, height = (max(1, round(length * pixels)) for length in sheet.area[2:])
    if width * height > limits.pixels:
        raise NotOpened(Situation.PAGE_TOO_LARGE)
    painter = Painter(document, typefaces, limits, Image.new("RGB", (width, height), "white"), pixels)
    painter.paint(sheet)
    return painter


def _layer(painter: Painter) -> TextLayer | None:
    """The page's text; None where it has none, so that what the picture shows is read."""
    if not painter.words:
        return None
    scale = painter.pixels
    return TextLayer(
        words=tuple(LayerWord(w.text, Box(w.x0, w.y0, w.x1, w.y1).scaled(scale)) for w in painter.words),
        pictures=tuple(Box(*corners) for corners in painter.pictures),
        drawn=painter.drawn,
    )
