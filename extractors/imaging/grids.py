"""Ruled tables: horizontal and vertical rules, and the cells between them.

Rules are what survives an opening with a long thin kernel on a level copy of the page. The crossings of rules
that hang together give a raster; neighbouring squares of the raster without a rule between them are one cell.
"""

from dataclasses import dataclass
from itertools import product

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.imaging.ink import Mask
from extractors.imaging.picture import Grey
from extractors.imaging.tilt import Tilt, flatten
from ingest.page import Box

DPI = 150.0
_MM = DPI / 25.4
FAINTEST = 22  # grey levels below the paper
THICKEST = 1.9  # mm: what is wider is no rule
COARSE = 3  # pixels of the level copy: rules that hang together are found on every third
LONG = 9.0  # mm: shortest horizontal rule, longer than the widest character's bar
TALL = 5.5  # mm: shortest vertical rule
SAME = 2.4  # mm: rules nearer than this are one; no row of a table is lower
SMALLEST = (18.0, 6.0)  # mm: width and height of a table
BESIDE = 1.6  # mm: how far from its place a rule may run
WALL = 0.8  # share of a side that must be ruled
CLEAR = 0.4  # share of ink beside a rule; along a row of digits there is more
WARPED = 0.008  # lean of long rules on the level copy above which the page is warped and no raster fits
LONGEST = 20.0  # mm: a table has two horizontal rules of this length, the strokes of a title have none
OPEN_SIDE = 4.0  # mm: horizontals reaching this far beyond the last vertical close the table there

_Runs = list[tuple[float, float, float]]
"""Rules of one direction: place across, from, to (pixels of the level copy)."""

_Rectangle = tuple[float, ...]
"""x, y, width, height"""


