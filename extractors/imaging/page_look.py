"""A first look at a scanned page, without reading it: is it empty, in colour, level, and fit to be read?

Cheap enough (about 0.1 s) to be done while a feeder runs, so that a sheet is scanned again while it is there.
"""

from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from extractors.imaging.blank import is_blank
from extractors.imaging.ink import Mask, is_grey, lift_red
from extractors.imaging.marks import COARSE_DPI, PRINT_MM, coarse_ink, components
from extractors.imaging.picture import Grey, Picture, Quad, in_colour, load_as_stored, to_grey, turn
from extractors.imaging.quality import quality_of
from extractors.page_text import Fault

_JOIN_MM = 3.0  # gaps within a line of text
_LONG = 4.0  # times as long as high: a line
_STRAIGHT = 8.0  # times as long as high: a line that tells the lean
_FEWEST = 3  # lines that tell the lean
_AROUND = 0.2  # of a line's height: the detector's boxes, which faults are measured by, are as much higher


@dataclass(frozen=True, slots=True)
class PageLook:
    """`grey`: not one pixel has colour. `lean` is in degrees either way (None: too little text to tell)."""

    blank: bool
    grey: bool
    lean: float | None = None
    faults: tuple[Fault, ...] = ()


@dataclass(frozen=True, slots=True)
class _Lines:
    quads: list[Quad]
    lean: float | None

    @property
    def length(self) -> float:
        return float(sum(quad[1][0] - quad[0][0] for quad in self.quads))


def look_at(file: Path, dpi: float) -> PageLook:
    """Look at the page in `file`. Raises PictureUnreadable, or OSError where the file cannot be read."""
    stored = load_as_stored(file)
    picture: Picture = in_colour(stored) if stored.ndim == 2 else stored
    grey = stored.ndim == 2 or is_grey(picture)
    if is_blank(picture, dpi):
        return PageLook(blank=True, grey=grey)
    lifted: Grey = stored if stored.ndim == 2 else to_grey(lift_red(picture))
    ink = coarse_ink(lifted, dpi)
    lying, standing = _lines(ink, dpi), _lines(np.ascontiguousarray(ink.T), dpi)
    if standing.length > lying.length:
        lying, lifted = standing, np.asarray(turn(lifted, 90)[:, ::-1], np.uint8)  # transposed, as its ink is
    quality = quality_of(np.ascontiguousarray(lifted), dpi, lying.quads)
    return PageLook(blank=False, grey=grey, lean=lying.lean, faults=quality.faults)


def _lines(ink: Mask, dpi: float) -> _Lines:
    """Rows of marks of the height of print, boxes in pixels of the page itself."""
    low, high = (length * COARSE_DPI / 25.4 for length in PRINT_MM)
    _, labels, stats = components(ink)
    heights, widths = stats[:, cv2.CC_STAT_HEIGHT], stats[:, cv2.CC_STAT_WIDTH]
    print_like = (heights <= high) & (widths <= 6 * high) & (np.maximum(heights, widths) >= low / 2)
    print_like[0] = False
    text = print_like[labels].astype(np.uint8)
    reach = round(_JOIN_MM * COARSE_DPI / 25.4)
    rows = cv2.morphologyEx(text, cv2.MORPH_CLOSE, np.ones((1, reach), np.uint8))
    contours, _ = cv2.findContours(rows, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    quads, leans, lengths = [], [], []
    for contour in contours:
        x, y, width, height = cv2.boundingRect(contour)
        if width < _LONG * low or height < low * 0.8:
            continue
        long, thick, degrees = _along(np.asarray(contour, np.float32))
        if long < _LONG * thick:
            continue
        margin = _AROUND * thick
        box = np.array([x, y - margin, x + width, y + max(thick, min(height, 2 * thick)) + margin])
        x0, y0, x1, y1 = (float(side) * dpi / COARSE_DPI for side in box)
        quads.append(np.array([[x0, y0], [x1, y0], [x1, y1], [x0, y1]], np.float32))
        if long > _STRAIGHT * thick:
            leans.append(degrees)
            lengths.append(long)
    return _Lines(quads, _middle(leans, lengths))


def _along(contour: np.typing.NDArray[np.float32]) -> tuple[float, float, float]:
    """Length, thickness and lean in degrees of a row of marks."""
    _, (width, height), degrees = cv2.minAreaRect(contour)
    if width < height:
        width, height, degrees = height, width, degrees - 90
    return float(width), float(max(height, 1.0)), float((degrees + 90) % 180 - 90)


def _middle(leans: list[float], lengths: list[float]) -> float | None:
    """The lean in the middle of all, each weighted by its length."""
    if len(leans) < _FEWEST:
        return None
    order = np.argsort(leans)
    reached = np.cumsum(np.asarray(lengths)[order])
    return abs(float(np.asarray(leans)[order][np.searchsorted(reached, reached[-1] / 2)]))
