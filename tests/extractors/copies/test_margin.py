"""What a difference between two readings weighs."""

from collections.abc import Callable

import pytest

from extractors.copies.margin import SURE, SURELY, as_read, margin

Likelihood = Callable[[str], float]


def says(**likelihoods: float) -> Likelihood:
    return lambda text: likelihoods[text]


def test_the_margin_is_that_of_the_scan_and_the_cut_that_are_least_sure() -> None:
    lead = [says(A1=-1, A7=-9), says(A1=-1, A7=-7)]
    copy = [says(A1=-9, A7=-1), says(A1=-4, A7=-1)]
    assert margin("A1", "A7", lead, copy) == 3


def test_a_cut_that_says_what_the_other_scan_says_takes_a_difference_away() -> None:
    assert margin("A1", "A7", [says(A1=-9, A7=-1)], [says(A1=-9, A7=-1)]) < 0


def test_each_difference_is_weighed_by_itself_and_the_best_one_counts() -> None:
    lead = [says(P1AB=0, P7AB=-9, P1AC=-1)]
    copy = [says(P7AC=0, P1AC=-8, P7AB=-1)]
    assert margin("P1AB", "P7AC", lead, copy) == 8


@pytest.mark.parametrize("other", ["A1.", "a1", "A 1"])
def test_marks_case_and_spaces_weigh_nothing(other: str) -> None:
    assert margin("A1", other, [lambda _: 0.0], [lambda _: 0.0]) == 0


def test_a_character_less_weighs_what_its_absence_does() -> None:
    assert margin("A12", "A1", [says(A12=0, A1=-5)], [says(A1=0, A12=-6)]) == 5


def test_of_an_engine_that_cannot_weigh_its_confidence_counts() -> None:
    sure, unsure = as_read("A1", SURE), as_read("A1", SURE / 2)
    assert sure("a1.") == 0
    assert sure("A7") == -SURELY
    assert unsure("A7") == -SURELY / 2
