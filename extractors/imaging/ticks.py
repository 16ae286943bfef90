"""Tick boxes: small squares ruled on all four sides that end at their corners, and the ink within them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.imaging.frames import COVERED, DPI, MM, REACH, SIDE, SQUARE, framed
from extractors.imaging.ink import Mask, darkness, redness
from extractors.imaging.picture import Grey, Picture, cut_box, scaled, to_grey
from ingest.page import Box

DARK = 32  # grey levels below the paper: a hairline of a scanned form still is
RUN = 1.7  # mm: straight runs this long may be a side
INSET = 0.17  # of the side: what lies further in is no rule
EMPTY, TICKED = 0.035, 0.085  # mean darkness within, as a share of the ink's: empty below, ticked above
SOLID = 0.9  # mean darkness in the middle of a box that is filled
ROUND = (
    0.063  # of the side: by so much the sides of letters and zeros bend outwards, those of boxes up to 0.045
)
BAR = 0.3  # of the ink: a row within that is darker than this nearly all along is a stroke of 日, 国, 田
ENDS = 0.22  # of a side: its ends, as told from its middle
UNBROKEN = 0.3  # of the ink: no place of a side is paler
CROWDED = 0.25  # share of ink beside a square of a code
OVER = 0.34  # of the side: a tick runs this far beyond its box
CORNER = 0.2  # of the ink: mean darkness of 3 × 3 pixels; corners of letters are round
RED = 25  # redness of ink
DOUBT = 0.5  # confidence of a box whose ink is neither little nor much


@dataclass(frozen=True, slots=True)
class Square:
    """A tick box in page pixels; `ink` is the mean darkness within, 0 for paper, 1 for ink all over.

    `apart` is the blank to its left in parts of its width, 1 for as much or more.
    """

    box: Box
    ticked: bool
    confidence: float
    ink: float
    apart: float = 1.0


def find_squares(picture: Picture, grey: Grey, dpi: float) -> tuple[Square, ...]:
    """Every tick box on an upright page that leans by 5° at most, top to bottom.

    `picture` is the page, `grey` the same with red lifted: squares are looked for without red, ink within
    that is red alone makes a box doubtful (a red pen, or a seal).
    """
    factor = DPI / dpi
    dark = darkness(scaled(grey, factor), DPI)
    ink = (dark > DARK).astype(np.uint8)
    found: list[tuple[Box, Square]] = []
    across, down = _runs(ink, horizontal=True), _runs(ink, horizontal=False)
    frames = [frame for area in _candidates(across, down) if (frame := framed(area, across, down, dark))]
    for area, _ in sorted(frames, key=lambda frame: frame[1]):
        if any(area.overlap(other) > 0.3 * area.area for other, _ in found):
            continue
        if _crowded(ink, area):
            continue
        square = _judged(area, dark, picture, factor)
        if square is not None:
            found.append((area, replace(square, apart=_apart(ink, area))))
    return tuple(sorted((square for _, square in found), key=lambda s: (s.box.y0, s.box.x0)))


def _runs(ink: Mask, *, horizontal: bool) -> Mask:
    """Straight runs of ink, tolerant of one pixel of wander."""
    length = round(RUN * MM)
    thick, along = ((3, 1), (1, length)) if horizontal else ((1, 3), (length, 1))
    widened = cv2.dilate(ink, np.ones(thick, np.uint8))
    return np.asarray(cv2.morphologyEx(widened, cv2.MORPH_OPEN, np.ones(along, np.uint8)), np.uint8)


def without_squares(picture: Picture, squares: Sequence[Square], dpi: float) -> Picture:
    """A copy without the boxes and what hangs on to them near by: a tick that runs into its option."""
    cleared = picture.copy()
    for square in squares:
        window = square.box.grow(OVER * square.box.width)
        part = cut_box(cleared, window)  # a view: it is painted over
        ink = (darkness(to_grey(part), dpi) > DARK).astype(np.uint8)
        labels = cv2.connectedComponents(ink, connectivity=8)[1]
        frame = np.zeros_like(ink)
        low, high = round(OVER * square.box.width), round((OVER + 1) * square.box.width)
        frame[low:high, low:high] = 1
        own = np.isin(labels, labels[(frame > 0) & (ink > 0)])
        paper = np.median(part[ink == 0], axis=0) if (ink == 0).any() else 255
        part[cv2.dilate(own.astype(np.uint8), np.ones((3, 3), np.uint8)) > 0] = paper
    return cleared


def _candidates(across: Mask, down: Mask) -> list[Box]:
    """Squares beside, above and below straight runs of their length, ruled on the other sides too."""
    turned = _beside(np.asarray(cv2.transpose(down), np.uint8), np.asarray(cv2.transpose(across), np.uint8))
    return _beside(across, down) + [Box(box.y0, box.x0, box.y1, box.x1) for box in turned]


def _beside(across: Mask, down: Mask) -> list[Box]:
    """Squares of which a side is an upright run, or which are one filled run."""
    low, high = round(SIDE[0] * MM), round(SIDE[1] * MM)
    contours, tree = cv2.findContours(down, cv2.RETR_CCOMP, cv2.CHAIN_APPROX_SIMPLE)
    outer = (
        [c for c, (_, _, _, parent) in zip(contours, tree[0], strict=True) if parent < 0] if contours else []
    )
    runs = np.array([cv2.boundingRect(contour) for contour in outer], np.int64).reshape(-1, 4)
    runs = runs[(runs[:, 3] >= low) & (runs[:, 3] <= high)]
    x, y, width, height = (column[:, None] for column in runs.T)
    spans = np.arange(low, high + 1, REACH)[None, :]  # a side is looked for within REACH
    alike = np.maximum(spans, height) <= SQUARE * np.minimum(spans, height)
    filled = np.abs(spans - width) < REACH
    level, upright = cv2.integral(across), cv2.integral(down).T
    boxes = []
    for left, foot, fits in (
        (x + 0 * spans, x + width + 2, alike),  # the run is the left side
        (x + width - spans, x - 3, alike),  # the right one
        (x + 0 * spans, x + width // 2, alike & filled),
    ):
        inside = fits & _reached(across, foot, y) & _reached(across, foot, y + height - 1)
        inside &= (left >= REACH) & (left + spans < down.shape[1] - REACH)
        inside &= (y >= REACH) & (y + height < down.shape[0] - REACH)
        i, j = np.nonzero(inside)
        area = np.stack([left[i, j], y[i, 0], left[i, j] + spans[0, j], y[i, 0] + height[i, 0]], axis=1)
        area = area[_covered(upright, area[:, [1, 0, 3, 2]])]
        area = area[_covered(level, area)]
        boxes += [Box(*row) for row in area.tolist()]
    return boxes


def _reached(across: Mask, x: NDArray[np.int64], y: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether a level run passes each point within REACH above or below."""
    height, width = across.shape
    columns = np.clip(x, 0, width - 1)
    steps = range(-REACH, REACH + 1)
    near = [across[np.clip(y + step, 0, height - 1), columns] > 0 for step in steps]
    return np.asarray(np.any(near, axis=0), np.bool_)


