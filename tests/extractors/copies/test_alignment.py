"""Two sequences of pages laid beside each other, by nothing but how alike their pages are."""

from itertools import combinations, pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from extractors.copies.alignment import candidates, follows, in_order, out_of_order, settled

Alike = NDArray[np.float32]
LENGTH = 9
places = st.integers(0, LENGTH - 1)
orders = st.permutations(range(7))


def alike(lead: list[int], copy: list[int], seed: int) -> Alike:
    """Of equal pages nearly 1, of others anything that sheets of one form may reach."""
    noise = np.random.default_rng(seed).uniform(-0.1, 0.9, (len(lead), len(copy)))
    same = np.equal.outer(np.array(lead), np.array(copy))
    return np.where(same, 0.97 + 0.03 * noise, noise).astype(np.float32)


@given(st.integers(0, 12), st.integers(0, 1000))
def test_a_copy_like_the_lead_is_in_its_order(length: int, seed: int) -> None:
    pages = list(range(length))
    assert in_order(alike(pages, pages, seed)) == [(page, page) for page in pages]


@given(st.sets(places), st.integers(0, 1000))
def test_pages_that_are_missing_part_no_others(gone: set[int], seed: int) -> None:
    copy = [page for page in range(LENGTH) if page not in gone]
    pairs = in_order(alike(list(range(LENGTH)), copy, seed))
    assert pairs == [(page, place) for place, page in enumerate(copy)]


@given(st.lists(places, max_size=4), st.integers(0, 1000))
def test_pages_put_in_part_no_others(at: list[int], seed: int) -> None:
    copy = list(range(LENGTH))
    for number, place in enumerate(at):
        copy.insert(place, 100 + number)
    pairs = in_order(alike(list(range(LENGTH)), copy, seed))
    assert pairs == [(page, copy.index(page)) for page in range(LENGTH)]


@given(orders, st.integers(0, 1000))
def test_pairs_in_order_cross_nowhere_and_take_each_page_once(order: list[int], seed: int) -> None:
    pairs = in_order(alike(list(range(len(order))), list(order), seed))
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))


def test_pages_that_are_unlike_everything_are_nobodys_pair() -> None:
    assert in_order(np.full((3, 3), 0.3, np.float32)) == []


@pytest.mark.parametrize("shape", [(0, 0), (0, 3), (3, 0)])
def test_nothing_answers_to_nothing(shape: tuple[int, int]) -> None:
    assert in_order(np.zeros(shape, np.float32)) == []


@given(orders)
def test_without_the_pages_out_of_order_the_others_rise(order: list[int]) -> None:
    pairs = [(lead, page) for page, lead in enumerate(order)]
    astray = out_of_order(pairs)
    kept = [lead for lead, page in pairs if (lead, page) not in astray]
    assert kept == sorted(kept)
    assert astray <= set(pairs)


@given(orders)
def test_no_fewer_pages_could_be_out_of_order(order: list[int]) -> None:
    astray = out_of_order([(lead, page) for page, lead in enumerate(order)])
    longer = len(order) - len(astray) + 1
    assert not any(list(run) == sorted(run) for run in combinations(order, longer))


@given(st.permutations([(0, 0), (2, 1), (1, 2), (3, 3), (4, 4)]))
def test_of_two_swapped_neighbours_one_is_out_of_order_however_the_pairs_come(
    pairs: list[tuple[int, int]],
) -> None:
    (astray,) = out_of_order(pairs)
    assert astray in {(2, 1), (1, 2)}


def test_no_pair_is_out_of_order_where_there_is_none() -> None:
    assert out_of_order([]) == set()


@given(
    st.dictionaries(st.tuples(places, places), st.floats(0, 1), max_size=30),
    st.sets(places, max_size=4),
)
def test_what_is_settled_is_one_to_one(unlike: dict[tuple[int, int], float], taken: set[int]) -> None:
    pairs, again = settled([(value, pair) for pair, value in unlike.items()], tuple(taken))
    leads = [lead for lead, _ in pairs]
    assert len(set(leads)) == len(leads)
    assert not set(leads) & taken
    pages = [page for _, page in (*pairs, *again)]
    assert sorted(pages) == sorted({page for _, page in unlike})


def test_the_least_unlike_pair_is_settled_first_and_the_rest_repeat() -> None:
    tried = [(0.2, (5, 1)), (0.05, (5, 2)), (0.3, (6, 3)), (0.01, (7, 4))]
    assert settled(tried, taken=[7]) == ([(5, 2), (6, 3)], [(7, 4), (5, 1)])


def test_candidates_are_first_the_likeliest_that_nothing_answers_to_then_some_others() -> None:
    likes = np.array([[0.9], [0.2], [0.8], [0.5], [0.95], [0.7]], np.float32)
    assert candidates(likes, 0, free=[1, 2, 3], most=2) == [2, 3, 4]
    assert candidates(likes, 0, free=[], most=4) == [4, 0]
    assert candidates(likes, 0, free=range(6), most=9)[:3] == [4, 0, 2]


@given(places, places)
def test_among_equally_likely_pages_the_nearest_come_first(page: int, most: int) -> None:
    likes = np.full((LENGTH, LENGTH), 0.5, np.float32)
    found = candidates(likes, page, free=range(LENGTH), most=most)
    away = [abs(place - page) for place in found]
    assert away == sorted(away)
    assert len(found) == most


@given(places)
def test_a_page_follows_the_one_before_it(page: int) -> None:
    pairs = [(place, place) for place in range(LENGTH)]
    assert follows(pairs, page) == page - 1
    assert follows([], page) == -1
