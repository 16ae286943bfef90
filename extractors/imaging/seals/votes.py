"""Where the middles of rings may lie: every edge of ink votes for the points at which its normal aims.

The gradient-directed circle transform (Kimme, Ballard and Sklansky 1975): only the outer edges of strokes
vote, towards the ink. Ovals vote on a copy stretched upright until they are round.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.imaging.ink import Mask
from extractors.imaging.seals.outline import MM, Ellipse, sampled

_COARSE = 0.5  # of the mask's resolution
OVAL_STRETCH = 1.42  # between the usual ovals of 40 × 30 and 45 × 30 mm (domain B.22)
_RADII_MM = (9.0, 30.0)
_EDGE = 0.16  # steepness of a blurred edge of ink that counts
_STRIDE = 2  # pixels between the points that an edge votes for; votes are blurred wider
_SUPPORTED = 0.2  # of the directions on the page in which edges aim at the middle of a ring
_DIRECTIONS = 96
_BESIDE = 2.5  # pixels
_FEWEST = 0.45  # votes, blurred
_MOST = 60_000  # edge points; a page with more is a picture, and every n-th of them votes


def centres(
    mask: Mask, stretch: float, most: int, radii_mm: tuple[float, float] = _RADII_MM
) -> list[Ellipse]:
    """Up to `most` rings, best first: circles, or level ellipses wider than high by `stretch`."""
    unit = MM * _COARSE
    least, largest = round(radii_mm[0] * unit), round(radii_mm[1] * unit)
    left, top, wide, high = cv2.boundingRect(mask)
    left, top = left // 2 * 2, top // 2 * 2
    inked = mask[top : top + high + 2, left : left + wide + 2]
    x, y, u, v = _edges(inked, stretch)
    if len(x) < 2 * least:
        return []
    width, height = (
        int(inked.shape[1] * _COARSE) + 2 * largest + 2,
        int(inked.shape[0] * _COARSE * stretch) + 2 * largest + 2,
    )
    reach = np.arange(least, largest + 1, _STRIDE, dtype=np.float32)
    column = (x[:, None] + u[:, None] * reach + largest).astype(np.int32)
    row = (y[:, None] + v[:, None] * reach + largest).astype(np.int32)
    cells = np.bincount((row * width + column).ravel(), minlength=width * height)[: width * height]
    votes = cv2.GaussianBlur(cells.reshape(height, width).astype(np.float32), (0, 0), 1.6)
    rings = []
    for _ in range(most):
        _, best, _, (cx, cy) = cv2.minMaxLoc(votes)
        if best < _FEWEST:
            break
        cv2.circle(votes, (cx, cy), round(4 * unit), (0.0,), -1)
        far, aims = _aimed(x - (cx - largest), y - (cy - largest), u, v, least, largest)
        for radius in _radii(far, largest):
            middle = left + (cx - largest + 0.5) / _COARSE, top + (cy - largest + 0.5) / _COARSE / stretch
            ring = Ellipse(*middle, radius / _COARSE, radius / _COARSE / stretch)
            share = _share(aims[np.abs(far - radius) < _BESIDE])
            if share >= _SUPPORTED or share >= _SUPPORTED * _on_page(ring, mask):
                rings.append(ring)
    return rings


def _edges(mask: Mask, stretch: float) -> tuple[NDArray[np.float32], ...]:
    """x, y and the unit vector towards the ink of each edge point on the coarse copy."""
    size = (max(1, int(mask.shape[1] * _COARSE)), max(1, int(mask.shape[0] * _COARSE)))
    small = cv2.resize(mask, size, interpolation=cv2.INTER_AREA).astype(np.float32)
    coarse = cv2.GaussianBlur(small, (0, 0), 1.0)
    gx, gy = cv2.Sobel(coarse, cv2.CV_32F, 1, 0, scale=0.25), cv2.Sobel(coarse, cv2.CV_32F, 0, 1, scale=0.25)
    steep = cv2.magnitude(gx, gy)
    places = np.flatnonzero(steep > _EDGE)
    places = places[:: 1 + len(places) // _MOST]
    row, column = np.divmod(places, size[0])
    across, down = gx.ravel()[places], gy.ravel()[places] / np.float32(stretch)
    length = np.hypot(across, down)
    y = (row * stretch).astype(np.float32)
    return column.astype(np.float32), y, across / length, down / length


def _aimed(
    dx: NDArray[np.float32],
    dy: NDArray[np.float32],
    u: NDArray[np.float32],
    v: NDArray[np.float32],
    least: int,
    largest: int,
) -> tuple[NDArray[np.float32], NDArray[np.intp]]:
    """Of the edges that aim at a middle, `dx` and `dy` away: their distance from it, and their direction."""
    far = np.hypot(dx, dy)
    places = np.flatnonzero((dx * u + dy * v < -0.93 * far) & (far >= least - 1) & (far <= largest + 1))
    turned = np.arctan2(dy[places], dx[places]) / (2 * np.pi) + 0.5
    return far[places], np.asarray(turned * _DIRECTIONS, np.intp) % _DIRECTIONS


def _radii(far: NDArray[np.float32], largest: int) -> list[float]:
    """The two radii (coarse pixels) at which most edges aim at a middle, weighed by circumference."""
    counts = np.bincount(far.round().astype(np.intp), minlength=largest + 4)
    smooth = np.convolve(counts, (0.5, 1.0, 0.5), "same") / np.sqrt(np.maximum(1.0, np.arange(len(counts))))
    first = int(smooth.argmax())
    smooth[max(0, first - 4) : first + 5] = 0
    second = int(smooth.argmax())
    return [float(first), float(second)] if smooth[second] > 0 else [float(first)]


def _share(directions: NDArray[np.intp]) -> float:
    return float(np.count_nonzero(np.bincount(directions, minlength=_DIRECTIONS))) / _DIRECTIONS


def _on_page(ring: Ellipse, mask: Mask) -> float:
    """The share of an outline that lies on the page."""
    return float(sampled(mask, *ring.points(np.zeros(1)))[1].mean())
