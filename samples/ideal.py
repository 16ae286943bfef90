"""A page as a perfect reader would read it, so that extraction and rules can be tested without one."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from extractors.page_text import Cell, Line, PageText, Seal, SealShape, Signature, Table, Word
from extractors.reading.script import is_latin, tidy
from ingest.page import Box
from samples.canvas import POINT, Page, Rect, SealMark, SignatureMark, Stroke, Text, Tick
from samples.places import span_area, union
from samples.ruled import RuledCell, ruled_tables, table_area
from samples.seals import colour, on_page

_JOIN = 0.8  # em: runs nearer than this on one baseline are read as one line
_WIDE_GAP = re.compile(r"[^\S\n]{3,}|\u3000{2,}")


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    area: Rect
    em: float  # millimetres


def ideal_reading(page: Page, dpi: float = 200) -> PageText:
    """Lines in reading order with their boxes at `dpi`, confidence 1; tables, seals and signatures.

    A ticked box is read as "☑", an empty one as "□", on one line with the label beside it. Seals have their
    ring's text, which no reader gets so well.
    """
    rules = [s for s in page.elements if isinstance(s, Stroke) and abs(s.x1 - s.x0) < abs(s.y1 - s.y0)]
    lines = tuple(_line(group, dpi) for row in _rows(page) for group in _runs(row, rules))
    seals = tuple(_seal(mark, page, dpi) for mark in page.elements if isinstance(mark, SealMark))
    signatures = tuple(
        Signature(pixels(mark.area, dpi), mark.anchor)
        for mark in page.elements
        if isinstance(mark, SignatureMark)
    )
    return PageText(
        width=round(page.width / 25.4 * dpi),
        height=round(page.height / 25.4 * dpi),
        dpi=dpi,
        rotation=0,
        engine="ideal",
        confidence=1.0 if lines else 0.0,
        blank=not page.elements,
        lines=lines,
        tables=tuple(_table(cells, lines, dpi) for cells in ruled_tables(page)),
        seals=seals,
        signatures=signatures,
    )


def _seal(mark: SealMark, page: Page, dpi: float) -> Seal:
    part, riding = on_page(mark, page)
    return Seal(pixels(part, dpi), colour(mark), mark.ring, 1.0, SealShape(mark.shape.value), riding)


def pixels(area: Rect, dpi: float) -> Box:
    """Millimetres to pixels at `dpi`."""
    scale = dpi / 25.4
    return Box(area.x0 * scale, area.y0 * scale, area.x1 * scale, area.y1 * scale)


def _pieces(page: Page) -> Iterator[_Piece]:
    for element in page.elements:
        if isinstance(element, Text) and element.text.strip():
            yield from _split(element)
        elif isinstance(element, Tick):
            area = Rect(element.x, element.y, element.x + element.size, element.y + element.size)
            yield _Piece("☑" if element.ticked else "□", area, element.size)


def _split(run: Text) -> Iterator[_Piece]:
    """A run cut at wide gaps of spaces, as a detector sees it."""
    start = 0
    for gap in [*_WIDE_GAP.finditer(run.text), None]:
        end = gap.start() if gap else len(run.text)
        if run.text[start:end].strip():
            yield _Piece(run.text[start:end].strip(), span_area(run, start, end), run.size * POINT)
        start = gap.end() if gap else end


def _rows(page: Page) -> list[list[_Piece]]:
    """Pieces whose middles lie on one height, top to bottom, each row from left to right."""
    rows: list[list[_Piece]] = []
    for piece in sorted(_pieces(page), key=_middle):
        if rows and _middle(piece) - _middle(rows[-1][0]) < 0.5 * min(piece.em, rows[-1][0].em):
            rows[-1].append(piece)
        else:
            rows.append([piece])
    return [sorted(row, key=lambda piece: piece.area.x0) for row in rows]


def _middle(piece: _Piece) -> float:
    return (piece.area.y0 + piece.area.y1) / 2


def _runs(row: list[_Piece], rules: list[Stroke]) -> list[list[_Piece]]:
    """The row cut where a gap or a vertical rule lies between two pieces."""
    runs = [[row[0]]]
    for piece in row[1:]:
        left = runs[-1][-1]
        near = piece.area.x0 - left.area.x1 < _JOIN * max(piece.em, left.em)
        if near and not any(_between(rule, left, piece) for rule in rules):
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return runs


def _between(rule: Stroke, left: _Piece, right: _Piece) -> bool:
    low, high = sorted((rule.y0, rule.y1))
    return left.area.x1 - 0.3 <= rule.x0 <= right.area.x0 + 0.3 and low <= _middle(left) <= high


def _line(group: list[_Piece], dpi: float) -> Line:
    text = group[0].text
    for left, right in pairwise(group):
        gap = right.area.x0 - left.area.x1
        text += (" " if gap > 0.15 * right.em else "") + right.text
    words = tuple(Word(tidy(piece.text), pixels(piece.area, dpi), 1.0) for piece in group)
    return Line(tidy(text), pixels(union(piece.area for piece in group), dpi), 1.0, words)


def _table(cells: tuple[RuledCell, ...], lines: tuple[Line, ...], dpi: float) -> Table:
    """Each line belongs to the cell its middle lies in; lines of one cell are one text."""
    filled = []
    for cell in cells:
        box, text = pixels(cell.area, dpi), ""
        for line in lines:
            x, y = line.box.centre
            if box.x0 <= x < box.x1 and box.y0 <= y < box.y1:
                text += (" " if is_latin(text[-1:]) and is_latin(line.text[:1]) else "") + line.text
        filled.append(Cell(tidy(text), box, cell.row, cell.column, cell.row_span, cell.column_span))
    return Table(pixels(table_area(cells), dpi), tuple(filled))
