"""Square seals of one ink: straight sides that make a frame of a seal's size, with writing inside."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from math import cos, radians, sin

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.imaging.ink import Mask
from extractors.imaging.marks import components
from extractors.imaging.picture import cut_box
from extractors.imaging.seals.outline import BINS, MM, SealFound
from extractors.page_text import SealColour, SealShape
from ingest.page import Box

_SIDE_MM = (11.5, 47.0)  # name seals 13–20 mm, a company's 38–45 mm (domain B.22)
_NARROWEST = 0.75  # height by width; seals of two short columns are a little higher than wide
_FRAME = 0.8  # share of the frame that carries ink
_EACH_SIDE = 0.6
_EACH_HALF, _EACH_HALF_DENSE = 0.75, 0.9  # of a side; …
_DENSE = 0.5  # … where more of the inside is ink: of copied seals up to 0.43, of codes from 0.55
_EDGE = 0.5  # share of it with ink on the outline and none 0.8 mm outside
_WRITTEN = (0.1, 0.75)  # share of the inside that is ink
_LARGE_MM = 26.0  # a larger one must be filled by its writing; cells of tables are not
_LARGE_WRITTEN = 0.2
_BESIDE_CODE_MM = 4.0  # of paper that is looked at, too
_INNER_MM = 2.2  # inside the frame of a copied seal there is paper between characters, …
_BARE = 0.12  # … and in parts of a larger one's side: there a photograph is …
_PHOTO = 0.7  # … dark all around
_LEAN = 4.0  # degrees between sides that should be parallel or upright to each other
_MOST_SIDES = 16
_MOST_MARKS = 40

Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Side:
    """A straight run of ink's edge: middle, half length, direction in degrees (0 … 180)."""

    x: float
    y: float
    reach: float
    angle: float

    def across(self, angle: float) -> float:
        """Where it lies, measured at a right angle to a direction; and …"""
        return self.y * cos(radians(angle)) - self.x * sin(radians(angle))

    def along(self, angle: float) -> float:
        """… along it."""
        return self.x * cos(radians(angle)) + self.y * sin(radians(angle))


@dataclass(frozen=True, slots=True)
class Rectangle:
    """Four corners (4 × 2) in order, and both sides."""

    corners: Points
    wide: float
    high: float
    angle: float


def squares(mask: Mask, written: Mask, colour: SealColour) -> list[SealFound]:
    """Every square seal of one ink at 100 dpi, best frame first; masks as for `rings`."""
    held: list[tuple[float, Rectangle]] = []
    for rectangle in _candidates(mask):
        score = _frame(mask, written, rectangle, strict=colour is SealColour.BLACK)
        if score > 0 and not (colour is SealColour.BLACK and _is_code(written, rectangle)):
            held.append((score, rectangle))
    found: list[SealFound] = []
    for _, rectangle in sorted(held, key=lambda pair: -pair[0]):
        seal = _seal(rectangle, colour, mask)
        if not any(seal.same(other) for other in found):
            found.append(seal)
    return found


def _is_code(written: Mask, rectangle: Rectangle) -> bool:
    """Whether it is a QR code, known by its three corners; a large one has much of a frame."""
    box = _seal(rectangle, SealColour.BLACK, written).box.grow(_BESIDE_CODE_MM * MM)
    part = np.ascontiguousarray(255 * (1 - cut_box(written, box)))
    return bool(cv2.QRCodeDetector().detect(np.asarray(part, np.uint8))[0])


