from itertools import pairwise

from samples.canvas import Page, Text
from samples.layouts import pages
from samples.reading_order import reading_order


def _drawn(seed: int) -> dict[str, Page]:
    return dict(pages(seed))


def test_the_same_seed_draws_the_same_pages() -> None:
    assert _drawn(3) == _drawn(3)
    assert _drawn(3) != _drawn(4)


def test_every_text_has_its_place_in_the_reading_order() -> None:
    for kind, page in pages(5):
        order = reading_order(page)
        assert sorted(order) == list(range(len(order))), kind


def test_columns_are_read_before_what_stands_beside_them() -> None:
    page = _drawn(6)["two-columns"]
    texts = [element for element in page.elements if isinstance(element, Text)]
    xs = [texts[i].x for i in reading_order(page)][6:-6]
    assert sum(b < a - 60 for a, b in pairwise(xs)) <= 1
