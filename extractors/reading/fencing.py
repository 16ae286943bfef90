"""A line of text that a detector drew across ruled cells, cut where the rules stand."""

from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from extractors.imaging.strip import Strip
from extractors.reading.engine import Fences

BESIDE = 0.12  # heights left out on either side of a rule
LEAST = 0.35  # heights: narrower parts hold no character


def fenced(strip: Strip, fences: Fences) -> list[Strip]:
    """The parts of the strip between the fences that cross its middle line; the strip itself if none does."""
    places = _crossings(strip, fences)
    if not places:
        return [strip]
    gap = BESIDE * strip.height
    edges = [-gap, *places, strip.width + gap]
    parts = []
    for low, high in pairwise(edges):
        x0, x1 = max(0, round(low + gap)), min(strip.width, round(high - gap))
        if x1 - x0 >= LEAST * strip.height:
            parts.append(strip.part(x0, x1))
    return parts


def _crossings(strip: Strip, fences: Fences) -> list[float]:
    """Columns of the strip at which a fence crosses its middle line, sorted, near ones taken once."""
    if len(fences) == 0:
        return []
    start = (strip.quad[0] + strip.quad[3]) / 2
    along = (strip.quad[1] + strip.quad[2]) / 2 - start
    foot, rise = fences[:, :2], fences[:, 2:] - fences[:, :2]
    cross = along[0] * rise[:, 1] - along[1] * rise[:, 0]
    with np.errstate(divide="ignore", invalid="ignore"):
        to_foot = foot - start
        on_line = (to_foot[:, 0] * rise[:, 1] - to_foot[:, 1] * rise[:, 0]) / cross
        on_fence = (to_foot[:, 0] * along[1] - to_foot[:, 1] * along[0]) / cross
    hit: NDArray[np.bool_] = (on_line > 0) & (on_line < 1) & (on_fence > 0) & (on_fence < 1)
    columns = sorted(float(value) * strip.width for value in on_line[hit])
    return [x for i, x in enumerate(columns) if i == 0 or x - columns[i - 1] > 3]
