"""Scores of comparisons made by hand: by one who sees everything, and by others."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from benchmarks.copies_pages import MadeCopies, Side
from benchmarks.copies_score import Score, score
from extractors.copies.comparison import (
    CopyComparison,
    Difference,
    DifferenceKind,
    Original,
    PagePair,
    Relation,
)
from ingest.arrival import Arrival, Declared, Intake
from ingest.page import Box, PageImage
from ingest.volume import Binding, Volume
from samples.canvas import Page, Rect
from samples.copy_defects import Defect, Kind, Leaf, Spot
from samples.copy_sets import COPIES, CopySet, Treatment
from samples.degrade import Level

SPOT = Spot(Rect(100, 100, 110, 120), Rect(50, 100, 200, 120))
HERE, THERE = Box(60, 98, 180, 122), Box(60, 300, 180, 322)
FORM = Binding.FORM


def a_set(
    *defects: Defect, orders: dict[int, str] | None = None, treated: dict[int, Treatment] | None = None
) -> MadeCopies:
    """Five copies of pages a, b, c, d, or of other pages in some copies; ids are `a1` for a of copy 1."""
    treatments = {number: (treated or {}).get(number, Treatment.PLAIN) for number in range(1, COPIES + 1)}
    volumes, leaves, sides = [], {}, {}
    for copy in treatments:
        keys = (orders or {}).get(copy, "abcd")
        leaves[FORM, copy] = [Leaf(key, "", Page()) for key in keys]
        pages = []
        for place, key in enumerate(keys):
            name = f"{key}{copy}" + ("-again" if key in keys[:place] else "")
            image = PageImage("", place, Path(name), 1000, 1000, 200.0, "", id=name)
            boxes = {
                number: tuple((box(spot.core), box(spot.around)) for spot in defect.spots)
                for number, defect in enumerate(defects)
                if key in defect.keys
            }
            sides[name] = Side(image, key, boxes)
            pages.append(image)
        volumes.append(Volume(FORM, copy, tuple(pages)))
    made = CopySet(1, leaves, treatments, defects)
    arrival = Arrival("BJ-2017-0001", Intake.PAPER, Declared(), tuple(volumes))
    return MadeCopies(made, Level.SCAN, arrival, sides)


def box(rect: Rect) -> Box:
    return Box(rect.x0, rect.y0, rect.x1, rect.y1)


def on_page(kind: Kind, *copies: int, before: str = "8", after: str = "6") -> Defect:
    return Defect(kind, FORM, frozenset(copies), ("b",), 1, 1, (SPOT,), before, after)


def same(copy: int, lead: int = 1, keys: str = "abcd") -> list[PagePair]:
    return [PagePair(f"{key}{lead}", f"{key}{copy}", Relation.SAME) for key in keys]


def compared(
    pages: dict[int, list[PagePair]], lead: int = 1, originals: dict[int, Original] | None = None
) -> list[CopyComparison]:
    """Comparisons with the lead copy; copies that are not told of are the same."""
    told = originals or {}
    return [
        CopyComparison(
            FORM, lead, copy, lead - 1, copy - 1, tuple(pages.get(copy, same(copy, lead))),
            told.get(copy, Original.UNDECIDABLE), told.get(lead, Original.UNDECIDABLE),
        )
        for copy in range(1, COPIES + 1)
        if copy != lead
    ]  # fmt: skip


def differing(copy: int, difference: Difference, lead: int = 1) -> list[PagePair]:
    pairs = same(copy, lead)
    pairs[1] = replace(pairs[1], differences=(difference,))
    return pairs


def text(where: Box = HERE, lead: str = "18元", copy: str = "16元", *, certain: bool = True) -> Difference:
    return Difference(DifferenceKind.TEXT, where, where, lead, copy, certain=certain)


def of_first(result: Score) -> tuple[bool, bool, bool, int]:
    verdict = result.verdicts[0]
    return verdict.found, verdict.certain, verdict.told, len(result.false)


def test_a_digit_told_at_its_place_is_found() -> None:
    made = a_set(on_page(Kind.DIGIT, 3))
    assert of_first(score(made, compared({3: differing(3, text())}))) == (True, True, True, 0)
    doubtful = text(certain=False)
    assert of_first(score(made, compared({3: differing(3, doubtful)}))) == (True, False, True, 0)


def test_a_digit_told_elsewhere_or_of_another_copy_is_a_miss_and_a_false_alarm() -> None:
    made = a_set(on_page(Kind.DIGIT, 3))
    assert of_first(score(made, compared({3: differing(3, text(THERE))}))) == (False, False, False, 1)
    assert of_first(score(made, compared({4: differing(4, text())}))) == (False, False, False, 1)


def test_what_is_told_of_the_rest_of_the_line_is_neither() -> None:
    made = a_set(on_page(Kind.DIGIT, 3))
    beside = Box(150, 100, 200, 120)
    assert of_first(score(made, compared({3: differing(3, text(beside))}))) == (False, False, False, 0)


def test_a_line_that_holds_the_changed_run_among_others_is_no_false_alarm() -> None:
    short = replace(on_page(Kind.DIGIT, 3), spots=(Spot(Rect(190, 100, 200, 120), Rect(190, 100, 400, 120)),))
    line = text(Box(10, 98, 202, 122))
    assert of_first(score(a_set(short), compared({3: differing(3, line)}))) == (True, True, True, 0)


def test_other_texts_than_the_planted_ones_are_found_but_not_rightly_told() -> None:
    made = a_set(on_page(Kind.DIGIT, 3))
    assert of_first(score(made, compared({3: differing(3, text(copy="13元"))})))[:3] == (True, True, False)


@pytest.mark.parametrize(("telling", "found"), [((2, 3, 4, 5), True), ((2, 4), True), ((2,), False)])
def test_a_digit_of_the_lead_copy_must_show_in_half_of_the_others(
    telling: tuple[int, ...], found: bool
) -> None:
    turned = text(lead="16元", copy="18元")
    result = score(a_set(on_page(Kind.DIGIT, 1)), compared({c: differing(c, turned) for c in telling}))
    assert of_first(result) == (found, True, True, 0)


def test_a_signature_of_one_copy_alone_is_told_as_one_that_the_lead_copy_lacks() -> None:
    made = a_set(on_page(Kind.SIGNATURE_REST, 1, 2, 4, 5))
    extra = Difference(DifferenceKind.SIGNATURE, HERE, HERE, in_lead=False)
    lacking = Difference(DifferenceKind.SIGNATURE, HERE, HERE, in_copy=False)
    assert of_first(score(made, compared({3: differing(3, extra)}))) == (True, True, True, 0)
    everywhere = compared({c: differing(c, lacking, 3) for c in (1, 2, 4, 5)}, 3)
    assert of_first(score(made, everywhere)) == (True, True, True, 0)
    assert of_first(score(made, compared({3: differing(3, lacking)}))) == (True, True, False, 0)
    assert of_first(score(made, compared({2: differing(2, lacking)}))) == (False, False, False, 1)


def test_a_note_is_what_the_copy_has_and_the_lead_copy_has_not() -> None:
    note = Difference(DifferenceKind.NOTE, HERE, HERE, in_lead=False)
    result = score(a_set(on_page(Kind.NOTE, 5)), compared({5: differing(5, note)}))
    assert of_first(result) == (True, True, True, 0)


def test_another_version_may_be_told_of_the_page_or_of_its_places() -> None:
    made = a_set(on_page(Kind.VERSION, 2, before="", after=""))
    pairs = same(2)
    pairs[1] = replace(pairs[1], relation=Relation.VERSION)
    assert of_first(score(made, compared({2: pairs}))) == (True, True, True, 0)
    assert of_first(score(made, compared({2: differing(2, text())}))) == (True, True, True, 0)


def on_sheets(kind: Kind, copy: int, *keys: str, near: str = "") -> Defect:
    return Defect(kind, FORM, frozenset((copy,)), keys, near=tuple(near))


def alone(page: str, relation: Relation) -> PagePair:
    missing = relation is Relation.MISSING
    return PagePair(page if missing else None, None if missing else page, relation)


def test_an_unreadable_page_may_be_told_as_lost_and_whatever_is_read_on_it_is_no_false_alarm() -> None:
    made = a_set(on_sheets(Kind.UNREADABLE, 2, "b"))
    pairs = differing(2, text(THERE))
    pairs[1] = replace(pairs[1], relation=Relation.UNREADABLE)
    assert of_first(score(made, compared({2: pairs}))) == (True, True, True, 0)
    lost = [*same(2, keys="acd"), alone("b1", Relation.MISSING), alone("b2", Relation.EXTRA)]
    assert of_first(score(made, compared({2: lost}))) == (True, True, False, 0)
    assert of_first(score(made, compared({2: differing(2, text(THERE))}))) == (False, False, False, 0)


SHEETS: list[tuple[Defect, dict[int, str], Callable[[], list[CopyComparison]]]] = [
    (
        on_sheets(Kind.MISSING, 2, "b", "c"),
        {2: "ad"},
        lambda: compared({2: [*same(2, keys="ad"), *(alone(p, Relation.MISSING) for p in ("b1", "c1"))]}),
    ),
    (
        on_sheets(Kind.MISSING, 1, "b"),
        {1: "acd"},
        lambda: compared(
            {c: [*same(c, keys="acd"), alone(f"b{c}", Relation.EXTRA)] for c in range(2, COPIES + 1)}
        ),
    ),
    (
        on_sheets(Kind.DUPLICATE, 2, "b"),
        {2: "abbcd"},
        lambda: compared({2: [*same(2), PagePair("b1", "b2-again", Relation.DUPLICATE)]}),
    ),
    (
        on_sheets(Kind.EXTRA, 2, "x"),
        {2: "abxcd"},
        lambda: compared({2: [*same(2), alone("x2", Relation.EXTRA)]}),
    ),
    (
        on_sheets(Kind.FOREIGN, 2, "x", "b"),
        {2: "axcd"},
        lambda: compared(
            {2: [*same(2, keys="acd"), alone("x2", Relation.FOREIGN), alone("b1", Relation.MISSING)]}
        ),
    ),
    (
        on_sheets(Kind.MOVED, 2, "a", near="bc"),
        {2: "bcad"},
        lambda: compared({2: [*same(2, keys="bcd"), PagePair("a1", "a2", Relation.SWAPPED)]}),
    ),
]


@pytest.mark.parametrize(("defect", "orders", "comparisons"), SHEETS)
def test_defects_of_sheets_rightly_told_are_found_without_a_false_alarm(
    defect: Defect, orders: dict[int, str], comparisons: Callable[[], list[CopyComparison]]
) -> None:
    result = score(a_set(defect, orders=orders), comparisons())
    assert of_first(result) == (True, True, True, 0)
    assert result.left_out == []


def test_of_two_missing_pages_both_must_be_told() -> None:
    made = a_set(on_sheets(Kind.MISSING, 2, "b", "c"), orders={2: "ad"})
    half = compared({2: [*same(2, keys="ad"), alone("b1", Relation.MISSING)]})
    assert of_first(score(made, half))[0] is False


def test_a_foreign_page_told_by_the_page_whose_place_it_took_is_not_found() -> None:
    made = a_set(on_sheets(Kind.FOREIGN, 2, "x", "b"), orders={2: "axcd"})
    result = score(made, compared({2: [*same(2, keys="acd"), alone("b1", Relation.MISSING)]}))
    assert of_first(result) == (False, False, False, 0)
    assert result.left_out == ["x2"]


def test_a_foreign_page_told_as_a_version_is_found_but_not_as_what_it_is() -> None:
    made = a_set(on_sheets(Kind.FOREIGN, 2, "x", "b"), orders={2: "axcd"})
    pairs = [*same(2, keys="acd"), PagePair("b1", "x2", Relation.VERSION, (text(),))]
    assert of_first(score(made, compared({2: pairs}))) == (True, True, False, 0)


def test_pages_paired_wrongly_missing_or_blank_ones_told_are_false_alarms() -> None:
    crossed = [*same(2, keys="ab"), PagePair("c1", "d2", Relation.SAME), PagePair("d1", "c2", Relation.SAME)]
    assert len(score(a_set(), compared({2: crossed})).false) == 2
    result = score(a_set(), compared({2: [*same(2, keys="abc"), alone("d1", Relation.MISSING)]}))
    assert [alarm.what for alarm in result.false] == ["missing"]
    assert result.left_out == ["d2"]


def test_pages_with_false_alarms_are_counted_by_what_their_copy_went_through() -> None:
    made = a_set(treated={2: Treatment.GREY})
    pairs = differing(2, text())
    pairs[1] = replace(pairs[1], differences=(text(), text(THERE)))
    result = score(made, compared({2: pairs}))
    assert result.alarmed() == {Treatment.GREY: 1}
    doubtful = compared({2: differing(2, text(certain=False))})
    assert score(made, doubtful).alarmed(certain=True) == {}
    assert result.pages == {Treatment.PLAIN: 12, Treatment.GREY: 4}


def test_a_photocopy_is_told_by_its_seals_and_a_grey_scan_by_nothing() -> None:
    copied = Defect(Kind.PHOTOCOPY, FORM, frozenset((2,)))
    made = a_set(copied, treated={2: Treatment.PHOTOCOPY, 3: Treatment.GREY})
    told = {1: Original.ORIGINAL, 2: Original.PHOTOCOPY, 4: Original.ORIGINAL}
    assert of_first(score(made, compared({}, 1, told))) == (True, True, True, 0)
    assert of_first(score(made, compared({}, 2, told))) == (True, True, True, 0)
    wrong = {2: Original.ORIGINAL, 3: Original.PHOTOCOPY, 4: Original.PHOTOCOPY}
    assert of_first(score(made, compared({}, 1, wrong))) == (False, False, False, 3)


def test_what_was_not_compared_is_not_found() -> None:
    assert of_first(score(a_set(on_page(Kind.DIGIT, 3)), ())) == (False, False, False, 0)
