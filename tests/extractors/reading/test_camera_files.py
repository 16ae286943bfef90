"""Files as cameras and scanners write them, from the file to the text."""

import random
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from extractors.page_text import SealColour
from extractors.reading.engine import Engine
from extractors.reading.page import read_page
from ingest.input import Input
from ingest.intake import open_input
from ingest.page import PageImage
from samples.canvas import Page
from samples.case import make_case
from samples.degrade import LEVELS, Level, jpeg, take
from samples.documents import makers
from samples.reading_order import ordered_errors, plain_form

TURNED = Image.Exif()
TURNED[274] = 6  # to be shown turned 90° clockwise


@pytest.mark.parametrize(("quarters", "written"), [(1, {"exif": TURNED}), (0, {"dpi": (72, 72)})])
def test_a_photograph_turned_by_its_camera_or_of_72_dpi_is_read_upright_with_its_true_resolution(
    rapid: Engine, tmp_path: Path, quarters: int, written: Mapping[str, Any]
) -> None:
    page = Page()
    for i in range(6):
        page.text(25, 60 + 9 * i, f"第{i + 1}条甲方应当向乙方提供符合国家规定的劳动条件", 12)
    scan = take(page, Level.PHONE, 5)
    file, spool = tmp_path / "IMG_0001.jpg", tmp_path / "spool"
    spool.mkdir()
    Image.fromarray(np.ascontiguousarray(np.rot90(scan.picture, quarters))).save(file, quality=88, **written)
    (image,) = open_input(Input.at(file), spool)
    assert isinstance(image, PageImage)
    assert (image.height, image.width) == scan.picture.shape[:2]
    read = read_page(image, rapid)
    assert read.rotation == 0
    assert read.dpi == pytest.approx(150, rel=0.06)  # of the sheet, where the picture shows the table too
    errors, characters = ordered_errors(scan.truth, read)
    assert errors <= 0.02 * characters


def test_a_licence_of_a3_in_colour_at_300_dpi_is_read_and_its_title_and_code_are_no_seals(
    rapid: Engine, tmp_path: Path
) -> None:
    """A page of A4 drawn at 424 dpi has as many pixels as one of A3 at 300, and characters as large."""
    page = makers()["business_license"].make(make_case(31003), random.Random(31003)).pages[0]
    scan = take(page, replace(LEVELS[Level.CLEAN], dpi=424), 31003)
    file = tmp_path / "licence.jpg"
    file.write_bytes(jpeg(scan))
    height, width = scan.picture.shape[:2]
    read = read_page(PageImage("licence.jpg", 0, file, width, height, 300.0, ""), rapid)
    text = plain_form("".join(line.text for line in read.lines))
    assert "91110" in text
    assert plain_form("统一社会信用代码") in text
    assert {seal.colour for seal in read.seals} == {SealColour.RED}
    assert len(read.seals) == len(scan.truth.seals)
