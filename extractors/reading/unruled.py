"""Tables without upright rules: three-line tables and statements whose columns only alignment tells.

Rows that hold amounts give the columns: the strips of paper that hardly any of them crosses. What has no
amounts, such as a letter's labels and values, is no table.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product
from unicodedata import normalize

import numpy as np

from extractors.imaging.grids import Grid, GridCell
from extractors.reading.layout import row_groups
from extractors.reading.placed import Placed
from ingest.page import Box

_AMOUNT = re.compile(r"[-(]?(\d{1,3}(,\d{3})+(\.\d+)?|\d+\.\d{1,4}%?)\)?")
_FIGURE = re.compile(r"[-(+]?[\d.,]+%?\)?|-{1,2}")
_APART = 1.0  # heights: a wider gap parts two entries of a row
_GAP = 0.5  # heights: the narrowest paper between two columns
_CROSSED = 0.06  # share of the rows that may cross it
_ROWS = 3  # rows with amounts
_LONE_ROWS = 4  # … where there is but one column of figures
_FIGURES = 0.6  # share of a column's entries that are figures
_BETWEEN = 7  # rows without an amount that may stand between two with one
_STEP = 2.2  # times the usual step: a wider one ends the table
_FILLED = 0.6  # share of the columns that a row of heads fills


@dataclass(slots=True)
class _Entry:
    text: str
    x0: float
    x1: float

    @property
    def is_figure(self) -> bool:
        return _FIGURE.fullmatch(self.text) is not None

    @property
    def is_amount(self) -> bool:
        return _AMOUNT.fullmatch(self.text) is not None


@dataclass(slots=True)
class _Row:
    y0: float
    y1: float
    entries: list[_Entry] = field(default_factory=list)

    @property
    def middle(self) -> float:
        return (self.y0 + self.y1) / 2

    @property
    def strong(self) -> bool:
        return len(self.entries) > 1 and any(entry.is_amount for entry in self.entries)


def unruled_tables(pieces: Sequence[Placed]) -> tuple[Grid, ...]:
    """Tables among the pieces that lie in no ruled cell, as grids of the level page, top to bottom."""
    rows = [_row(row) for row in row_groups([p for p in pieces if p.cell < 0 and not p.upright])]
    if sum(row.strong for row in rows) < _ROWS:
        return ()
    em = float(np.median([row.y1 - row.y0 for row in rows]))
    grids = (_grid(rows, low, high, em) for low, high in _bands(rows, em))
    return tuple(grid for grid in grids if grid is not None)


def _row(pieces: list[Placed]) -> _Row:
    row = _Row(min(p.level.y0 for p in pieces), max(p.level.y1 for p in pieces))
    for piece in pieces:
        text = normalize("NFKC", "".join(piece.piece.text.split())).replace("—", "-")
        last = row.entries[-1] if row.entries else None
        if last is not None and piece.level.x0 - last.x1 <= _APART * piece.level.height:
            last.text, last.x1 = last.text + text, piece.level.x1
        else:
            row.entries.append(_Entry(text, piece.level.x0, piece.level.x1))
    return row


def _bands(rows: list[_Row], em: float) -> Iterator[tuple[int, int]]:
    """First and last row with amounts of each stretch that no line of prose and no wide space interrupts."""
    strong = [i for i, row in enumerate(rows) if row.strong]
    start = strong[0]
    for before, i in zip(strong, [*strong[1:], -1], strict=True):
        if i < 0 or not _goes_on(rows[before : i + 1], em):
            yield start, before
            start = i


def _goes_on(rows: list[_Row], em: float) -> bool:
    width = max(r.entries[-1].x1 - r.entries[0].x0 for r in (rows[0], rows[-1]))
    prose = any(entry.x1 - entry.x0 > 0.6 * width for row in rows[1:-1] for entry in row.entries)
    wide = any(b.y0 - a.y1 > 2 * _STEP * em for a, b in pairwise(rows))
    return len(rows) - 2 <= _BETWEEN and not prose and not wide


def _grid(rows: list[_Row], low: int, high: int, em: float) -> Grid | None:
    strong = [row for row in rows[low : high + 1] if row.strong]
    if len(strong) < _ROWS:
        return None
    x0, x1 = min(r.entries[0].x0 for r in strong), max(r.entries[-1].x1 for r in strong)
    xs = [x0, *_separators(strong, x0, x1, em), x1]
    figures = _figure_columns(strong, xs)
    if not figures or (figures == 1 and len(strong) < _LONE_ROWS):
        return None
    first = _first(rows, low, high, xs)
    inside = rows[first : high + 1]
    middles = [(a.y1 + b.y0) / 2 for a, b in pairwise(inside)]
    ys = [inside[0].y0, *middles, inside[-1].y1]
    xs[0] = min(xs[0], min(row.entries[0].x0 for row in inside))
    xs[-1] = max(xs[-1], max(row.entries[-1].x1 for row in inside))
    cells = tuple(
        GridCell(Box(xs[j], ys[i], xs[j + 1], ys[i + 1]), i, j)
        for i, j in product(range(len(ys) - 1), range(len(xs) - 1))
    )
    return Grid(Box(xs[0], ys[0], xs[-1], ys[-1]), cells)


def _separators(rows: list[_Row], x0: float, x1: float, em: float) -> list[float]:
    """The middles of the strips of paper between the columns."""
    places = np.arange(x0, x1, em / 8)
    crossed = np.zeros(len(places))
    for row in rows:
        for entry in row.entries:
            crossed += (places > entry.x0) & (places < entry.x1)
    empty = np.flatnonzero(crossed <= _CROSSED * len(rows))
    strips = np.split(empty, np.flatnonzero(np.diff(empty) > 1) + 1)
    return [float(places[s].mean()) for s in strips if len(s) * em / 8 >= _GAP * em]


def _figure_columns(rows: list[_Row], xs: list[float]) -> int:
    """How many columns hold figures for the most part, at least one amount among them."""
    count = 0
    for left, right in pairwise(xs):
        entries = [e for row in rows for e in row.entries if left <= (e.x0 + e.x1) / 2 < right]
        figures = sum(entry.is_figure for entry in entries)
        count += any(e.is_amount for e in entries) and figures >= _FIGURES * len(entries)
    return count


def _first(rows: list[_Row], low: int, high: int, xs: list[float]) -> int:
    """The row of heads: the topmost row close above that fills most columns and crosses none."""
    step = float(np.median(np.diff([row.middle for row in rows[low : high + 1]])))
    first, most = low, _FILLED * (len(xs) - 1)
    for i in range(low - 1, max(-1, low - 1 - _BETWEEN), -1):
        row = rows[i]
        crossing = any(e.x0 < x < e.x1 for e in row.entries for x in xs[1:-1])
        if crossing or rows[i + 1].middle - row.middle > _STEP * step:
            break
        if len(row.entries) >= max(2.0, most):
            first = i
    return first
