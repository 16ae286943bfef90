"""A piece of text with its place on the level page and in the tables of the page."""

from dataclasses import dataclass
from math import hypot

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
    corners = piece.quad.tolist()  # plain numbers: ten times as fast for four points
    (ax, ay), (bx, by), _, (dx, dy) = corners
    width, height = hypot(bx - ax, by - ay), hypot(dx - ax, dy - ay)
    upright = abs(by - ay) > abs(bx - ax)  # read from top to bottom
    if upright:
        width, height = height, width
    x, y = sum(corner[0] for corner in corners) / 4, sum(corner[1] for corner in corners) / 4
    if tilt.degrees:
        ((x, y),) = tilt.level(np.array([[x, y]], np.float32)).tolist()
    level = Box(x - width / 2, y - height / 2, x + width / 2, y + height / 2)
    return Placed(piece, level, upright=upright)
