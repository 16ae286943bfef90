"""A ring around a place, as the rim of a photocopied seal: a circle of ink with paper beside it."""

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.imaging.ink import darkest_channel, darkness
from extractors.imaging.picture import Picture, cut_box, scaled
from ingest.page import Box

DPI = 50.0
_MM = DPI / 25.4
DARK = 35  # grey levels below the paper: copied seals are pale
RADII_MM = tuple(step / 2 for step in range(22, 49))
BESIDE_MM = (-1.3, 1.6)  # from the rim, inwards and outwards: paper
RIM = 0.68  # share of the circle on ink less the mean share beside it: seals from 0.85, signatures up to 0.46
REACH = 1.1  # radii: the middle of a circle lies no farther from the place


def find_ring(lifted: Picture, dpi: float, place: Box) -> Box | None:
    """The box (page pixels) of the clearest ring around or across `place`, or None.

    `lifted` is the upright page with red lifted. Looks for circles of 22 to 48 mm, not for ovals.
    """
    factor, around = DPI / dpi, place.grow(2.1 * RADII_MM[-1] * dpi / 25.4)
    x0, y0 = max(0.0, around.x0), max(0.0, around.y0)
    part = cut_box(lifted, Box(x0, y0, min(around.x1, lifted.shape[1]), min(around.y1, lifted.shape[0])))
    ink = (darkness(darkest_channel(scaled(part, factor)), DPI) > DARK).astype(np.float32)
    thick = cv2.dilate(ink, np.ones((3, 3), np.uint8))
    x, y = (place.centre[0] - x0) * factor, (place.centre[1] - y0) * factor
    rows, columns = np.ogrid[: ink.shape[0], : ink.shape[1]]
    away = (columns - x) ** 2 + (rows - y) ** 2
    best, found = RIM, None
    for radius in RADII_MM:
        beside = sum(
            cv2.filter2D(ink, -1, _circle(radius + by), borderType=cv2.BORDER_CONSTANT) for by in BESIDE_MM
        )
        rim = cv2.filter2D(thick, -1, _circle(radius), borderType=cv2.BORDER_CONSTANT) - beside / 2
        rim[away > (REACH * radius * _MM) ** 2] = 0
        row, column = np.unravel_index(int(np.argmax(rim)), rim.shape)
        if rim[row, column] > best:
            best, found = float(rim[row, column]), (column / factor + x0, row / factor + y0, radius)
    if found is None:
        return None
    reach = found[2] * dpi / 25.4
    return Box(found[0] - reach, found[1] - reach, found[0] + reach, found[1] + reach)


def _circle(radius: float) -> NDArray[np.float32]:
    """A circle (millimetres) as a kernel whose sum is 1."""
    middle = int(radius * _MM) + 2
    kernel = np.zeros((2 * middle + 1, 2 * middle + 1), np.float32)
    cv2.circle(kernel, (middle * 16, middle * 16), int(radius * _MM * 16), 1.0, 1, cv2.LINE_8, 4)
    return np.asarray(kernel / kernel.sum(), np.float32)