@dataclass(frozen=True, slots=True)
class GridCell:
    """One cell; `area` in pixels of the *level* page."""

    area: Box
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table; `area` in pixels of the *level* page."""

    area: Box
    cells: tuple[GridCell, ...]


def find_grids(grey: Grey, dpi: float, tilt: Tilt) -> tuple[Grid, ...]:
    """Every ruled table of two cells or more on an upright page with red lifted, top to bottom."""
    factor = DPI / dpi
    level = flatten(grey, tilt, factor)
    thin = _thin(level, horizontal=True), _thin(level, horizontal=False)
    across = _clear(_opened(thin[0], round(LONG * _MM), horizontal=True), thin[0] | thin[1])
    down = _opened(thin[1], round(TALL * _MM), horizontal=False)
    joined = cv2.dilate(across | down, np.ones((7, 7), np.uint8))[::COARSE, ::COARSE]
    count, labels, stats, _ = cv2.connectedComponentsWithStats(np.ascontiguousarray(joined), connectivity=8)
    grids = []
    for i in range(1, count):
        left, top, width, height, _ = (COARSE * int(v) for v in stats[i])
        if width < SMALLEST[0] * _MM or height < SMALLEST[1] * _MM:
            continue
        x, y = max(0, left - COARSE), max(0, top - COARSE)
        window = np.s_[y : top + height + COARSE, x : left + width + COARSE]
        own = _enlarged(labels == i, across.shape)[window]
        grid = _grid(across[window] & own, down[window] & own, x, y, factor)
        if grid is not None:
            grids.append(grid)
    return tuple(sorted(grids, key=lambda g: (g.area.y0, g.area.x0)))


def _enlarged(mask: NDArray[np.bool_], shape: tuple[int, ...]) -> Mask:
    """A mask of every COARSE-th pixel as one of all pixels."""
    size = (shape[1], shape[0])
    return np.asarray(cv2.resize(mask.astype(np.uint8), size, interpolation=cv2.INTER_NEAREST), np.uint8)


def fences(grids: tuple[Grid, ...], tilt: Tilt) -> NDArray[np.float32]:
    """N × 4 (x0, y0, x1, y1): the upright sides of all cells, in pixels of the page as it leans."""
    ends = []
    for grid in grids:
        for cell in grid.cells:
            for x in (cell.area.x0, cell.area.x1):
                ends += [(x, cell.area.y0), (x, cell.area.y1)]
    if not ends:
        return np.zeros((0, 4), np.float32)
    return np.unique(tilt.lean(np.array(ends, np.float32)).reshape(-1, 4).round(1), axis=0)


def _thin(level: Grey, *, horizontal: bool) -> Mask:
    """1 where a stroke along the direction is darker than what lies on both sides of it.

    A black hat across the rule: panels, photographs and shaded heads are wider and stay out.
    """
    across = np.ones((round(THICKEST * _MM), 1) if horizontal else (1, round(THICKEST * _MM)), np.uint8)
    hat = cv2.subtract(cv2.morphologyEx(level, cv2.MORPH_CLOSE, across), level)
    return np.asarray(cv2.threshold(hat, FAINTEST, 1, cv2.THRESH_BINARY)[1], np.uint8)


def _opened(ink: Mask, length: int, *, horizontal: bool) -> Mask:
    """Long straight runs, tolerant of one pixel of wander and of small gaps."""
    along = (1, length) if horizontal else (length, 1)
    thick = (3, 1) if horizontal else (1, 3)
    widened = cv2.dilate(ink, np.ones(thick, np.uint8))
    bridged = cv2.morphologyEx(widened, cv2.MORPH_CLOSE, np.ones(thick[::-1], np.uint8))
    return np.asarray(cv2.morphologyEx(bridged, cv2.MORPH_OPEN, np.ones(along, np.uint8)), np.uint8)


def _clear(runs: Mask, ink: Mask) -> Mask:
    """Horizontal runs with paper above and below; the feet of a row of digits have the digits above."""
    kept = runs.copy()
    for contour in cv2.findContours(runs, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)[0]:
        x, y, width, height = cv2.boundingRect(contour)
        above, below = (
            ink[max(0, y - 6) : max(0, y - 2), x : x + width],
            ink[y + height + 2 :][:4, x : x + width],
        )
        lean = height > 6  # a leaning rule fills a high box: its sides cannot be told apart
        if not lean and any(band.size > 0 and band.any(axis=0).mean() >= CLEAR for band in (above, below)):
            cv2.drawContours(kept, [contour], -1, 0, cv2.FILLED)
    return kept


def _grid(across: Mask, down: Mask, x: int, y: int, factor: float) -> Grid | None:
    level = _rectangles(across)
    if _is_warped(level):
        return None
    rows = [(y0 + high / 2, x0, x0 + wide) for x0, y0, wide, high in level]
    columns = [(x0 + wide / 2, y0, y0 + high) for x0, y0, wide, high in _rectangles(down)]
    if sum(run[2] - run[1] > LONGEST * _MM for run in rows) < 2 or not columns:
        return None
    ys, xs = _places(rows), _places(columns)
    left, right = min(r[1] for r in rows), max(r[2] for r in rows)
    xs = _closed(xs, left, right)
    ys = _closed(ys, min(c[1] for c in columns), max(c[2] for c in columns))
    if len(ys) < 2 or len(xs) < 2:
        return None
    cells = _cells(across, down, ys, xs)
    if len(cells) < 2:
        return None

    def place(cell: GridCell) -> GridCell:
        a = cell.area
        area = Box((a.x0 + x) / factor, (a.y0 + y) / factor, (a.x1 + x) / factor, (a.y1 + y) / factor)
        return GridCell(area, cell.row, cell.column, cell.row_span, cell.column_span)

    placed = tuple(place(cell) for cell in cells)
    area = placed[0].area
    for cell in placed[1:]:
        area = area.union(cell.area)
    return Grid(area, placed)


def _is_warped(rules: list[_Rectangle]) -> bool:
    """Whether long rules still lean, as on a page photographed from the side."""
    leans = [(height - 4) / width for _, _, width, height in rules if width > LONGEST * _MM]
    return len(leans) > 0 and float(np.percentile(leans, 75)) > WARPED


def _rectangles(mask: Mask) -> list[_Rectangle]:
    contours, _ = cv2.findContours(mask, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    return [tuple(map(float, cv2.boundingRect(contour))) for contour in contours]


def _places(runs: _Runs) -> list[float]:
    """Where rules lie, those nearer than SAME taken together (the mean weighted by length)."""
    groups: list[_Runs] = []
    for run in sorted(runs):
        if groups and run[0] - groups[-1][-1][0] < SAME * _MM:
            groups[-1].append(run)
        else:
            groups.append([run])
    weights = [[r[2] - r[1] for r in group] for group in groups]
    return [float(np.average([r[0] for r in g], weights=w)) for g, w in zip(groups, weights, strict=True)]


def _closed(places: list[float], low: float, high: float) -> list[float]:
    """Open sides closed: rules of the other direction that reach beyond the last place end the table."""
    if not places or places[0] - low > OPEN_SIDE * _MM:
        places = [low, *places]
    if high - places[-1] > OPEN_SIDE * _MM:
        places = [*places, high]
    return places


def _cells(across: Mask, down: Mask, ys: list[float], xs: list[float]) -> list[GridCell]:
    """Squares of the raster joined where no rule parts them, numbered by row and column."""
    height, width = len(ys) - 1, len(xs) - 1
    owner = {(i, j): (i, j) for i, j in product(range(height), range(width))}

    def root(key: tuple[int, int]) -> tuple[int, int]:
        while owner[key] != key:
            key = owner[key]
        return key

    for i, j in product(range(height), range(width)):
        if j + 1 < width and not _ruled(down.T, xs[j + 1], ys[i], ys[i + 1]):
            _join(owner, root((i, j)), root((i, j + 1)))
        if i + 1 < height and not _ruled(across, ys[i + 1], xs[j], xs[j + 1]):
            _join(owner, root((i, j)), root((i + 1, j)))
    groups: dict[tuple[int, int], list[tuple[int, int]]] = {}
    for key in owner:
        groups.setdefault(root(key), []).append(key)
    return [_cell(group, ys, xs) for _, group in sorted(groups.items())]


def _join(owner: dict[tuple[int, int], tuple[int, int]], a: tuple[int, int], b: tuple[int, int]) -> None:
    owner[max(a, b)] = min(a, b)


def _ruled(mask: NDArray[np.uint8], place: float, low: float, high: float) -> bool:
    """Whether a rule runs at `place` between `low` and `high` (rows of the mask lie across)."""
    reach = round(BESIDE * _MM)
    inset = 0.1 * (high - low)
    band = mask[
        max(0, round(place) - reach) : round(place) + reach + 1, round(low + inset) : round(high - inset)
    ]
    return band.size > 0 and float(band.any(axis=0).mean()) >= WALL


def _cell(group: list[tuple[int, int]], ys: list[float], xs: list[float]) -> GridCell:
    top, left = min(i for i, _ in group), min(j for _, j in group)
    bottom, right = max(i for i, _ in group) + 1, max(j for _, j in group) + 1
    area = Box(xs[left], ys[top], xs[right], ys[bottom])
    return GridCell(area, top, left, bottom - top, right - left)
