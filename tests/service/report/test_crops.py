from pathlib import Path

import pytest
from PIL import Image

from ingest.page import Box, PageImage
from service.report.crops import LONG_SIDE, crop_of, cut, upright


def scanned(width: int = 400, height: int = 600, dpi: float = 100.0) -> PageImage:
    return PageImage("a.pdf", 0, Path("a.png"), width, height, dpi, "0" * 64, id="p0001")


@pytest.mark.parametrize(
    ("rotation", "corner"), [(0, (0, 0)), (90, (59, 0)), (180, (39, 59)), (270, (0, 39))]
)
def test_a_page_is_turned_clockwise(tmp_path: Path, rotation: int, corner: tuple[int, int]) -> None:
    """A red dot in the scan's top left corner goes where turning the paper brings it."""
    page = Image.new("RGB", (40, 60), "white")
    page.putpixel((0, 0), (255, 0, 0))
    page.save(tmp_path / "page.png")
    turned = upright(tmp_path / "page.png", rotation)
    assert turned.size == ((40, 60) if rotation in (0, 180) else (60, 40))
    assert turned.getpixel(corner) == (255, 0, 0)


def test_a_crop_shows_its_surroundings_but_stays_on_the_page() -> None:
    area = crop_of(scanned(), 0, Box(200, 10, 390, 40)).area
    assert area.x0 < 200
    assert area.y0 == 0
    assert area.x1 == 400
    assert area.y1 > 40


def test_a_turned_page_is_cut_within_its_upright_size() -> None:
    assert crop_of(scanned(), 90, Box(500, 300, 590, 390)).area.x1 == 600


@pytest.mark.parametrize("box", [Box(0, 0, 0, 0), Box(50, 50, 50, 90), Box(900, 900, 950, 950)])
def test_an_empty_place_is_the_whole_page(box: Box) -> None:
    assert crop_of(scanned(), 0, box).area == Box(0, 0, 400, 600)


def test_a_page_without_resolution_is_taken_for_a_common_scan() -> None:
    box = Box(200, 100, 300, 140)
    assert crop_of(scanned(dpi=0.0), 0, box).area == crop_of(scanned(dpi=200.0), 0, box).area


def test_a_big_crop_is_made_smaller() -> None:
    page = Image.new("RGB", (3000, 4000))
    assert max(cut(page, Box(0, 0, 3000, 4000)).size) == LONG_SIDE
    assert cut(page, Box(0, 0, 300, 40)).size == (300, 40)
