from dataclasses import replace

import numpy as np
import pytest

from samples.canvas import Page
from samples.degrade import LEVELS, Level, take
from samples.lens import Camera
from samples.poor import POOR


@pytest.fixture(scope="module")
def page() -> Page:
    page = Page()
    for row in range(6):
        page.text(25, 30 + 40 * row, "北京海外人才聚集工程", 16)
    return page


@pytest.mark.parametrize("name", [name for name in POOR if name not in ("curled", "fainter", "darker")])
def test_the_boxes_move_with_the_texts(page: Page, name: str) -> None:
    scan = take(page, POOR[name], seed=7)
    grey = scan.picture.mean(axis=2)
    assert grey.shape == (scan.truth.height, scan.truth.width)
    for box in (text.box for text in scan.truth.texts if text.box.x1 < scan.truth.width):
        inside = grey[round(box.y0) : round(box.y1), round(box.x0) : round(box.x1)]
        above = grey[round(box.y0 - box.height) : round(box.y0), round(box.x0) : round(box.x1)]
        assert inside.min() < above.min() - 12


def test_knobs_that_are_not_turned_change_nothing(page: Page) -> None:
    plain = LEVELS[Level.PHONE]
    same = replace(plain, camera=Camera(), motion=0.0, cut=0.0)
    assert np.array_equal(take(page, same, 3).picture, take(page, Level.PHONE, 3).picture)
