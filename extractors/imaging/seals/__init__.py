"""Seals: round, oval and square outlines in red, blue or black ink, whole or cut by the page's edge.

Each ink is looked at by itself: rings by votes for their middles, settled on their rims; squares by their
frames. Red and blue are seal ink as pressed; black is a photocopy or a scan without colour.
"""

import numpy as np

from extractors.imaging.ink import Mask
from extractors.imaging.picture import Picture, scaled
from extractors.imaging.seals.layers import blue_ink, dark_ink, flattened, red_ink
from extractors.imaging.seals.outline import DPI, MM, SealFound
from extractors.imaging.seals.rings import BLACK, COLOURED, Demands, ring_in, rings
from extractors.imaging.seals.squares import squares
from extractors.page_text import SealColour
from ingest.page import Box

__all__ = ["SealFound", "find_seals"]
_SMALLER = 0.95  # of the smallest ring: nothing smaller holds one
_LEAST_INK = 150  # pixels at 100 dpi


def find_seals(picture: Picture, dpi: float, frame: Box | None = None) -> tuple[SealFound, ...]:
    """Every seal on an upright page (red not lifted), top to bottom.

    `frame` is the box, away from the page's edges, outside which all is known to be paper: a ring that fills
    it is found without a search.
    """
    flat = flattened(scaled(picture, DPI / dpi))
    place = frame.scaled(DPI / dpi) if frame is not None else None
    coloured = np.zeros(flat.shape[:2], np.uint8)
    found: list[SealFound] = []
    for ink, colour in ((red_ink(flat), SealColour.RED), (blue_ink(flat), SealColour.BLUE)):
        if int(ink.sum()) >= _LEAST_INK:
            ringed = _ringed(ink, ink, colour, COLOURED, place)
            found += ringed
            if place is None or not ringed:
                found += [s for s in squares(ink, ink, colour) if not any(s.same(other) for other in found)]
            coloured |= ink
    large, dark = dark_ink(flat, coloured)
    black: list[SealFound] = []
    if int(large.sum()) >= _LEAST_INK:
        black = _ringed(large, dark, SealColour.BLACK, BLACK, place) + squares(large, dark, SealColour.BLACK)
    found += [seal for seal in black if not any(seal.same(other) for other in found)]
    return tuple(seal.scaled(dpi / DPI) for seal in sorted(found, key=lambda s: (s.box.y0, s.box.x0)))


def _ringed(
    mask: Mask, ink: Mask, colour: SealColour, demands: Demands, place: Box | None
) -> list[SealFound]:
    """The rings on a mask; in a `place` of its own first the one that fills it."""
    if place is None:
        return rings(mask, ink, colour, demands)
    if max(place.width, place.height) < _SMALLER * 2 * demands.least_mm * MM:
        return []
    filling = ring_in(mask, ink, place, colour, demands)
    return [filling] if filling is not None else rings(mask, ink, colour, demands)
