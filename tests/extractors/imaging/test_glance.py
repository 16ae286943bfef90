"""Pages at a glance: copies of one sheet are alike, however they lie; other layouts are not."""

from dataclasses import replace
from pathlib import Path

import cv2
import numpy as np
import pytest

from extractors.imaging.glance import SIDE, Glance, glance, is_empty, likeness
from extractors.imaging.picture import turn
from samples.canvas import Page, Stroke
from samples.degrade import LEVELS, Level, Taking, jpeg, take

SHEETS = 4
COPIED = 0.9  # two scans of one sheet are at least so alike
OTHERS = 0.85  # other layouts at most


def drawn(layout: int) -> Page:
    """Pages of four layouts: two columns, a table, a letter, a title page."""
    page = Page(148, 210)
    if layout == 0:
        for x in (15, 80):
            page.paragraph(x, 20, 52, "甲方应当按照约定负责全部工作并支付报酬。" * 9, 9)
    elif layout == 1:
        for n in range(9):
            page.add(Stroke(20, 60 + 12 * n, 128, 60 + 12 * n, 0.4))
            page.text(24, 63 + 12 * n, "资产合计", 10)
            page.text(126, 63 + 12 * n, "1,200,000", 10, align="right")
    elif layout == 2:
        page.paragraph(20, 110, 100, "Both parties shall observe the terms of this letter. " * 6, 10)
    else:
        page.text(74, 60, "劳动合同书", 30, align="centre")
        page.text(74, 180, "北京沅启创生物医药科技有限公司", 14, align="centre")
    return page


def look(page: Page, folder: Path, seed: int, level: Level | Taking = Level.SCAN, turned: int = 0) -> Glance:
    scan = take(page, level, seed, turned)
    file = folder / f"{seed}.jpg"
    file.write_bytes(jpeg(scan))
    return glance(file, scan.truth.dpi)


@pytest.fixture(scope="module")
def lead(tmp_path_factory: pytest.TempPathFactory) -> list[Glance]:
    folder = tmp_path_factory.mktemp("lead")
    return [look(drawn(n), folder, n) for n in range(SHEETS)]


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> list[Glance]:
    folder = tmp_path_factory.mktemp("copy")
    return [look(drawn(n), folder, 20 + n) for n in range(SHEETS)]


def test_a_glance_is_small_and_shows_ink(lead: list[Glance]) -> None:
    assert all(page.shape == (SIDE, SIDE) and page.dtype == np.uint8 for page in lead)
    assert min(int(page.max()) for page in lead) > 15


def test_two_scans_of_a_sheet_are_alike_and_other_layouts_are_not(
    lead: list[Glance], copy: list[Glance]
) -> None:
    alike = likeness(lead, [0] * SHEETS, copy)
    same = np.eye(SHEETS, dtype=bool)
    assert alike[same].min() > COPIED
    assert alike[~same].max() < OTHERS


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_sheet_is_known_however_its_scan_lies(lead: list[Glance], copy: list[Glance], degrees: int) -> None:
    lying = [turn(page, degrees) for page in copy]
    assert np.diag(likeness(lead, [0] * SHEETS, lying)).min() > COPIED


def test_a_lead_that_lies_on_its_side_is_first_turned_upright(lead: list[Glance], copy: list[Glance]) -> None:
    lying = [turn(page, 90) for page in lead]  # clockwise: 270 more and it stands
    upright = likeness(lying, [270] * SHEETS, copy)
    assert upright == pytest.approx(likeness(lead, [0] * SHEETS, copy), abs=1e-5)


def test_another_scanner_at_another_resolution_sees_the_same(lead: list[Glance], tmp_path: Path) -> None:
    finer = replace(LEVELS[Level.SCAN], dpi=300, colour=False)
    seen = look(drawn(1), tmp_path, 31, finer)
    assert likeness(lead, [0] * SHEETS, [seen])[:, 0].argmax() == 1


def test_an_empty_back_is_light_and_like_nothing(lead: list[Glance], tmp_path: Path) -> None:
    back = look(Page(148, 210), tmp_path, 41)
    assert int(back.max()) < 12
    assert likeness(lead, [0] * SHEETS, [back]).max() < 0.6


def test_what_cannot_be_decoded_looks_empty(lead: list[Glance], tmp_path: Path) -> None:
    for name, data in (("broken.jpg", b"no picture"), ("empty.jpg", b"")):
        (tmp_path / name).write_bytes(data)
        seen = glance(tmp_path / name, 200)
        assert seen.shape == (SIDE, SIDE)
        assert not seen.any()
        assert (likeness(lead, [0] * SHEETS, [seen]) == 0).all()


def test_a_file_that_is_gone_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="gone"):
        glance(tmp_path / "gone.jpg", 200)


def test_seals_and_photographs_count_no_more_than_print(tmp_path: Path) -> None:
    page = np.full((1600, 1200), 250, np.uint8)
    page[400:800, 300:700] = 0
    page[1000:1400, 300:700] = 140
    cv2.imwrite(str(tmp_path / "p.png"), page)
    seen = glance(tmp_path / "p.png", 200)
    assert int(seen[16:32, 16:36].max()) == pytest.approx(int(seen[40:56, 16:36].max()), rel=0.15)


def test_of_no_pages_there_is_no_likeness(lead: list[Glance]) -> None:
    assert likeness([], [], lead).shape == (0, SHEETS)
    assert likeness(lead, [0] * SHEETS, []).shape == (SHEETS, 0)


def test_an_empty_sheet_is_empty_in_a_scan_and_on_a_table(tmp_path: Path) -> None:
    empty, written = Page(148, 210), Page(148, 210)
    written.text(74, 105, "同意", 14, align="centre")
    for seed, level in enumerate((Level.SCAN, Level.PHONE)):
        assert is_empty(look(empty, tmp_path, seed, level))
        assert not is_empty(look(written, tmp_path, 10 + seed, level))


def test_writing_along_one_side_is_no_edge_of_a_sheet() -> None:
    look = np.zeros((SIDE, SIDE), np.uint8)
    look[3:5, 4:-4] = 40
    assert not is_empty(look)
    look[4:-4, 3:5] = 40
    assert is_empty(look)
