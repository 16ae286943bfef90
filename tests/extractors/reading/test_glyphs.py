import numpy as np

from extractors.imaging.seals import SealFound
from extractors.page_text import SealColour, SealShape
from extractors.reading.engine import Piece
from extractors.reading.glyphs import without_glyphs
from ingest.page import Box


def _piece(box: Box, text: str, confidence: float = 0.99) -> Piece:
    corners = [(box.x0, box.y0), (box.x1, box.y0), (box.x1, box.y1), (box.x0, box.y1)]
    return Piece(text, confidence, np.array(corners, np.float32))


def _square(box: Box, colour: SealColour = SealColour.BLACK) -> SealFound:
    return SealFound(box, SealShape.SQUARE, colour, box.centre, (box.width, box.height), 0.0)


TITLE = _piece(Box(100, 100, 900, 300), "营业执照")
GLYPH = _square(Box(710, 110, 890, 290))


def test_a_large_character_of_a_title_is_no_seal() -> None:
    assert without_glyphs([GLYPH], [TITLE]) == []


def test_a_seal_that_is_read_by_itself_or_hardly_read_stays() -> None:
    alone = _piece(GLYPH.box, "马立平印")
    unsure = _piece(Box(100, 100, 900, 300), "营业执照", 0.6)
    assert without_glyphs([GLYPH], [alone, unsure]) == [GLYPH]


def test_a_seal_higher_than_the_line_it_stands_on_stays_as_does_one_in_colour() -> None:
    over = _square(Box(300, 60, 560, 340))
    red = _square(GLYPH.box, SealColour.RED)
    assert without_glyphs([over, red], [TITLE]) == [over, red]
