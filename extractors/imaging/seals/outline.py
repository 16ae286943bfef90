"""The outline of a seal: an ellipse or a square frame, and what is known of the seal once it is found."""

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from extractors.imaging.ink import Mask
from extractors.page_text import SealColour, SealShape
from ingest.page import Box

DPI = 100.0
"""Seals are looked for on a copy of this resolution; lengths in this package are its pixels unless in mm."""
MM = DPI / 25.4
BINS = 96
_T = np.linspace(0, 2 * np.pi, BINS, endpoint=False)
_COS, _SIN = np.cos(_T), np.sin(_T)


@dataclass(frozen=True, slots=True)
class SealFound:
    """A seal: box of its part on the page and whole axes in pixels, `angle` in degrees (OpenCV's).

    `centre` may lie off the page where the seal is `riding`, that is cut by the page's edge.
    """

    box: Box
    shape: SealShape
    colour: SealColour
    centre: tuple[float, float]
    axes: tuple[float, float]
    angle: float
    riding: bool = False

    def scaled(self, factor: float) -> "SealFound":
        """The same seal on a picture `factor` times as large."""
        b = self.box
        return replace(
            self,
            box=b.scaled(factor),
            centre=(self.centre[0] * factor, self.centre[1] * factor),
            axes=(self.axes[0] * factor, self.axes[1] * factor),
        )

    def moved(self, x: float, y: float) -> "SealFound":
        """The same seal with everything `x` and `y` pixels further."""
        b = self.box
        box = Box(b.x0 + x, b.y0 + y, b.x1 + x, b.y1 + y)
        return replace(self, box=box, centre=(self.centre[0] + x, self.centre[1] + y))

    def same(self, other: "SealFound") -> bool:
        """One seal found twice: two overlapping seals differ in their middles, a name seal in its size."""
        shared = self.box.overlap(other.box)
        if shared > 0.6 * (self.box.area + other.box.area - shared):
            return True
        apart = np.hypot(self.centre[0] - other.centre[0], self.centre[1] - other.centre[1])
        return bool(apart < 0.3 * max(*self.axes, *other.axes) and shared > 0.3 * other.box.area)


@dataclass(frozen=True, slots=True)
class Ellipse:
    """Centre, half axes and angle (radians) of the outer edge of a rim."""

    x: float
    y: float
    a: float
    b: float
    angle: float = 0.0

    def points(self, offsets: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """x and y (BINS × offsets) of points that lie `offsets` pixels outside the outline."""
        u = (self.a + offsets)[None, :] * _COS[:, None]
        v = (self.b + offsets)[None, :] * _SIN[:, None]
        c, s = np.cos(self.angle), np.sin(self.angle)
        return self.x + c * u - s * v, self.y + s * u + c * v

    def extent(self) -> Box:
        """The upright rectangle around it."""
        c, s = np.cos(self.angle), np.sin(self.angle)
        across, down = np.hypot(self.a * c, self.b * s), np.hypot(self.a * s, self.b * c)
        return Box(float(self.x - across), float(self.y - down), float(self.x + across), float(self.y + down))


def sampled(
    mask: Mask, x: NDArray[np.float64], y: NDArray[np.float64]
) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Whether there is ink at each point, and whether the point lies on the page; the arrays' shape."""
    column, row = x.round().astype(np.intp), y.round().astype(np.intp)
    height, width = mask.shape
    on_page = (column >= 0) & (column < width) & (row >= 0) & (row < height)
    ink = mask[np.clip(row, 0, height - 1), np.clip(column, 0, width - 1)] > 0
    return ink & on_page, on_page
