"""Original or photocopy: the colour of the seals tells, a grey scan tells nothing."""

import pytest

from extractors.copies.comparison import Original
from extractors.copies.original import original_of
from extractors.page_text import Fault, PageText, Quality, Seal, SealColour
from ingest.page import Box

RED, BLUE, BLACK = SealColour.RED, SealColour.BLUE, SealColour.BLACK
COLOUR, GREY = Quality(200), Quality(200, faults=(Fault.COLOUR_DROPPED,))


def page(*colours: SealColour, quality: Quality | None = COLOUR) -> PageText:
    seals = tuple(Seal(Box(0, 0, 99, 99), colour) for colour in colours)
    return PageText(800, 1000, 200, 0, "rapidocr", 1.0, seals=seals, quality=quality)


@pytest.mark.parametrize(
    ("pages", "original"),
    [
        ((page(), page(RED)), Original.ORIGINAL),
        ((page(BLACK), page(BLUE)), Original.ORIGINAL),
        ((page(), page(BLACK)), Original.PHOTOCOPY),
        ((page(BLACK, quality=GREY),), Original.UNDECIDABLE),
        ((page(BLACK, quality=None),), Original.UNDECIDABLE),
        ((page(BLACK), page(BLACK, quality=GREY)), Original.PHOTOCOPY),
        ((page(BLACK), page(quality=GREY)), Original.PHOTOCOPY),
        ((page(), page()), Original.UNDECIDABLE),
        ((), Original.UNDECIDABLE),
    ],
)
def test_seals_tell_an_original_from_a_photocopy(pages: tuple[PageText, ...], original: Original) -> None:
    assert original_of(pages) is original
