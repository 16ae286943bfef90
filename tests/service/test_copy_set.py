"""The pages of copies laid on those of the lead: in order first, then what is left over."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pytest

from extractors.copies.comparison import Difference, DifferenceKind
from extractors.imaging.glance import EMPTY, SIDE
from ingest.page import Box
from service.copy_set import AT_ONCE, PLAINLY, CopyPages, LeadPages, compare_set
from tests.service.bindery import BLANK, Desk, copies, look_of, sheet_of, text_of

LEAD = (1, 2, 3, 4, 5)
BOX = Box(0, 0, 10, 10)
SURE = 0.01  # unlikeness of two scans of one sheet, at this desk


def laid(desk: Desk, *orders: Sequence[int], lead: Sequence[int] = LEAD) -> tuple[CopyPages, ...]:
    first, *others = copies(lead, *orders).volumes
    texts = [text_of(sheet_of(page)) for page in first.pages]
    return compare_set(LeadPages(first.pages, texts, {}), [copy.pages for copy in others], desk)


def answers(copy: CopyPages) -> dict[int, int]:
    """Which page of the lead each page of the copy answers to, by their places."""
    return {page: lead for page, (lead, _) in sorted(copy.found.items())}


def trials(desk: Desk) -> int:
    return sum(len(pages) for _, pages in desk.compared)


def test_equal_copies_are_laid_on_the_lead_page_by_page_and_each_lead_page_is_one_job() -> None:
    desk = Desk()
    found = laid(desk, LEAD, LEAD, LEAD, LEAD)
    assert [answers(copy) for copy in found] == [{n: n for n in range(5)}] * 4
    assert [len(pages) for _, pages in desk.compared] == [4] * 5
    assert desk.glanced == [AT_ONCE] * 3 + [1]


@pytest.mark.parametrize(
    ("order", "wanted"),
    [
        ((1, 2, 4, 5), {0: 0, 1: 1, 2: 3, 3: 4}),
        ((1, 2, 9, 3, 4, 5), {0: 0, 1: 1, 3: 2, 4: 3, 5: 4}),
        ((1, 3, 2, 4, 5), {0: 0, 1: 2, 2: 1, 3: 3, 4: 4}),
        ((5, 1, 2, 3, 4), {0: 4, 1: 0, 2: 1, 3: 2, 4: 3}),
        ((9, 8), {}),
        ((), {}),
    ],
)
def test_pages_are_found_wherever_they_lie(order: Sequence[int], wanted: dict[int, int]) -> None:
    (found,) = laid(Desk(), order)
    assert answers(found) == wanted
    assert found.left == [page for page in range(len(order)) if page not in wanted]


def test_no_pair_is_tried_twice() -> None:
    desk = Desk()
    laid(desk, (1, 3, 2, 9, 4, 5), (5, 4, 3, 2, 1))
    tried = [(page.id, copy.id) for page, pages in desk.compared for copy in pages]
    assert len(tried) == len(set(tried))


def test_a_page_that_lies_there_twice_is_found_once_and_repeated() -> None:
    (found,) = laid(Desk(), (1, 2, 3, 3, 4, 5))
    assert sorted(answers(found).values()) == [0, 1, 2, 3, 4]
    ((page, (lead, _)),) = found.repeated.items()
    assert page in {2, 3}
    assert lead == 2
    assert found.left == []


def test_a_duplicate_in_the_place_of_a_missing_sheet_of_the_same_form_is_a_duplicate() -> None:
    """It is laid on the sheet that is missing first: they look alike at a glance."""
    form = np.random.default_rng(1).integers(0, 200, (SIDE, SIDE)).astype(np.uint8)
    desk = Desk(looks={3: form, 4: form}, unlike={(4, 3): 0.3, (3, 4): 0.3})
    (found,) = laid(desk, (1, 2, 3, 3, 5))
    assert sorted(answers(found).values()) == [0, 1, 2, 4]
    assert [lead for lead, _ in found.repeated.values()] == [2]


def test_of_sheets_of_one_form_the_least_unlike_answer_to_one_another() -> None:
    form = np.random.default_rng(1).integers(0, 200, (SIDE, SIDE)).astype(np.uint8)
    desk = Desk(
        looks=dict.fromkeys((2, 3, 4), form),
        unlike={(a, b): 0.1 for a in (2, 3, 4) for b in (2, 3, 4) if a != b},
    )
    (found,) = laid(desk, (1, 3, 4, 2, 5))
    assert answers(found) == {0: 0, 1: 2, 2: 3, 3: 1, 4: 4}


def test_a_page_that_says_something_else_in_many_places_is_tried_on_others() -> None:
    form = np.random.default_rng(1).integers(0, 200, (SIDE, SIDE)).astype(np.uint8)
    desk = Desk(looks={2: form, 3: form}, unlike={(2, 3): SURE, (3, 2): SURE})
    first, copy = copies(LEAD, (1, 3, 2, 4, 5)).volumes
    odd = tuple(Difference(DifferenceKind.TEXT, BOX, BOX, f"{n}", "x") for n in range(4))
    for mine, other in ((2, copy.pages[1]), (3, copy.pages[2])):
        desk.changed[mine, other.file] = lambda found: replace(found, differences=odd)
    (found,) = compare_set(LeadPages(first.pages, [text_of(n) for n in LEAD], {}), [copy.pages], desk)
    assert answers(found) == {0: 0, 1: 2, 2: 1, 3: 3, 4: 4}


def test_a_page_that_fits_is_tried_on_no_other() -> None:
    form = np.random.default_rng(1).integers(0, 200, (SIDE, SIDE)).astype(np.uint8)
    desk = Desk(looks=dict.fromkeys((2, 3, 4, 5), form))
    (found,) = laid(desk, (1, 3, 2, 4, 5))
    assert answers(found) == {0: 0, 1: 2, 2: 1, 3: 3, 4: 4}
    assert trials(desk) < 5 + 2 * 4


def test_another_version_answers_where_nothing_else_does() -> None:
    desk = Desk(unlike={(3, 7): 0.4}, looks={7: look_of(3)})
    (found,) = laid(desk, (1, 2, 7, 4, 5))
    assert answers(found)[2] == 2
    assert found.found[2][1].unlike > PLAINLY


def test_a_copy_of_which_most_pages_are_others_is_not_tried_page_by_page() -> None:
    desk = Desk()
    (found,) = laid(desk, tuple(range(100, 130)))
    assert found.found == {}
    assert trials(desk) == 0


def test_empty_backs_are_no_pages_to_be_tried() -> None:
    desk = Desk()
    (found,) = laid(desk, (1, BLANK, 2, BLANK, 3, 4, 5))
    assert answers(found) == {0: 0, 2: 1, 4: 2, 5: 3, 6: 4}
    assert found.empty == {1, 3}
    assert found.left == [1, 3]
    assert trials(desk) == 5


def test_a_page_with_little_print_is_not_empty() -> None:
    little = np.zeros((SIDE, SIDE), np.uint8)
    little[10:13, 20:40] = EMPTY + 2
    (found,) = laid(Desk(looks={2: little}), (1, 3, 2, 4, 5))
    assert found.empty == set()
    assert answers(found) == {0: 0, 1: 2, 2: 1, 3: 3, 4: 4}


def test_pages_that_nobody_could_glance_at_are_left_over_and_no_others() -> None:
    desk = Desk()
    first, copy = copies(range(1, 9), range(1, 9)).volumes
    desk.fail("glance", copy.pages[0])
    texts = [text_of(sheet) for sheet in range(1, 9)]
    (found,) = compare_set(LeadPages(first.pages, texts, {}), [copy.pages], desk)
    assert found.left == list(range(8))


def test_a_comparison_that_fails_leaves_its_pages_over() -> None:
    desk = Desk()
    desk.fail("compare", copies(LEAD).volumes[0].pages[2])
    found = laid(desk, LEAD, LEAD)
    assert [copy.left for copy in found] == [[2], [2]]


def test_without_a_lead_page_everything_is_left_over() -> None:
    (found,) = laid(Desk(), LEAD, lead=())
    assert found.left == [0, 1, 2, 3, 4]