def _covered(sums: NDArray[Any], area: NDArray[np.int64]) -> NDArray[np.bool_]:
    """Whether both the first and the last row of each area (N × 4) are ruled; `sums` is their integral."""
    both = np.ones(len(area), np.bool_)
    x0, x1 = area[:, 0] + 1, area[:, 2] - 1
    for row in (area[:, 1], area[:, 3] - 1):
        shares = [
            (sums[y + 1, x1] - sums[y + 1, x0] - sums[y, x1] + sums[y, x0]) / (x1 - x0)
            for y in (row + step for step in range(1 - REACH, REACH))
        ]
        both &= np.max(shares, axis=0, initial=0.0) >= COVERED
    return both


def _closed(area: Box, dark: Grey, full: float) -> bool:
    """Whether the ink of all four sides is dark all along; letters and characters leave gaps."""
    x0, y0, x1, y1 = (round(v) for v in (area.x0, area.y0, area.x1, area.y1))
    bands = (dark[y0 - 1 : y0 + 2, x0:x1], dark[y1 - 1 : y1 + 2, x0:x1])
    uprights = (dark[y0:y1, x0 - 1 : x0 + 2].T, dark[y0:y1, x1 - 1 : x1 + 2].T)
    corners = [dark[y - 1 : y + 2, x - 1 : x + 2] for x in (x0, x1) for y in (y0, y1)]
    return all(float(band.max(axis=0).min()) > UNBROKEN * full for band in (*bands, *uprights)) and all(
        float(corner.mean()) > CORNER * full for corner in corners
    )


