"""Small marks on a coarse copy of the page: what could be characters, without rules, panels and pictures."""

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.imaging.ink import Mask, darkness
from extractors.imaging.picture import Grey, scaled
from ingest.page import Box

COARSE_DPI = 100.0
FAINTEST = 25

_LABELS = 2**16 - 1

PRINT_MM = (1.2, 8.0)  # heights of characters in running text and headings


def coarse_ink(grey: Grey, dpi: float) -> Mask:
    """H × W at 100 dpi: 1 where something is darker than its surroundings."""
    return np.asarray(darkness(scaled(grey, COARSE_DPI / dpi), COARSE_DPI) > FAINTEST, np.uint8)


def contrast(grey: Grey, box: Box) -> int:
    """Levels between the darkest and the lightest pixel inside the box; 0 off the page."""
    part = grey[max(0, int(box.y0)) : round(box.y1) + 1, max(0, int(box.x0)) : round(box.x1) + 1]
    if not part.size:
        return 0
    darkest, lightest, _, _ = cv2.minMaxLoc(part)
    return int(lightest - darkest)


def components(mask: Mask) -> tuple[int, NDArray[np.integer], NDArray[np.int32]]:
    """Count, labels (H × W) and statistics (OpenCV's) of marks whose pixels touch, also at corners.

    Labels of 16 bits take a third of the time. The labelling starts a label at most where there is no ink to
    the left nor above: where those are too many for 16 bits, labels have 32.
    """
    starts = mask.copy()
    starts[1:] &= mask[:-1] == 0
    starts[:, 1:] &= mask[:, :-1] == 0
    depth = cv2.CV_16U if cv2.countNonZero(starts) < _LABELS else cv2.CV_32S
    count, labels, stats, _ = cv2.connectedComponentsWithStats(mask, connectivity=8, ltype=depth)
    return count, np.asarray(labels), np.asarray(stats, np.int32)


def loose_marks(ink: Mask, covered: Mask) -> int:
    """How many marks of the height of small to large print lie outside `covered`; both as `coarse_ink`.

    Rules, panels, pictures and seals are no such marks.
    """
    left = np.asarray(ink & (1 - covered), np.uint8)
    if not left.any():
        return 0
    _, _, stats = components(left)
    heights, widths = stats[1:, cv2.CC_STAT_HEIGHT], stats[1:, cv2.CC_STAT_WIDTH]
    low, high = (length * COARSE_DPI / 25.4 for length in PRINT_MM)
    return int(((heights >= low) & (heights <= high) & (widths >= low / 3) & (widths <= 6 * high)).sum())
