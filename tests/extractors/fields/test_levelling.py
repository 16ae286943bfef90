"""Rows stay rows on pages that lean, and on photographs whose rows run together."""

from dataclasses import replace
from random import Random

import pytest

from extractors.document import ReadPage
from extractors.documents import document_types
from extractors.fields.find import find_fields
from extractors.fields.layout import Sheet
from extractors.fields.levelling import Level, level_of
from extractors.page_text import Line, PageText
from extractors.reading.carried import carried
from ingest.page import Box
from samples.case import make_case
from samples.documents import application_form
from samples.ideal import ideal_reading

WIDTH, HEIGHT = 1654, 2339


def _form() -> PageText:
    """The page of a made application form that asks for the employer, read perfectly."""
    made = application_form.make(make_case(187284, "long-term"), Random(1), 0)
    pages = [ideal_reading(page) for page in made.pages]
    return next(page for page in pages if any("社会信用代码" in line.text for line in page.lines))


def _seen(text: PageText, slope: float, twist: float) -> PageText:
    """The page as photographed: its rows fall by `slope` in the middle, by `twist` more at the foot."""

    def place(box: Box) -> Box:
        tops = [box.y0 + _fall(x, box.y0) for x in (box.x0, box.x1)]
        feet = [box.y1 + _fall(x, box.y1) for x in (box.x0, box.x1)]
        return Box(box.x0, min(tops), box.x1, max(feet))

    def _fall(x: float, y: float) -> float:
        return (slope + twist * (y - HEIGHT / 2) / HEIGHT) * (x - WIDTH / 2)

    return carried(text, place, WIDTH, HEIGHT)


def _values(text: PageText) -> dict[str, str]:
    kind = document_types()["application_form"]
    return {field.name: field.value for field in find_fields(kind, [Sheet(ReadPage("p1", text))])}


@pytest.mark.parametrize(
    ("slope", "twist"), [(0.02, 0.0), (-0.03, 0.0), (0.05, 0.04), (0.045, -0.05), (-0.05, 0.06)]
)
def test_a_form_says_the_same_however_it_was_photographed(slope: float, twist: float) -> None:
    form = _form()
    assert _values(_seen(form, slope, twist)) == _values(form)


@pytest.mark.parametrize(("slope", "twist"), [(0.0, 0.0), (0.03, 0.0), (0.04, 0.06), (-0.05, -0.06)])
def test_slope_and_twist_are_measured(slope: float, twist: float) -> None:
    seen = _seen(_form(), slope, twist)
    level = level_of(seen.lines, seen.tables, WIDTH, HEIGHT)
    assert level.slope == pytest.approx(slope, abs=0.004)
    assert level.change * HEIGHT == pytest.approx(twist, abs=0.012)


def test_a_column_of_words_tells_no_slope() -> None:
    lines = [Line("字", Box(100, y, 140, y + 40), 1.0) for y in range(100, 900, 77)]
    assert level_of(lines, (), WIDTH, HEIGHT) == Level()


def test_a_page_of_full_lines_stays_level() -> None:
    lines = [Line("正文" * 20, Box(200, y, 1450, y + 40), 1.0) for y in range(200, 2100, 61)]
    assert level_of(lines, (), WIDTH, HEIGHT) == Level()


def test_a_leaning_box_is_as_high_as_its_letters_once_levelled() -> None:
    level = replace(Level(), slope=0.02, x=WIDTH / 2, y=HEIGHT / 2)
    box = level.box(Box(327, 1000, 1327, 1060))
    assert box.height == pytest.approx(40)
    assert box.centre[1] == pytest.approx(1030)
