"""The text layer of a PDF page: words, ruled tables and pictures, in pixels of the page picture."""

import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from types import FrameType

from pypdfium2 import PdfPage

from ingest.formats.pdf.cells import tables_of
from ingest.formats.pdf.characters import UNKNOWN
from ingest.formats.pdf.contents import Contents, contents_of
from ingest.formats.pdf.covered import OF_A_SCAN
from ingest.formats.pdf.letters import Letter, Sheet, letters_of, sheet_of, upright_box
from ingest.formats.pdf.words import runs_of
from ingest.opening.limits import Limits
from ingest.page import Box, LayerWord, TextLayer

_TEXT = 200  # letters; sparse pages may hold the codes of separators, in a font of bars
_TITLE = 12  # letters, on a sparse page none of which could belong to such a code
_DRAWINGS = 60  # more may be text as outlines
_ODD = 0.01  # share of letters that the file does not tell
_SEAL = 170.0  # points: 60 mm; larger pictures may be scans of documents
_FEW = 0.15  # share of the page: more pictures may be one that is cut up
_CODE = 20.0  # points: 7 mm; no code is smaller
_MOST = 0.5  # share of the letters


class _TooSlow(Exception):
    """The layer took longer than it may."""


@dataclass(frozen=True, slots=True)
class _Placing:
    """How points of the page as shown become pixels of its picture."""

    across: float
    down: float
    width: int
    height: int

    def box(self, x0: float, top: float, x1: float, bottom: float) -> Box | None:
        """The box within the picture; None where nothing of it shows."""
        box = Box(
            round(max(0.0, x0 * self.across), 1),
            round(max(0.0, top * self.down), 1),
            round(min(self.width, x1 * self.across), 1),
            round(min(self.height, bottom * self.down), 1),
        )
        return box if box.width > 0 and box.height > 0 else None


@dataclass(frozen=True, slots=True)
class Inside:
    """What a page is made of, before it is placed on a picture."""

    sheet: Sheet
    letters: list[Letter]
    contents: Contents

    @property
    def told(self) -> bool:
        """Whether the page has text, and the file says of all of it what it is."""
        count = len(self.letters)
        odd = sum(letter.text == UNKNOWN for letter in self.letters)
        prose = count >= _TEXT or (count >= _TITLE and not any(map(_of_bars, self.letters)))
        return prose and odd <= _ODD * count

    @property
    def coarse(self) -> bool:
        """Whether no finer picture is needed: no text has to be read off it, seals and signatures at most."""
        sides = [(right - left, top - bottom) for left, bottom, right, top in self.contents.pictures]
        area = sum(width * height for width, height in sides)
        small = all(max(sides) <= _SEAL for sides in sides)
        plain = self.contents.drawings <= _DRAWINGS
        return self.told and plain and small and area <= _FEW * self.sheet.width * self.sheet.height

    def codes_in(self, size: tuple[int, int]) -> tuple[Box, ...] | None:
        """Where bar codes can be in the page's picture of `size` pixels; None for anywhere."""
        if not self.told or self.contents.may_draw_codes:
            return None
        placing = _Placing(size[0] / self.sheet.width, size[1] / self.sheet.height, *size)
        areas = [area for area in self.contents.pictures if max(area[2] - area[0], area[3] - area[1]) > _CODE]
        return tuple(box for area in areas if (box := placing.box(*self.sheet.box(*area))))


def _of_bars(letter: Letter) -> bool:
    """Whether a code in a font of bars could begin or end with it: Code 39 with *, Code 128 behind ASCII."""
    return letter.text == "*" or "\x7e" < letter.text < "\u0250"


def look_inside(page: PdfPage) -> Inside:
    sheet = sheet_of(page)
    contents = contents_of(page)
    return Inside(sheet, letters_of(page, sheet, contents.covered), contents)


def layer_of(inside: Inside, size: tuple[int, int], limits: Limits) -> TextLayer | None:
    """The layer of a page whose picture is `size` pixels.

    None where the page has no text, and where it takes too long: OCR can still read the page.
    """
    try:
        with _within(limits.layer_seconds):
            return _layer(inside.sheet, inside.letters, inside.contents, size)
    except _TooSlow:
        return None


def _layer(
    sheet: Sheet, letters: list[Letter], contents: Contents, size: tuple[int, int]
) -> TextLayer | None:
    if not letters:
        return None
    placing = _Placing(size[0] / sheet.width, size[1] / sheet.height, *size)
    pictures = [box for area in contents.pictures if (box := placing.box(*sheet.box(*area)))]
    hidden = sum(not letter.shown for letter in letters) / len(letters)
    if hidden <= _MOST or sum(box.area for box in pictures) < OF_A_SCAN * size[0] * size[1]:
        letters = [letter for letter in letters if letter.shown]  # what no reader of the page sees
    words = []
    for run in runs_of(letters):
        box = placing.box(*upright_box(run.start, run.end, run.top, run.bottom, run.lean))
        if box is not None and run.text:
            words.append(LayerWord(run.text, box))
    return TextLayer(
        tuple(words),
        _tables(contents, sheet, placing),
        tuple(pictures),
        hidden,
        -90 * _turn(letters) % 360,
        contents.drawings + contents.boxes > 0,
    )


def _turn(letters: list[Letter]) -> int:
    """By how many quarter turns clockwise most letters stand turned."""
    counts = Counter(letter.lean for letter in letters)
    across, down = counts.most_common(1)[0][0] if counts else (1.0, 0.0)
    if abs(across) >= abs(down):
        return 0 if across > 0 else 2
    return 1 if down > 0 else 3


def _tables(contents: Contents, sheet: Sheet, placing: _Placing) -> tuple[tuple[Box, ...], ...]:
    found = tables_of([sheet.box(*rule) for rule in contents.rules])
    tables = (tuple(box for cell in cells if (box := placing.box(*cell))) for cells in found)
    return tuple(cells for cells in tables if len(cells) > 1)


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Interrupts Python code in the block after `seconds`; only for the main thread of a child process."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise _TooSlow

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
