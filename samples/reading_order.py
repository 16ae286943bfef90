"""The order in which a person reads a page, and how far a reading strays from it. Tests and benchmarks only.

Rows from top to bottom, each from left to right; a ruled table cell by cell, row after row; where the maker
names regions (`Page.regions`), one region after the other; lines set from top to bottom, from the right.
"""

import re
import unicodedata
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import Levenshtein

from extractors.page_text import PageText
from ingest.page import Box
from samples.canvas import Page, Rect, Text
from samples.ruled import RuledCell, ruled_tables, table_area
from samples.truth import PageTruth

_WRITTEN = 0.6  # share of a word that lies within a signature
_RUNS_INTO = 0.3  # share of a signature that lies within a line
_SAME_ROW = 0.5  # share of the lower one's height
_LEFT_OUT = re.compile("[□☐☑☒■√✓✔]|[.·]{2,}")

Numbered = tuple[int, Rect, bool]
"""A text: its place in `PageTruth.texts`, its area, whether it is set from top to bottom."""


def reading_order(page: Page) -> tuple[int, ...]:
    """The texts of a drawn page, as places in its truth's `texts`, in the order of reading."""
    runs = [run for run in page.elements if isinstance(run, Text) and run.text.strip()]
    texts = [(number, run.box, run.vertical) for number, run in enumerate(runs)]
    tables = ruled_tables(page)
    order: list[int] = []
    for region in (*page.regions, Rect(0, 0, page.width, page.height)):
        inside = [text for text in texts if _holds(region, text[1])]
        texts = [text for text in texts if not _holds(region, text[1])]
        order += _in_region(inside, tables)
    return (*order, *(number for number, _, _ in texts))  # what hangs over the edge comes last


def ordered_text(truth: PageTruth) -> str:
    """The texts in reading order, a line each; by rows where the truth was kept without its order."""
    order = truth.order or _rows([(i, _rect(t.box), False) for i, t in enumerate(truth.texts)])
    return "\n".join(truth.texts[i].text for i in order)


def ordered_errors(truth: PageTruth, read: PageText | str) -> tuple[int, int]:
    """Edit distance between what is printed and what was read, both in reading order, and the characters.

    NFKC, without spaces, tick boxes and dot leaders.

    Handwriting is not printed: where boxes are known, words within a signature are left out, as is its name
    in a word that runs on from print into it.
    """
    text = read if isinstance(read, str) else "\n".join(_printed(truth, read))
    printed = plain_form(ordered_text(truth))
    return Levenshtein.distance(printed, plain_form(text)), len(printed)


def _printed(truth: PageTruth, read: PageText) -> Iterator[str]:
    for line in read.lines:
        printed = "".join(part.text for part in line.words or (line,) if not _is_written(part.box, truth))
        text = plain_form(printed)
        for mark in truth.signatures:
            if line.box.overlap(mark.box) > _RUNS_INTO * mark.box.area:
                text = text.replace(plain_form(mark.name), "", 1)
        if text:
            yield text


def _is_written(box: Box, truth: PageTruth) -> bool:
    return any(box.overlap(mark.box) > _WRITTEN * box.area for mark in truth.signatures)


def plain_form(text: str) -> str:
    """NFKC without spaces, tick boxes and dot leaders, dashes alike."""
    packed = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    return _LEFT_OUT.sub("", packed).replace("—", "-").replace("–", "-")


def _rect(box: Box) -> Rect:
    return Rect(box.x0, box.y0, box.x1, box.y1)


def _in_region(texts: Sequence[Numbered], tables: Sequence[Sequence[RuledCell]]) -> list[int]:
    """Rows, with each table in one piece among them."""
    blocks: list[tuple[float, list[int]]] = []
    rest = list(texts)
    for cells in tables:
        area = table_area(cells)
        inside = [text for text in rest if _holds(area, text[1])]
        if inside:
            rest = [text for text in rest if not _holds(area, text[1])]
            blocks.append((area.y0, _in_cells(inside, cells)))
    areas = {number: area for number, area, _ in rest}
    for row in _grouped(rest):
        middles = [(areas[number].y0 + areas[number].y1) / 2 for number in row]
        blocks.append((sum(middles) / len(middles), row))
    return [number for _, numbers in sorted(blocks, key=lambda block: block[0]) for number in numbers]


def _in_cells(texts: Sequence[Numbered], cells: Sequence[RuledCell]) -> list[int]:
    order: list[int] = []
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        order += _rows([text for text in texts if _holds(cell.area, text[1])])
    return order


def _rows(texts: Sequence[Numbered]) -> list[int]:
    return [number for row in _grouped(texts) for number in row]


def _grouped(texts: Sequence[Numbered]) -> list[list[int]]:
    """Rows of texts, from top to bottom, each from left to right; upright lines together, from the right."""
    rows: list[list[Numbered]] = []
    for text in sorted((t for t in texts if not t[2]), key=lambda t: t[1].y0 + t[1].y1):
        home = next((row for row in rows[-3:] if _beside(row[-1][1], text[1])), None)
        if home is None:
            rows.append([text])
        else:
            home.append(text)
    upright = sorted((t for t in texts if t[2]), key=lambda t: -t[1].x0)
    level = [[number for number, _, _ in sorted(row, key=lambda t: t[1].x0)] for row in rows]
    return [[number for number, _, _ in upright], *level] if upright else level


def _beside(one: Rect, other: Rect) -> bool:
    shared = min(one.y1, other.y1) - max(one.y0, other.y0)
    return shared >= _SAME_ROW * min(one.y1 - one.y0, other.y1 - other.y0)


def _holds(area: Rect, text: Rect) -> bool:
    x, y = (text.x0 + text.x1) / 2, (text.y0 + text.y1) / 2
    return area.x0 <= x < area.x1 and area.y0 <= y < area.y1
