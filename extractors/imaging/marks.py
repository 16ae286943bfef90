"""Small marks on a coarse copy of the page: what could be characters, without rules, panels and pictures."""

import cv2
import numpy as np

from extractors.imaging.ink import Mask, darkness
from extractors.imaging.picture import Grey, scaled
from ingest.page import Box

COARSE_DPI = 100.0
FAINTEST = 25

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


def loose_marks(ink: Mask, covered: Mask) -> int:
    """How many marks of the height of small to large print lie outside `covered`; both as `coarse_ink`.

    Rules, panels, pictures and seals are no such marks.
    """
    left = np.asarray(ink & (1 - covered), np.uint8)
    if not left.any():
        return 0
    _, _, stats, _ = cv2.connectedComponentsWithStats(left, connectivity=8)
    heights, widths = stats[1:, cv2.CC_STAT_HEIGHT], stats[1:, cv2.CC_STAT_WIDTH]
    low, high = (length * COARSE_DPI / 25.4 for length in PRINT_MM)
    return int(((heights >= low) & (heights <= high) & (widths >= low / 3) & (widths <= 6 * high)).sum())
