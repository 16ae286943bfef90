from collections.abc import Callable

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.imaging.picture import Grey, Picture, quad_of, straightened, to_grey
from extractors.imaging.tilt import Tilt, measure_tilt, tilt_of
from ingest.page import Box
from samples.canvas import Page
from samples.degrade import Level
from samples.truth import PageTruth

Taken = Callable[..., tuple[Picture, PageTruth]]


@pytest.fixture(scope="module")
def level_page(taken: Taken) -> Grey:
    page = Page()
    for row in range(25):
        page.text(25, 30 + 9 * row, "本合同一式两份，甲乙双方各执一份，自双方签字盖章之日起生效。", 11)
    return to_grey(taken(page, Level.CLEAN, 2)[0])


@pytest.mark.parametrize("degrees", [-3.0, -0.6, 1.4])
def test_the_lean_of_a_page_of_text_is_measured(level_page: Grey, degrees: float) -> None:
    own = measure_tilt(level_page, 300).degrees
    leaning = measure_tilt(straightened(level_page, degrees), 300).degrees
    assert leaning - own == pytest.approx(degrees, abs=0.1)


def test_an_empty_page_is_level() -> None:
    assert measure_tilt(np.full((1000, 700), 250, np.uint8), 100).degrees == 0


@given(st.floats(-5, 5), st.floats(0, 1000), st.floats(0, 1000))
def test_leaning_undoes_levelling(degrees: float, x: float, y: float) -> None:
    tilt = Tilt(degrees, 400, 300)
    point = np.array([[x, y]], np.float32)
    assert np.allclose(tilt.lean(tilt.level(point)), point, atol=0.01)


def test_few_short_pieces_leave_the_lean_to_the_page(level_page: Grey) -> None:
    short = [quad_of(Box(0, 0, 20, 10))] * 9
    leaning = straightened(level_page, 1.5)
    assert tilt_of(short, leaning, 300) == measure_tilt(leaning, 300)


def test_long_pieces_tell_the_lean_without_the_page() -> None:
    lines = [Tilt(1.5, 0, 0).lean(quad_of(Box(0, y, 400, y + 10))) for y in range(0, 100, 20)]
    tilt = tilt_of(lines, np.full((700, 500), 250, np.uint8), 100)
    assert abs(tilt.degrees - 1.5) < 0.01
    assert (tilt.x, tilt.y) == (250, 350)
