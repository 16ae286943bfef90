"""Weak print made strong: by grey levels, without reading."""

import numpy as np
from numpy.typing import NDArray

from extractors.imaging.light import evened


def _page(paper: int, ink: int) -> NDArray[np.uint8]:
    page = np.full((1200, 900, 3), paper, np.uint8)
    page[50:1150:12, 40:860:3] = ink  # strokes of print
    page[51:1151:12, 40:860:3] = ink
    page[50:1150:12, 41:861:3] = ink
    page[51:1151:12, 41:861:3] = ink
    return page


def test_faint_print_on_white_and_dark_paper_comes_out_alike() -> None:
    faint, dark = evened(_page(235, 190)), evened(_page(110, 80))
    for page in (faint, dark):
        assert page[20, 20].min() > 230
        assert page[40:1160, 30:870].min() < 110


def test_light_that_falls_across_the_page_is_taken_out() -> None:
    page = (_page(240, 180) * np.linspace(1.0, 0.6, 900)[None, :, None]).astype(np.uint8)
    out = evened(page)
    assert abs(int(out[20, 10, 0]) - int(out[20, 880, 0])) < 25


def test_an_empty_page_stays_as_it_is() -> None:
    page = np.full((1200, 900, 3), 250, np.uint8)
    assert (evened(page) > 235).all()
