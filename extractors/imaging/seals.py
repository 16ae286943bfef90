"""Seals: closed round, oval or square outlines in red ink, and black rings on pages without colour.

Red (ocr.md 3): redness at 100 dpi, closed, *all* contours (a gold licence border encloses the seal), the
outline measured. Black: circles by gradient voting, kept where a thin dark ring is seen almost all round.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.imaging.ink import Mask, darkness, has_colour, redness
from extractors.imaging.picture import Grey, Picture, scaled, to_grey
from ingest.page import Box

DPI = 100.0
_MM = DPI / 25.4
RED = 28  # redness of seal ink, also when faint
SMALLEST = 11.0  # mm; a name seal has 16–20 mm, a company seal 38–45 mm (domain B.22)
LARGEST = 66.0
THICKEST = 14  # closing sizes tried, pixels: gaps between the strokes of an uneven print
SQUARE = 12.0  # mm: the smallest square one; a red character of a title may be nearly as large
RIM = 0.62  # share of the outline that must carry ink
RIM_SQUARE = 0.8
RIM_BLACK = 0.72
_BLACK_RADIUS = (15.0, 25.0)  # mm: smaller circles are logos and stamps of all kinds
_COARSE = 0.5  # circles are voted for at 50 dpi, then settled at 100
_BINS = 72
_COS, _SIN = (f(np.linspace(0, 2 * np.pi, _BINS, endpoint=False)) for f in (np.cos, np.sin))


class Shape(StrEnum):
    ROUND = "round"
    OVAL = "oval"
    SQUARE = "square"


@dataclass(frozen=True, slots=True)
class SealFound:
    """A seal's outline: box and axes in pixels of the page, `angle` in degrees."""

    box: Box
    shape: Shape
    red: bool
    centre: tuple[float, float]
    axes: tuple[float, float]
    angle: float


def find_seals(picture: Picture, dpi: float) -> tuple[SealFound, ...]:
    """Every seal on an upright page (red not lifted), top to bottom."""
    factor = DPI / dpi
    small = scaled(picture, factor)
    found = _red(small) if has_colour(small) else _black(to_grey(small))
    return tuple(_enlarged(seal, 1 / factor) for seal in sorted(found, key=lambda s: (s.box.y0, s.box.x0)))


def _red(small: Picture) -> list[SealFound]:
    ink = (redness(small) > RED).astype(np.uint8)
    if int(ink.sum()) < 150:
        return []
    found: list[SealFound] = []
    for size in (3, 7, THICKEST):
        closed = cv2.morphologyEx(
            ink, cv2.MORPH_CLOSE, cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (size, size))
        )
        contours, _ = cv2.findContours(closed, cv2.RETR_LIST, cv2.CHAIN_APPROX_NONE)
        for contour in sorted(contours, key=cv2.contourArea, reverse=True):
            seal = _outline(np.asarray(contour, np.int32), ink)
            if seal is not None and not any(_same(seal, other) for other in found):
                found.append(seal)
    return found


def _outline(contour: NDArray[np.int32], ink: Mask) -> SealFound | None:
    """The seal that a contour outlines, or None: size, shape of its hull, ink all along the outline."""
    _, _, width, height = cv2.boundingRect(contour)
    if not SMALLEST * _MM <= max(width, height) <= LARGEST * _MM or min(width, height) < 0.6 * SMALLEST * _MM:
        return None
    hull = cv2.convexHull(contour)
    if len(hull) < 5:
        return None
    middle, sides, angle = cv2.minAreaRect(hull)
    long, short = max(sides), min(sides)
    fullness = cv2.contourArea(hull) / max(1.0, long * short)
    if fullness > 0.88 and short > 0.75 * long and SQUARE * _MM < long < 30 * _MM:
        ring = _square_rim(middle, sides, angle)
        shape = Shape.SQUARE
    elif 0.72 < fullness < 0.85 and short > 0.5 * long and short > 1.3 * SMALLEST * _MM:
        middle, sides, angle = cv2.fitEllipseDirect(hull)
        long, short = max(sides), min(sides)
        ring = _ellipse_rim(middle, sides, angle)
        shape = Shape.ROUND if short > 0.85 * long else Shape.OVAL
    else:
        return None
    if _inked(ink, ring) < (RIM_SQUARE if shape is Shape.SQUARE else RIM):
        return None
    low, high = hull[:, 0].min(axis=0), hull[:, 0].max(axis=0) + 1
    box = Box(float(low[0]), float(low[1]), float(high[0]), float(high[1]))
    return SealFound(box, shape, True, (middle[0], middle[1]), (sides[0], sides[1]), angle)


