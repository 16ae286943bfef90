"""Every page maker, whatever is found: texts stay on the page and apart, fields are those looked for."""

import random
import re
from collections.abc import Iterator
from functools import cache
from itertools import combinations

import pytest

from extractors.documents import document_types
from samples.canvas import Page, Rect, SealMark, Stroke, Text
from samples.case import make_case
from samples.documents import makers, versions
from samples.made import MadeDocument
from samples.places import places
from samples.seals import extent

UNREAD = {"contents", "other"}  # made to be recognised only
CASES = [(1, True), (2, False), (5, True)]
DATE = re.compile(r"\d{4}-\d{2}(-\d{2})?")


@cache
def documents(kind: str) -> tuple[MadeDocument, ...]:
    """Documents of one type in every layout, compact and not, of long-term and short-term cases."""
    maker = makers()[kind]
    made = []
    for seed, compact in CASES:
        case = make_case(seed, ("long-term", "short-term")[seed % 2], compact=compact)
        layouts = (None, *range(versions(maker)))
        made += [maker.make(case, random.Random(seed), layout) for layout in layouts]
    return tuple(made)


def pages(kind: str) -> Iterator[Page]:
    for made in documents(kind):
        yield from made.pages


def declared(kind: str) -> set[str]:
    """The names of the fields that the program looks for in documents of this type."""
    return {spec.name for spec in document_types()[kind].fields}


def texts(page: Page) -> list[Text]:
    return [element for element in page.elements if isinstance(element, Text)]


def shared(a: Rect, b: Rect) -> bool:
    """Whether two areas overlap by more than the rounding of a glyph."""
    return min(a.x1, b.x1) - max(a.x0, b.x0) > 0.3 and min(a.y1, b.y1) - max(a.y0, b.y0) > 0.3


@pytest.fixture(params=sorted(makers()))
def kind(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_texts_stay_on_the_page_and_apart(kind: str) -> None:
    for page in pages(kind):
        boxes = [(run.text, run.box) for run in texts(page)]
        for text, box in boxes:
            assert 3 < box.x0 < box.x1 < page.width - 3, text
            assert 3 < box.y0 < box.y1 < page.height - 3, text
        for (one, a), (other, b) in combinations(boxes, 2):
            assert not shared(a, b), (one, other)


def test_no_rule_runs_through_a_text(kind: str) -> None:
    for page in pages(kind):
        boxes = [(run.text, run.box) for run in texts(page)]
        for rule in (e for e in page.elements if isinstance(e, Stroke)):
            line = Rect(rule.x0 - 0.4, rule.y0 - 0.4, rule.x1 + 0.4, rule.y1 + 0.4)
            for text, box in boxes:
                inner = Rect(box.x0 + 0.2, box.y0 + 0.5, box.x1 - 0.2, box.y1 - 1.0)
                assert not shared(inner, line), text


def test_seals_are_pressed_on_the_page(kind: str) -> None:
    for page in pages(kind):
        for area in (extent(mark) for mark in page.elements if isinstance(mark, SealMark)):
            assert 0 < area.x0 < area.x1 < page.width
            assert 0 < area.y0 < area.y1 < page.height


def test_the_type_and_the_names_of_the_fields_are_those_that_are_looked_for(kind: str) -> None:
    known = declared(kind)
    assert known or kind in UNREAD
    assert {made.type for made in documents(kind)} == {kind}
    for place in (place for page in pages(kind) for place in places(page)):
        assert place.name in known
        assert place.value


def test_every_field_that_is_looked_for_is_printed_in_some_layout(kind: str) -> None:
    stated = {name for made in documents(kind) for name, _ in made.unprinted}
    stated |= {place.name for page in pages(kind) for place in places(page)}
    assert declared(kind) <= stated


def test_dates_are_stated_in_their_normal_form(kind: str) -> None:
    dated = {"dob", "established", "start", "end"}
    for place in (place for page in pages(kind) for place in places(page)):
        if "date" in place.name or place.name in dated:
            assert DATE.fullmatch(place.value) or (place.name, place.value) == ("end", "open"), place


def test_the_same_dice_draw_the_same_pages(kind: str) -> None:
    case, maker = make_case(4), makers()[kind]
    one, other = (maker.make(case, random.Random(4)) for _ in range(2))
    assert [page.elements for page in one.pages] == [page.elements for page in other.pages]


@pytest.mark.parametrize("year", [2017, 2018, 2020, 2024])
def test_a_licence_is_printed_in_the_version_of_its_time(year: int) -> None:
    case = make_case(8, year=year)
    made = makers()["business_license"].make(case, random.Random(0))
    landscape = made.pages[0].width > made.pages[0].height
    assert landscape == (str(case.employer.licence_issued) >= "2019-03-01")


def test_the_sheets_of_an_audit_report_agree_with_the_books() -> None:
    case = make_case(11)
    for layout in (0, 1):
        made = makers()["audit_report"].make(case, random.Random(2), layout)
        stated = {place.name: place.value for page in made.pages for place in places(page)}
        latest = case.years[-1]
        assert stated["total_assets"] == f"{latest.closing.assets:.2f}"
        assert stated["net_profit"] == f"{latest.income.net:.2f}"
        assert stated["closing_cash"] == f"{latest.closing.cash:.2f}"
        assert stated["fy"] == str(latest.year)
