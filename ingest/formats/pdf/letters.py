"""The letters of a PDF page as PDFium places them: what each says, where it stands, which way it runs.

PDFium draws the page too, so text and picture come from one parse; it knows the character maps of Chinese,
Japanese and Korean fonts that carry none of their own, and takes 5 µs a letter.
"""

import ctypes
from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from math import copysign, hypot
from typing import NamedTuple

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.formats.pdf.characters import as_printed

_INVISIBLE = (raw.FPDF_TEXTRENDERMODE_INVISIBLE, raw.FPDF_TEXTRENDERMODE_CLIP)
_MOST_LETTERS = 60_000  # of one page; a page of small print has 8,000
_ASKEW = 0.08  # sine of the lean from which a letter is neither level nor upright
_HIGH, _LOW, _LAST = 0xD800, 0xDC00, 0xE000  # halves of characters behind U+FFFF
_FULL_WIDTH = 0x2E7F  # characters behind this one are as wide as high
_RIGHT = (1.0, 0.0)
# the same function, its result taken as a number: to make a pointer of each takes longer than to ask
_address = ctypes.cast(
    raw.FPDFText_GetTextObject, ctypes.CFUNCTYPE(ctypes.c_void_p, raw.FPDF_TEXTPAGE, ctypes.c_int)
)


class Letter(NamedTuple):
    """One character; lengths in points of the page as shown (turned, cropped), y down.

    `start` to `end` is its advance along the direction it runs, `base` its baseline across that direction:
    for text that runs right these are x, x and y. `lean` is that direction as a vector of length 1.
    A named tuple and no dataclass: thousands are made for each page.
    """

    text: str
    start: float
    end: float
    base: float
    em: float
    lean: tuple[float, float]
    run: int  # number of the text object that shows it
    shown: bool


@dataclass(frozen=True, slots=True)
class Sheet:
    """How user space becomes the page as shown: x' = a·x + c·y + e, y' = b·x + d·y + f (points, y down)."""

    width: float
    height: float
    a: float
    b: float
    c: float
    d: float
    e: float
    f: float

    @property
    def upright(self) -> bool:
        """Whether the page is shown as it was made: x' = x + e, y' = f - y."""
        return self.a == 1 and self.d == -1

    def at(self, x: float, y: float) -> tuple[float, float]:
        return self.a * x + self.c * y + self.e, self.b * x + self.d * y + self.f

    def box(self, x0: float, y0: float, x1: float, y1: float) -> tuple[float, float, float, float]:
        """Left, top, right, bottom of a rectangle of user space."""
        (ax, ay), (bx, by) = self.at(x0, y0), self.at(x1, y1)
        return min(ax, bx), min(ay, by), max(ax, bx), max(ay, by)


def sheet_of(page: pdfium.PdfPage) -> Sheet:
    """The page's crop box turned by its /Rotate, as PDFium shows it."""
    area = raw.FS_RECTF()
    raw.FPDF_GetPageBoundingBox(page, area)
    left, bottom, right, top = area.left, area.bottom, area.right, area.top
    width, height = page.get_size()
    match page.get_rotation():
        case 90:
            return Sheet(width, height, 0, 1, 1, 0, -bottom, -left)
        case 180:
            return Sheet(width, height, -1, 0, 0, 1, right, -bottom)
        case 270:
            return Sheet(width, height, 0, -1, -1, 0, top, right)
    return Sheet(width, height, 1, 0, 0, -1, -left, top)


def letters_of(page: pdfium.PdfPage, sheet: Sheet, covered: AbstractSet[int] = frozenset()) -> list[Letter]:
    """All letters in the order of the file; spaces as they are, gaps that PDFium filled in left out.

    Those of text objects whose addresses are `covered` do not show.
    """
    words = page.get_textpage()
    try:
        return list(_letters(words, sheet, covered))
    finally:
        words.close()


@dataclass(frozen=True, slots=True)
class _Hand:
    """What the letters of one text object share."""

    number: int
    em: float
    lean: tuple[float, float]
    shown: bool


