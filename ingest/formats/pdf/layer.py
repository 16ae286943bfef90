"""The text layer of a PDF page (pdfplumber): words and ruled tables, in pixels of the page picture."""

import signal
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from pathlib import Path
from types import FrameType, TracebackType
from typing import Any, Self

import pdfplumber

from ingest.opening.limits import Limits
from ingest.page import Box, LayerWord, TextLayer

_MOST_RULES = 4_000  # lines and rectangles: more is a drawing, and finding tables in it takes minutes
# Han text has no spaces: a word is a run whose gaps stay below a fifth of the letter's size
_WORDS: dict[str, Any] = {"x_tolerance_ratio": 0.2, "y_tolerance": 3, "use_text_flow": True}


class _TooSlow(Exception):
    """The layer took longer than it may."""


class Direction(StrEnum):
    """Where the text of a page runs, as the page is shown."""

    RIGHT = "right"
    DOWN = "down"
    LEFT = "left"
    UP = "up"


# how pdfplumber is told: in the order of the file it goes by the first two of these for all letters
_RUNS: dict[Direction, dict[str, str]] = {
    Direction.RIGHT: {},
    Direction.DOWN: {
        "char_dir": "ttb",
        "line_dir": "rtl",
        "char_dir_rotated": "ttb",
        "line_dir_rotated": "rtl",
    },
    Direction.LEFT: {"char_dir": "rtl", "line_dir": "btt"},
    Direction.UP: {
        "char_dir": "btt",
        "line_dir": "ltr",
        "char_dir_rotated": "btt",
        "line_dir_rotated": "ltr",
    },
}


@dataclass(frozen=True, slots=True)
class Placing:
    """How points of the page become pixels of its picture.

    `points` is the size of what is shown, `cropped` what the crop box leaves out at its left and at its top.
    """

    pixels: tuple[int, int]
    points: tuple[float, float]
    cropped: tuple[float, float] = (0.0, 0.0)

    def box(self, x0: float, top: float, x1: float, bottom: float) -> Box | None:
        """The box within the picture of one on the uncropped page; None where nothing of it shows."""
        across, down = (size / length for size, length in zip(self.pixels, self.points, strict=True))
        (width, height), (left, above) = self.pixels, self.cropped
        box = Box(
            round(max(0.0, (x0 - left) * across), 1),
            round(max(0.0, (top - above) * down), 1),
            round(min(width, (x1 - left) * across), 1),
            round(min(height, (bottom - above) * down), 1),
        )
        return box if box.width > 0 and box.height > 0 else None


class LayerReader:
    """Reads layers of one file; the file is parsed when the first page asks."""

    def __init__(self, file: Path | BytesIO, limits: Limits) -> None:
        self._file = file
        self._seconds = limits.layer_seconds
        self._document: Any = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._document is not None:
            self._document.close()

    def read(self, index: int, placing: Placing) -> TextLayer | None:
        """The layer of the page at `index`; None where it cannot be had: OCR can still read the page."""
        try:
            with _within(self._seconds):
                if self._document is None:
                    self._document = pdfplumber.open(self._file)
                page = self._document.pages[index]
                try:
                    return _layer(page, placing)
                finally:
                    page.close()
        except MemoryError:
            raise
        except Exception:  # noqa: BLE001 - pdfminer has no error of its own, and PDFium did draw the page
            return None


def _layer(page: Any, placing: Placing) -> TextLayer:
    left, top, *_ = page.mediabox
    # printers print twice, a hair apart, where a font has no bold
    once = page.dedupe_chars(tolerance=1)
    direction = _direction(once.chars)
    words = []
    for word in once.extract_words(**_WORDS, **_RUNS[direction]):
        box = placing.box(word["x0"] - left, word["top"] - top, word["x1"] - left, word["bottom"] - top)
        text = _clean(word["text"])
        if box is not None and text:
            words.append(LayerWord(text, box))
    return TextLayer(tuple(words), _tables(once) if direction is Direction.RIGHT else ())


def _direction(letters: list[dict[str, Any]]) -> Direction:
    """Where most letters run, by the first column of their matrices (ISO 32000-1, 8.3.3)."""
    counts = Counter(_run_of(*letter["matrix"][:2]) for letter in letters)
    return counts.most_common(1)[0][0] if counts else Direction.RIGHT


def _run_of(a: float, b: float) -> Direction:
    if abs(a) >= abs(b):
        return Direction.RIGHT if a >= 0 else Direction.LEFT
    return Direction.UP if b > 0 else Direction.DOWN


def _tables(page: Any) -> tuple[tuple[tuple[str, ...], ...], ...]:
    if len(page.rects) + len(page.lines) + len(page.curves) > _MOST_RULES:
        return ()
    return tuple(
        tuple(tuple(_clean(cell or "") for cell in row) for row in table)
        for table in page.extract_tables()
        if table
    )


def _clean(text: str) -> str:
    """Without what is no character: lone surrogates and NUL, which broken font tables produce."""
    return text.replace("\x00", "").encode("utf-8", "ignore").decode()


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
