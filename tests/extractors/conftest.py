"""Pages written by hand for tests of extraction: lines at places, cells of tables, nothing drawn."""

from collections.abc import Callable, Sequence

import pytest

from extractors.document import ReadPage
from extractors.page_text import Cell, Line, PageText, Table
from ingest.page import Box

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
