"""Where the middles of rings may lie: every edge of ink votes for the points at which its normal aims.

The gradient-directed circle transform (Kimme, Ballard and Sklansky 1975): only the outer edges of strokes
vote, towards the ink. Ovals vote on a copy stretched upright until they are round.
"""

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.imaging.ink import Mask
from extractors.imaging.seals.outline import MM, Ellipse

_COARSE = 0.5  # of the mask's resolution
OVAL_STRETCH = 1.42  # between the usual ovals of 40 × 30 and 45 × 30 mm (domain B.22)
_RADII_MM = (9.0, 30.0)
_EDGE = 0.16  # steepness of a blurred edge of ink that counts
_MOST = 60_000  # edge points; a page with more is a picture, and every n-th of them votes


def centres(
    mask: Mask, stretch: float, most: int, radii_mm: tuple[float, float] = _RADII_MM
) -> list[Ellipse]:
    """Up to `most` rings, best first: circles, or level ellipses wider than high by `stretch`."""
    unit = MM * _COARSE
    least, largest = round(radii_mm[0] * unit), round(radii_mm[1] * unit)
    x, y, u, v = _edges(mask, stretch)
    if len(x) < 2 * least:
        return []
    width, height = (
        int(mask.shape[1] * _COARSE) + 2 * largest + 2,
        int(mask.shape[0] * _COARSE * stretch) + 2 * largest + 2,
    )
    reach = np.arange(least, largest + 1, dtype=np.float32)
    column = (x[:, None] + u[:, None] * reach + largest).astype(np.int32)
    row = (y[:, None] + v[:, None] * reach + largest).astype(np.int32)
    cells = np.bincount((row * width + column).ravel(), minlength=width * height)[: width * height]
    votes = cv2.GaussianBlur(cells.reshape(height, width).astype(np.float32), (0, 0), 1.6)
    rings = []
    for _ in range(most):
        _, best, _, (cx, cy) = cv2.minMaxLoc(votes)
        if best < 0.9:
            break
        cv2.circle(votes, (cx, cy), round(4 * unit), (0.0,), -1)
        for radius in _radii(x, y, u, v, cx - largest, cy - largest, reach):
            middle = (cx - largest + 0.5) / _COARSE, (cy - largest + 0.5) / _COARSE / stretch
            rings.append(Ellipse(*middle, radius / _COARSE, radius / _COARSE / stretch))
    return rings


def _edges(mask: Mask, stretch: float) -> tuple[NDArray[np.float32], ...]:
    """x, y and the unit vector towards the ink of each edge point on the coarse copy."""
    size = (int(mask.shape[1] * _COARSE), int(mask.shape[0] * _COARSE * stretch))
    method = cv2.INTER_AREA if stretch == 1 else cv2.INTER_LINEAR
    coarse = cv2.GaussianBlur(cv2.resize(mask, size, interpolation=method).astype(np.float32), (0, 0), 1.0)
    gx, gy = cv2.Sobel(coarse, cv2.CV_32F, 1, 0, scale=0.25), cv2.Sobel(coarse, cv2.CV_32F, 0, 1, scale=0.25)
    steep = cv2.magnitude(gx, gy)
    places = np.flatnonzero(steep > _EDGE)
    places = places[:: 1 + len(places) // _MOST]
    row, column = np.divmod(places, size[0])
    strength = steep.ravel()[places]
    return (
        column.astype(np.float32),
        row.astype(np.float32),
        np.asarray(gx.ravel()[places] / strength, np.float32),
        np.asarray(gy.ravel()[places] / strength, np.float32),
    )


def _radii(
    x: NDArray[np.float32],
    y: NDArray[np.float32],
    u: NDArray[np.float32],
    v: NDArray[np.float32],
    cx: float,
    cy: float,
    reach: NDArray[np.float32],
) -> list[float]:
    """The two radii (coarse pixels) at which most edges aim at a middle, weighed by circumference."""
    dx, dy = cx - x, cy - y
    far = np.hypot(dx, dy)
    aimed = (dx * u + dy * v > 0.93 * far) & (far >= reach[0] - 1) & (far <= reach[-1] + 1)
    counts = np.bincount(far[aimed].round().astype(np.intp), minlength=len(reach) + int(reach[0]) + 3)
    smooth = np.convolve(counts, (0.5, 1.0, 0.5), "same") / np.sqrt(np.maximum(1.0, np.arange(len(counts))))
    first = int(smooth.argmax())
    smooth[max(0, first - 4) : first + 5] = 0
    second = int(smooth.argmax())
    return [float(first), float(second)] if smooth[second] > 0 else [float(first)]
