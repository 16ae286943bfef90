from collections.abc import Callable

import pytest

from extractors.imaging.blank import is_blank, written_part
from extractors.imaging.picture import Picture
from samples.canvas import Ink, Page, Rect, SignatureMark
from samples.degrade import Level
from samples.truth import PageTruth

Taken = Callable[..., tuple[Picture, PageTruth]]


@pytest.mark.parametrize("level", [Level.CLEAN, Level.SCAN, Level.GREY])
@pytest.mark.parametrize("seed", [0, 1, 2])
def test_an_empty_sheet_with_dust_shadow_and_staple_is_blank(taken: Taken, level: Level, seed: int) -> None:
    picture, truth = taken(Page(), level, seed)
    assert is_blank(picture, truth.dpi)


def _line() -> Page:
    page = Page()
    page.text(30, 100, "本页无正文", 10.5)
    return page


def _digit() -> Page:
    page = Page()
    page.text(105, 285, "3", 9)
    return page


def _signature() -> Page:
    page = Page()
    page.add(SignatureMark(Rect(60, 120, 95, 130), "Ann Lee", ink=Ink.BLUE, seed=3))
    return page


def _faint() -> Page:
    page = Page()
    page.text(30, 100, "第一页", 9, ink=Ink.GREY)
    return page


@pytest.mark.parametrize("page", [_line, _digit, _signature, _faint])
@pytest.mark.parametrize("level", [Level.CLEAN, Level.SCAN, Level.PHOTOCOPY])
def test_a_page_with_the_least_writing_is_not_blank(
    taken: Taken, page: Callable[[], Page], level: Level
) -> None:
    picture, truth = taken(page(), level, 5)
    assert not is_blank(picture, truth.dpi)


def test_what_is_written_is_framed(taken: Taken) -> None:
    picture, truth = taken(_line(), Level.SCAN, 2)
    part = written_part(picture, truth.dpi)
    assert part is not None
    assert part.overlap(truth.texts[0].box) > 0.8 * truth.texts[0].box.area
    assert part.area < 4 * truth.texts[0].box.area
    assert written_part(taken(Page(), Level.SCAN, 2)[0], truth.dpi) is None
