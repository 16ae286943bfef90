"""Printed sheets carry their code twice, in black and white, and as a PDF of A4 pages."""

import io
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest
import zxingcpp
from PIL import Image, ImageStat

import ingest.sheets
from ingest.cover import PATCH, CoverSheet
from ingest.opening.patch import has_patch
from ingest.sheets import FontMissing, draw_separator, draw_sheet, sheet_set, sheets_pdf
from ingest.volume import Binding

SHEET = CoverSheet(False, "BJ-2017-0042", Binding.ATTACHMENTS, 2, 5, 120, "ST01")


@pytest.mark.parametrize("turn", [0, 90, 180, 3])
def test_both_codes_are_read_at_scan_resolution_however_the_sheet_lies(turn: int) -> None:
    picture = draw_sheet(SHEET, 200).rotate(turn, Image.Resampling.BICUBIC, expand=True, fillcolor=255)
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [SHEET.payload()] * 2


def test_a_code_is_at_least_25_millimetres_wide() -> None:
    code, *_ = zxingcpp.read_barcodes(draw_sheet(SHEET, 254))
    assert code.position.top_right.x - code.position.top_left.x >= 250


def test_a_sheet_is_a4_and_grey() -> None:
    picture = draw_sheet(SHEET, 100)
    assert (picture.mode, picture.size) == ("L", (827, 1169))


def test_the_longest_id_stays_on_the_paper() -> None:
    picture = draw_sheet(CoverSheet(True, "W" * 64, Binding.PERSONAL, 1, 1, 99_999, "S" * 32), 100)
    margin = picture.crop((827 - 60, 130, 827, 1169 - 130))
    assert margin.getextrema() == (255, 255)


def test_a_set_has_a_cover_and_an_end_for_each_volume() -> None:
    sheets = sheet_set("D", 5, {Binding.FORM: 12})
    assert len(sheets) == 22
    assert [sheet.binding for sheet in sheets if not sheet.end].count(Binding.PERSONAL) == 1
    assert {sheet.sheets for sheet in sheets if sheet.binding is Binding.FORM} == {12}
    assert [sheet.end for sheet in sheets[:2]] == [False, True]


def test_the_pdf_has_front_and_back_of_each_sheet_and_asks_for_both_sides() -> None:
    with pikepdf.open(io.BytesIO(sheets_pdf(sheet_set("D", 1), separators=2))) as document:
        assert len(document.pages) == 2 * (6 + 2)
        assert document.Root.ViewerPreferences.Duplex == "/DuplexFlipLongEdge"
        front, back = (page.images["/image"].read_raw_bytes() for page in document.pages[:2])
        assert front == back


def test_the_pdf_has_one_a4_page_a_sheet_where_one_side_is_printed() -> None:
    with pikepdf.open(io.BytesIO(sheets_pdf(sheet_set("D", 1), both_sides=False))) as document:
        assert len(document.pages) == 6
        assert [float(side) for side in document.pages[0].mediabox[2:]] == pytest.approx(
            [595.2, 841.9], abs=0.5
        )


def test_covers_and_end_sheets_are_told_apart_from_afar() -> None:
    cover, end = (draw_sheet(replace(SHEET, end=end), 50) for end in (False, True))
    title = (40, 48, 250, 118)
    dark = [ImageStat.Stat(sheet.crop(title)).mean[0] for sheet in (cover, end)]
    assert dark[0] < 110 < 180 < dark[1]


@pytest.mark.parametrize("turn", [0, 90, 180])
def test_a_separator_is_one_by_its_bars_and_by_its_codes(turn: int) -> None:
    picture = draw_separator(100).rotate(turn, expand=True)
    assert {code.text for code in zxingcpp.read_barcodes(picture)} == {PATCH}
    assert has_patch(picture)


def test_a_missing_typeface_is_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(ingest.sheets, "_FONTS", tmp_path)
    ingest.sheets._face.cache_clear()
    with pytest.raises(FontMissing, match="fonts-noto-cjk"):
        draw_sheet(SHEET, 50)
    ingest.sheets._face.cache_clear()
