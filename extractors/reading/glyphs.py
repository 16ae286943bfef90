"""Large characters told apart from square seals: 国 and 照 in a title have the frame of one.

What is found by its outline before anything is read is looked at once more when the lines are known.
"""

from collections.abc import Sequence

import numpy as np

from extractors.imaging.picture import Quad, bounds
from extractors.imaging.seals import SealFound
from extractors.page_text import SealColour, SealShape
from extractors.reading.engine import Piece

_SURE = 0.9  # confidence of the line that a character belongs to
_AS_HIGH = 0.3, 1.3  # a character's height by the line's
_LONG = 2.2  # heights: a line, and not the seal itself
_INSIDE = 0.8  # share of the square within the line


def without_glyphs(found: Sequence[SealFound], pieces: Sequence[Piece]) -> list[SealFound]:
    """The seals without black squares that are one character of a line of their height."""
    sure = [bounds(piece.quad) for piece in pieces if piece.confidence >= _SURE and _is_long(piece.quad)]
    kept = []
    for seal in found:
        framed = seal.colour is SealColour.BLACK and seal.shape is SealShape.SQUARE
        if framed and any(
            _AS_HIGH[0] <= seal.box.height / line.height <= _AS_HIGH[1]
            and seal.box.overlap(line) > _INSIDE * seal.box.area
            for line in sure
        ):
            continue
        kept.append(seal)
    return kept


def _is_long(quad: Quad) -> bool:
    return bool(np.linalg.norm(quad[1] - quad[0]) > _LONG * np.linalg.norm(quad[3] - quad[0]))
