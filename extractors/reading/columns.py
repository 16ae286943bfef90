"""Columns of a page: which blocks of text are read before which, where rows do not run across.

Bands are found as in the white-streams of Breuel (2002): an upright strip of paper that nothing crosses
between two lines that run across it, with running text on both sides. Rows of labels and values are none.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from ingest.page import Box

Sides = NDArray[np.float32]
"""N × 4: x0, y0, x1, y1 of each block."""

_ROWS = 4  # rows on either side of a gutter, at least
_GUTTER = 1.0  # heights of a line: the narrowest gutter
_JOINED = 0.7  # heights: pieces nearer than this are one line
_WIDTH = 8.0  # heights: narrower columns are labels, read across
_FULL = 0.8  # share of the column's width that a line of running text fills
_RUNNING = 0.45  # share of a column's lines that are full
_TALL = 3.0  # heights from which a block is a table or a picture, not a line
_FOOT = 1.5  # heights of paper above a foot line that belongs to no column
_MIDDLE = 0.42, 0.58  # where the fold of an open book lies, of the width of its text
_FOLD = 0.04  # of that width: paper on both sides of the fold


@dataclass(frozen=True, slots=True)
class _Band:
    """Between y0 and y1 nothing crosses x."""

    x: float
    y0: float
    y1: float


def parted(boxes: Sequence[Box], *, broad: bool = False) -> list[list[int]]:
    """The blocks in groups (places in `boxes`) that are read one after the other.

    `broad`: the page is wider than high, so it may be an open book, whose left page is read first.
    """
    if len(boxes) < 2 * _ROWS:
        return [list(range(len(boxes)))]
    members, sides = _joined(np.array([(b.x0, b.y0, b.x1, b.y1) for b in boxes], np.float32))
    everything = np.arange(len(members))
    fold = _fold(sides) if broad else None
    left = _middles(sides)[0] < (np.inf if fold is None else fold)
    parts = [part for half in (everything[left], everything[~left]) for part in _parted(sides, half)]
    return [[i for block in part for i in members[block]] for part in parts]


def _joined(sides: Sides) -> tuple[list[list[int]], Sides]:
    """Blocks that go on in one line taken as one: a long line comes in pieces, cut anywhere."""
    members: list[list[int]] = []
    joined = np.empty((0, 4), np.float32)
    for i in np.argsort(sides[:, 0], kind="stable").tolist():
        home = np.flatnonzero(_run_on(joined, sides[i]))
        if len(home):
            members[home[0]].append(i)
            joined[home[0], 2] = max(joined[home[0], 2], sides[i, 2])
        else:
            members.append([i])
            joined = np.concatenate([joined, sides[i : i + 1]])
    return members, joined


def _run_on(blocks: Sides, own: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which blocks end where `own` begins, on its line."""
    height = np.minimum(blocks[:, 3] - blocks[:, 1], own[3] - own[1])
    level = np.abs(blocks[:, 1] + blocks[:, 3] - own[1] - own[3]) < height
    return np.asarray(level & (own[0] - blocks[:, 2] < _JOINED * height), np.bool_)


def _parted(sides: Sides, inside: NDArray[np.intp]) -> Iterator[NDArray[np.intp]]:
    """Above the band, its left side, its right side, below it; each parted again."""
    band = _band(sides[inside]) if len(inside) >= 2 * _ROWS else None
    if band is None:
        if len(inside):
            yield inside
        return
    x, y = _middles(sides[inside])
    within = (y > band.y0) & (y < band.y1)
    for part in (y <= band.y0, within & (x < band.x), within & (x >= band.x), y >= band.y1):
        yield from _parted(sides, inside[part])


def _fold(sides: Sides) -> float | None:
    """The middle of the paper between the two pages of an open book."""
    low, high = float(sides[:, 0].min()), float(sides[:, 2].max())
    width = high - low
    for gap0, gap1 in _gaps(sides):
        middle = (gap0 + gap1) / 2
        if gap1 - gap0 > _FOLD * width and _MIDDLE[0] < (middle - low) / width < _MIDDLE[1]:
            left = int((sides[:, 2] <= middle).sum())
            if min(left, len(sides) - left) >= _ROWS:
                return middle
    return None


def _gaps(sides: Sides) -> Iterator[tuple[float, float]]:
    """Strips from top to bottom that hold nothing."""
    ordered = sides[np.argsort(sides[:, 0])]
    reach = np.maximum.accumulate(ordered[:, 2])
    for i in np.flatnonzero(ordered[1:, 0] > reach[:-1]):
        yield float(reach[i]), float(ordered[i + 1, 0])