def _letters(words: pdfium.PdfTextPage, sheet: Sheet, covered: AbstractSet[int]) -> Iterator[Letter]:
    page = words.raw
    hand, last, high = _Hand(-1, 1.0, _RIGHT, True), 0, 0
    for i in range(min(words.count_chars(), _MOST_LETTERS)):
        address = _address(page, i) or 0
        if not address and raw.FPDFText_IsGenerated(page, i) == 1:  # of no text object
            continue
        if address != last:
            hand, last = _hand(page, i, hand.number + 1, sheet, shown=address not in covered), address
        code, unmapped = raw.FPDFText_GetUnicode(page, i), raw.FPDFText_HasUnicodeMapError(page, i) == 1
        if _HIGH <= code < _LOW:  # told in two halves, as UTF-16 has it
            high = code
            continue
        if _LOW <= code < _LAST and high:
            code = 0x10000 + ((high - _HIGH) << 10) + code - _LOW
        high = 0
        text = as_printed(code, unmapped)
        if text and hand.em > 0:
            yield _placed(text, page, i, sheet, hand)


def _hand(page: raw.FPDF_TEXTPAGE, index: int, number: int, sheet: Sheet, *, shown: bool) -> _Hand:
    thing, matrix = raw.FPDFText_GetTextObject(page, index), raw.FS_MATRIX()
    raw.FPDFText_GetMatrix(page, index, matrix)
    along = sheet.a * matrix.a + sheet.c * matrix.b, sheet.b * matrix.a + sheet.d * matrix.b
    up = sheet.a * matrix.c + sheet.c * matrix.d, sheet.b * matrix.c + sheet.d * matrix.d
    size = raw.FPDFText_GetFontSize(page, index)
    length = copysign(hypot(*along), size)  # letters of negative size run the other way
    lean = (along[0] / length, along[1] / length) if length else (1.0, 0.0)
    if thing:
        shown = shown and raw.FPDFTextObj_GetTextRenderMode(thing) not in _INVISIBLE
    return _Hand(number, abs(size) * hypot(*up), _snapped(*lean), shown)


def _snapped(across: float, down: float) -> tuple[float, float]:
    """The direction made exactly level or upright where it nearly is."""
    if abs(down) < _ASKEW:
        return (1.0 if across > 0 else -1.0), 0.0
    if abs(across) < _ASKEW:
        return 0.0, (1.0 if down > 0 else -1.0)
    return across, down


def _placed(text: str, page: raw.FPDF_TEXTPAGE, index: int, sheet: Sheet, hand: _Hand) -> Letter:
    x, y, area = ctypes.c_double(), ctypes.c_double(), raw.FS_RECTF()
    raw.FPDFText_GetCharOrigin(page, index, x, y)
    raw.FPDFText_GetLooseCharBox(page, index, area)
    if sheet.upright and hand.lean == _RIGHT and area.right > area.left:  # most letters, in half the time
        start, end, base = area.left + sheet.e, area.right + sheet.e, sheet.f - y.value
        return Letter(text, start, end, base, hand.em, hand.lean, hand.number, hand.shown)
    place = sheet.at(x.value, y.value)
    box = sheet.box(area.left, area.bottom, area.right, area.top)
    across, down = hand.lean
    base = place[1] * across - place[0] * down
    one, other = box[0] * across + box[1] * down, box[2] * across + box[3] * down
    start, end = min(one, other), max(one, other)
    if end <= start or (across and down):  # the upright box of a leaning letter is too large
        start = place[0] * across + place[1] * down
        end = start + hand.em * (1.0 if ord(text[0]) > _FULL_WIDTH else 0.5)
    return Letter(text, start, end, base, hand.em, hand.lean, hand.number, hand.shown)


def upright_box(
    start: float, end: float, top: float, bottom: float, lean: tuple[float, float]
) -> tuple[float, float, float, float]:
    """Left, top, right, bottom on the page of a rectangle along and across `lean`.

    Of one that leans, the rectangle as it would lie when turned level about its middle.
    """
    along, across = (start + end) / 2, (top + bottom) / 2
    x, y = along * lean[0] - across * lean[1], along * lean[1] + across * lean[0]
    half, high = (end - start) / 2, (bottom - top) / 2
    if not lean[0]:
        half, high = high, half
    return x - half, y - high, x + half, y + high
