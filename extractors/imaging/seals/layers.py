"""The inks of a page apart: red, blue, and what is dark without a colour and may belong to a seal."""

import cv2
import numpy as np

from extractors.imaging.ink import Mask
from extractors.imaging.marks import components
from extractors.imaging.picture import Picture, resized, shrunk, to_grey
from extractors.imaging.seals.outline import MM

RED = 16  # redness of seal ink, also when faint; the paper has been made white before
BLUE = 15
DARK = 30  # darkness against the local paper
_PAPER = 250.0
_DARKEST_PAPER = np.uint8(60)
_LIGHT_STEP = 8  # the paper's shade is measured on a copy so many times smaller
_RULE_MM = (
    52.0  # longer straight runs are rules; the side of a square seal and the flat of a ring are shorter
)
_LEAST_MM = 4.0  # smaller marks are characters


def flattened(small: Picture) -> Picture:
    """The page with its paper made white everywhere: shadows, falling light and the warmth of lamps go."""
    size = (max(1, small.shape[1] // _LIGHT_STEP), max(1, small.shape[0] // _LIGHT_STEP))
    paper = cv2.medianBlur(cv2.dilate(shrunk(small, *size), np.ones((5, 5), np.uint8)), 5)
    paper = np.maximum(paper, _DARKEST_PAPER)
    wide = resized(np.asarray(paper, np.uint8), small.shape[1], small.shape[0])
    return np.asarray(cv2.divide(small, wide, scale=_PAPER), np.uint8)


def red_ink(flat: Picture) -> Mask:
    """1 where the ink is red: R − max(G, B) − 0.6·|G − B|, low for gold, skin and brown (ocr.md 3)."""
    blue, green, red = cv2.split(flat)
    over = cv2.subtract(red, cv2.max(green, blue))
    return np.asarray(cv2.addWeighted(over, 1.0, cv2.absdiff(green, blue), -0.6, 0) > RED, np.uint8)


def blue_ink(flat: Picture) -> Mask:
    """1 where the ink is blue: B − (R + G) / 2, and more of it than of green."""
    blue, green, red = cv2.split(flat)
    over = cv2.subtract(blue, cv2.addWeighted(green, 0.5, red, 0.5, 0))
    return np.asarray((over > BLUE) & (blue > green), np.uint8)


def dark_ink(flat: Picture, coloured: Mask) -> tuple[Mask, Mask]:
    """1 where there is dark ink of no colour, rules taken out: in marks too large for characters, and all.

    Outlines are sought among the large marks; what is written within them may be as small as print.
    """
    dark = (to_grey(flat) < _PAPER - DARK).astype(np.uint8)
    if coloured.any():
        dark[cv2.dilate(coloured, np.ones((3, 3), np.uint8)) > 0] = 0
    dark = _without_rules(dark)
    return _large(dark), dark


def _without_rules(dark: Mask) -> Mask:
    """Rules are looked for on a copy of half the size, where a little skew still leaves long runs."""
    height, width = dark.shape
    half = cv2.resize(dark * 255, (width // 2, height // 2), interpolation=cv2.INTER_AREA)
    coarse = (half > 0).astype(np.uint8)
    length = round(_RULE_MM * MM / 2)
    runs = np.zeros_like(coarse)
    for kernel, across in (((1, length), (3, 1)), ((length, 1), (1, 3))):
        thick = cv2.dilate(coarse, np.ones(across, np.uint8))  # a rule that leans wanders off its row
        runs |= np.asarray(cv2.morphologyEx(thick, cv2.MORPH_OPEN, np.ones(kernel, np.uint8)), np.uint8)
    runs &= coarse
    if not runs.any():
        return dark
    return np.asarray(cv2.subtract(dark, cv2.resize(runs, (width, height), interpolation=cv2.INTER_NEAREST)))


def _large(dark: Mask) -> Mask:
    _, labels, stats = components(dark)
    longest = np.maximum(stats[:, cv2.CC_STAT_WIDTH], stats[:, cv2.CC_STAT_HEIGHT])
    keep = (longest >= _LEAST_MM * MM).astype(np.uint8)
    keep[0] = 0
    return np.asarray(keep.take(labels), np.uint8)
