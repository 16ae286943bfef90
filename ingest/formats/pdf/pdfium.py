"""PDFium: opening a document, drawing a page, and telling a scan, its resolution and its own JPEG."""

from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

import pypdfium2 as pdfium
import pypdfium2.raw as raw
from PIL import Image, ImageChops

from ingest.formats.pdf.repair import repaired
from ingest.opening.leaf import NotOpened
from ingest.reasons import Situation

Document: TypeAlias = pdfium.PdfDocument
Page: TypeAlias = pdfium.PdfPage

POINTS = 72.0  # an inch
_MOST_OBJECTS = 3_000  # more than that is a drawing, not a scan
_FULL = 0.97  # of the page's width and of its height: a scan that fills the page
_MOSTLY = 0.8  # of its area: a scan with a margin, or in strips
_COARSEST = 50.0  # dpi; coarser pictures are backgrounds, stretched
_INVISIBLE = 3  # text render mode (ISO 32000-1 table 106): the layer that OCR puts behind a scan
_COLOUR_DPI = 50.0  # of the copy that tells whether a page has colour
_GREYISH = 6  # levels of 255 by which the channels of a grey page may differ
_LOSSY = ("DCTDecode", "JPXDecode")


@dataclass(frozen=True, slots=True)
class Scan:
    """A page that is mostly picture: `dpi` of its finest one, `marked` where something is drawn on it."""

    dpi: float
    lossy: bool
    marked: bool
    jpeg: bytes | None


def open_document(path: Path) -> Document:
    """The open document, repaired where it would not open as it is. Raises NotOpened."""
    try:
        document = Document(path)
    except pdfium.PdfiumError:
        document = _mended(repaired(path))  # tells wrong passwords and damage apart better than PDFium
    if not len(document):
        document.close()
        raise NotOpened(Situation.DAMAGED)
    if document.get_formtype() != raw.FORMTYPE_NONE:
        document.init_forms()  # electronic seals are form fields: without this they are not drawn
    return document


def drawn(page: Page, dpi: float, *, likely_coloured: bool = False) -> Image.Image:
    """The page as a reader shows it, with annotations and form fields, grey where it has no colour.

    Grey is a quarter of the work, so a small copy tells first whether there is any colour, if none is likely.
    """
    if likely_coloured:
        picture = _render(page, dpi)
        return picture.convert("L") if _is_grey(picture.reduce(max(1, int(dpi / _COLOUR_DPI)))) else picture
    small = _render(page, min(dpi, _COLOUR_DPI))
    if not _is_grey(small):
        return _render(page, dpi)
    return _render(page, dpi, grey=True)


def _render(page: Page, dpi: float, *, grey: bool = False) -> Image.Image:
    bitmap = page.render(
        scale=dpi / POINTS,
        may_draw_forms=True,
        rev_byteorder=not grey,
        fill_color=(255, 255, 255, 255),
        grayscale=grey,
    )
    try:
        picture, mode = bitmap.to_pil(), "L" if grey else "RGB"
        # what only looks into the bitmap, which is closed here, is copied
        own: Image.Image = picture.convert(mode) if picture.readonly or picture.mode != mode else picture
        return own
    finally:
        bitmap.close()


def _is_grey(picture: Image.Image) -> bool:
    red, green, blue = picture.split()
    return all(_spread(ImageChops.difference(*pair)) <= _GREYISH for pair in ((red, green), (green, blue)))


def _spread(difference: Image.Image) -> float:
    _, most = difference.getextrema()
    assert isinstance(most, int | float)  # noqa: S101 - one band
    return most


def merged_marks(document: Document, index: int, page: Page) -> Page:
    """The page with what its annotations and form fields show made part of it, so that their text is found.

    `page` is closed where that is done; the document keeps the change until it is closed itself.
    """
    if raw.FPDFPage_Flatten(page, raw.FLAT_NORMALDISPLAY) != raw.FLATTEN_SUCCESS:
        return page
    page.close()
    return document[index]


def survey(page: Page) -> Scan | None:
    """The scan that the page is; None for a digital page."""
    width, height = _unrotated(page)
    pictures: list[pdfium.PdfImage] = []
    marked = has_marks(page)
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
    if dpi < _COARSEST:
        return None
    lossy = any(_filter(picture) in _LOSSY for picture in pictures)
    whole = len(pictures) == 1 and not marked and _is_whole_page(page, pictures[0], width, height)
    return Scan(dpi, lossy, marked, bytes(pictures[0].get_data(decode_simple=True)) if whole else None)


def _mended(data: bytes) -> Document:
    try:
        return Document(data)
    except pdfium.PdfiumError as error:
        raise NotOpened(Situation.DAMAGED) from error


def _is_whole_page(page: Page, picture: pdfium.PdfImage, width: float, height: float) -> bool:
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


def has_marks(page: Page) -> bool:
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


def _unrotated(page: Page) -> tuple[float, float]:
    width, height = page.get_size()
    return (height, width) if page.get_rotation() in (90, 270) else (width, height)
