from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from extractors.imaging.picture import Picture, quad_of, to_grey
from extractors.imaging.quality import at_dpi, is_weak, quality_of, with_colour_dropped
from extractors.page_text import Fault, Quality
from ingest.page import Box
from samples.canvas import Page
from samples.degrade import Level, Taking
from samples.poor import POOR
from samples.truth import PageTruth

Taken = Callable[..., tuple[Picture, PageTruth]]


@pytest.fixture(scope="module")
def page() -> Page:
    page = Page()
    for row in range(20):
        for x in (20, 65, 110, 155):  # short runs: their boxes stay low when the page leans
            page.text(x, 30 + 12 * row, "甲方应当按月足额支付劳动", 11)
    return page


def _judged(taken: Taken, page: Page, taking: Level | Taking, seed: int = 3) -> Quality:
    """Lines as a detector draws them: a little larger than the print, and inside the picture."""
    picture, truth = taken(page, taking, seed)
    height, width = picture.shape[:2]
    boxes = [text.box.grow(0.15 * text.box.height) for text in truth.texts]
    quads = [quad_of(Box(max(0, b.x0), max(0, b.y0), min(width, b.x1), min(height, b.y1))) for b in boxes]
    return quality_of(to_grey(picture), truth.dpi, quads)


@pytest.mark.parametrize("level", list(Level))
def test_a_page_taken_in_well_has_no_fault(taken: Taken, page: Page, level: Level) -> None:
    assert _judged(taken, page, level).faults == ()


@pytest.mark.parametrize(
    ("taking", "fault"),
    [
        ("lower", Fault.COARSE),
        ("blurred", Fault.BLURRED),
        ("fainter", Fault.FAINT),
        ("darker", Fault.DARK),
        ("cut", Fault.CUT),
    ],
)
def test_what_is_wrong_with_a_page_is_said(taken: Taken, page: Page, taking: str, fault: Fault) -> None:
    assert _judged(taken, page, POOR[taking]).faults == (fault,)


def test_sharpness_and_contrast_follow_the_picture(taken: Taken, page: Page) -> None:
    good, soft = (_judged(taken, page, taking) for taking in (Level.SCAN, POOR["soft"]))
    faint = _judged(taken, page, POOR["faint"])
    assert good.sharpness is not None
    assert soft.sharpness is not None
    assert faint.contrast is not None
    assert 0.2 < good.sharpness < 0.35
    assert soft.sharpness > 1.5 * good.sharpness
    assert good.contrast is not None
    assert good.contrast > 1.5 * faint.contrast


def test_with_too_little_print_nothing_is_told() -> None:
    quads = [quad_of(Box(10, 10, 60, 30))] * 2
    assert quality_of(np.full((300, 300), 240, np.uint8), 200, quads) == Quality(200)


def test_dropped_colour_is_one_fault_more() -> None:
    faint = Quality(200, 0.3, 50, (Fault.FAINT,))
    assert with_colour_dropped(faint) == replace(faint, faults=(Fault.FAINT, Fault.COLOUR_DROPPED))


def test_faint_print_is_weak_and_blurred_print_is_not_for_strengthening() -> None:
    assert is_weak(Quality(200, 0.3, 50, (Fault.FAINT,)))
    assert not is_weak(Quality(200, 0.3, 50, (Fault.BLURRED,)))
    assert not is_weak(Quality(200, 0.3, 150))
    assert not is_weak(Quality(200))


def test_sharpness_in_millimetres_follows_the_dpi() -> None:
    assert at_dpi(Quality(200, 0.3, 150), 100) == Quality(100, 0.6, 150)
