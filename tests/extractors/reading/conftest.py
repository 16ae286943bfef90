"""Pieces of text for the tests of reading."""

from collections.abc import Callable

import pytest

from extractors.imaging.picture import quad_of
from extractors.imaging.tilt import Tilt
from extractors.reading.engine import Piece
from extractors.reading.placed import Placed, placed
from ingest.page import Box

LEVEL = Tilt(0.0, 0.0, 0.0)


@pytest.fixture
def piece() -> Callable[..., Piece]:
    """A piece at (x, y) of height 20, an em of width for a Han character, half of one for the others."""

    def make(text: str, x: float, y: float, height: float = 20.0, confidence: float = 1.0) -> Piece:
        width = sum(height if ord(c) > 0x2E80 else height / 2 for c in text)
        return Piece(text, confidence, quad_of(Box(x, y, x + width, y + height)))

    return make


@pytest.fixture
def at(piece: Callable[..., Piece]) -> Callable[..., Placed]:
    return lambda *args: placed(piece(*args), LEVEL)
