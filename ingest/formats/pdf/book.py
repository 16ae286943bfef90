"""An open PDF: each page as its own JPEG where it is a scan, else drawn; digital pages with their text."""

import io
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from PIL import Image, ImageChops

from ingest.formats.pdf.layer import layer_of, look_inside
from ingest.formats.pdf.pdfium import (
    POINTS,
    Document,
    Page,
    Scan,
    drawn,
    has_marks,
    merged_marks,
    open_document,
    survey,
)
from ingest.formats.pdf.plain import PlainPages
from ingest.opening.leaf import Book, Leaf, NotOpened, grey_of
from ingest.opening.limits import Limits
from ingest.opening.resolution import plausible_dpi
from ingest.reasons import Situation

_DIGITAL_DPI = 200.0  # of a digital page on which something may have to be found or read
_COARSE_DPI = 150.0  # of one whose text is all told: for its marks, as evidence, to compare copies
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
    document, plain = open_document(path), PlainPages(path)
    try:
        remark = None if _has_end(path) else Situation.NO_END
        yield _Pdf(document, plain, limits, len(document), remark)
    finally:
        plain.close()
        document.close()


@dataclass(slots=True)
class _Pdf:
    document: Document
    plain: PlainPages
    limits: Limits
    count: int
    remark: Situation | None

    def leaf(self, index: int) -> Leaf:
        page = self.document[index]
        try:
            if has_marks(page):
                scan = survey(page)
                leaf = self._picture(index, page, scan, _DIGITAL_DPI)
                page = merged_marks(self.document, index, page)
                inside = look_inside(page)
            else:
                inside = look_inside(page)
                scan = survey(page) if inside.contents.pictures else None
                dpi = _COARSE_DPI if inside.coarse else _DIGITAL_DPI
                leaf = self._picture(index, page, scan, dpi, bool(inside.contents.pictures))
            layer = layer_of(inside, leaf.size, self.limits)
            return replace(leaf, layer=layer, codes_in=None if scan else inside.codes_in(leaf.size))
        finally:
            page.close()

    def _picture(
        self, index: int, page: Page, scan: Scan | None, digital: float, likely_coloured: bool = False
    ) -> Leaf:
        """The page's picture; `digital` is the dpi of one that is no scan."""
        if scan is not None and scan.jpeg is not None:
            untouched = self._untouched(index, page, scan, scan.jpeg)
            if untouched is not None:
                return untouched
        dpi = self._drawn_dpi(page, scan, digital)
        picture = drawn(page, dpi, likely_coloured=likely_coloured and scan is None)
        # a page said to be metres wide keeps its true resolution only if paper can be that large
        return Leaf(
            plausible_dpi(dpi, *picture.size) if scan else dpi,
            picture=picture,
            lossy=scan is None or scan.lossy,
        )

    def _untouched(self, index: int, page: Page, scan: Scan, jpeg: bytes) -> Leaf | None:
        """The page's own JPEG, if it shows what the page shows."""
        try:
            with Image.open(io.BytesIO(jpeg), formats=("JPEG",)) as picture:
                size, mode = picture.size, picture.mode
                if mode not in ("L", "RGB") or size[0] * size[1] > self.limits.pixels:
                    return None
                dpi = plausible_dpi(scan.dpi, *size)
                if self.plain.shows(index, jpeg, mode, size):
                    return Leaf(dpi, jpeg=jpeg, grey=grey_of(jpeg, dpi))
                picture.draft(mode, (_THUMB, _THUMB))
                thumb = picture.convert("RGB")
        except (OSError, SyntaxError, ValueError):
            return None  # PDFium may still make something of it
        shown = drawn(page, _THUMB / page.get_width() * POINTS, likely_coloured=True)  # drawn but once
        if not _alike(thumb, shown.convert("RGB")):
            return None
        return Leaf(dpi, jpeg=jpeg)

    def _drawn_dpi(self, page: Page, scan: Scan | None, wanted: float) -> float:
        if scan is not None:
            wanted = min(_MOST_DPI, max(scan.dpi, _DIGITAL_DPI) if scan.marked else scan.dpi)
        area = page.get_width() * page.get_height() / POINTS**2
        allowed = (min(_DRAWN_PIXELS, self.limits.pixels) / max(area, 1e-6)) ** 0.5
        if min(wanted, allowed) < min(wanted, _LEAST_DPI):
            raise NotOpened(Situation.PAGE_TOO_LARGE)
        return float(min(wanted, allowed))


def _alike(one: Image.Image, other: Image.Image) -> bool:
    """Whether two RGB pictures of any size show the same."""
    size = (_PATCHES, max(1, round(_PATCHES * other.height / max(1, other.width))))
    coarse, fine = (picture.resize(size, Image.Resampling.BOX) for picture in (one, other))
    return max(ImageChops.difference(coarse, fine).tobytes()) <= _ALIKE


def _has_end(path: Path) -> bool:
    """Whether the file ends as a PDF does; rubbish behind the end of up to 4 KiB is common."""
    with path.open("rb") as file:
        file.seek(max(0, path.stat().st_size - 16 * _TAIL))
        tail = file.read().rstrip(b"\x00 \t\r\n")[-_TAIL:]
    return b"%%EOF" in tail or b"startxref" in tail
