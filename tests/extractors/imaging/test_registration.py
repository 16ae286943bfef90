"""One scan laid under another: the map between them leads each place to its own."""

from collections.abc import Callable

import cv2
import numpy as np
import pytest
from numpy.typing import NDArray

from extractors.imaging.picture import Grey, Picture, to_grey, turn
from extractors.imaging.registration import (
    FEWEST,
    Features,
    Homography,
    features_of,
    laid_under,
    register,
    through,
    turn_of,
    turned,
)
from samples.canvas import Page
from samples.degrade import Level, Taking
from samples.truth import PageTruth

Taker = Callable[[Page, Level | Taking, int], tuple[Picture, PageTruth]]
Points = NDArray[np.float64]
LINES = (
    "劳动合同书", "甲方：北京沅启创生物医药科技有限公司", "乙方：KESTRELBY Rupert", "护照号码：C88058654",
    "合同期限自2017年1月1日起至2019年12月31日止", "月工资为人民币壹拾万元整", "乙方应当全职工作",
    "Both parties shall observe the terms", "本合同一式两份，双方各执一份",
)  # fmt: skip


def sheet() -> Page:
    page = Page(148, 160)
    for n, text in enumerate(LINES):
        page.text(20, 20 + 14 * n, text, 12)
    return page


def middles(truth: PageTruth) -> Points:
    return np.array([text.box.centre for text in truth.texts])


@pytest.fixture(scope="module")
def lead(taken: Taker) -> tuple[Picture, PageTruth]:
    return taken(sheet(), Level.FLATBED, 1)


def laid(lead: Picture, copy: Picture, dpi: float) -> Homography | None:
    return register(features_of(to_grey(lead), 200), features_of(to_grey(copy), dpi))


@pytest.mark.parametrize("level", [Level.SCAN, Level.GREY, Level.CLEAN, Level.PHONE])
def test_every_line_is_led_to_its_place_in_the_other_scan(
    taken: Taker, lead: tuple[Picture, PageTruth], level: Level
) -> None:
    copy, truth = taken(sheet(), level, 2)
    matrix = laid(lead[0], copy, truth.dpi)
    assert matrix is not None
    astray = np.abs(through(matrix, middles(lead[1])) - middles(truth)).max()
    assert astray / truth.dpi * 25.4 < 1.0  # millimetres
    height, width = lead[0].shape[:2]
    assert turn_of(matrix, width, height) == 0


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_scan_that_lies_turned_is_found_and_how_it_lies(
    taken: Taker, lead: tuple[Picture, PageTruth], degrees: int
) -> None:
    copy, truth = taken(sheet(), Level.SCAN, 3)
    matrix = laid(lead[0], turn(copy, degrees), truth.dpi)
    assert matrix is not None
    height, width = lead[0].shape[:2]
    assert turn_of(matrix, width, height) == degrees
    lying = turn(copy, degrees)
    upright = turned(-degrees, lying.shape[1], lying.shape[0]) @ matrix
    assert np.abs(through(upright, middles(lead[1])) - middles(truth)).max() < 8


def test_the_same_pages_are_laid_the_same_way_every_time(
    taken: Taker, lead: tuple[Picture, PageTruth]
) -> None:
    copy, truth = taken(sheet(), Level.SCAN, 2)
    first, second = (laid(lead[0], copy, truth.dpi) for _ in range(2))
    assert first is not None
    assert second is not None
    assert (first == second).all()


def test_sheets_without_a_common_form_are_not_laid_on_one_another(
    taken: Taker, lead: tuple[Picture, PageTruth]
) -> None:
    other = Page(148, 160)
    other.paragraph(
        20, 20, 110, "Market outlook: the demand for sensors has been growing since 2012. " * 8, 10
    )
    copy, truth = taken(other, Level.SCAN, 4)
    assert laid(lead[0], copy, truth.dpi) is None


def test_an_empty_page_has_no_features_and_is_laid_on_nothing(lead: tuple[Picture, PageTruth]) -> None:
    empty = features_of(np.full((400, 300), 250, np.uint8), 200)
    assert empty.places.shape == (0, 2)
    assert empty.marks.shape == (0, 32)
    full = features_of(to_grey(lead[0]), 200)
    assert register(empty, full) is None
    assert register(full, empty) is None


def test_a_page_as_in_a_mirror_is_not_the_page(lead: tuple[Picture, PageTruth]) -> None:
    features = features_of(to_grey(lead[0]), 200)
    mirrored = features.places * np.array([-1, 1], np.float32) + np.array([lead[0].shape[1], 0], np.float32)
    assert register(features, Features(mirrored, features.marks)) is None


@pytest.mark.parametrize(("size", "known"), [(1.5, True), (0.7, True), (3.0, False), (0.3, False)])
def test_a_page_much_larger_or_smaller_is_not_the_page(
    lead: tuple[Picture, PageTruth], size: float, known: bool
) -> None:
    features = features_of(to_grey(lead[0]), 200)
    other = Features((features.places * size).astype(np.float32), features.marks)
    assert (register(features, other) is not None) is known


def test_too_few_features_that_agree_are_none() -> None:
    chance = np.random.default_rng(1)
    places = chance.uniform(0, 1000, (FEWEST - 1, 2)).astype(np.float32)
    few = Features(places, chance.integers(0, 256, (FEWEST - 1, 32)).astype(np.uint8))
    assert register(few, few) is None


@pytest.mark.parametrize("degrees", [0, 90, 180, 270])
def test_turning_a_picture_moves_its_pixels_as_the_map_says(degrees: int) -> None:
    picture = np.zeros((40, 60), np.uint8)
    picture[10, 50] = 255
    ((x, y),) = through(turned(degrees, 60, 40), np.array([[50.5, 10.5]]))
    assert turn(picture, degrees)[int(y), int(x)] == 255


def test_the_copy_lies_under_the_lead_pixel_by_pixel() -> None:
    copy: Grey = np.full((300, 200), 250, np.uint8)
    cv2.rectangle(copy, (60, 90), (79, 109), 0, -1)
    matrix = np.array([[1, 0, 30], [0, 1, 40], [0, 0, 1]], np.float64)  # lead to copy
    under = laid_under(copy, matrix, 150, 120)
    assert under.shape == (120, 150)
    assert (under[50:70, 30:50] == 0).all()
    assert (under[:45] == 250).all()


def test_beyond_its_edge_the_copy_goes_on_as_at_the_edge() -> None:
    copy = np.full((50, 50), 240, np.uint8)
    assert (laid_under(copy, np.eye(3), 80, 80) == 240).all()
