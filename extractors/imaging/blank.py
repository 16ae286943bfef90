"""Blank pages: marked, never dropped, and only when nothing on them could be writing."""

from collections.abc import Iterator

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.imaging.ink import darkest_channel, darkness
from extractors.imaging.picture import Picture, scaled
from ingest.page import Box

DPI = 100.0  # the copy that is looked at
FAINTEST = 18  # grey levels below the paper; show-through of a back side stays under it
LEAST_MM = 1.25  # smaller marks are dust; the smallest printed digit is 1.8 mm high
EDGE_MM = 4.0  # shadows of the lid and cut edges
HOLE_MM = 8.0  # punch holes: filled, round, near an edge
HOLE_MARGIN_MM = 20.0
CORNER_MM = 18.0  # a staple sits this near to two edges


def is_blank(picture: Picture, dpi: float) -> bool:
    """Whether the page carries no mark that could be a character, a signature, a seal or a rule.

    Dust, punch holes, staples, edge shadows and the hair-thin streaks of a feeder are no marks; a single
    character is. A page photographed on a table is never blank: its surroundings are marks.
    """
    third = picture.shape[0] // 3  # most pages show writing there already
    return not any(_marks(picture[third : 2 * third], dpi)) and not any(_marks(picture, dpi))


def written_part(picture: Picture, dpi: float) -> Box | None:
    """The box around everything on the page that could be writing; None on a blank page."""
    marks = list(_marks(picture, dpi))
    if not marks:
        return None
    x0, y0 = min(m[0] for m in marks), min(m[1] for m in marks)
    x1, y1 = max(m[0] + m[2] for m in marks), max(m[1] + m[3] for m in marks)
    return Box(x0 * dpi / DPI, y0 * dpi / DPI, x1 * dpi / DPI, y1 * dpi / DPI)


def _marks(picture: Picture, dpi: float) -> Iterator[tuple[int, int, int, int]]:
    """Each mark's x, y, width and height on the copy that is looked at."""
    small = scaled(picture, DPI / dpi)
    dark = darkness(darkest_channel(small), DPI)
    quiet = float(np.median(cv2.absdiff(dark, cv2.medianBlur(dark, 3))))
    ink = (dark > FAINTEST + 4 * quiet).astype(np.uint8)
    margin = round(EDGE_MM * DPI / 25.4)
    ink[:margin], ink[-margin:], ink[:, :margin], ink[:, -margin:] = 0, 0, 0, 0
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    contours, _ = cv2.findContours(joined, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_NONE)
    for contour in contours:
        if _is_mark(np.asarray(contour, np.int32), ink.shape):
            x, y, width, height = cv2.boundingRect(contour)
            yield x, y, width, height


def _is_mark(contour: NDArray[np.int32], page: tuple[int, ...]) -> bool:
    x, y, width, height = (value * 25.4 / DPI for value in cv2.boundingRect(contour))
    page_height, page_width = (value * 25.4 / DPI for value in page[:2])
    if max(width, height) < LEAST_MM:
        return False
    if width < 0.6 and height > 0.5 * page_height:  # a streak along the feed
        return False
    beside, above = min(x, page_width - x - width), min(y, page_height - y - height)
    if min(beside, above) < HOLE_MARGIN_MM and _is_hole(contour, width, height):
        return False
    return not (max(beside, above) < CORNER_MM and _is_staple(contour))


def _is_hole(contour: NDArray[np.int32], width: float, height: float) -> bool:
    """A filled round of the size of a punch hole."""
    filled = cv2.contourArea(contour) * (25.4 / DPI) ** 2 > 0.65 * width * height
    return filled and 0.7 < width / height < 1.4 and min(width, height) > 3 and max(width, height) < HOLE_MM


def _is_staple(contour: NDArray[np.int32]) -> bool:
    """A short slanted bar, or the shade of one: no character leans like that."""
    _, sides, angle = cv2.minAreaRect(contour)
    long, short = max(sides) * 25.4 / DPI, min(sides) * 25.4 / DPI
    return 4 < long < 14 and short < 0.45 * long and 15 < angle % 90 < 75
