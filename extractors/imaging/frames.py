"""The frame of a tick box: four ruled sides that end at their corners, or behind a gap of paler ink."""

from collections.abc import Sequence

import numpy as np

from extractors.imaging.ink import Mask
from extractors.imaging.picture import Grey
from ingest.page import Box

DPI = 150.0
MM = DPI / 25.4
SIDE = (2.1, 6.6)  # mm: the least and the longest side, from the middle of rule to rule
SQUARE = 1.2  # the longer side by the shorter
COVERED = 0.86  # share of a side that must be ruled
REACH = 3  # pixels of the copy to either side of where a side is looked for
BEYOND = 0.7  # mm beyond a corner at which a rule of a table still runs, a side does not
GAP = 0.6  # of the ink of a side: paler ink behind its corner parts it from what follows


def framed(area: Box, across: Mask, down: Mask, dark: Grey) -> tuple[Box, bool] | None:
    """The square between four sides that end at its corners, or None; a tick may run on at one corner.

    Sides may run on over a paler gap, behind which the option begins; whether more than one does is told.
    """
    x0, y0, x1, y1 = (round(v) for v in (area.x0, area.y0, area.x1, area.y1))
    places = (
        (across, dark, y0 + 1),
        (down.T, dark.T, x1 - 2),
        (across, dark, y1 - 2),
        (down.T, dark.T, x0 + 1),
    )
    spans = ((x0, x1), (y0, y1), (x0, x1), (y0, y1))
    sides = []
    for (runs, _, place), span in zip(places, spans, strict=True):
        if (side := _side(runs, place, *span)) is None:
            return None
        sides.append(side)
    (top, _, _), (right, _, _), (bottom, _, _), (left, _, _) = sides
    height, width = bottom - top, right - left
    if min(width, height) < SIDE[0] * MM or max(width, height) > SQUARE * min(width, height):
        return None
    square = Box(left, top, right, bottom)
    if _run_on([side[1:] for side in sides]) <= 1:
        return square, False
    solid = [
        (before and not _parted(ink, place, start - 1, -1), behind and not _parted(ink, place, end, 1))
        for (_, ink, place), (start, end), (_, before, behind) in zip(places, spans, sides, strict=True)
    ]
    return (square, True) if _run_on(solid) <= 1 else None


def _run_on(sides: Sequence[tuple[bool, bool]]) -> int:
    """At how many corners a side runs on; sides clockwise from the top, each before and behind."""
    (tl, tr), (rt, rb), (bl, br), (lt, lb) = sides
    return sum((tl or lt, tr or rt, br or rb, bl or lb))


def _side(runs: Mask, place: int, start: int, end: int) -> tuple[int, bool, bool] | None:
    """The row near `place` that is ruled from `start` to `end`, and whether it runs on before and behind."""
    first, beyond = max(0, place - REACH), round(BEYOND * MM)
    band = runs[first : place + REACH + 1]
    rows = np.nonzero(band[:, start + 1 : end - 1].mean(axis=1) >= COVERED)[0]
    if len(rows) == 0:
        return None
    ruled = band[rows]
    before = bool(ruled[:, max(0, start - beyond) : start].all(axis=1).any())
    behind = bool(ruled[:, end : end + beyond].all(axis=1).any())
    return int(first + rows.mean().round()), before, behind


def _parted(dark: Grey, place: int, corner: int, step: int) -> bool:
    """Whether beyond a corner the ink of a side is paler than within it, before it goes on."""
    depth = dark[max(0, place - REACH) : place + REACH + 1].max(axis=0)
    beyond = round(BEYOND * MM)
    outside = depth[corner : corner + beyond] if step > 0 else depth[max(0, corner - beyond) : corner + 1]
    inside = depth[corner - 2 * beyond : corner] if step > 0 else depth[corner + 1 : corner + 2 * beyond]
    return bool(outside.size and inside.size and outside.min() < GAP * np.median(inside))
