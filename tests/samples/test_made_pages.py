"""What every page maker owes the painters, whatever makers are found."""

import random
from functools import cache

import pytest

from samples.canvas import Page, Text
from samples.case import make_case
from samples.documents import makers, versions
from samples.fonts import Font, face
from samples.ideal import ideal_reading
from samples.made import MadeDocument
from samples.places import places

MADE = [(name, layout) for name, maker in makers().items() for layout in range(versions(maker))]


@cache
def document(name: str, layout: int) -> MadeDocument:
    return makers()[name].make(make_case(3), random.Random(1), layout)


@cache
def drawn(font: Font, character: str) -> bytes:
    return bytes(face(font, 24.0).getmask(character))


def lacks(font: Font, character: str) -> bool:
    """Whether the face draws the box it draws for what it does not know."""
    return drawn(font, character) == drawn(font, "\U0010fffd")


def texts(page: Page) -> list[Text]:
    return [element for element in page.elements if isinstance(element, Text)]


def test_a_character_that_a_face_lacks_is_noticed() -> None:
    assert lacks(Font.LATIN, "京")
    assert not lacks(Font.KAI, "京")


@pytest.mark.parametrize(("name", "layout"), MADE)
def test_every_character_has_a_glyph_in_its_typeface(name: str, layout: int) -> None:
    for page in document(name, layout).pages:
        for run in texts(page):
            missing = {c for c in run.text if not c.isspace() and lacks(run.font, c)}
            assert not missing, f"{run.font} lacks {missing} of {run.text!r}"


@pytest.mark.parametrize(("name", "layout"), MADE)
def test_every_text_lies_on_its_sheet(name: str, layout: int) -> None:
    for page in document(name, layout).pages:
        for run in texts(page):
            box = run.box
            inside = box.x0 >= 0 <= box.y0 and box.x1 <= page.width and box.y1 <= page.height
            assert inside, f"{run.text!r} leaves the sheet: {box}"


@pytest.mark.parametrize(("name", "layout"), MADE)
def test_every_stated_field_is_where_a_perfect_reader_reads_it(name: str, layout: int) -> None:
    for page in document(name, layout).pages:
        read = "".join("".join(line.text.split()) for line in ideal_reading(page).lines)
        for place in places(page):
            # A value over two lines of a cell is parted by what stands beside it.
            for piece in {place.raw[:4], place.raw[-4:]}:
                assert "".join(piece.split()) in read, f"{place.name}: {place.raw!r}"
