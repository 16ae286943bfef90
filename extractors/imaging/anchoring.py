"""A scan laid on another one set right by pieces of print all over the page, where features were few.

A homography that follows the features of one part of a page may lie a centimetre astray in another; a footer
of three words holds it.
"""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.imaging.picture import Grey
from extractors.imaging.registration import Homography
from extractors.imaging.unlike import FAINTEST, MM
from ingest.page import Box

PROBES = (2, 3)  # parts of the page across and down, one piece of each tells whether all is well
PARTS, IN_EACH = (3, 5), 2  # parts with an anchor or two, where it is not
NEAR = round(2.0 * MM)  # pixels around its place in which a piece is probed for
REACH = round(8.0 * MM)  # pixels around its place in which an anchor is looked for
LIKE = 0.6  # correlation from which it is found
ASTRAY = 1.5  # pixels: less is left to the pieces themselves
FEWEST = 5  # anchors that make a map
TOLERANCE = 2.5  # pixels
WIDEST = 45.0 * MM  # of an anchor: longer pieces bend

Points = NDArray[np.float32]


def set_right(lead: Grey, copy: Grey, boxes: Sequence[Box]) -> Homography | None:
    """The map from where things lie in the lead to where they lie in the copy; None where they lie well.

    Both are darkness at 150 dpi, as are the boxes of the lead's words.
    """
    probed = [move_of(lead, copy, box, NEAR) for box in _spread(boxes, lead.shape, PROBES, 1)]
    if len(probed) >= FEWEST and all(move is not None and _is_near(move) for move in probed):
        return None
    chosen = _spread(boxes, lead.shape, PARTS, IN_EACH)
    moves = [(box.centre, move) for box in chosen if (move := move_of(lead, copy, box)) is not None]
    if len(moves) < FEWEST or all(_is_near(move) for _, move in moves):
        return None
    there = np.array([centre for centre, _ in moves], np.float32)
    here = there + np.array([move for _, move in moves], np.float32)
    return _fitted(there, here)


def _fitted(there: Points, here: Points) -> Homography | None:
    """An affine map where it holds for nearly all, else a homography; None where the anchors do not agree."""
    affine, kept = cv2.estimateAffine2D(there, here, ransacReprojThreshold=TOLERANCE)
    if affine is not None and int(kept.sum()) >= max(FEWEST, len(there) - 1):
        return np.vstack([np.asarray(affine, np.float64), [0.0, 0.0, 1.0]])
    if len(there) < 2 * FEWEST:
        return None
    found, agreed = cv2.findHomography(there, here, cv2.RANSAC, TOLERANCE)
    if found is None or int(agreed.sum()) < 0.7 * len(there):
        return None
    return np.asarray(found, np.float64)


def _is_near(move: tuple[float, float]) -> bool:
    return float(np.hypot(*move)) <= ASTRAY


def _spread(boxes: Sequence[Box], shape: tuple[int, ...], parting: tuple[int, int], most: int) -> list[Box]:
    """Pieces in all parts of the page: in each the longest ones."""
    (height, width), (across, down) = shape[:2], parting
    parts: dict[tuple[int, int], list[Box]] = {}
    for box in boxes:
        if box.width <= WIDEST and box.height < box.width:
            x, y = box.centre
            parts.setdefault((int(across * x / width), int(down * y / height)), []).append(box)
    return [box for part in parts.values() for box in sorted(part, key=lambda box: -box.width)[:most]]


def move_of(lead: Grey, copy: Grey, box: Box, reach: int = REACH) -> tuple[float, float] | None:
    """By how many pixels the piece lies elsewhere; None where it is not to be found."""
    height, width = lead.shape
    x0, y0 = max(0, int(box.x0)), max(0, int(box.y0))
    x1, y1 = min(width, int(box.x1) + 1), min(height, int(box.y1) + 1)
    piece = lead[y0:y1, x0:x1]
    left, top = max(0, x0 - reach), max(0, y0 - reach)
    around = copy[top : min(height, y1 + reach), left : min(width, x1 + reach)]
    if min(piece.shape) < 4 or piece.shape[0] > around.shape[0] or piece.shape[1] > around.shape[1]:
        return None
    if int(piece.max()) < FAINTEST:
        return None
    _, best, _, (x, y) = cv2.minMaxLoc(cv2.matchTemplate(around, piece, cv2.TM_CCOEFF_NORMED))
    return (float(left + x - x0), float(top + y - y0)) if best >= LIKE else None
