"""What lies on a PDF page: whether it is a scan, at which resolution, and its own JPEG where it is one."""

from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as raw

POINTS = 72.0  # an inch
_MOST_OBJECTS = 3_000  # more than that is a drawing, not a scan
_FULL = 0.97  # of the page's width and of its height: a scan that fills the page
_MOSTLY = 0.8  # of its area: a scan with a margin, or in strips
_INVISIBLE = 3  # text render mode (ISO 32000-1 table 106): the layer that OCR puts behind a scan
_LOSSY = ("DCTDecode", "JPXDecode")


@dataclass(frozen=True, slots=True)
class Scan:
    """A page that is mostly picture: `dpi` of its finest one, `marked` where something is drawn on it."""

    dpi: float
    lossy: bool
    marked: bool
    jpeg: bytes | None


def survey(page: pdfium.PdfPage) -> Scan | None:
    """The scan that the page is; None for a digital page."""
    width, height = _unrotated(page)
    pictures: list[pdfium.PdfImage] = []
    marked = _has_marks(page)
    for count, thing in enumerate(page.get_objects(max_depth=4)):
        if count >= _MOST_OBJECTS:
            return None
        if isinstance(thing, pdfium.PdfImage):
            pictures.append(thing)
        elif not _is_invisible(thing):
            marked = True
    if not pictures or _covered(pictures, width, height) < _MOSTLY:
        return None
    dpi = max(_dpi(picture) for picture in pictures)
    lossy = any(_filter(picture) in _LOSSY for picture in pictures)
    whole = len(pictures) == 1 and not marked and _is_whole_page(page, pictures[0], width, height)
    return Scan(dpi, lossy, marked, bytes(pictures[0].get_data(decode_simple=True)) if whole else None)


def _is_whole_page(page: pdfium.PdfPage, picture: pdfium.PdfImage, width: float, height: float) -> bool:
    """Whether the page is this one upright JPEG and nothing else."""
    if page.get_rotation() or picture.level or _filters(picture) != ["DCTDecode"]:
        return False
    if raw.FPDFPageObj_HasTransparency(picture):
        return False
    matrix = picture.get_matrix()
    upright = matrix.a > 0 and matrix.d > 0 and abs(matrix.b) + abs(matrix.c) < 0.01 * matrix.a
    left, bottom, right, top = picture.get_bounds()
    x0, y0, *_ = page.get_cropbox()
    fits = all(
        abs(edge - border) <= (1 - _FULL) * length
        for edge, border, length in (
            (left, x0, width),
            (right, x0 + width, width),
            (bottom, y0, height),
            (top, y0 + height, height),
        )
    )
    return upright and fits


def _has_marks(page: pdfium.PdfPage) -> bool:
    """Whether annotations show on the page: stamps, seals, form fields, notes; links do not show."""
    for index in range(raw.FPDFPage_GetAnnotCount(page)):
        note = raw.FPDFPage_GetAnnot(page, index)
        kind = raw.FPDFAnnot_GetSubtype(note)
        raw.FPDFPage_CloseAnnot(note)
        if kind not in (raw.FPDF_ANNOT_LINK, raw.FPDF_ANNOT_POPUP):
            return True
    return False


def _is_invisible(thing: pdfium.PdfObject) -> bool:
    if thing.type == raw.FPDF_PAGEOBJ_FORM:
        return True  # its contents come on their own
    return thing.type == raw.FPDF_PAGEOBJ_TEXT and bool(
        raw.FPDFTextObj_GetTextRenderMode(thing) == _INVISIBLE
    )


def _covered(pictures: list[pdfium.PdfImage], width: float, height: float) -> float:
    """Share of the page under pictures, overlaps counted twice."""
    area = 0.0
    for picture in pictures:
        left, bottom, right, top = picture.get_bounds()
        area += min(right - left, width) * min(top - bottom, height)
    return area / max(width * height, 1e-6)


def _dpi(picture: pdfium.PdfImage) -> float:
    across, _ = picture.get_px_size()
    left, _, right, _ = picture.get_bounds()
    return across / max((right - left) / POINTS, 0.01) if right - left > POINTS else 0.0


def _filters(picture: pdfium.PdfImage) -> list[str]:
    return list(picture.get_filters(skip_simple=True))


def _filter(picture: pdfium.PdfImage) -> str:
    return next(iter(_filters(picture)), "")


def _unrotated(page: pdfium.PdfPage) -> tuple[float, float]:
    width, height = page.get_size()
    return (height, width) if page.get_rotation() in (90, 270) else (width, height)
