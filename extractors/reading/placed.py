"""A piece of text with its place on the level page and in the tables of the page."""

from dataclasses import dataclass

import numpy as np

from extractors.imaging.picture import bounds
from extractors.imaging.tilt import Tilt
from extractors.page_text import Word
from extractors.reading.engine import Piece
from ingest.page import Box


@dataclass(frozen=True, slots=True, eq=False)
class Placed:
    """A piece with its box on the level page.

    `cell` is the cell it lies in, `table` the ruled table, both counted through the page (-1: none);
    `upright` tells that it is set from top to bottom.
    """

    piece: Piece
    level: Box
    cell: int = -1
    table: int = -1
    upright: bool = False

    @property
    def word(self) -> Word:
        return Word(self.piece.text, bounds(self.piece.quad), self.piece.confidence, self.piece.other)


def placed(piece: Piece, tilt: Tilt) -> Placed:
    """The piece as it would lie on a level page: middle moved, sides measured along the text."""
    middle = tilt.level(piece.quad.mean(axis=0, keepdims=True))[0]
    quad = piece.quad
    width, height = float(np.linalg.norm(quad[1] - quad[0])), float(np.linalg.norm(quad[3] - quad[0]))
    upright = bool(abs(quad[1, 1] - quad[0, 1]) > abs(quad[1, 0] - quad[0, 0]))  # read from top to bottom
    if upright:
        width, height = height, width
    x, y = float(middle[0]), float(middle[1])
    level = Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
    return Placed(piece, level, upright=upright)