def _candidates(mask: Mask) -> Iterator[Rectangle]:
    """Of each mark that is large enough what its straight sides make, and the least rectangle around it.

    Ragged sides may be lost on the Hough transform, which drops the points of every short run that it tries.
    """
    least = _SIDE_MM[0] * MM
    joined = cv2.morphologyEx(mask, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    _, _, stats = components(np.asarray(joined, np.uint8))
    large = [s for s in stats[1:] if min(s[cv2.CC_STAT_WIDTH], s[cv2.CC_STAT_HEIGHT]) >= _NARROWEST * least]
    for x, y, width, height, _ in sorted(large, key=lambda s: -int(s[4]))[:_MOST_MARKS]:
        part = cv2.copyMakeBorder(joined[y : y + height, x : x + width], 2, 2, 2, 2, cv2.BORDER_CONSTANT)
        outer = np.zeros_like(part)
        contours = cv2.findContours(part, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)[0]
        cv2.drawContours(outer, contours, -1, 1)
        yield from _around(np.add(max(contours, key=len), (x - 2, y - 2), dtype=np.int32))
        every = cv2.subtract(part, cv2.erode(part, np.ones((3, 3), np.uint8)))
        for edge in (outer, every):
            lines = cv2.HoughLinesP(edge, 1, np.pi / 180, round(0.25 * least), None, 0.45 * least, 1.5 * MM)
            ends = np.zeros((0, 4)) if lines is None else lines.reshape(-1, 4) + np.tile((x - 2, y - 2), 2)
            sides = [_side(*map(float, line)) for line in ends]
            yield from _rectangles(sorted(sides, key=lambda side: -side.reach)[:_MOST_SIDES])


def _around(contour: NDArray[np.int32]) -> Iterator[Rectangle]:
    """The least rectangle around a contour (N × 1 × 2), if it is of a seal's size and nearly square."""
    (x, y), (wide, high), angle = cv2.minAreaRect(contour)
    if angle > 45:
        wide, high, angle = high, wide, angle - 90
    short, long = min(wide, high), max(wide, high)
    if _SIDE_MM[0] * MM <= short and long <= _SIDE_MM[1] * MM and short >= _NARROWEST * long:
        c, s = np.cos(np.radians(angle)), np.sin(np.radians(angle))
        across, down = c * x + s * y, c * y - s * x
        columns, rows = [across - wide / 2, across + wide / 2], [down - high / 2, down + high / 2]
        yield _rectangle(columns, rows, angle)


def _side(x0: float, y0: float, x1: float, y1: float) -> _Side:
    angle = float(np.degrees(np.arctan2(y1 - y0, x1 - x0))) % 180
    reach = float(np.hypot(x1 - x0, y1 - y0)) / 2
    return _Side((x0 + x1) / 2, (y0 + y1) / 2, reach, angle)


def _rectangles(sides: list[_Side]) -> Iterator[Rectangle]:
    """Frames that two pairs of parallel sides at a right angle make, of a seal's size and nearly square."""
    least, largest = (side * MM for side in _SIDE_MM)
    pairs = [
        (one, other, gap)
        for one, other in combinations(sides, 2)
        if _turned(one.angle, other.angle) < _LEAN
        and least <= (gap := abs(one.across(one.angle) - other.across(one.angle))) <= largest
    ]
    for (a, b, high), (c, d, wide) in combinations(pairs, 2):
        if abs(_turned(a.angle, c.angle) - 90) > _LEAN or min(high, wide) < _NARROWEST * max(high, wide):
            continue
        angle = a.angle
        rows = sorted((a.across(angle), b.across(angle)))
        columns = sorted((c.along(angle), d.along(angle)))
        within = all(columns[0] - 0.2 * wide < s.along(angle) < columns[1] + 0.2 * wide for s in (a, b))
        if within and all(rows[0] - 0.2 * high < s.across(angle) < rows[1] + 0.2 * high for s in (c, d)):
            yield _rectangle(columns, rows, angle)


def _turned(one: float, other: float) -> float:
    """Degrees between two directions, 0 to 90."""
    off = abs(one - other) % 180
    return min(off, 180 - off)


def _rectangle(columns: list[float], rows: list[float], angle: float) -> Rectangle:
    c, s = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    flat = [(columns[0], rows[0]), (columns[1], rows[0]), (columns[1], rows[1]), (columns[0], rows[1])]
    corners = np.array([(c * u - s * v, s * u + c * v) for u, v in flat])
    return Rectangle(corners, columns[1] - columns[0], rows[1] - rows[0], angle)


def _frame(mask: Mask, written: Mask, rectangle: Rectangle, *, strict: bool) -> float:
    """Share of the frame with ink; 0 without writing inside, or where sides go on as a table's rules do.

    `strict`: every half of a side must be a line, which the edge of a QR code is not, and paper be inside it.
    """
    frames = np.stack([_outline(rectangle, -depth) for depth in np.arange(-3.0, 5.0)])
    inked = _at(mask, frames)
    line = inked[2:][int(inked[2:].mean(axis=1).argmax())]  # at one depth: a frame is a line
    share = float(line.mean())
    each = inked[2:].any(axis=0).reshape(4, -1).mean(axis=1)
    edge = float((inked[2:6].any(axis=0) & ~inked[0]).mean())
    if share < _FRAME or each.min() < _EACH_SIDE or edge < _EDGE or _runs_on(mask, rectangle) >= 4:
        return 0.0
    short = min(rectangle.wide, rectangle.high)
    inside = np.stack([_outline(rectangle, -depth * short) for depth in (0.2, 0.27, 0.34, 0.41)])
    least = _LARGE_WRITTEN if short > _LARGE_MM * MM else _WRITTEN[0]
    filled = float(_at(written, inside).mean())
    dense = filled > _DENSE
    half = _EACH_HALF_DENSE if dense else _EACH_HALF
    inner = float(_at(written, _outline(rectangle, -max(_INNER_MM * MM, _BARE * short))).mean())
    if strict and (line.reshape(8, -1).mean(axis=1).min() < half or (dense and inner > _PHOTO)):
        return 0.0
    return share * edge if least <= filled <= _WRITTEN[1] else 0.0


def _outline(rectangle: Rectangle, outside: float) -> Points:
    """Points (BINS × 2) of a frame that lies `outside` pixels around the rectangle, side by side."""
    middle = rectangle.corners.mean(axis=0)
    grown = np.array([rectangle.wide + 2 * outside, rectangle.high + 2 * outside])
    share = np.maximum(0.0, grown / np.array([rectangle.wide, rectangle.high]))
    u, v = (
        (rectangle.corners[1] - rectangle.corners[0]) / 2,
        (rectangle.corners[3] - rectangle.corners[0]) / 2,
    )
    corners = [middle + i * share[0] * u + j * share[1] * v for i, j in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    steps = np.linspace(0, 1, BINS // 4, endpoint=False)[:, None]
    return np.concatenate(
        [a + steps * (b - a) for a, b in zip(corners, corners[1:] + corners[:1], strict=True)]
    )


def _runs_on(mask: Mask, rectangle: Rectangle) -> int:
    """How many of the eight ends of the four sides go on beyond their corner."""
    count = 0
    for here, there in [(i, (i + k) % 4) for i in range(4) for k in (1, 3)]:
        along = rectangle.corners[here] - rectangle.corners[there]
        along /= max(1.0, float(np.linalg.norm(along)))
        across = np.array([-along[1], along[0]])
        steps = np.array([1.5, 2.0, 2.5, 3.0]) * MM
        band = rectangle.corners[here] + steps[:, None, None] * along
        count += bool(_at(mask, band + np.arange(-4.0, 5.0)[None, :, None] * across).any(axis=1).all())
    return count


def _at(mask: Mask, points: Points) -> NDArray[np.bool_]:
    """Whether there is ink at points (… × 2); none beyond the page."""
    column, row = points[..., 0].round().astype(np.intp), points[..., 1].round().astype(np.intp)
    height, width = mask.shape
    on_page = (column >= 0) & (column < width) & (row >= 0) & (row < height)
    ink = mask[np.clip(row, 0, height - 1), np.clip(column, 0, width - 1)] > 0
    return np.asarray(ink & on_page, np.bool_)


def _seal(rectangle: Rectangle, colour: SealColour, mask: Mask) -> SealFound:
    (x0, y0), (x1, y1) = rectangle.corners.min(axis=0), rectangle.corners.max(axis=0)
    height, width = mask.shape
    box = Box(
        max(0.0, float(x0)),
        max(0.0, float(y0)),
        min(float(width), float(x1 + 1)),
        min(float(height), float(y1 + 1)),
    )
    x, y = rectangle.corners.mean(axis=0)
    sides = (rectangle.wide, rectangle.high)
    return SealFound(box, SealShape.SQUARE, colour, (float(x), float(y)), sides, rectangle.angle)
