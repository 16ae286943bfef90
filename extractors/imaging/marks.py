"""Small marks on a coarse copy of the page: what could be characters, without rules, panels and pictures."""

import cv2
import numpy as np

from extractors.imaging.ink import Mask, darkness
from extractors.imaging.picture import Picture, scaled, to_grey

COARSE_DPI = 100.0
FAINTEST = 25
TALLEST_MM = 16.0  # higher marks are pictures, rules and seals

PRINT_MM = (1.2, 8.0)  # heights of characters in running text and headings


def coarse_ink(picture: Picture, dpi: float) -> Mask:
    """H × W at 100 dpi: 1 where a mark of the size of text stands."""
    grey = scaled(to_grey(picture), COARSE_DPI / dpi)
    ink = (darkness(grey, COARSE_DPI) > FAINTEST).astype(np.uint8)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    small = stats[:, cv2.CC_STAT_HEIGHT] < TALLEST_MM * COARSE_DPI / 25.4
    narrow = stats[:, cv2.CC_STAT_WIDTH] < 4 * TALLEST_MM * COARSE_DPI / 25.4
    keep = (small & narrow & (stats[:, cv2.CC_STAT_AREA] >= 3)).astype(np.uint8)
    keep[0] = 0
    return np.asarray(keep[labels], np.uint8) if count > 1 else np.zeros_like(ink)


def loose_marks(ink: Mask, covered: Mask) -> int:
    """How many marks of the height of small to large print lie outside `covered`; both as `coarse_ink`."""
    left = np.asarray(ink & (1 - covered), np.uint8)
    _, _, stats, _ = cv2.connectedComponentsWithStats(left, connectivity=8)
    heights, widths = stats[1:, cv2.CC_STAT_HEIGHT], stats[1:, cv2.CC_STAT_WIDTH]
    low, high = (length * COARSE_DPI / 25.4 for length in PRINT_MM)
    return int(((heights >= low) & (heights <= high) & (widths >= low / 3) & (widths <= 6 * high)).sum())