def _bend(area: Box, dark: Grey) -> float:
    """By how many pixels the middles of the four sides lie farther out than their ends, on average."""
    x0, y0, x1, y1 = (round(v) for v in (area.x0, area.y0, area.x1, area.y1))
    above, below = (
        dark[y0 - REACH : y0 + REACH + 1, x0 : x1 + 1],
        dark[y1 - REACH : y1 + REACH + 1, x0 : x1 + 1],
    )
    left, right = (
        dark[y0 : y1 + 1, x0 - REACH : x0 + REACH + 1],
        dark[y0 : y1 + 1, x1 - REACH : x1 + REACH + 1],
    )
    return float(np.mean([_outwards(band) for band in (above[::-1], below, left.T[::-1], right.T)]))


def _outwards(band: Grey) -> float:
    """The same for one side; `band` holds it lengthwise, its outermost row last."""
    depth = band.astype(np.float32)
    place = np.arange(len(depth), dtype=np.float32) @ depth / np.maximum(1.0, depth.sum(axis=0))
    middle, part, end = len(place) // 2, max(1, len(place) // 8), max(2, round(ENDS * len(place)))
    ends = (place[1:end].mean() + place[-end:-1].mean()) / 2
    return float(np.median(place[middle - part : middle + part + 1]) - ends)


def _crowded(ink: Mask, area: Box) -> bool:
    """Whether two places above and below the square hold as much ink as a code does."""
    step, reach = 1.1 * area.width, 0.4 * area.width
    x, y = area.centre
    around = [
        cut_box(ink, Box(cx - reach, cy - reach, cx + reach, cy + reach))
        for cy in (y - step, y + step)
        for cx in (x - step, x, x + step)
    ]
    return sorted(float(part.mean()) for part in around)[-2] > CROWDED


def _apart(ink: Mask, area: Box) -> float:
    """The blank to the left of the square in parts of its width, at most 1."""
    width = area.width
    beside = cut_box(ink, Box(area.x0 - width - 2, area.y0, area.x0 - 2, area.y1)).max(axis=0)
    return float(np.argmax(beside[::-1]) / width) if beside.any() else 1.0


def _judged(area: Box, dark: Grey, picture: Picture, factor: float) -> Square | None:
    """Ticked or empty by the ink within; None where a side is open or the ink is strokes of a character."""
    full = max(60.0, float(np.percentile(cut_box(dark, area.grow(1)), 90)))
    if not _closed(area, dark, full) or _bend(area, dark) > ROUND * area.width:
        return None
    inner = area.grow(-max(2.0, INSET * area.width))
    within = np.clip(cut_box(dark, inner).astype(np.float32) / full, 0, 1)
    share, edge = float(within.mean()), len(within) // 4
    solid = float(within[edge:-edge, edge:-edge].mean()) > SOLID
    if not solid and max(_bars(within), _bars(within.T)) > 0:
        return None
    box = Box(area.x0 / factor, area.y0 / factor, area.x1 / factor, area.y1 / factor)
    ticked = share > (EMPTY + TICKED) / 2
    if not ticked and _tinted(picture, box):
        return Square(box, ticked=True, confidence=DOUBT, ink=share)
    return Square(box, ticked, _confidence(share), share)


def _bars(within: NDArray[np.float32]) -> int:
    """How many of the middle rows are dark from end to end, as strokes of 日 and 国 are and no tick's."""
    edge = round(0.3 * len(within))
    middle = within[edge : len(within) - edge]
    return int((middle.min(axis=1) > BAR).sum())


def _confidence(share: float) -> float:
    """1 from TICKED on and up to EMPTY, less in between, DOUBT at the middle."""
    middle, half = (EMPTY + TICKED) / 2, (TICKED - EMPTY) / 2
    return DOUBT + (1 - DOUBT) * min(1.0, abs(share - middle) / half)


def _tinted(picture: Picture, box: Box) -> bool:
    """Whether the box that is empty without red holds red ink."""
    return bool((redness(cut_box(picture, box.grow(-INSET * box.width))) > RED).mean() > TICKED)
