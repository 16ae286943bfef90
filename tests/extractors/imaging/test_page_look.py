"""A first look at a page tells what is wrong with its picture, without reading it."""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from extractors.imaging.page_look import PageLook, look_at
from extractors.page_text import Fault
from samples.canvas import Page
from samples.degrade import LEVELS, Level, Taking, jpeg, take
from samples.fonts import Font
from samples.poor import POOR


def _look(tmp_path: Path, page: Page, taking: Taking, turn: int = 0) -> PageLook:
    file = tmp_path / "page.jpg"
    file.write_bytes(jpeg(take(page, taking, 3, turn)))
    return look_at(file, taking.dpi)


def _page() -> Page:
    page = Page()
    for line in range(24):
        page.text(
            25, 30 + 9 * line, "甲方应当按照本合同的约定向乙方支付工作报酬，不得无故拖欠。", 12, Font.SONG
        )
    return page


@pytest.mark.parametrize("turn", [0, 90, 180])
def test_a_good_scan_has_no_fault_however_it_lies(tmp_path: Path, turn: int) -> None:
    look = _look(tmp_path, _page(), LEVELS[Level.SCAN], turn)
    assert (look.blank, look.faults) == (False, ())
    assert look.lean is not None
    assert look.lean < 1.5


@pytest.mark.parametrize(
    ("poor", "fault"), [("blurred", Fault.BLURRED), ("fainter", Fault.FAINT), ("darker", Fault.DARK)]
)
def test_a_bad_scan_is_told_by_its_fault(tmp_path: Path, poor: str, fault: Fault) -> None:
    assert fault in _look(tmp_path, _page(), POOR[poor]).faults


def test_the_lean_of_a_page_is_measured(tmp_path: Path) -> None:
    picture = Image.new("L", (1654, 2339), 245)
    draw = ImageDraw.Draw(picture)
    for y in range(200, 2100, 60):
        for x in range(200, 1400, 30):
            draw.rectangle((x, y, x + 18, y + 24), fill=30)
    picture.rotate(5, fillcolor=245).save(tmp_path / "p.png")
    look = look_at(tmp_path / "p.png", 200.0)
    assert look.lean == pytest.approx(5.0, abs=0.5)
    assert look.grey


def test_an_empty_sheet_is_blank(tmp_path: Path) -> None:
    assert _look(tmp_path, Page(), LEVELS[Level.SCAN]).blank
