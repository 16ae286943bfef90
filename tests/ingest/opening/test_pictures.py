"""Modes, resolutions, codes and ink of page pictures."""

import io
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageFilter

from ingest.cover import CoverSheet
from ingest.opening.codes import read_codes
from ingest.opening.leaf import Leaf
from ingest.opening.modes import plain
from ingest.opening.resolution import plausible_dpi
from ingest.opening.spooling import spool
from ingest.page import Box
from ingest.sheets import draw_sheet
from ingest.volume import Binding

BOX = Image.Resampling.BOX
SHEET = CoverSheet(False, "BJ-2017-0042", Binding.FORM, 1, 5, 12, "ST01")


@pytest.mark.parametrize(
    ("declared", "size", "dpi"),
    [
        (300, (2480, 3508), 300),
        (72, (3024, 4032), 365.76),  # a phone: as if the short side were that of A4
        (None, (1654, 2339), 200.06),
        (72, (595, 842), 72),  # really A4 at 72
        (0, (100, 100), 50),
        (1_000_000, (1654, 2339), 200.06),
    ],
)
def test_a_resolution_is_believed_only_if_paper_can_be_so_large(
    declared: float | None, size: tuple[int, int], dpi: float
) -> None:
    assert plausible_dpi(declared, *size) == pytest.approx(dpi, abs=0.01)


@given(st.one_of(st.none(), st.floats(allow_nan=True)), st.integers(1, 10**6), st.integers(1, 10**6))
def test_every_picture_has_a_usable_resolution(declared: float | None, width: int, height: int) -> None:
    assert 20 <= plausible_dpi(declared, width, height) <= 2400


@pytest.mark.parametrize(
    ("mode", "kept"),
    [
        ("1", "1"),
        ("L", "L"),
        ("LA", "L"),
        ("I;16", "L"),
        ("F", "L"),
        ("RGBA", "RGB"),
        ("CMYK", "RGB"),
        ("LAB", "RGB"),
    ],
)
def test_a_picture_of_any_kind_becomes_one_of_three(mode: str, kept: str) -> None:
    colour = {"RGBA": (200, 30, 30, 255), "CMYK": (10, 200, 200, 0), "LAB": (120, 180, 150)}.get(mode, 0)
    assert plain(Image.new(mode, (8, 8), colour)).mode == kept


def test_what_is_transparent_is_white_paper() -> None:
    assert plain(Image.new("RGBA", (4, 4), (0, 0, 0, 0))).convert("L").getpixel((1, 1)) == 255


def test_a_palette_of_greys_is_grey() -> None:
    assert plain(Image.new("L", (4, 4), 90).convert("P")).mode == "L"


def test_twelve_bits_in_sixteen_are_not_dark() -> None:
    assert plain(Image.new("I;16", (4, 4), 4095)).getpixel((1, 1)) == 255


@pytest.mark.parametrize("turn", [0, 178, 91])
def test_a_faint_and_blurred_cover_is_read(turn: int) -> None:
    sheet = draw_sheet(SHEET, 100).rotate(turn, expand=True, fillcolor=255)
    faint = sheet.filter(ImageFilter.GaussianBlur(1)).point(lambda value: 150 + value * 60 // 255)
    assert read_codes(faint, 0.07, lambda: faint, lambda: faint) == (SHEET.payload(),)


def test_a_page_without_codes_has_none() -> None:
    picture = Image.effect_noise((600, 800), 80)
    assert read_codes(picture, 0.5, lambda: picture, lambda: picture) == ()


def test_narrow_bars_are_found_in_the_full_picture(tmp_path: Path) -> None:
    bars = zxingcpp.create_barcode("PATCHT", zxingcpp.BarcodeFormat.Code128)
    drawn = Image.fromarray(zxingcpp.write_barcode_to_image(bars, scale=2, add_quiet_zones=True)).convert("L")
    page = Image.new("L", (1654, 2339), 255)
    page.paste(drawn.resize((drawn.width, 150)), (300, 400))  # 0.25 mm a bar
    assert spool(Leaf(200.0, picture=page), 0, tmp_path).codes == ("PATCHT",)
    place = Box(300, 400, 300 + drawn.width, 550)
    assert spool(Leaf(200.0, picture=page, codes_in=(place,)), 0, tmp_path).codes == ("PATCHT",)
    assert spool(Leaf(200.0, picture=page, codes_in=()), 0, tmp_path).codes == ()


@pytest.mark.parametrize(
    ("kind", "text", "bar"),
    [("EAN13", "6901234567892", 0.27), ("PDF417", "BJ-2017-0042", 0.33), ("DataMatrix", "BJ-2017-0042", 0.4)],
)
def test_codes_of_other_kinds_are_found_on_a_full_page(
    tmp_path: Path, kind: str, text: str, bar: float
) -> None:
    code = zxingcpp.create_barcode(text, getattr(zxingcpp.BarcodeFormat, kind))
    drawn = Image.fromarray(zxingcpp.write_barcode_to_image(code, scale=8, add_quiet_zones=True)).convert("L")
    page = Image.new("L", (1654, 2339), 240)
    for y in range(1000, 2200, 20):
        page.paste(30, (200, y, 1400, y + 6))  # as much ink as text has
    factor = bar * 200 / 25.4 / 8
    page.paste(drawn.resize((round(drawn.width * factor), round(drawn.height * factor)), BOX), (300, 300))
    grain = Image.fromarray(
        np.random.default_rng(7).normal(128, 60, page.size[::-1]).clip(0, 255).astype("u1")
    )
    noisy = Image.blend(page, grain, 0.11).filter(ImageFilter.BoxBlur(0.5))
    written = io.BytesIO()
    noisy.save(written, "JPEG", quality=80)
    assert spool(Leaf(200.0, jpeg=written.getvalue()), 0, tmp_path).codes == (text,)


def test_an_empty_page_has_no_ink_and_a_written_one_has(tmp_path: Path) -> None:
    empty = Image.new("L", (827, 1169), 240)
    assert spool(Leaf(100.0, picture=empty), 0, tmp_path).ink == 0
    assert spool(Leaf(100.0, picture=draw_sheet(SHEET, 100)), 1, tmp_path).ink > 0.01
