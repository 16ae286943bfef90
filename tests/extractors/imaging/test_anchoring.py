"""What features laid astray is set right by pieces of print all over the page."""

import cv2
import numpy as np
import pytest

from extractors.imaging.anchoring import move_of, set_right
from extractors.imaging.registration import through
from ingest.page import Box

WORDS = [Box(x, y, x + 120, y + 24) for y in (60, 420, 800, 1300, 1650) for x in (80, 520, 960)]


def page() -> np.ndarray:
    """Darkness at 150 dpi: each word is a pattern of its own."""
    random = np.random.default_rng(5)
    dark = np.zeros((1754, 1240), np.uint8)
    for box in WORDS:
        pattern = random.integers(0, 2, (6, 30), np.uint8) * 200
        dark[int(box.y0) : int(box.y1), int(box.x0) : int(box.x1)] = np.kron(
            pattern, np.ones((4, 4), np.uint8)
        )
    return dark


def moved(dark: np.ndarray, matrix: np.ndarray) -> np.ndarray:
    return np.asarray(cv2.warpPerspective(dark, matrix, dark.shape[::-1]), np.uint8)


@pytest.mark.parametrize("bent", [0.0, 8e-6])
def test_a_page_laid_astray_is_set_right_to_a_pixel(bent: float) -> None:
    matrix = np.array([[1.004, 0.003, 3.0], [-0.002, 1.006, 5.0], [0.0, bent, 1.0]])
    found = set_right(page(), moved(page(), matrix), WORDS)
    assert found is not None
    middles = np.array([box.centre for box in WORDS])
    assert np.abs(through(found, middles) - through(matrix, middles)).max() < 1.5


def test_a_page_that_lies_well_is_left_alone() -> None:
    assert set_right(page(), page(), WORDS) is None


def test_a_page_that_says_something_else_is_left_alone() -> None:
    assert set_right(page(), np.zeros_like(page()), WORDS) is None


def test_a_piece_is_found_where_it_lies() -> None:
    shifted = np.roll(page(), (7, -11), axis=(0, 1))
    assert move_of(page(), shifted, WORDS[4]) == (-11.0, 7.0)
    assert move_of(page(), shifted, Box(300, 300, 400, 324)) is None
