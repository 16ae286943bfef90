"""An open PDF (PDFium): which pages are scans, and the picture of each."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image, ImageChops

from ingest.formats.pdf.layer import LayerReader, Placing
from ingest.formats.pdf.repair import repaired
from ingest.formats.pdf.survey import POINTS, Scan, survey
from ingest.opening.leaf import Book, Leaf, NotOpened
from ingest.opening.limits import Limits
from ingest.opening.modes import without_colour_if_grey
from ingest.opening.resolution import plausible_dpi
from ingest.page import TextLayer
from ingest.reasons import Situation

_DIGITAL_DPI = 200.0
_MOST_DPI = 400.0
_LEAST_DPI = 36.0  # a page so large that it could only be drawn coarser is refused
_DRAWN_PIXELS = 40_000_000  # a page drawn larger than this (A0 at 160 dpi) is drawn coarser
_TAIL = 4096
_THUMB = 200  # pixels of the width drawn to compare; coarse sampling of print needs more than is compared
_PATCHES = 24  # the width is compared in so many patches: another picture, a negative, a hidden part show
_ALIKE = 40  # levels of 255 by which a patch may differ: measured ≤ 16 for print brought down in two ways


@contextmanager
def open_pdf(path: Path, limits: Limits) -> Iterator[Book]:
    """Raises NotOpened for what needs a password or is beyond repair."""
    document, mended = _document(path)
    try:
        if not len(document):
            raise NotOpened(Situation.DAMAGED)
        if document.get_formtype() != raw.FORMTYPE_NONE:
            document.init_forms()  # electronic seals are form fields: without this they are not drawn
        with LayerReader(path if mended is None else io.BytesIO(mended), limits) as layers:
            yield _Pdf(document, limits, layers, len(document), None if _has_end(path) else Situation.NO_END)
    finally:
        document.close()


def _document(path: Path) -> tuple[pdfium.PdfDocument, bytes | None]:
    """The open document, and the repaired file where the one at `path` would not open."""
    try:
        return pdfium.PdfDocument(path), None
    except pdfium.PdfiumError:
        mended = repaired(path)  # tells wrong passwords and damage apart better than PDFium
    try:
        return pdfium.PdfDocument(mended), mended
    except pdfium.PdfiumError as error:
        raise NotOpened(Situation.DAMAGED) from error


@dataclass(slots=True)
class _Pdf:
    document: pdfium.PdfDocument
    limits: Limits
    layers: LayerReader
    count: int
    remark: Situation | None

    def leaf(self, index: int) -> Leaf:
        try:
            page = self.document[index]
        except pdfium.PdfiumError as error:
            raise NotOpened(Situation.BAD_PAGE) from error
        try:
            return self._leaf(page, index)
        except pdfium.PdfiumError as error:
            raise NotOpened(Situation.BAD_PAGE) from error
        finally:
            page.close()

    def _leaf(self, page: pdfium.PdfPage, index: int) -> Leaf:
        scan = survey(page)
        if scan is not None and scan.jpeg is not None:
            untouched = self._untouched(page, index, scan, scan.jpeg)
            if untouched is not None:
                return untouched
        dpi = self._drawn_dpi(page, scan)
        picture = _drawn(page, dpi)
        layer = self._layer(page, index, picture.size)
        # a page said to be metres wide keeps its true resolution only if paper can be that large
        return Leaf(
            plausible_dpi(dpi, *picture.size) if scan else dpi,
            picture=picture,
            lossy=scan is not None and scan.lossy,
            layer=layer,
        )

    def _untouched(self, page: pdfium.PdfPage, index: int, scan: Scan, jpeg: bytes) -> Leaf | None:
        """The page's own JPEG, if it shows what the page shows."""
        try:
            with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as picture:
                size, mode = picture.size, picture.mode
                if mode not in ("L", "RGB") or size[0] * size[1] > self.limits.pixels:
                    return None
                picture.draft(mode, (_THUMB, _THUMB))
                thumb = picture.convert("RGB")
        except (OSError, SyntaxError, ValueError):
            return None  # PDFium may still make something of it
        if not _alike(thumb, _drawn(page, _THUMB / page.get_width() * POINTS).convert("RGB")):
            return None
        dpi = plausible_dpi(scan.dpi, *size)
        return Leaf(dpi, jpeg=jpeg, layer=self._layer(page, index, size))

    def _drawn_dpi(self, page: pdfium.PdfPage, scan: Scan | None) -> float:
        wanted = _DIGITAL_DPI
        if scan is not None:
            wanted = min(_MOST_DPI, max(scan.dpi, _DIGITAL_DPI) if scan.marked else scan.dpi)
        area = page.get_width() * page.get_height() / POINTS**2
        allowed = (min(_DRAWN_PIXELS, self.limits.pixels) / max(area, 1e-6)) ** 0.5
        if min(wanted, allowed) < min(wanted, _LEAST_DPI):
            raise NotOpened(Situation.PAGE_TOO_LARGE)
        return float(min(wanted, allowed))

    def _layer(self, page: pdfium.PdfPage, index: int, size: tuple[int, int]) -> TextLayer | None:
        words = page.get_textpage()
        try:
            if not words.count_chars():
                return None
        finally:
            words.close()
        return self.layers.read(index, Placing(size, page.get_size(), _cropped(page)))


def _drawn(page: pdfium.PdfPage, dpi: float) -> Image.Image:
    """The page as a reader shows it, with annotations and form fields, grey where it has no colour."""
    bitmap = page.render(
        scale=dpi / POINTS, may_draw_forms=True, rev_byteorder=True, fill_color=(255, 255, 255, 255)
    )
    try:
        return without_colour_if_grey(bitmap.to_pil().convert("RGB"))
    finally:
        bitmap.close()


def _cropped(page: pdfium.PdfPage) -> tuple[float, float]:
    """Points between the media box and what is shown, at the left and at the top of the page as shown."""
    left, bottom, right, top = page.get_mediabox()
    x0, y0, x1, y1 = page.get_cropbox()
    # what is cut off, clockwise from the left side of the unturned page
    cut = [max(0.0, gap) for gap in (x0 - left, top - y1, right - x1, y0 - bottom)]
    turns = page.get_rotation() // 90
    return cut[-turns % 4], cut[(1 - turns) % 4]


def _alike(one: Image.Image, other: Image.Image) -> bool:
    """Whether two RGB pictures of any size show the same."""
    size = (_PATCHES, max(1, round(_PATCHES * other.height / max(1, other.width))))
    coarse, drawn = (picture.resize(size, Image.Resampling.BOX) for picture in (one, other))
    return max(ImageChops.difference(coarse, drawn).tobytes()) <= _ALIKE


def _has_end(path: Path) -> bool:
    """Whether the file ends as a PDF does; rubbish behind the end of up to 4 KiB is common."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 16 * _TAIL))
        tail = file.read().rstrip(b"\x00 \t\r\n")[-_TAIL:]
    return b"%%EOF" in tail or b"startxref" in tail
