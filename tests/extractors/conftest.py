"""Pages for tests of extraction: written by hand, or drawn and scanned; the real engine is loaded once."""

from collections.abc import Callable, Sequence
from pathlib import Path

import cv2
import numpy as np
import pytest

from extractors.document import ReadPage
from extractors.imaging.picture import Picture
from extractors.page_text import Cell, Line, PageText, Table
from extractors.reading.engine import Engine, load_engine
from ingest.page import Box, PageImage, TextLayer
from samples.canvas import Page
from samples.degrade import Level, Taking, take
from samples.truth import PageTruth

Placed = tuple[float, float, str] | tuple[float, float, str, float]  # x, y, text and, if told, height
PageMaker = Callable[..., ReadPage]


@pytest.fixture
def page() -> PageMaker:
    """Makes a page of 1654 × 2339 pixels from lines (x, y, text[, height]) and one table's cells."""

    def make(lines: Sequence[Placed], cells: Sequence[Box] = (), name: str = "p0001") -> ReadPage:
        made = tuple(_line(*line) for line in lines)
        tables = (Table(_around(cells), tuple(Cell("", box, i, 0) for i, box in enumerate(cells))),)
        text = PageText(
            1654, 2339, 200, 0, "test", 1.0, blank=not made, lines=made, tables=tables if cells else ()
        )
        return ReadPage(name, text)

    return make


def _line(x: float, y: float, text: str, height: float = 40.0) -> Line:
    width = sum(height * 0.9 if ord(character) > 0x2E7F else height * 0.5 for character in text)
    return Line(text, Box(x, y, x + width, y + height), 1.0)


def _around(boxes: Sequence[Box]) -> Box:
    whole = boxes[0] if boxes else Box(0, 0, 0, 0)
    for box in boxes:
        whole = whole.union(box)
    return whole


@pytest.fixture(scope="session")
def rapid() -> Engine:
    return load_engine("rapidocr")


@pytest.fixture
def page_file(tmp_path: Path) -> Callable[..., tuple[PageImage, PageTruth]]:
    """Take a drawn page in at a level and lay it into the spool."""

    def make(
        page: Page,
        level: Level | Taking = Level.SCAN,
        seed: int = 1,
        turn: int = 0,
        layer: TextLayer | None = None,
    ) -> tuple[PageImage, PageTruth]:
        scan = take(page, level, seed, turn)
        return spooled(tmp_path, scan.picture[:, :, ::-1], scan.truth.dpi, layer), scan.truth

    return make


def spooled(folder: Path, picture: Picture, dpi: float, layer: TextLayer | None = None) -> PageImage:
    file = folder / f"page-{len(list(folder.iterdir()))}.png"
    cv2.imwrite(str(file), np.ascontiguousarray(picture))
    height, width = picture.shape[:2]
    return PageImage("test.pdf", 0, file, width, height, dpi, "0" * 64, layer)
