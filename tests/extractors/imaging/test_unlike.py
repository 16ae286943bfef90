"""How unlike a piece of print is in two scans: a stroke more is much, noise and shade are little."""

from collections.abc import Callable
from dataclasses import replace

import cv2
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.imaging.ink import darkness
from extractors.imaging.picture import Grey, Picture, to_grey
from extractors.imaging.unlike import ASTRAY, DPI, Unlikeness, struck_through, unlikeness
from ingest.page import Box
from samples.canvas import Ink, Page, Stroke
from samples.degrade import LEVELS, Level, Taking
from samples.truth import PageTruth

Taker = Callable[[Page, Level | Taking, int], tuple[Picture, PageTruth]]
LINES = ("护照号码：C88058654", "甲方应当按月支付乙方的工资", "2017年3月1日", "Both parties shall observe")
STILL = replace(LEVELS[Level.SCAN], dpi=round(DPI), skew=0.0, shadow=0.0, dust=0, staple=False)


def sheet(*changed: tuple[str, str]) -> Page:
    page = Page(120, 80)
    for n, text in enumerate(LINES):
        for old, new in changed:
            text = text.replace(old, new)
        page.text(15, 12 + 14 * n, text, 12)
    return page


def darkened(picture: Picture) -> Grey:
    return darkness(to_grey(picture), DPI)


def seen(taken: Taker, *changed: tuple[str, str], seed: int = 2) -> tuple[Unlikeness, ...]:
    """Unlikeness of each line of a sheet with something changed, scanned once more."""
    lead, truth = taken(sheet(), STILL, 1)
    copy, _ = taken(sheet(*changed), STILL, seed)
    return unlikeness(darkened(lead), darkened(copy), [text.box for text in truth.texts])


def test_another_scan_of_the_same_print_is_hardly_unlike(taken: Taker) -> None:
    assert max(one.score for one in seen(taken)) < 0.13


@pytest.mark.parametrize("seed", [2, 3, 4])
@pytest.mark.parametrize(
    ("line", "old", "new"), [(0, "88", "86"), (1, "月", "年"), (2, "3", "8"), (3, "ll", "lt")]
)
def test_a_changed_character_is_unlike_and_the_other_lines_are_not(
    taken: Taker, line: int, old: str, new: str, seed: int
) -> None:
    found = seen(taken, (LINES[line], LINES[line].replace(old, new, 1)), seed=seed)
    assert found[line].score > 0.16
    assert max(one.score for n, one in enumerate(found) if n != line) < 0.13


def test_it_is_known_where_in_the_line_the_print_is_unlike(taken: Taker) -> None:
    found = seen(taken, ("支付", "交还"))[1]  # characters 6 and 7 of 13
    assert found.within(5 / 13, 8 / 13) == pytest.approx(found.score)
    assert max(found.within(0, 3 / 13), found.within(10 / 13, 1)) < found.score / 2


def test_a_line_that_stands_on_end_tells_it_as_well(taken: Taker) -> None:
    def standing(text: str) -> Page:
        page = Page(60, 100)
        page.elements.append(replace(Page().text(25, 10, text, 14), vertical=True))
        return page

    lead, truth = taken(standing("二〇一七年三月一日"), STILL, 1)
    copy, _ = taken(standing("二〇一七年五月一日"), STILL, 2)
    (found,) = unlikeness(darkened(lead), darkened(copy), [truth.texts[0].box])
    assert found.score > 0.2
    assert found.within(4.5 / 9, 6.5 / 9) == pytest.approx(found.score)
    assert found.within(0, 3 / 9) < found.score / 2


@given(st.integers(-ASTRAY + 1, ASTRAY - 1), st.integers(-ASTRAY + 1, ASTRAY - 1))
def test_a_piece_that_lies_a_little_astray_is_not_unlike(x: int, y: int) -> None:
    page = printed()
    moved = np.roll(page, (y, x), (0, 1))
    (found,) = unlikeness(page, moved, [Box(40, 40, 200, 70)])
    assert found.score < 0.02


@given(st.floats(0.65, 1.5))
def test_paler_or_darker_print_is_not_unlike(shade: float) -> None:
    page = (printed() * 0.6).astype(np.uint8)
    other = np.clip(page * shade, 0, 255).astype(np.uint8)
    (found,) = unlikeness(page, other, [Box(40, 40, 200, 70)])
    assert found.score < 0.05


def test_print_that_is_gone_is_as_unlike_as_may_be() -> None:
    page = printed()
    (found,) = unlikeness(page, np.zeros_like(page), [Box(40, 40, 200, 70)])
    assert found.score > 0.5