def _ellipse_rim(middle: Sequence[float], sides: Sequence[float], angle: float) -> NDArray[np.float32]:
    """Points of the outline, 1 mm inside and on it: bins × depths × 2."""
    t = np.linspace(0, 2 * np.pi, _BINS, endpoint=False)
    c, s = np.cos(np.radians(angle)), np.sin(np.radians(angle))
    rings = []
    for depth in np.arange(-1.0, 6.0):
        x, y = (sides[0] / 2 - depth) * np.cos(t), (sides[1] / 2 - depth) * np.sin(t)
        rings.append(np.stack([middle[0] + c * x - s * y, middle[1] + s * x + c * y], axis=1))
    return np.stack(rings, axis=1).astype(np.float32)


def _square_rim(middle: Sequence[float], sides: Sequence[float], angle: float) -> NDArray[np.float32]:
    depths = []
    for depth in np.arange(-1.0, 5.0):
        corners = cv2.boxPoints((middle, (sides[0] - 2 * depth, sides[1] - 2 * depth), angle))
        steps = np.linspace(0, 1, _BINS // 4, endpoint=False)[:, None]
        edges = [a + steps * (b - a) for a, b in zip(corners, np.roll(corners, -1, 0), strict=True)]
        depths.append(np.concatenate(edges))
    return np.stack(depths, axis=1).astype(np.float32)


def _inked(ink: Mask, rim: NDArray[np.float32]) -> float:
    """Share of the bins of a rim in which some depth carries ink."""
    x = np.clip(rim[..., 0].round().astype(int), 0, ink.shape[1] - 1)
    y = np.clip(rim[..., 1].round().astype(int), 0, ink.shape[0] - 1)
    return float((ink[y, x] > 0).any(axis=1).mean())


def _same(one: SealFound, other: SealFound) -> bool:
    return one.box.overlap(other.box) > 0.5 * min(one.box.area, other.box.area)


def _black(grey: Grey) -> list[SealFound]:
    """Photocopied round seals: a thin dark ring of the size of a company seal, paper on both sides of it."""
    dark = (darkness(grey, DPI) > 30).astype(np.uint8)
    least, most = (r * _MM * _COARSE for r in _BLACK_RADIUS)
    coarse = cv2.GaussianBlur(scaled(grey, _COARSE), (3, 3), 0)
    circles = cv2.HoughCircles(
        coarse, cv2.HOUGH_GRADIENT, 2, 12 * _MM * _COARSE, param1=90, param2=24, minRadius=round(least),
        maxRadius=round(most),
    )  # fmt: skip
    found: list[SealFound] = []
    for x, y, radius in [] if circles is None else np.asarray(circles[0], np.float64)[:24] / _COARSE:
        seal = _settled(dark, float(x), float(y), float(radius))
        if seal is not None and not any(_same(seal, other) for other in found):
            found.append(seal)
    return found


def _settled(dark: Mask, x: float, y: float, radius: float) -> SealFound | None:
    """The circle moved to where its ring is seen best; None where it is not seen nearly all round."""
    best = _thin_ring(dark, x, y, radius)
    for step in (4.0, 2.0, 1.0, 1.0):
        moves = [
            (dx, dy, dr) for dx in (-step, 0, step) for dy in (-step, 0, step) for dr in (-step, 0, step)
        ]
        tried = [(_thin_ring(dark, x + dx, y + dy, radius + dr), dx, dy, dr) for dx, dy, dr in moves]
        best, dx, dy, dr = max(tried)
        x, y, radius = x + dx, y + dy, radius + dr
        if best < 0.4:
            return None
    if best < RIM_BLACK:
        return None
    box = Box(x - radius, y - radius, x + radius, y + radius)
    return SealFound(box, Shape.ROUND, False, (x, y), (2 * radius, 2 * radius), 0.0)


def _thin_ring(dark: Mask, x: float, y: float, radius: float) -> float:
    """Share of directions in which there is ink at `radius` and paper a little outside it."""
    reach = radius + np.array([[-1.0], [0.0], [1.0], [4.0], [6.0]])
    px = np.clip((x + reach * _COS).astype(np.int32), 0, dark.shape[1] - 1)
    py = np.clip((y + reach * _SIN).astype(np.int32), 0, dark.shape[0] - 1)
    inked = dark[py, px] > 0
    return float((inked[:3].any(axis=0) & ~inked[3:].all(axis=0)).mean())


def _enlarged(seal: SealFound, factor: float) -> SealFound:
    b = seal.box
    return SealFound(
        Box(b.x0 * factor, b.y0 * factor, b.x1 * factor, b.y1 * factor),
        seal.shape,
        seal.red,
        (seal.centre[0] * factor, seal.centre[1] * factor),
        (seal.axes[0] * factor, seal.axes[1] * factor),
        seal.angle,
    )
