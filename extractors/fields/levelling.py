"""How rows lie on a page that leans or was photographed from the side, and where a box lies once levelled.

A scanner turns a page: all rows have one slope. A camera sees them run together: their slope changes evenly
from the top of the page to its foot. What lies in one row tells both: pieces of text and cells of tables
share the most rows once levelled rightly (the projection profile of Postl, 1986, over the middles of boxes).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from extractors.page_text import Line, Table
from ingest.page import Box

_STEEPEST = 0.10  # pixels per pixel: a page held by hand leans no more, one fed askew less
_WIDEST = 0.24  # how much the slopes at head and foot of a photograph differ at most
_STEPS = (0.01, 0.002)  # between slopes tried, coarse and fine; between twists twice that
_NEAR = (0.35, 0.15)  # of a line's height: middles that lie so near share a row, coarse and fine
_FEWEST = 4  # pieces: fewer tell nothing
_MOST = 250  # pieces and pairs looked at: a crowded page has as many
_LEAST = 0.45  # of the usual height: letters that a box must have room for beside its lean
_GAINED = 2.0  # pieces: so many more at least, for on a page with little on it some share rows by chance
_GAIN = 0.06  # of the pieces: so many more must share rows before a page leans, or is seen from the side

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Level:
    """Rows fall towards the right by `slope` at the middle (`x`, `y`) of the page, by `change` more per pixel
    down.

    Slopes are in pixels per pixel.
    """

    slope: float = 0.0
    change: float = 0.0
    x: float = 0.0
    y: float = 0.0

    def box(self, box: Box) -> Box:
        """Where `box`, the bounds of something that leans, would lie on the level page, as high as it is."""
        if not self.slope and not self.change:
            return box
        x, y = box.centre
        across = x - self.x
        stretch = max(0.5, 1 + self.change * across)
        below = (y - self.y - self.slope * across) / stretch
        lean = abs(self.slope + self.change * below) * box.width
        half = max(0.4 * box.height, box.height - lean) / stretch / 2
        return Box(box.x0, self.y + below - half, box.x1, self.y + below + half)


def level_of(lines: Sequence[Line], tables: Sequence[Table], width: float, height: float) -> Level:
    """How the rows of a page of `width` × `height` pixels lie; level where nothing tells."""
    boxes = [word.box for line in lines for word in (line.words or (line,))][:_MOST]
    if len(boxes) < _FEWEST:
        return Level()
    middle, tall = (width / 2, height / 2), max(height, 1.0)
    usual = max(1.0, float(np.median([box.height for box in boxes])))
    ends = [(*one.centre, *other.centre) for one, other in _beside(tables)][:_MOST]
    rows = _Rows(
        np.array([box.centre for box in boxes]) - middle,
        np.array([(box.width, box.height) for box in boxes]),
        np.array(ends).reshape(-1, 2, 2) - middle,
        usual,
        tall,
    )
    slope, twist = rows.best()
    return Level(slope, twist / tall, *middle) if slope or twist else Level()


def _beside(tables: Sequence[Table]) -> Iterator[tuple[Box, Box]]:
    """Cells of one row of a table, each with the first one: their middles lie level."""
    for table in tables:
        first: dict[tuple[int, int], Box] = {}
        for cell in table.cells:
            begun = first.setdefault((cell.row, cell.row_span), cell.box)
            if begun is not cell.box:
                yield begun, cell.box


@dataclass(frozen=True, slots=True, eq=False)
class _Rows:
    """Pieces of a page `tall` pixels high, measured from its middle; `usual` is the height of its lines.

    `middles` are N × 2 (x, y), `sizes` N × 2 (width, height); `pairs` are M × 2 × 2: two points of one row.
    What is tried are pairs of a slope in the middle and a `twist`: by how much the slope at the foot is more
    than that at the head.
    """

    middles: Floats
    sizes: Floats
    pairs: Floats
    usual: float
    tall: float

    def best(self) -> tuple[float, float]:
        """Slope and twist at which the most pieces share rows; 0 where that are not clearly more."""
        none = np.zeros(1)
        least = max(_GAINED, _GAIN * (len(self.middles) + len(self.pairs)))
        still = self._shared(none, none, _NEAR[1])[0, 0]
        turned, shared = self._tried(none)
        best, told = ((turned[0], 0.0), shared) if shared > still + least else ((0.0, 0.0), still)
        twisted, shared = self._tried(_around(0.0, _WIDEST, 2 * _STEPS[0]))
        return twisted if shared > told + least else best

    def _tried(self, twists: Floats) -> tuple[tuple[float, float], float]:
        """The best slope and one of the `twists`, at first coarsely; and how much is shared there."""
        (coarse, fine), (wide, near) = _STEPS, _NEAR
        slope, twist, _ = self._most(_around(0.0, _STEEPEST, coarse), twists, wide)
        finer = _around(twist, 2 * coarse, 2 * fine) if len(twists) > 1 else twists
        slope, twist, shared = self._most(_around(slope, coarse, fine), finer, near)
        return (slope, twist), shared

    def _most(self, slopes: Floats, twists: Floats, near: float) -> tuple[float, float, float]:
        shared = self._shared(slopes, twists, near)
        i, j = np.unravel_index(int(shared.argmax()), shared.shape)
        return float(slopes[i]), float(twists[j]), float(shared[i, j])

    def _shared(self, slopes: Floats, twists: Floats, near: float) -> Floats:
        """How well pieces share rows, for each slope (rows of the result) and twist (columns).

        What lies nearer than `near` counts, the nearer the more; boxes too low for letters speak against.
        """
        near *= self.usual
        level = self._level(self.middles, slopes, twists)
        shared = np.clip(1 - np.diff(np.sort(level, axis=2), axis=2) / near, 0, None).sum(axis=2)
        apart = np.abs(np.subtract(*(self._level(self.pairs[:, end], slopes, twists) for end in (0, 1))))
        shared += np.clip(1 - apart / near, 0, None).sum(axis=2)
        lean = np.abs(slopes[:, None, None] + twists[:, None] * (level / self.tall))
        room = self.sizes[:, 1] - lean * self.sizes[:, 0]
        cramped = room < _LEAST * np.minimum(self.sizes[:, 1], self.usual)
        return np.asarray(shared - cramped.sum(axis=2), np.float64)

    def _level(self, points: Floats, slopes: Floats, twists: Floats) -> Floats:
        """The heights of points on the level page."""
        across, below = points[:, 0], points[:, 1]
        stretch = np.maximum(0.5, 1 + twists[:, None] * (across / self.tall))
        return np.asarray((below - slopes[:, None, None] * across) / stretch)


def _around(middle: float, reach: float, step: float) -> Floats:
    steps = np.arange(-round(reach / step), round(reach / step) + 1, dtype=np.float64)
    return np.asarray(middle + step * steps, np.float64)
