"""A ring around a place, as the rim of a photocopied seal: a circle of ink with paper beside it."""

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.imaging.ink import darkest_channel, darkness
from extractors.imaging.picture import Picture, cut_box, scaled
from ingest.page import Box

Plane = NDArray[np.float32]

DPI = 50.0
_MM = DPI / 25.4
DARK = 35  # grey levels below the paper: copied seals are pale
RADII_MM = (11.0, 24.0)
STEP_MM = 0.5
HINT = 0.5  # of a ring seen with a radius that is up to STEP_MM wrong
BESIDE_MM = (-1.3, 1.6)  # from the rim, inwards and outwards: paper
RIM = 0.68  # share of the circle on ink less the mean share beside it: seals from 0.85, signatures up to 0.46
REACH = 1.1  # radii: the middle of a circle lies no farther from the place


def find_ring(lifted: Picture, dpi: float, place: Box) -> Box | None:
    """The box (page pixels) of the clearest ring around or across `place`, or None.

    `lifted` is the upright page with red lifted. Looks for circles of 22 to 48 mm, not for ovals.
    """
    factor, around = DPI / dpi, place.grow((REACH + 1) * RADII_MM[1] * dpi / 25.4)
    x0, y0 = max(0.0, around.x0), max(0.0, around.y0)
    part = cut_box(lifted, Box(x0, y0, min(around.x1, lifted.shape[1]), min(around.y1, lifted.shape[0])))
    ink = (darkness(darkest_channel(scaled(part, factor)), DPI) > DARK).astype(np.float32)
    thick = np.asarray(cv2.dilate(ink, np.ones((3, 3), np.uint8)), np.float32)
    x, y = (place.centre[0] - x0) * factor, (place.centre[1] - y0) * factor
    rows, columns = np.ogrid[: ink.shape[0], : ink.shape[1]]
    away = np.asarray((columns - x) ** 2 + (rows - y) ** 2, np.float32)
    best, found = RIM, None
    seen: dict[float, tuple[float, int, int]] = {}

    def at(radius: float) -> tuple[float, int, int]:
        if radius not in seen:
            seen[radius] = _clearest(ink, thick, away, radius)
        return seen[radius]

    for coarse in np.arange(RADII_MM[0] + STEP_MM, RADII_MM[1], 2 * STEP_MM).tolist():
        if at(coarse)[0] < HINT:
            continue
        for radius in (coarse - STEP_MM, coarse, coarse + STEP_MM):
            rim, row, column = at(radius)
            if rim > best:
                best, found = rim, (column / factor + x0, row / factor + y0, radius)
    if found is None:
        return None
    reach = found[2] * dpi / 25.4
    return Box(found[0] - reach, found[1] - reach, found[0] + reach, found[1] + reach)


def _clearest(ink: Plane, thick: Plane, away: Plane, radius: float) -> tuple[float, int, int]:
    """Of circles of one radius (millimetres) the clearest: how clear, row and column of its middle."""
    inner, outer = (_circle(radius + by) for by in BESIDE_MM)
    more = (outer.shape[0] - inner.shape[0]) // 2
    beside = (outer + np.pad(inner, more)) / 2
    rim = np.subtract(
        cv2.filter2D(thick, -1, _circle(radius), borderType=cv2.BORDER_CONSTANT),
        cv2.filter2D(ink, -1, beside, borderType=cv2.BORDER_CONSTANT),
    )
    rim[away > (REACH * radius * _MM) ** 2] = 0
    row, column = divmod(int(np.argmax(rim)), rim.shape[1])
    return float(rim[row, column]), row, column


def _circle(radius: float) -> Plane:
    """A circle (millimetres) as a kernel whose sum is 1."""
    middle = int(radius * _MM) + 2
    kernel = np.zeros((2 * middle + 1, 2 * middle + 1), np.float32)
    cv2.circle(kernel, (middle * 16, middle * 16), int(radius * _MM * 16), 1.0, 1, cv2.LINE_8, 4)
    return np.asarray(kernel / kernel.sum(), np.float32)
