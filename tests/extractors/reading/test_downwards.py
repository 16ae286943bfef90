from collections.abc import Callable

import numpy as np
import pytest

from extractors.reading.engine import Engine
from extractors.reading.page import read_page
from ingest.page import PageImage
from samples.canvas import Page
from samples.degrade import Level
from samples.layouts import pages
from samples.reading_order import ordered_errors
from samples.truth import PageTruth

Taken = Callable[..., tuple[PageImage, PageTruth]]


@pytest.mark.parametrize("turn", [0, 180])
def test_a_page_set_downwards_stands_upright_and_is_read_from_the_right(
    rapid: Engine, page_file: Taken, turn: int
) -> None:
    page = dict(pages(7))["upright"]
    page.elements = page.elements[:5]
    image, truth = page_file(page, Level.SCAN, 7, turn)
    read = read_page(image, rapid)
    assert read.rotation == turn
    errors, characters = ordered_errors(truth, read)
    assert errors <= 0.02 * characters


def test_a_sideways_page_of_level_lines_is_no_page_set_downwards(rapid: Engine, page_file: Taken) -> None:
    page = Page()
    for i in range(6):
        page.text(25, 60 + 9 * i, f"第{i + 1}条甲方应当向乙方提供符合国家规定的劳动条件", 12)
    image, _ = page_file(page, Level.SCAN, 3, 90)
    read = read_page(image, rapid)
    assert read.height > read.width
    assert np.all([line.box.width > line.box.height for line in read.lines])


def test_a_sideways_table_of_contents_is_told_by_its_few_long_lines(rapid: Engine, page_file: Taken) -> None:
    page = Page()
    for i in range(9):
        page.text(25, 60 + 9 * i, f"{i + 1}", 12)
        page.text(40, 60 + 9 * i, f"个人信息表第{i + 1}部分", 12)
        page.text(120, 60 + 9 * i, f"{i + 3}", 12)
        page.text(150, 60 + 9 * i, "一", 12)
    image, _ = page_file(page, Level.SCAN, 3, 90)
    assert read_page(image, rapid).rotation == 270
