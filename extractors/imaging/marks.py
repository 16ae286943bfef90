"""Small marks on a coarse copy of the page: what could be characters, without rules, panels and pictures."""

import cv2
import numpy as np

from extractors.imaging.ink import Mask, darkness
from extractors.imaging.picture import Picture, scaled, to_grey

COARSE_DPI = 100.0
FAINTEST = 25

PRINT_MM = (1.2, 8.0)  # heights of characters in running text and headings


def coarse_ink(picture: Picture, dpi: float) -> Mask:
    """H × W at 100 dpi: 1 where something is darker than its surroundings."""
    grey = to_grey(scaled(picture, COARSE_DPI / dpi))
    return np.asarray(darkness(grey, COARSE_DPI) > FAINTEST, np.uint8)


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
