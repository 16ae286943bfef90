"""Seals: round, oval and square outlines in red, blue or black ink, whole or cut by the page's edge.

Each ink is looked at by itself: rings by votes for their middles, settled on their rims; squares by their
frames. Red and blue are seal ink as pressed; black is a photocopy or a scan without colour.
"""

import numpy as np

from extractors.imaging.picture import Picture, scaled
from extractors.imaging.seals.layers import blue_ink, dark_ink, flattened, red_ink
from extractors.imaging.seals.outline import DPI, SealFound
from extractors.imaging.seals.rings import BLACK, COLOURED, rings
from extractors.imaging.seals.squares import squares
from extractors.page_text import SealColour

__all__ = ["SealFound", "find_seals"]
_LEAST_INK = 150  # pixels at 100 dpi


def find_seals(picture: Picture, dpi: float) -> tuple[SealFound, ...]:
    """Every seal on an upright page (red not lifted), top to bottom."""
    flat = flattened(scaled(picture, DPI / dpi))
    coloured = np.zeros(flat.shape[:2], np.uint8)
    found: list[SealFound] = []
    for ink, colour in ((red_ink(flat), SealColour.RED), (blue_ink(flat), SealColour.BLUE)):
        if int(ink.sum()) >= _LEAST_INK:
            found += rings(ink, ink, colour, COLOURED)
            found += [s for s in squares(ink, ink, colour) if not any(s.same(other) for other in found)]
            coloured |= ink
    large, dark = dark_ink(flat, coloured)
    black = rings(large, dark, SealColour.BLACK, BLACK) + squares(large, dark, SealColour.BLACK)
    found += [seal for seal in black if not any(seal.same(other) for other in found)]
    return tuple(seal.scaled(dpi / DPI) for seal in sorted(found, key=lambda s: (s.box.y0, s.box.x0)))
