"""The plane of a page whose edges are not seen, from lines of text and upright rules that run together."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.imaging.ink import darkness
from extractors.imaging.picture import Picture, Quad, scaled, to_grey

LONG = 6.0  # heights: shorter lines of text have no exact direction
FEWEST = 10  # lines of text that must agree: 7 of a scanned table of contents did, each found ±0.5° wrong
FEWEST_RULES = 5
CONVERGING = 0.9  # degrees by which directions must differ over the page
CERTAIN = 5.0  # times its own standard error
LONGEST = 900  # pixels of the copy on which rules are looked for
RULE = 0.04  # of the copy's height: the shortest upright rule
UNEVEN = 9  # grey levels by which the paper's shade differs over a photograph; a scanner's lamp is even
FAINTEST = 30  # grey levels below the paper

Matrix = NDArray[np.float64]
Numbers = NDArray[np.float64]


def slopes(quads: Sequence[Quad]) -> tuple[Numbers, Numbers, Numbers]:
    """Of long lines of text: slope (dy / dx), middle (N × 2) and length in pixels."""
    if not quads:
        return np.zeros(0), np.zeros((0, 2)), np.zeros(0)
    corners = np.asarray(quads, np.float64)
    along = (corners[:, 1] + corners[:, 2] - corners[:, 0] - corners[:, 3]) / 2
    heights = np.linalg.norm(corners[:, 3] - corners[:, 0], axis=1)
    long = (np.abs(along[:, 0]) > LONG * heights) & (np.abs(along[:, 1]) < 0.5 * np.abs(along[:, 0]))
    along, middles = along[long], corners[long].mean(axis=1)
    return along[:, 1] / along[:, 0], middles, np.abs(along[:, 0])


def plane_of_lines(picture: Picture, quads: Sequence[Quad]) -> Matrix | None:
    """The map (3 × 3) from pixels of the picture to a plane on which lines are parallel; None if they are.

    A line of text through (x, y) that runs to a vanishing point (1/a, c/a) has the slope s = c − a (y − s x):
    a straight-line fit, as for upright rules with x and y exchanged. The plane is the one in which both
    vanishing points lie at infinity, its middle left as it is.
    """
    height, width = picture.shape[:2]
    middle = np.array([width / 2, height / 2])
    slope, middles, lengths = slopes(quads)
    across = _pencil(slope, middles - middle, lengths, height, FEWEST)
    down = None
    if _unevenly_lit(picture):
        upright, places, tall = _rules(picture)
        down = _pencil(upright, (places - middle)[:, ::-1], tall, width, FEWEST_RULES)
    if across is None and down is None:
        return None
    level = float(np.median(slope)) if len(slope) else 0.0
    c, a = across or (level, 0.0)
    d, b = down or (-c, 0.0)
    stretch_x, stretch_y = np.hypot(1, c), np.hypot(1, d)
    seen = np.array(
        [
            [1 / stretch_x, d / stretch_y, 0],
            [c / stretch_x, 1 / stretch_y, 0],
            [a / stretch_x, b / stretch_y, 1],
        ]
    )
    shift = np.array([[1, 0, middle[0]], [0, 1, middle[1]], [0, 0, 1]])
    return np.asarray(np.linalg.inv(shift @ seen), np.float64)


def _pencil(
    slope: Numbers, places: Numbers, weights: Numbers, reach: int, fewest: int
) -> tuple[float, float] | None:
    """(c, a) of lines that clearly run together, else None; `places` are from the middle of the page."""
    if len(slope) < fewest:
        return None
    offset = places[:, 1] - slope * places[:, 0]
    keep = np.ones(len(slope), bool)
    for _ in range(3):
        if keep.sum() < fewest or np.ptp(offset[keep]) < 0.25 * reach:
            return None
        rows = np.stack([np.ones(keep.sum()), -offset[keep]], axis=1) * np.sqrt(weights[keep])[:, None]
        (c, a), *_ = np.linalg.lstsq(rows, slope[keep] * np.sqrt(weights[keep]), rcond=None)
        strays = np.abs(slope - (c - a * offset))
        keep = strays <= max(0.002, 3 * float(np.median(strays)))
    spread = float(np.std(offset[keep]))
    error = float(np.std((slope - (c - a * offset))[keep])) / (spread * np.sqrt(keep.sum()))
    turned = np.degrees(abs(a)) * reach
    agreed = keep.mean() > 0.7
    return (float(c), float(a)) if agreed and turned > CONVERGING and abs(a) > CERTAIN * error else None


def _unevenly_lit(picture: Picture) -> bool:
    step = max(1, max(picture.shape[:2]) // 80)
    paper = cv2.dilate(to_grey(np.ascontiguousarray(picture[::step, ::step])), np.ones((5, 5), np.uint8))
    low, high = np.percentile(paper, (10, 90))
    return bool(high - low > UNEVEN)


def _rules(picture: Picture) -> tuple[Numbers, Numbers, Numbers]:
    """Of upright rules: dx / dy, middle (N × 2), height, all in pixels of the picture."""
    factor = min(1.0, LONGEST / max(picture.shape[:2]))
    grey = to_grey(scaled(picture, factor))
    ink = (darkness(grey, LONGEST / 11.7) > FAINTEST).astype(np.uint8)
    least = round(RULE * LONGEST)
    runs = cv2.morphologyEx(ink, cv2.MORPH_OPEN, np.ones((round(least / 4), 1), np.uint8))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(runs, connectivity=8)
    found = []
    for i in range(1, count):
        x, y, width, height, area = (int(v) for v in stats[i])
        if height < least or width > 0.15 * height + 3 or area > 4 * height:
            continue
        rows, columns = np.nonzero(labels[y : y + height, x : x + width] == i)
        lean = float(np.polyfit(rows, columns, 1)[0])
        found.append((lean, (x + columns.mean()) / factor, (y + rows.mean()) / factor, height / factor))
    table = np.array(found, np.float64).reshape(-1, 4)
    return table[:, 0], table[:, 1:3], table[:, 3]