def _band(sides: Sides) -> _Band | None:
    """The band with most text on the emptier of its two sides."""
    heights = sides[:, 3] - sides[:, 1]
    em = float(np.median(heights))
    low, high = float(sides[:, 0].min()), float(sides[:, 2].max())
    places = np.arange(low + _WIDTH * em, high - _WIDTH * em, em / 2)
    crossed = (sides[None, :, 0] < places[:, None] - 0.3 * em) & (
        sides[None, :, 2] > places[:, None] + 0.3 * em
    )
    best, most = None, 0.0
    for x, crossing in _distinct(places, crossed):
        for band in _between(sides, crossing, x):
            text = _text_beside(sides[~crossing], band, em)
            if text > most:
                best, most = band, text
    return _without_foot(sides, best, em) if best else None


def _distinct(
    places: NDArray[np.float64], crossed: NDArray[np.bool_]
) -> Iterator[tuple[float, NDArray[np.bool_]]]:
    """The middle of each stretch of places that the same blocks cross; most of the page crosses none."""
    start = 0
    for i in range(1, len(places) + 1):
        if i == len(places) or not np.array_equal(crossed[i], crossed[start]):
            if crossed[start].mean() < 0.5:
                yield float(places[start:i].mean()), crossed[start]
            start = i


def _between(sides: Sides, crossing: NDArray[np.bool_], x: float) -> Iterator[_Band]:
    """The bands between the blocks that cross x."""
    middles = np.sort(_middles(sides[crossing])[1])
    edges = [-np.inf, *middles.tolist(), np.inf]
    for y0, y1 in pairwise(edges):
        yield _Band(x, float(y0), float(y1))


def _text_beside(sides: Sides, band: _Band, em: float) -> float:
    """The area of the emptier side where both are columns with paper between them, else 0."""
    x, y = _middles(sides)
    within = (y > band.y0) & (y < band.y1)
    left, right = sides[within & (x < band.x)], sides[within & (x >= band.x)]
    if min(len(left), len(right)) == 0:
        return 0.0
    if right[:, 0].min() - left[:, 2].max() < _GUTTER * em:
        return 0.0
    if not (_is_column(left, em) and _is_column(right, em)):
        return 0.0
    return min(float(((s[:, 2] - s[:, 0]) * (s[:, 3] - s[:, 1])).sum()) for s in (left, right))


def _is_column(side: Sides, em: float) -> bool:
    """Whether most lines run on to the column's edge, without wide gaps: no labels, no figures."""
    width = float(side[:, 2].max() - side[:, 0].min())
    if width < _WIDTH * em:
        return False
    rows = full = 0
    for row in _rows(side):
        tall = float(row[:, 3].max() - row[:, 1].min()) / em
        count = round(tall / 1.6) if tall > _TALL else 1
        rows += count
        full += count if float((row[:, 2] - row[:, 0]).sum()) >= _FULL * width else 0
    return rows >= _ROWS and full >= _RUNNING * rows


def _rows(side: Sides) -> Iterator[Sides]:
    ordered = side[np.argsort(side[:, 1] + side[:, 3])]
    middles = (ordered[:, 1] + ordered[:, 3]) / 2
    heights = ordered[:, 3] - ordered[:, 1]
    breaks = np.flatnonzero(np.diff(middles) > 0.5 * np.minimum(heights[1:], heights[:-1])) + 1
    yield from np.split(ordered, breaks)


def _without_foot(sides: Sides, band: _Band, em: float) -> _Band:
    """The band without a page number at its foot, which stands below all columns."""
    y = _middles(sides)[1]
    ordered = sides[(y > band.y0) & (y < band.y1)]
    ordered = ordered[np.argsort(ordered[:, 1])]
    reach = np.maximum.accumulate(ordered[:, 3])
    for i in np.flatnonzero(ordered[1:, 1] - reach[:-1] > _FOOT * em)[::-1]:
        if reach[-1] - ordered[i + 1, 1] < _TALL * em:
            return _Band(band.x, band.y0, float(reach[i] + ordered[i + 1, 1]) / 2)
    return band


def _middles(sides: Sides) -> tuple[NDArray[np.floating], NDArray[np.floating]]:
    return (sides[:, 0] + sides[:, 2]) / 2, (sides[:, 1] + sides[:, 3]) / 2
