"""Odd digital pages: what they show is the page, what they say is not; read back by the opening itself."""

import random
from pathlib import Path

import pytest

from ingest.formats import pdf as format_pdf
from ingest.opening.leaf import Leaf
from ingest.opening.limits import Limits
from samples.canvas import Page
from samples.odd_digital import FIELD_TEXT, HIDDEN_TEXT, Odd, odd_pdf

LINES = [f"第{row}条 甲乙双方应当全面履行本合同约定的义务，不得擅自变更。" for row in range(12)]


def _page() -> Page:
    page = Page()
    for row, line in enumerate(LINES):
        page.text(25, 30 + 12 * row, line, 11)
    return page


def _opened(odd: Odd, folder: Path) -> Leaf:
    file = folder / f"{odd}.pdf"
    file.write_bytes(odd_pdf(odd, _page(), random.Random(5).randrange(99)))
    with format_pdf.open_book(file, Limits()) as book:
        return book.leaf(0)


def _text(leaf: Leaf) -> str:
    return "".join(word.text for word in leaf.layer.words) if leaf.layer else ""


@pytest.mark.parametrize("odd", [odd for odd in Odd if odd.lies])
def test_a_lying_layer_does_not_say_what_the_page_shows(odd: Odd, tmp_path: Path) -> None:
    leaf = _opened(odd, tmp_path)
    text = _text(leaf)
    told = sum("".join(line.split()) in text for line in LINES)
    if odd is Odd.OFF_INK:
        assert leaf.layer is not None
        assert leaf.layer.hidden == 1
        assert not any(abs(word.box.y0 - 30 / 25.4 * leaf.dpi) < 20 for word in leaf.layer.words)
    elif odd in (Odd.FAIR_OCR, Odd.UNDER_SCAN):  # nearly right, but nobody knows where it is not
        assert leaf.layer is not None
        assert leaf.layer.hidden == 1
        assert told < len(LINES)
    else:
        assert told == 0


@pytest.mark.parametrize("odd", [odd for odd in Odd if not odd.lies])
def test_an_odd_but_honest_layer_says_every_line_once(odd: Odd, tmp_path: Path) -> None:
    text = _text(_opened(odd, tmp_path))
    assert [text.count("".join(line.split())) for line in LINES] == [1] * len(LINES)


def test_values_of_form_fields_are_part_of_the_page(tmp_path: Path) -> None:
    leaf = _opened(Odd.FORM_FIELD, tmp_path)
    assert FIELD_TEXT in _text(leaf)


def test_white_text_is_in_the_file(tmp_path: Path) -> None:
    assert HIDDEN_TEXT in _text(_opened(Odd.WHITE_TEXT, tmp_path))
