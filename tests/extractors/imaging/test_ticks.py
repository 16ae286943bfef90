from collections.abc import Callable

import pytest

from extractors.imaging.ink import lift_red
from extractors.imaging.picture import Picture, cut_box, to_grey
from extractors.imaging.ticks import find_squares, without_squares
from samples.canvas import Code, Ink, Page, Rect, SealMark, Stroke, Tick
from samples.degrade import Level
from samples.fonts import Font
from samples.truth import PageTruth

Taken = Callable[..., tuple[Picture, PageTruth]]
LEVELS = (Level.CLEAN, Level.SCAN, Level.PHONE)


def _answers(taken: Taken, page: Page, level: Level) -> list[tuple[bool, bool]]:
    """For each true box from left to right: ticked in truth, ticked as found."""
    picture, truth = taken(page, level, 3)
    found = find_squares(picture, to_grey(lift_red(picture)), truth.dpi)
    assert len(found) == len(truth.ticks)
    assert all(square.confidence > 0.9 for square in found)
    left = sorted(found, key=lambda square: square.box.x0)
    true = sorted(truth.ticks, key=lambda tick: tick.box.x0)
    assert all(a.box.overlap(b.box) > 0.6 * b.box.area for a, b in zip(left, true, strict=True))
    return [(t.ticked, s.ticked) for t, s in zip(true, left, strict=True)]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("size", [2.7, 3.1, 5.5])
def test_boxes_of_every_size_and_tick_are_found_and_told_apart(
    taken: Taken, level: Level, size: float
) -> None:
    page = Page(150, 80)
    for number, style in enumerate(("√", "☑", "■", "✔", "")):
        page.add(Tick(20 + 22 * number, 30, size, ticked=bool(style), style=style or "√"))
        page.text(20 + 22 * number + size + 0.5, 30, "男女", 10.5)
    answers = _answers(taken, page, level)
    assert len(answers) == 5
    assert all(true == found for true, found in answers)


@pytest.mark.parametrize("level", LEVELS)
def test_codes_seals_and_cells_for_digits_are_no_boxes(taken: Taken, level: Level) -> None:
    page = Page(150, 110)
    page.add(Code(Rect(20, 45, 45, 70), "https://example.org/1234567890"))
    for x in range(60, 110, 5):  # one box for each digit: their rules run on
        page.add(Stroke(x, 50, x, 55))
    page.add(Stroke(60, 50, 105, 50))
    page.add(Stroke(60, 55, 105, 55))
    page.add(SealMark(110, 80, 38, "北京沅启创生物医药科技有限公司"))
    picture, truth = taken(page, level, 3)
    assert find_squares(picture, to_grey(lift_red(picture)), truth.dpi) == ()


@pytest.mark.parametrize("level", LEVELS)
def test_boxes_within_a_thick_border_and_close_to_their_options_are_found(taken: Taken, level: Level) -> None:
    page = Page(150, 80)
    for x0, y0, x1, y1 in ((8, 8, 142, 8), (8, 72, 142, 72), (8, 8, 8, 72), (142, 8, 142, 72)):
        page.add(Stroke(x0, y0, x1, y1, 2.6))
    for number in range(4):
        page.add(Tick(20 + 22 * number, 30, 3.1, ticked=bool(number % 2), style="■"))
        page.text(23.2 + 22 * number, 29.6, "女", 10.5, Font.SANS)
    answers = _answers(taken, page, level)
    assert answers == [(False, False), (True, True)] * 2


@pytest.mark.parametrize("level", [*LEVELS, Level.PHOTOCOPY])
def test_round_letters_and_zeros_are_no_boxes(taken: Taken, level: Level) -> None:
    page = Page(150, 110)
    for row, font in enumerate((Font.SONG, Font.HEI, Font.LATIN, Font.LATIN_BOLD, Font.LATIN_SANS)):
        for column, size in enumerate((12, 14, 16, 22)):
            page.text(10 + 33 * column, 10 + 14 * row, "二〇二O年 QC", size, font)
    picture, truth = taken(page, level, 3)
    assert find_squares(picture, to_grey(lift_red(picture)), truth.dpi) == ()


def test_red_ink_within_an_empty_box_makes_it_doubtful(taken: Taken) -> None:
    page = Page(100, 60)
    page.add(Tick(30, 20, 4, ticked=False))
    page.add(Stroke(30.5, 22, 32, 23.5, 0.5, Ink.RED))
    page.add(Stroke(32, 23.5, 33.6, 20.4, 0.5, Ink.RED))
    picture, truth = taken(page, Level.SCAN, 3)
    (square,) = find_squares(picture, to_grey(lift_red(picture)), truth.dpi)
    assert square.confidence <= 0.6


def test_a_box_is_taken_out_with_its_tick_and_its_option_stays(taken: Taken) -> None:
    page = Page(100, 60)
    page.add(Tick(30, 20, 3.1, ticked=True, style="√"))
    page.text(34, 20, "女", 10.5)
    picture, truth = taken(page, Level.SCAN, 3)
    cleared = without_squares(
        picture, find_squares(picture, to_grey(lift_red(picture)), truth.dpi), truth.dpi
    )
    assert int(cut_box(picture, truth.ticks[0].box).min()) < 100
    assert int(cut_box(cleared, truth.ticks[0].box).min()) > 180
    text = truth.texts[0].box
    kept = (cut_box(cleared, text) < 120).sum() / (cut_box(picture, text) < 120).sum()
    assert kept > 0.9
