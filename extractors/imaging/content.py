"""Where on a page anything is printed."""

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.imaging.ink import Mask, darkness
from extractors.imaging.marks import components
from extractors.imaging.picture import Grey
from ingest.page import Box

# Lengths are pixels of a page of about 1,280, 4.3 to the millimetre of A4: whether a page's own dpi is told
# right does not matter here.
DPI = 110.0
FAINTEST = 15  # grey levels below the paper: print fainter than that is found only near other print
SPECK = 5  # smaller marks are dust, or part of a character beside larger ones
HAIR = 1  # what is no thicker is a hairline, or a piece of one
RULE = (5, 10)  # what is thinner than this and so many times as long is a rule
EDGE = 17  # shadows of the lid and cut edges
AROUND = 0.7  # of the page's width and height: what reaches farther both ways is a frame, or the sheet's edge
CORNER = 78  # a staple lies this near to two edges
STAPLE = (17, 60)  # its length

Sides = NDArray[np.int32]
"""N × 4: x, y, width, height of each mark."""


def find_content(grey: Grey) -> Box | None:
    """The box around all marks that could be characters, on a copy of 1,280 pixels; None without any.

    Dust, hairlines, frames, a staple and the edges of the sheet are left out.
    """
    ink = (darkness(grey, DPI) > FAINTEST).astype(np.uint8)
    closed = np.asarray(cv2.morphologyEx(ink, cv2.MORPH_CLOSE, np.ones((3, 3), np.uint8)), np.uint8)
    sides = components(closed)[2][1:, :4]
    sides = sides[_printed(sides, grey.shape[1], grey.shape[0])]
    sides = np.array([s for s in sides if not _is_staple(s, closed)], np.int32).reshape(-1, 4)
    if not len(sides):
        return None
    x, y, width, height = sides.T
    return Box(float(x.min()), float(y.min()), float((x + width).max()), float((y + height).max()))


def _printed(sides: Sides, page_width: int, page_height: int) -> NDArray[np.bool_]:
    """Which marks are neither dust nor rules nor frames, and do not lie within the shadow of an edge."""
    x, y, width, height = sides.T
    thin, long = np.minimum(width, height), np.maximum(width, height)
    kept = (long >= SPECK) & (thin > HAIR) & ((thin >= RULE[0]) | (long < RULE[1] * thin))
    kept &= (width < AROUND * page_width) | (height < AROUND * page_height)
    kept &= (x + width > EDGE) & (x < page_width - EDGE) & (y + height > EDGE) & (y < page_height - EDGE)
    return np.asarray(kept, np.bool_)


def _is_staple(side: Sides, ink: Mask) -> bool:
    """A short slanted bar in a corner, or the shade of one: no character leans like that."""
    x, y, width, height = side.tolist()
    right, below = ink.shape[1] - x - width, ink.shape[0] - y - height
    if max(min(x, right), min(y, below)) > CORNER:
        return False
    rows, columns = np.nonzero(ink[y : y + height, x : x + width])
    _, lengths, angle = cv2.minAreaRect(np.stack([columns, rows], axis=1).astype(np.float32))
    long, short = max(lengths), min(lengths)
    return bool(STAPLE[0] < long < STAPLE[1] and short < 0.6 * long and 15 < angle % 90 < 75)
