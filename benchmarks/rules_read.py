"""Pages of spoilt dossiers as they are read at a level: perfectly, or from their pictures."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from benchmarks.assembling import Read, Reread
from benchmarks.fields import IDEAL, read, taking
from benchmarks.scanned import UNREADABLE, read_scanned, reread_scanned
from extractors.document import Reading
from extractors.page_text import Line, PageText
from ingest.page import Box
from samples.canvas import Page
from samples.ideal import ideal_reading, pixels
from samples.made import Harm

_DIM = 0.3  # confidence of what nobody can read
_SEED = 4


def reader(level: str, folder: Path) -> Read:
    """How pages are read at a level of `benchmarks.fields`."""

    def at_level(page: Page, harm: tuple[Harm, ...]) -> PageText:
        if level == IDEAL:
            return dimmed(ideal_reading(page), harm)
        if any(one.area is None for one in harm):
            return read_scanned(page, UNREADABLE, _SEED, folder)
        return read(page, level, folder)

    return at_level


def second_reader(level: str, folder: Path) -> Reread | None:
    """How doubtful lines are read once more at a level; nobody does where reading is perfect."""
    if level == IDEAL:
        return None

    def again(page: Page, harm: tuple[Harm, ...], rotation: int, boxes: Sequence[Box]) -> tuple[Reading, ...]:
        lost = any(one.area is None for one in harm)
        how = (UNREADABLE, _SEED) if lost else taking(page, level)
        return reread_scanned(page, *how, rotation, boxes, folder)

    return again


def dimmed(text: PageText, harm: Sequence[Harm]) -> PageText:
    """A perfect reading but of the spoilt places: two letters of three are lost, with little confidence."""
    if not harm:
        return text
    areas = [pixels(one.area, text.dpi) for one in harm if one.area is not None]
    whole = len(areas) < len(harm)
    lines = tuple(
        _lost(line) if whole or any(line.box.overlap(area) for area in areas) else line for line in text.lines
    )
    tables = tuple(
        replace(table, cells=tuple(
            replace(cell, text=_gaps(cell.text), confidence=_DIM)
            if whole or any(_within(area, cell.box) for area in areas) else cell
            for cell in table.cells
        ))
        for table in text.tables
    )  # fmt: skip
    return replace(text, lines=lines, tables=tables, confidence=_DIM if whole else text.confidence)


def _within(area: Box, cell: Box) -> bool:
    x, y = area.centre
    return cell.x0 <= x < cell.x1 and cell.y0 <= y < cell.y1


def _lost(line: Line) -> Line:
    words = tuple(replace(word, text=_gaps(word.text), confidence=_DIM) for word in line.words)
    return replace(line, text=_gaps(line.text), confidence=_DIM, words=words)


def _gaps(text: str) -> str:
    return "".join(letter if n % 3 == 2 else "〓" for n, letter in enumerate(text))
