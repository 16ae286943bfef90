"""Files as cameras and scanners write them, from the file to the text."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image

from extractors.reading.engine import Engine
from extractors.reading.page import read_page
from ingest.intake import open_path
from ingest.page import PageImage
from samples.canvas import Page
from samples.degrade import Level, take
from samples.reading_order import ordered_errors

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
    (image,) = open_path(file, spool)
    assert isinstance(image, PageImage)
    assert (image.height, image.width) == scan.picture.shape[:2]
    read = read_page(image, rapid)
    assert read.rotation == 0
    assert read.dpi == pytest.approx(150, rel=0.06)  # of the sheet, where the picture shows the table too
    errors, characters = ordered_errors(scan.truth, read)
    assert errors <= 0.02 * characters
