"""Pieces to lines: rows on the level page, parted at wide gaps and rules, in reading order."""

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from extractors.imaging.picture import bounds
from extractors.imaging.tilt import Tilt
from extractors.page_text import Line, Word
from extractors.reading.engine import Piece
from extractors.reading.parameters import PARAMETERS, Parameters
from extractors.reading.script import is_han, is_latin, tidy
from ingest.page import Box

_COLUMN_ROWS = 6  # rows on either side before a page counts as set in two columns
_COLUMN_WIDTH = 10.0  # heights: narrower columns are labels, read across


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A piece with its box on the level page, and the cell of a table it lies in (-1: none)."""

    piece: Piece
    level: Box
    cell: int = -1

    @property
    def word(self) -> Word:
        return Word(self.piece.text, bounds(self.piece.quad), self.piece.confidence)


def placed(piece: Piece, tilt: Tilt) -> Placed:
    """The piece as it would lie on a level page: middle moved, sides measured along the text."""
    middle = tilt.level(piece.quad.mean(axis=0, keepdims=True))[0]
    quad = piece.quad
    width, height = float(np.linalg.norm(quad[1] - quad[0])), float(np.linalg.norm(quad[3] - quad[0]))
    if abs(quad[1, 1] - quad[0, 1]) > abs(quad[1, 0] - quad[0, 0]):  # read from top to bottom
        width, height = height, width
    x, y = float(middle[0]), float(middle[1])
    return Placed(piece, Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2))


def lines_of(pieces: list[Placed], parameters: Parameters = PARAMETERS) -> tuple[Line, ...]:
    """Lines in reading order: by rows from top to bottom; of two columns the left one first."""
    gutter = _gutter(pieces)
    if gutter is not None:
        left = [p for p in pieces if p.level.centre[0] < gutter]
        right = [p for p in pieces if p.level.centre[0] >= gutter]
        return lines_of(left, parameters) + lines_of(right, parameters)
    rows = _rows(pieces, parameters)
    lines: list[Line] = []
    for i, row in enumerate(rows):
        near = rows[max(0, i - 1) : i] + rows[i + 1 : i + 2]
        lines += [line_of(run, parameters) for run in _runs(row, near, parameters)]
    return tuple(lines)


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


def _between(left: Placed, right: Placed, parameters: Parameters) -> str:
    gap = right.level.x0 - left.level.x1
    em = min(left.level.height, right.level.height)
    latin = is_latin(left.piece.text[-1:]) and is_latin(right.piece.text[:1])
    wide = gap > parameters.split_gap * em
    return " " if (latin and gap > parameters.space_gap * em) or wide else ""


def _rows(pieces: list[Placed], parameters: Parameters) -> list[list[Placed]]:
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


def _gutter(pieces: list[Placed]) -> float | None:
    """The middle of an empty band down the page between two columns of running text, else None."""
    if len(pieces) < 2 * _COLUMN_ROWS:
        return None
    low, high = min(p.level.x0 for p in pieces), max(p.level.x1 for p in pieces)
    em = float(np.median([p.level.height for p in pieces]))
    edges = sorted((p.level.x0, p.level.x1) for p in pieces)
    reach = edges[0][1]
    for x0, x1 in edges:
        middle = (reach + x0) / 2
        if x0 - reach > 2 * em and low + 0.3 * (high - low) < middle < low + 0.7 * (high - low):
            sides = [p for p in pieces if p.level.x1 <= reach], [p for p in pieces if p.level.x0 >= x0]
            if all(_is_column(side, em) for side in sides):
                return middle
        reach = max(reach, x1)
    return None


def _is_column(side: list[Placed], em: float) -> bool:
    wide = [p for p in side if p.level.width > _COLUMN_WIDTH * em]
    return len(wide) >= _COLUMN_ROWS and len(wide) >= 0.5 * len(side)
