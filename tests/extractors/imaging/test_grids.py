from collections.abc import Callable

import numpy as np
import pytest

from extractors.imaging.grids import fences, find_grids
from extractors.imaging.picture import Picture, to_grey
from extractors.imaging.tilt import measure_tilt
from samples.canvas import Page, Stroke
from samples.degrade import Level
from samples.truth import PageTruth

Taken = Callable[..., tuple[Picture, PageTruth]]


def _form(page: Page) -> None:
    """Three columns and four rows; the last row is one cell, the first cell spans two rows."""
    xs, ys = (25, 70, 120, 185), (50, 62, 74, 86, 110)
    for y in ys:
        page.add(Stroke(70 if y == 62 else 25, y, 185, y))
    for x in xs:
        page.add(Stroke(x, 50, x, 110 if x in (25, 185) else 86))
    page.text(30, 58, "姓名", 10.5)
    page.text(75, 53, "托比亚斯", 10.5)
    page.text(30, 95, "本人承诺以上内容属实", 10.5)


@pytest.mark.parametrize(
    ("level", "seed"), [(Level.CLEAN, 1), (Level.SCAN, 1), (Level.SCAN, 4), (Level.PHOTOCOPY, 2)]
)
def test_cells_and_their_spans_are_found_on_leaning_scans(taken: Taken, level: Level, seed: int) -> None:
    page = Page()
    _form(page)
    picture, truth = taken(page, level, seed)
    grey = to_grey(picture)
    (grid,) = find_grids(grey, truth.dpi, measure_tilt(grey, truth.dpi))
    spans = sorted((c.row, c.column, c.row_span, c.column_span) for c in grid.cells)
    assert spans == [
        (0, 0, 2, 1), (0, 1, 1, 1), (0, 2, 1, 1), (1, 1, 1, 1), (1, 2, 1, 1),
        (2, 0, 1, 1), (2, 1, 1, 1), (2, 2, 1, 1), (3, 0, 1, 3),
    ]  # fmt: skip


def test_a_large_title_and_underlined_blanks_are_no_table(taken: Taken) -> None:
    page = Page()
    page.text(105, 60, "北京海外人才聚集工程申报书", 30, align="centre")
    for y in (100, 115, 130):
        page.add(Stroke(70, y, 180, y))
        page.text(40, y - 5, "申报单位：", 14)
    picture, truth = taken(page, Level.SCAN, 3)
    grey = to_grey(picture)
    assert find_grids(grey, truth.dpi, measure_tilt(grey, truth.dpi)) == ()


def test_no_grid_has_no_fences(taken: Taken) -> None:
    grey = np.full((400, 300), 250, np.uint8)
    tilt = measure_tilt(grey, 100)
    assert fences(find_grids(grey, 100, tilt), tilt).shape == (0, 4)
