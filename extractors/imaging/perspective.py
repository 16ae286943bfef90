"""Photographed pages seen from the side: the plane of the paper found, and the picture laid flat.

Two ways to see the plane: the four edges of a sheet on a table, and, where the picture ends before the
sheet does, lines of text and upright rules that run together. A page that a scanner took shows neither.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.imaging.converging import plane_of_lines, slopes
from extractors.imaging.picture import Picture, Quad
from extractors.imaging.sheet import sheet_corners
from ingest.page import Box

CONVERGING = 0.7  # degrees between opposite edges: below it no row of text is torn apart
PARALLEL = 0.5  # degrees by which lines of text may be less parallel once laid flat; a line is seen to ±0.2
A4_LONG = 297 / 25.4  # inches
A4_RATIO = 2**0.5
RATIOS = (1.08, 1.75)  # what A4 may look like from the side; other papers keep the ratio they show
BEYOND = 0.4  # of the sheet: this much of what lies around it is kept on each side

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Plane:
    """The paper's plane in a photograph, and the size of the picture laid flat.

    `matrix` (3 × 3) takes pixels of the photograph to pixels of the flat picture of `width` × `height`.
    `dpi` is the resolution at the paper, from its size where its edges are seen; None where they are not.
    """

    matrix: Matrix
    width: int
    height: int
    dpi: float | None = None

    def flat(self, picture: Picture) -> Picture:
        """The photograph as if taken from straight above; what it does not show is white."""
        laid = cv2.warpPerspective(
            picture,
            self.matrix,
            (self.width, self.height),
            flags=cv2.INTER_LINEAR,
            borderValue=(255, 255, 255),
        )
        return np.asarray(laid, np.uint8)

    def forth(self, quads: Sequence[Quad]) -> list[Quad]:
        """Corners in the photograph, as they lie in the flat picture."""
        return [_through(self.matrix, quad) for quad in quads]

    def back(self, box: Box) -> Box:
        """A box of the flat picture as the upright box around the same place of the photograph."""
        corners = np.array(
            [[box.x0, box.y0], [box.x1, box.y0], [box.x1, box.y1], [box.x0, box.y1]], np.float32
        )
        moved = _through(np.asarray(np.linalg.inv(self.matrix), np.float64), corners)
        low, high = moved.min(axis=0), moved.max(axis=0)
        return Box(float(low[0]), float(low[1]), float(high[0]), float(high[1]))


def find_plane(picture: Picture, quads: Sequence[Quad]) -> Plane | None:
    """The plane of an upright page, None where it lies flat already; `quads` are its lines of text."""
    corners = sheet_corners(picture)
    if corners is not None and _converging(corners) > CONVERGING:
        plane = _plane_of_sheet(corners, picture.shape[1], picture.shape[0])
        if _unevenness(plane.forth(quads)) <= _unevenness(quads) + PARALLEL:
            return plane
    found = plane_of_lines(picture, quads) if corners is None else None
    if found is None:
        return None
    return _framed(found, picture.shape[1], picture.shape[0], None)


def _through(matrix: Matrix, points: NDArray[np.float32]) -> NDArray[np.float32]:
    return np.asarray(cv2.perspectiveTransform(points[None].astype(np.float64), matrix)[0], np.float32)


def _converging(corners: Quad) -> float:
    """The larger angle, in degrees, between two opposite sides."""
    sides = np.roll(corners, -1, axis=0) - corners
    angles = np.degrees(np.arctan2(sides[:, 1], sides[:, 0]))
    turns = (angles[:2] - angles[2:] + 180 + 90) % 180 - 90
    return float(np.abs(turns).max())


def _unevenness(quads: Sequence[Quad]) -> float:
    """How far long lines of text are from parallel: the middle deviation of their angles, in degrees."""
    angles = np.degrees(np.arctan(slopes(quads)[0]))
    return float(np.median(np.abs(angles - np.median(angles)))) if len(angles) > 2 else 0.0


def _plane_of_sheet(corners: Quad, width: int, height: int) -> Plane:
    """The sheet as large as its longer sides show it, so that nothing of its nearer part is lost."""
    sides = np.linalg.norm(np.roll(corners, -1, axis=0) - corners, axis=1)
    across, down = float(max(sides[0], sides[2])), float(max(sides[1], sides[3]))
    dpi = None
    ratio = max(across, down) / min(across, down)
    if RATIOS[0] <= ratio <= RATIOS[1]:
        long = max(across, down, min(across, down) * A4_RATIO)
        dpi = long / A4_LONG
        across, down = (long, long / A4_RATIO) if across > down else (long / A4_RATIO, long)
    target = np.array([[0, 0], [across, 0], [across, down], [0, down]], np.float32)
    matrix = np.asarray(cv2.getPerspectiveTransform(corners.astype(np.float32), target), np.float64)
    limits = Box(-BEYOND * across, -BEYOND * down, (1 + BEYOND) * across, (1 + BEYOND) * down)
    return _framed(matrix, width, height, limits, dpi)


def _framed(matrix: Matrix, width: int, height: int, limits: Box | None, dpi: float | None = None) -> Plane:
    """The plane with the flat picture's origin and size such that it shows the photograph, up to `limits`."""
    frame = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    moved = _through(matrix, frame)
    low, high = moved.min(axis=0), moved.max(axis=0)
    if limits is not None:
        low = np.maximum(low, (limits.x0, limits.y0))
        high = np.minimum(high, (limits.x1, limits.y1))
    shift = np.array([[1, 0, -low[0]], [0, 1, -low[1]], [0, 0, 1]], np.float64)
    size = np.ceil(high - low).astype(int)
    return Plane(shift @ matrix, int(size[0]), int(size[1]), dpi)
