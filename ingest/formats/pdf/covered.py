"""Text under pictures: where some programs put what their OCR made of a scan."""

import ctypes
from collections.abc import Sequence

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.formats.pdf.objects import Area, Thing, area_of

_OPAQUE = 0.9  # share of a picture
_LARGE = 0.04  # share of the page; scans in strips have larger ones
OF_A_SCAN = 0.5  # share of the page under pictures from which unseen text may be what OCR left there


def share_of(page: pdfium.PdfPage, pictures: Sequence[Area]) -> float:
    """Share of the page under pictures, overlaps counted twice."""
    return sum(map(_size, pictures)) / max(1.0, float(page.get_width() * page.get_height()))


def _size(area: Area) -> float:
    return (area[2] - area[0]) * (area[3] - area[1])


def covered_by(page: pdfium.PdfPage, texts: list[Thing], over: list[tuple[Thing, int]]) -> set[int]:
    """Addresses of the texts whose middle lies under a picture drawn later that nothing shows through."""
    covered: set[int] = set()
    for (picture, outer), count in over:
        left, bottom, right, top = area = area_of(picture, outer)
        if not count or share_of(page, [area]) < _LARGE or not _is_opaque(page, picture):
            continue
        for text, matrix in texts[:count]:
            x0, y0, x1, y1 = area_of(text, matrix)
            if left <= (x0 + x1) / 2 <= right and bottom <= (y0 + y1) / 2 <= top:
                covered.add(ctypes.cast(text, ctypes.c_void_p).value or 0)
    return covered


def _is_opaque(page: pdfium.PdfPage, picture: raw.FPDF_PAGEOBJECT) -> bool:
    if raw.FPDFPageObj_HasTransparency(picture):
        return False
    rendered = raw.FPDFImageObj_GetRenderedBitmap(page.pdf, page, picture)
    if not rendered:
        return False
    try:
        shown = pdfium.PdfBitmap.from_raw(rendered).to_pil()
        alpha = shown.getchannel("A").histogram() if "A" in shown.getbands() else [0] * 255 + [1]
    finally:
        raw.FPDFBitmap_Destroy(rendered)
    return alpha[255] > _OPAQUE * sum(alpha)
