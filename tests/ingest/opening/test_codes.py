"""Codes are read off bad scans, and what costs time is done only where a code was seen and not read."""

from pathlib import Path

import pytest
from PIL import Image, ImageDraw

import ingest.opening.codes as codes
from ingest.cover import CoverSheet, parse
from ingest.opening.leaf import Leaf
from ingest.opening.spooling import spool
from ingest.volume import Binding
from samples.degrade import jpeg
from samples.sheet_harms import HARMS, scanned_sheet

SHEET = CoverSheet(False, "BJ-2017-0042", Binding.ATTACHMENTS, 2, 5, 118, "ST-01")


def _grey(size: tuple[int, int] = (827, 1169)) -> Image.Image:
    picture = Image.new("L", size, 250)
    draw = ImageDraw.Draw(picture)
    for y in range(100, 1000, 24):
        draw.rectangle((100, y, 700, y + 9), fill=30)
    return picture


@pytest.mark.parametrize("harm", ["torn", "sealed", "lower", "photocopy"])
def test_a_sheet_that_suffered_is_read(harm: str, tmp_path: Path) -> None:
    leaf = Leaf(HARMS[harm][1].dpi, jpeg=jpeg(scanned_sheet(SHEET, harm, 7)))
    event = spool(leaf, 0, tmp_path)
    assert SHEET in [parse(text) for text in event.codes]


def test_an_ordinary_page_is_never_enlarged(monkeypatch: pytest.MonkeyPatch) -> None:
    def enlarge(picture: Image.Image) -> Image.Image:
        pytest.fail(f"{picture.size} enlarged")

    monkeypatch.setattr(codes, "_enlarged", enlarge)
    page = _grey()
    assert codes.read_codes(page, 0.2, lambda: page, lambda: page) == ()


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_bars_of_a_patch_are_the_text_that_stands_for_them(turn: int) -> None:
    page = Image.new("L", (827, 1169), 250)
    draw, y = ImageDraw.Draw(page), 120
    for height in (8, 20, 8, 20):
        draw.rectangle((200, y, 620, y + height - 1), fill=20)
        y += height + 8
    turned = page.rotate(turn, expand=True)
    assert codes.read_codes(turned, 0.03, lambda: turned, lambda: turned) == ("PATCHT",)


def test_rules_and_lines_of_text_are_no_patch() -> None:
    page = _grey()
    assert codes.read_codes(page, 0.2, lambda: page, lambda: page) == ()
