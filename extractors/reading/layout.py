"""Pieces to lines: rows on the level page, parted at wide gaps and rules, in reading order."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from extractors.page_text import Line
from extractors.reading.columns import parted
from extractors.reading.parameters import PARAMETERS, Parameters
from extractors.reading.placed import Placed
from extractors.reading.script import is_han, is_latin, tidy
from extractors.reading.vertical import is_stacked, mostly_upright, upright_columns
from ingest.page import Box


def lines_of(
    pieces: Sequence[Placed], parameters: Parameters = PARAMETERS, *, broad: bool = False
) -> tuple[Line, ...]:
    """Lines in reading order: column by column, rows from top to bottom, a ruled table cell by cell.

    `broad`: the page is wider than high and may be an open book.
    """
    blocks = _blocks(pieces)
    lines: list[Line] = []
    for group in parted([block.area for block in blocks], broad=broad):
        lines += _in_column([blocks[i] for i in group], parameters)
    return tuple(lines)


@dataclass(frozen=True, slots=True)
class _Block:
    """One piece outside of all tables, or all pieces of one ruled table."""

    area: Box
    pieces: tuple[Placed, ...]

    @property
    def tabular(self) -> bool:
        return self.pieces[0].table >= 0


def _blocks(pieces: Sequence[Placed]) -> list[_Block]:
    blocks = [_Block(piece.level, (piece,)) for piece in pieces if piece.table < 0]
    for table in sorted({piece.table for piece in pieces if piece.table >= 0}):
        inside = tuple(piece for piece in pieces if piece.table == table)
        area = inside[0].level
        for piece in inside[1:]:
            area = area.union(piece.level)
        blocks.append(_Block(area, inside))
    return blocks


def _in_column(blocks: list[_Block], parameters: Parameters) -> list[Line]:
    """Rows and tables from top to bottom."""
    loose = [block.pieces[0] for block in blocks if not block.tabular]
    if mostly_upright(loose):
        parts = [(0.0, [line_of(column, parameters) for column in upright_columns(loose)])]
    else:
        parts = rows_of(loose, parameters)
    parts += [(block.area.y0, _in_cells(block.pieces, parameters)) for block in blocks if block.tabular]
    return [line for _, lines in sorted(parts, key=lambda part: part[0]) for line in lines]


def _in_cells(pieces: Sequence[Placed], parameters: Parameters) -> list[Line]:
    lines: list[Line] = []
    for cell in sorted({piece.cell for piece in pieces}):
        lines += lines_of_cell([piece for piece in pieces if piece.cell == cell], parameters)
    return lines


def lines_of_cell(pieces: list[Placed], parameters: Parameters = PARAMETERS) -> list[Line]:
    """The lines of one cell; a label set from top to bottom is one line."""
    if len(pieces) < 2:
        return [line_of(pieces, parameters)] if pieces else []
    if mostly_upright(pieces) or is_stacked(pieces):
        return [line_of(column, parameters) for column in upright_columns(pieces)]
    return [line for _, lines in rows_of(pieces, parameters) for line in lines]


def rows_of(pieces: list[Placed], parameters: Parameters = PARAMETERS) -> list[tuple[float, list[Line]]]:
    """The lines of each row, with the row's middle height on the level page."""
    rows = row_groups(pieces, parameters)
    made = []
    for i, row in enumerate(rows):
        near = rows[max(0, i - 1) : i] + rows[i + 1 : i + 2]
        lines = [line_of(run, parameters) for run in _runs(row, near, parameters)]
        made.append((float(np.mean([p.level.centre[1] for p in row])), lines))
    return made


def line_of(run: list[Placed], parameters: Parameters = PARAMETERS) -> Line:
    """One line from pieces that stand side by side, left to right."""
    words = tuple(p.word for p in run)
    box = words[0].box
    for word in words[1:]:
        box = box.union(word.box)
    text = run[0].piece.text
    for left, right in pairwise(run):
        text += _between(left, right, parameters) + right.piece.text
    lengths = [max(1, len(word.text)) for word in words]
    confidence = sum(w.confidence * n for w, n in zip(words, lengths, strict=True)) / sum(lengths)
    return Line(tidy(text), box, confidence, words)


def confidence_of(lines: Sequence[Line]) -> float:
    """The mean of the lines, weighted by their length; 0 without text."""
    length = sum(len(line.text) for line in lines)
    return sum(line.confidence * len(line.text) for line in lines) / length if length else 0.0


def _between(left: Placed, right: Placed, parameters: Parameters) -> str:
    gap = right.level.x0 - left.level.x1
    em = min(left.level.height, right.level.height)
    latin = is_latin(left.piece.text[-1:]) and is_latin(right.piece.text[:1])
    wide = gap > parameters.split_gap * em
    return " " if (latin and gap > parameters.space_gap * em) or wide else ""


def row_groups(pieces: list[Placed], parameters: Parameters = PARAMETERS) -> list[list[Placed]]:
    """Pieces that overlap a row's middle by height belong to it; rows top to bottom, each left to right."""
    rows: list[list[Placed]] = []
    for piece in sorted(pieces, key=lambda p: p.level.centre[1]):
        home = next((row for row in reversed(rows[-4:]) if _shares_row(piece, row, parameters)), None)
        if home is None:
            rows.append([piece])
        else:
            home.append(piece)
    for row in rows:
        row.sort(key=lambda p: p.level.x0)
    return sorted(rows, key=lambda row: float(np.mean([p.level.centre[1] for p in row])))


def _shares_row(piece: Placed, row: list[Placed], parameters: Parameters) -> bool:
    """By overlap with the nearest piece of the row; pieces above one another never share a row."""
    box = piece.level
    nearest = min(row, key=lambda p: abs(p.level.centre[0] - box.centre[0])).level
    shared = min(box.y1, nearest.y1) - max(box.y0, nearest.y0)
    beside = min(box.x1, nearest.x1) - max(box.x0, nearest.x0) < 0.5 * min(box.width, nearest.width)
    return beside and shared >= parameters.same_row * min(box.height, nearest.height)


def _runs(row: list[Placed], near: list[list[Placed]], parameters: Parameters) -> list[list[Placed]]:
    """A row parted where a gap is wide or a rule stands between; running text keeps its wider gaps."""
    runs = [[row[0]]]
    for piece in row[1:]:
        left = runs[-1][-1]
        gap = piece.level.x0 - left.level.x1
        em = (left.level.height + piece.level.height) / 2
        joined = gap <= parameters.split_gap * em
        if not joined and gap <= parameters.bridge_gap * em:
            paragraph = left.cell == -1 and _covered(left.level.x1, piece.level.x0, near)
            joined = paragraph or _letterspaced(runs[-1], piece)
        if joined and left.cell == piece.cell:
            runs[-1].append(piece)
        else:
            runs.append([piece])
    return runs


def _letterspaced(run: list[Placed], piece: Placed) -> bool:
    """Single Han characters set wide, as in 名　　称: one label."""
    return all(len(p.piece.text) == 1 and is_han(p.piece.text) for p in (*run, piece))


def _covered(x0: float, x1: float, near: list[list[Placed]]) -> bool:
    """Whether the rows above and below both run on over the gap, as in a paragraph."""
    return len(near) == 2 and all(
        any(p.level.x0 < x0 - p.level.height and p.level.x1 > x1 + p.level.height for p in row)
        for row in near
    )
