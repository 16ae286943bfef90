"""The small angle by which the content of an upright page leans, and the way between leaning and level."""

from dataclasses import dataclass
from math import cos, radians, sin

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.imaging.ink import darkness
from extractors.imaging.picture import Grey, Quad, scaled
from ingest.page import Box

DPI = 150.0
WIDEST = 5.0  # degrees searched to either side
INK = 40  # grey levels below the paper


@dataclass(frozen=True, slots=True)
class Tilt:
    """Content leans clockwise by `degrees` (y grows downwards) about the point (x, y) of the page."""

    degrees: float
    x: float
    y: float

    def level(self, points: NDArray[np.float32]) -> NDArray[np.float32]:
        """N × 2 points of the page, as they would lie were the page level."""
        return self._turned(points, -self.degrees)

    def lean(self, points: NDArray[np.float32]) -> NDArray[np.float32]:
        """The way back: N × 2 points of the level page to the page as scanned."""
        return self._turned(points, self.degrees)

    def lean_box(self, box: Box) -> Box:
        """A box of the level page as an upright box of the page around the same middle, slightly larger."""
        if not self.degrees:
            return box
        corners = np.array(
            [[box.x0, box.y0], [box.x1, box.y0], [box.x1, box.y1], [box.x0, box.y1]], np.float32
        )
        moved = self.lean(corners)
        low, high = moved.min(axis=0), moved.max(axis=0)
        return Box(float(low[0]), float(low[1]), float(high[0]), float(high[1]))

    def _turned(self, points: NDArray[np.float32], degrees: float) -> NDArray[np.float32]:
        c, s = cos(radians(degrees)), sin(radians(degrees))
        x, y = points[:, 0] - self.x, points[:, 1] - self.y
        return np.stack([self.x + c * x - s * y, self.y + s * x + c * y], axis=1).astype(np.float32)


def measure_tilt(grey: Grey, dpi: float) -> Tilt:
    """Find the lean of lines and rules: the angle whose horizontal projection is the most uneven.

    Postl's criterion (sum of squared differences of the profile) on a 150-dpi copy, coarse, then to 0.025°.
    Pages with hardly any ink count as level.
    """
    height, width = grey.shape
    ink = darkness(scaled(grey, DPI / dpi), DPI) > INK
    rows, columns = np.nonzero(ink)
    if len(rows) < 200:
        return Tilt(0.0, width / 2, height / 2)
    if len(rows) > 60_000:
        step = len(rows) // 60_000 + 1
        rows, columns = rows[::step], columns[::step]
    y, x = rows.astype(np.float32), columns.astype(np.float32) - ink.shape[1] / 2
    best = _steepest(x, y, np.arange(-WIDEST, WIDEST + 0.01, 0.5))
    best = _steepest(x, y, np.arange(best - 0.4, best + 0.41, 0.1))
    best = _steepest(x, y, np.arange(best - 0.05, best + 0.051, 0.025))
    return Tilt(float(best), width / 2, height / 2)


def _steepest(x: NDArray[np.float32], y: NDArray[np.float32], angles: NDArray[np.float64]) -> float:
    scores = []
    for angle in angles:
        level = y - x * np.float32(np.tan(np.radians(angle)))
        profile = np.bincount((level - level.min()).astype(np.int32)).astype(np.float64)
        scores.append(float((np.diff(profile) ** 2).sum()))
    return float(angles[int(np.argmax(scores))])


def tilt_of(quads: list[Quad], grey: Grey, dpi: float) -> Tilt:
    """The lean of long pieces of text, weighted by length; measured on the page where there are too few."""
    edges = np.array([(q[1] + q[2] - q[0] - q[3]) / 2 for q in quads], np.float32).reshape(-1, 2)
    heights = np.array([np.linalg.norm(q[3] - q[0]) for q in quads], np.float32)
    lengths = np.hypot(edges[:, 0], edges[:, 1])
    long = lengths > 6 * heights
    if long.sum() < 5:
        return measure_tilt(grey, dpi)
    angles = np.degrees(np.arctan2(edges[long, 1], edges[long, 0]))
    near = np.abs(angles - np.median(angles)) < 2
    degrees = float(np.average(angles[near], weights=lengths[long][near]))
    return Tilt(degrees, grey.shape[1] / 2, grey.shape[0] / 2)


def flatten(grey: Grey, tilt: Tilt, factor: float) -> Grey:
    """A copy scaled by `factor` and made level; its pixels are level page coordinates times `factor`."""
    small = scaled(grey, factor)
    if abs(tilt.degrees) < 0.05:
        return small
    centre = (tilt.x * factor, tilt.y * factor)
    matrix = cv2.getRotationMatrix2D(centre, tilt.degrees, 1.0)
    level = cv2.warpAffine(
        small,
        matrix,
        (small.shape[1], small.shape[0]),
        flags=cv2.INTER_LINEAR,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(level, np.uint8)