def test_ink_that_is_gone_is_told_from_ink_that_is_more() -> None:
    page, empty = printed(), np.zeros((120, 240), np.uint8)
    for lead, copy, gone, more in ((page, empty, 0.5, 0.0), (empty, page, 0.0, 0.5)):
        (found,) = unlikeness(lead, copy, [Box(10, 35, 230, 75)])
        assert (found.gone_within(0, 1) > 0.3) is (gone > 0)
        assert (found.more_within(0, 1) > 0.3) is (more > 0)


def struck(x: float, y: float, ink: Ink = Ink.BLACK) -> Page:
    """The sheet with 18 mm of a line struck through from a place."""
    page = sheet()
    page.add(Stroke(x, y, x + 18, y - 0.5, 0.5, ink))
    return page


@pytest.mark.parametrize(("line", "ink"), [(1, Ink.BLACK), (3, Ink.BLACK), (3, Ink.BLUE)])
def test_a_word_struck_out_by_hand_has_a_stroke_too_many(taken: Taker, line: int, ink: Ink) -> None:
    marked, truth = taken(struck(18.7, 14.7 + 14 * line, ink), STILL, 2)
    plain, _ = taken(sheet(), STILL, 1)
    boxes = [text.box for text in truth.texts]
    for lead, copy in ((plain, marked), (marked, plain)):
        found = unlikeness(darkened(lead), darkened(copy), boxes)
        assert struck_through(found) == [line]
        assert found[line].stroke < 20


def test_a_changed_word_is_not_struck_through(taken: Taker) -> None:
    assert struck_through(seen(taken, ("支付", "交还"), ("3月", "8月"))) == []


def test_nothing_is_struck_through_on_a_page_that_is_all_unlike() -> None:
    along = np.full(10, 0.3, np.float32)
    odd, same = Unlikeness(0.3, along, along, along, 12.0), Unlikeness(0.02, along, along, along)
    assert struck_through([same, odd, same]) == [1]
    assert struck_through([odd, odd, same]) == []
    assert struck_through([]) == []


def test_a_stroke_makes_a_piece_more_unlike_than_the_others_are() -> None:
    along = np.full(10, 0.3, np.float32)
    odd, usual = (Unlikeness(score, along, along, along, 0.0, 12.0) for score in (0.4, 0.13))
    assert struck_through([usual, odd, usual]) == [1]
    noisy = Unlikeness(0.2, along, along, along, 0.0, 12.0)
    assert struck_through([noisy, odd, noisy]) == []


def test_the_rims_of_faint_print_are_no_stroke() -> None:
    faint = np.zeros((120, 360), np.uint8)
    cv2.line(faint, (40, 60), (320, 60), 45, 4)
    pale = np.asarray(faint * 0.4, np.uint8)
    (found,) = unlikeness(faint, np.roll(pale, 3, axis=0), [Box(30, 40, 330, 80)])
    assert found.score > 0.1
    assert found.stroke == 0


def test_where_neither_has_ink_nothing_is_unlike() -> None:
    empty = np.zeros((120, 240), np.uint8)
    assert unlikeness(empty, empty, [Box(40, 40, 200, 70)])[0].score == 0


@pytest.mark.parametrize("box", [Box(-50, -50, -10, -20), Box(236, 20, 240, 60), Box(300, 300, 400, 420)])
def test_a_piece_off_the_page_tells_nothing(box: Box) -> None:
    page = printed()
    (found,) = unlikeness(page, np.full_like(page, 255) - page, [box])
    assert found.score == found.within(0, 1) == 0


def test_a_piece_at_the_edge_of_the_page_is_compared_as_far_as_it_goes() -> None:
    page = printed()
    other = page.copy()
    other[40:70, 10:60] = 0
    (found,) = unlikeness(page, other, [Box(-20, 40, 200, 70)])
    assert found.score > 0.3


@given(st.floats(0, 1), st.floats(0, 1))
def test_no_part_of_a_piece_is_more_unlike_than_the_whole(one: float, other: float) -> None:
    along = np.abs(np.sin(np.arange(37))).astype(np.float32)
    half, third = (np.asarray(along / n, np.float32) for n in (2, 3))
    whole = Unlikeness(float(along.max()), along, half, third)
    low, high = sorted((one, other))
    assert 0 <= whole.within(low, high) <= whole.score
    assert whole.gone_within(low, high) == pytest.approx(whole.within(low, high) / 2)
    assert whole.more_within(low, high) == pytest.approx(whole.within(low, high) / 3)
    assert whole.within(0, 1) == pytest.approx(whole.score)


def printed() -> Grey:
    page = np.zeros((120, 240), np.uint8)
    cv2.putText(page, "C88058654", (12, 66), cv2.FONT_HERSHEY_SIMPLEX, 1.1, 200, 3)
    return page
