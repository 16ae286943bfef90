"""From what answers to what to the pages of a comparison, in the order of the copy."""

import pytest

from extractors.copies.comparison import Difference, DifferenceKind, PagePair, Relation
from extractors.copies.pairing import Answered, paired
from ingest.page import Box

BOX = Box(0, 0, 10, 10)
LEAD = ("a", "b", "c", "d", "e")
Others = dict[int, tuple[Relation, int | None]]


def pairs_of(
    order: list[int | None], others: Others | None = None, blank: set[int] | None = None
) -> list[tuple[str | None, str | None, Relation]]:
    """`order`: for each page of the copy the place in the lead that it answers to."""
    return [(pair.lead, pair.page, pair.relation) for pair in told(order, others, blank)]


def told(
    order: list[int | None], others: Others | None = None, blank: set[int] | None = None
) -> tuple[PagePair, ...]:
    copy = [f"{n}" for n in range(len(order))]
    answered = {page: Answered(lead) for page, lead in enumerate(order) if lead is not None}
    return paired(LEAD, copy, answered, others or {}, blank or set())


def text(field: str, *, certain: bool = True) -> Difference:
    return Difference(DifferenceKind.TEXT, BOX, BOX, "KESTRELBY", "FALKENRADE", field=field, certain=certain)


def test_equal_copies_are_the_same_page_by_page() -> None:
    assert pairs_of([0, 1, 2, 3, 4]) == [
        (lead, f"{n}", Relation.SAME) for n, lead in enumerate(LEAD)
    ]  # fmt: skip


def test_missing_pages_stand_where_they_should_lie() -> None:
    assert pairs_of([1, 4]) == [
        ("a", None, Relation.MISSING),
        ("b", "0", Relation.SAME),
        ("c", None, Relation.MISSING),
        ("d", None, Relation.MISSING),
        ("e", "1", Relation.SAME),
    ]


def test_a_copy_of_which_nothing_answers_lacks_everything() -> None:
    found = pairs_of([None, None], {0: (Relation.EXTRA, None), 1: (Relation.UNREADABLE, None)})
    assert sorted(relation for *_, relation in found) == [
        Relation.EXTRA, *[Relation.MISSING] * 5, Relation.UNREADABLE,
    ]  # fmt: skip


def test_a_blank_page_of_the_lead_is_not_missed() -> None:
    assert [lead for lead, *_ in pairs_of([0, 2, 4], blank={1, 3})] == ["a", "c", "e"]


@pytest.mark.parametrize("relation", [Relation.EXTRA, Relation.FOREIGN, Relation.UNREADABLE])
def test_a_page_that_answers_to_none_stands_where_it_lies(relation: Relation) -> None:
    found = told([0, 1, None, 2, 3, 4], {2: (relation, None)})
    assert [pair.page for pair in found] == ["0", "1", "2", "3", "4", "5"]
    assert found[2] == PagePair(None, "2", relation, after="b")


def test_a_page_at_the_front_lies_behind_none() -> None:
    assert told([None, 0, 1, 2, 3, 4], {0: (Relation.EXTRA, None)})[0].after == ""


def test_a_duplicate_names_the_page_that_it_repeats() -> None:
    found = told([0, 1, 2, 3, None, 4], {4: (Relation.DUPLICATE, 1)})
    assert found[4] == PagePair("b", "4", Relation.DUPLICATE, after="d")


@pytest.mark.parametrize(("order", "moved"), [([0, 2, 1, 3, 4], {"b", "c"}), ([0, 2, 3, 4, 1], {"b"})])
def test_as_few_pages_as_may_be_are_swapped(order: list[int | None], moved: set[str]) -> None:
    swapped = [lead for lead, _, relation in pairs_of(order) if relation is Relation.SWAPPED]
    assert len(swapped) == 1
    assert set(swapped) <= moved


def test_behind_which_page_one_lies_is_not_told_by_a_page_that_is_out_of_order() -> None:
    found = told([4, 0, 1, None, 2, 3], {3: (Relation.EXTRA, None)})
    assert [pair.after for pair in found if pair.relation is Relation.EXTRA] == ["b"]


def test_a_missing_page_stands_behind_the_last_that_is_in_order() -> None:
    assert pairs_of([4, 0, 1, 3]) == [
        ("e", "0", Relation.SWAPPED),
        ("a", "1", Relation.SAME),
        ("b", "2", Relation.SAME),
        ("c", None, Relation.MISSING),
        ("d", "3", Relation.SAME),
    ]


def test_differences_and_the_turn_are_told_of_a_page_that_is_the_same() -> None:
    answered = {0: Answered(0, (text("fy"),), turn=180)}
    (pair,) = paired(["a"], ["0"], answered, {}, set())
    assert pair == PagePair("a", "0", Relation.SAME, (text("fy"),), turn=180)


def test_another_version_is_no_longer_the_same() -> None:
    (pair,) = paired(["a"], ["0"], {0: Answered(0, (text(""),), version=True)}, {}, set())
    assert pair.relation is Relation.VERSION


def test_a_form_that_names_somebody_else_in_two_places_is_foreign() -> None:
    differences = (text("passport_no"), text("surname"))
    (pair,) = paired(["a"], ["0"], {0: Answered(0, differences)}, {}, set())
    assert pair.relation is Relation.FOREIGN


@pytest.mark.parametrize("version", [True, False])
def test_a_page_that_names_somebody_else_is_foreign_whatever_else_it_is(version: bool) -> None:
    answered = {0: Answered(0, (text(""),), version=version, foreign=True)}
    (pair,) = paired(["a"], ["0"], answered, {}, set())
    assert pair.relation is Relation.FOREIGN


@pytest.mark.parametrize("fields", [("passport_no",), ("passport_no", "passport_no"), ("fy", "revenue")])
def test_one_wrong_name_or_number_makes_no_page_foreign(fields: tuple[str, ...]) -> None:
    (pair,) = paired(["a"], ["0"], {0: Answered(0, tuple(map(text, fields)))}, {}, set())
    assert pair.relation is Relation.SAME


def test_doubtful_readings_of_two_names_make_no_page_foreign() -> None:
    differences = (text("mrz1", certain=False), text("mrz2", certain=False))
    (pair,) = paired(["a"], ["0"], {0: Answered(0, differences)}, {}, set())
    assert pair.relation is Relation.SAME
