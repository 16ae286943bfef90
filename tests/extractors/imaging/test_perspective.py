from collections.abc import Callable

import cv2
import numpy as np
import pytest

from extractors.imaging.perspective import Plane, find_plane
from extractors.imaging.picture import Picture, Quad, quad_of
from ingest.page import Box
from samples.canvas import Page
from samples.degrade import LEVELS, Level
from samples.poor import POOR
from samples.truth import PageTruth

Taken = Callable[..., tuple[Picture, PageTruth]]


@pytest.fixture(scope="module")
def page() -> Page:
    page = Page()
    for row in range(20):
        page.text(25, 30 + 12 * row, "本合同一式两份，甲乙双方各执一份，自双方签字盖章之日起生效。", 11)
    return page


def _lines(truth: PageTruth) -> list[Quad]:
    return [quad_of(text.box) for text in truth.texts]


@pytest.mark.parametrize(("taking", "seed"), [("side", 1), ("steep", 2), ("cloth", 3)])
def test_a_sheet_on_a_table_is_laid_flat_at_its_own_dpi(
    taken: Taken, page: Page, taking: str, seed: int
) -> None:
    picture, truth = taken(page, POOR[taking], seed)
    plane = find_plane(picture, [])
    assert plane is not None
    assert plane.dpi == pytest.approx(150, rel=0.04)
    left = [plane.forth([quad_of(text.box)])[0][:, 0].min() for text in truth.texts]
    assert np.ptp(left) < 0.012 * plane.width  # the margin runs straight down again
    assert plane.flat(picture).shape[:2] == (plane.height, plane.width)


@pytest.mark.parametrize("level", [Level.CLEAN, Level.SCAN, Level.PHOTOCOPY])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_scan_is_left_as_it_is(taken: Taken, page: Page, level: Level, seed: int) -> None:
    picture, truth = taken(page, level, seed)
    assert find_plane(picture, _lines(truth)) is None


def test_a_sheet_seen_from_straight_above_is_left_as_it_is() -> None:
    table = np.full((1200, 900, 3), 80, np.uint8)
    table[60:1140, 70:830] = 240
    assert find_plane(table, []) is None


def test_without_edges_lines_of_text_that_run_together_tell_the_plane() -> None:
    seen = np.array([[1.0, 0.02, 0], [-0.03, 1.0, 0], [0.0002, 0.0, 1]])
    paper = np.full((1200, 900, 3), 240, np.uint8)
    level = [quad_of(Box(80, y, 780, y + 24)) for y in range(60, 1100, 45)]
    lines = [cv2.perspectiveTransform(quad[None], seen)[0] for quad in level]
    plane = find_plane(paper, lines)
    assert plane is not None
    assert plane.dpi is None
    flat = plane.forth(lines)
    rises = [(quad[1, 1] - quad[0, 1]) / (quad[1, 0] - quad[0, 0]) for quad in flat]
    assert np.abs(rises).max() < 0.002


def test_lines_that_only_lean_tell_no_plane() -> None:
    lean = np.array([[1.0, -0.03, 40], [0.03, 1.0, 0], [0, 0, 1]])
    lines = [
        cv2.perspectiveTransform(quad_of(Box(80, y, 780, y + 24))[None], lean)[0] for y in range(60, 1100, 45)
    ]
    assert find_plane(np.full((1200, 900, 3), 240, np.uint8), lines) is None


def test_a_box_goes_back_to_where_it_was_seen() -> None:
    matrix = np.array([[1.1, 0.05, 3], [0.02, 0.9, 7], [0.0001, 0.00005, 1]])
    plane = Plane(matrix, 1000, 1000)
    seen = Box(200, 300, 400, 340)
    (flat,) = plane.forth([quad_of(seen)])
    back = plane.back(Box(*flat.min(axis=0), *flat.max(axis=0)))
    assert back.overlap(seen) > 0.99 * seen.area
    assert back.area < 2 * seen.area


def test_a_curled_sheet_is_read_as_it_is(taken: Taken, page: Page) -> None:
    curled = POOR["curled"]
    assert curled.camera is not None
    picture, _ = taken(page, curled, 5)
    plane = find_plane(picture, [])
    assert plane is None or plane.dpi == pytest.approx(LEVELS[Level.PHONE].dpi, rel=0.04)
