"""How good a picture is to read: its dpi, the sharpness and contrast of its print, and what is wrong with it.

Each threshold stands where reading begins to suffer: on six kinds of made pages, each degraded in steps, more
than about 5 % of the characters are then misread, against 0.5 % on a good scan.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import cv2
import numpy as np

from extractors.imaging.picture import Grey, Quad, bounds, cut_box
from extractors.page_text import Fault, Quality
from ingest.page import Box

LOOKED_AT = 12  # lines of text, spread over the page
FEWEST = 3  # with fewer the page has too little print to tell
WIDEST = 12  # heights: of a longer line its beginning is looked at
SMALL = (
    24.0  # pixels: boxes of text lower than this are too small (a box is 1.4 times as high as its characters)
)
SMALL_SHARE = 20  # per cent of the lines that are so low
SOFT = 2.8  # pixels in which ink turns to paper; a sharp edge has 2.2 by this measure, at any dpi
SOFT_SHARE = 0.077  # of the height of the line: large print bears more
WEAK = 60.0  # grey levels between ink and paper
GLOOMY = 140.0  # the paper's own grey level: a weak contrast is then the light's doing
CUT_LINES = 2  # lines of text that run into one edge of the picture
AT_EDGE = 2  # pixels
NEAR_EDGE = 40  # pixels in which the paper beside it is measured
EDGE_INK = 60  # grey levels below the paper
STROKES = (0.05, 0.8)  # share of a line's height that is ink where strokes are cut
LOWEST = 6  # pixels: lower boxes hold no print


@dataclass(frozen=True, slots=True)
class _Print:
    """One line's print: width of an edge in pixels, contrast and paper in grey levels."""

    edge: float
    contrast: float
    paper: float


def quality_of(grey: Grey, dpi: float, quads: Sequence[Quad]) -> Quality:
    """Judge an upright page, red lifted, by its lines of text; COLOUR_DROPPED is for seals to tell."""
    spread = quads[:: max(1, len(quads) // LOOKED_AT)]
    lines = [line for quad in spread if (line := _print(grey, quad)) is not None]
    if len(quads) < FEWEST or len(lines) < FEWEST:
        return Quality(dpi)
    edge = float(np.median([line.edge for line in lines]))
    contrast = float(np.median([line.contrast for line in lines]))
    paper = float(np.median([line.paper for line in lines]))
    heights = [float(np.linalg.norm(quad[3] - quad[0])) for quad in quads]
    faults = []
    if np.percentile(heights, SMALL_SHARE) < SMALL:
        faults.append(Fault.COARSE)
    if edge > SOFT and edge > SOFT_SHARE * float(np.median(heights)):
        faults.append(Fault.BLURRED)
    elif contrast < WEAK:
        faults.append(Fault.DARK if paper < GLOOMY else Fault.FAINT)
    if _is_cut(grey, quads):
        faults.append(Fault.CUT)
    return Quality(dpi, edge * 25.4 / dpi, contrast, tuple(faults))


def is_weak(quality: Quality) -> bool:
    """Whether print is read better once it is strengthened (blurred print is not)."""
    weak = quality.contrast is not None and quality.contrast < WEAK
    return weak and Fault.BLURRED not in quality.faults


def at_dpi(quality: Quality, dpi: float) -> Quality:
    """The same picture once its dpi is known better."""
    sharpness = None if quality.sharpness is None else quality.sharpness * quality.dpi / dpi
    return replace(quality, dpi=dpi, sharpness=sharpness)


def with_colour_dropped(quality: Quality) -> Quality:
    """The same picture once a black seal was found on it, and not one pixel of colour."""
    return replace(quality, faults=(*quality.faults, Fault.COLOUR_DROPPED))


def _print(grey: Grey, quad: Quad) -> _Print | None:
    """Paper and ink as percentiles; the edge's width is their difference by the steepest gradients."""
    box = bounds(quad)
    part = cut_box(grey, Box(box.x0, box.y0, min(box.x1, box.x0 + WIDEST * box.height), box.y1))
    if min(part.shape) < LOWEST:
        return None
    ink, paper = (float(v) for v in np.percentile(part[:, ::2], (3, 85)))
    across = cv2.Sobel(part, cv2.CV_16S, 1, 0)
    down = cv2.Sobel(part, cv2.CV_16S, 0, 1)
    steepest = float(np.percentile(np.maximum(np.abs(across), np.abs(down)), 98)) / 8
    return _Print((paper - ink) / max(steepest, 0.5), paper - ink, paper)


def _is_cut(grey: Grey, quads: Sequence[Quad]) -> bool:
    """Whether text goes on beyond the picture: lines end at its edge, with strokes on the edge itself."""
    boxes = [box for box in map(bounds, quads) if box.width > box.height]
    left = [box for box in boxes if box.x0 < AT_EDGE]
    right = [box for box in boxes if box.x1 > grey.shape[1] - AT_EDGE]
    cut = [sum(_has_strokes(grey, box, side) for box in group) for group, side in ((left, 0), (right, -1))]
    return max(cut) >= CUT_LINES


def _has_strokes(grey: Grey, box: Box, side: int) -> bool:
    """Whether a line's first (0) or last (-1) pixels are partly ink; of a shadow or a rule all would be."""
    line = grey[round(box.y0) : round(box.y1)]
    end = line[:, :NEAR_EDGE] if side == 0 else line[:, -NEAR_EDGE:]
    if end.shape[0] < LOWEST:
        return False
    paper = float(np.percentile(end, 85))
    outermost = end[:, :AT_EDGE] if side == 0 else end[:, -AT_EDGE:]
    share = float((paper - outermost.min(axis=1) > EDGE_INK).mean())
    return STROKES[0] < share < STROKES[1]
