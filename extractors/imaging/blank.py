"""Blank pages: marked, never dropped, and only when nothing on them could be writing."""

import cv2
import numpy as np

from extractors.imaging.ink import darkest_channel, darkness
from extractors.imaging.picture import Picture, scaled

DPI = 100.0  # the copy that is looked at
FAINTEST = 18  # grey levels below the paper; show-through of a back side stays under it
LEAST_MM = 0.9  # smaller marks are dust
EDGE_MM = 4.0  # shadows of the lid and cut edges
HOLE_MM = 8.0  # punch holes: filled, round, near an edge
HOLE_MARGIN_MM = 20.0


def is_blank(picture: Picture, dpi: float) -> bool:
    """Whether the page carries no mark that could be a character, a signature, a seal or a rule.

    Dust, punch holes, edge shadows and the hair-thin streaks of a feeder are no marks. One character is.
    """
    small = scaled(picture, DPI / dpi)
    dark = darkness(darkest_channel(small), DPI)
    quiet = float(np.median(cv2.absdiff(dark, cv2.medianBlur(dark, 3))))
    ink = (dark > FAINTEST + 4 * quiet).astype(np.uint8)
    margin = round(EDGE_MM * DPI / 25.4)
    ink[:margin], ink[-margin:], ink[:, :margin], ink[:, -margin:] = 0, 0, 0, 0
    joined = cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8))
    count, _, stats, _ = cv2.connectedComponentsWithStats(joined, connectivity=8)
    return not any(_is_mark(*(int(v) for v in stats[i]), shape=ink.shape) for i in range(1, count))


def _is_mark(x: int, y: int, width: int, height: int, area: int, *, shape: tuple[int, ...]) -> bool:
    mm = 25.4 / DPI
    if max(width, height) * mm < LEAST_MM or area < 4:
        return False
    if width * mm < 0.6 and height > 0.5 * shape[0]:  # a streak along the feed
        return False
    filled = area > 0.65 * width * height
    round_ = 0.7 < width / height < 1.4 and max(width, height) * mm < HOLE_MM and min(width, height) * mm > 3
    near_edge = min(x, y, shape[1] - x - width, shape[0] - y - height) * mm < HOLE_MARGIN_MM
    return not (filled and round_ and near_edge)
