from dataclasses import replace
from io import BytesIO

import numpy as np
import pytest
from PIL import Image

from extractors.page_text import SealColour
from ingest.page import Box
from samples.canvas import Page, Rect, SealMark, SignatureMark
from samples.degrade import LEVELS, Level, Scan, jpeg, take
from samples.fonts import Font
from samples.paint import Picture


def made_page() -> Page:
    page = Page()
    for row in range(6):
        page.text(30 + 15 * row, 30 + 40 * row, "北京海外人才聚集工程", 16, Font.SANS_BOLD)
    page.add(SealMark(150, 60, 40, "北京华远新材料科技有限公司"))
    page.add(SignatureMark(Rect(40, 260, 80, 272), "J. Müller"))
    return page


def upright(scan: Scan) -> Picture:
    return np.rot90(scan.picture, -(scan.rotation // 90))


def darkest(picture: Picture, box: Box) -> float:
    cut = picture[round(box.y0) : round(box.y1), round(box.x0) : round(box.x1)]
    return float(np.percentile(cut, 3))


@pytest.mark.parametrize("level", list(Level))
def test_the_boxes_move_with_the_texts_at_every_level(level: Level) -> None:
    scan = take(made_page(), level, seed=11)
    picture = upright(scan)
    assert picture.shape[:2] == (scan.truth.height, scan.truth.width)
    for text in scan.truth.texts:
        inside, above = text.box, replace(text.box, y0=text.box.y0 - 90, y1=text.box.y0 - 30)
        assert darkest(picture, inside) < 120 < darkest(picture, above)


@pytest.mark.parametrize("turn", [90, 180, 270])
def test_a_turned_page_keeps_its_upright_truth(turn: int) -> None:
    straight, turned = (take(made_page(), Level.FLATBED, seed=4, turn=t) for t in (0, turn))
    assert turned.rotation == 360 - turn
    assert turned.truth == straight.truth
    assert np.array_equal(upright(turned), straight.picture)


def test_the_same_seed_gives_the_same_picture_and_another_seed_another() -> None:
    first, again, other = (take(made_page(), Level.SCAN, seed=s) for s in (1, 1, 2))
    assert np.array_equal(first.picture, again.picture)
    assert not np.array_equal(first.picture, other.picture)
    assert first.truth.texts[0].box != other.truth.texts[0].box


def test_grey_scans_and_photocopies_have_no_colour_and_black_seals() -> None:
    for level in (Level.GREY, Level.PHOTOCOPY):
        scan = take(made_page(), level, seed=3)
        assert np.ptp(scan.picture.astype(int), axis=2).max() == 0
        assert scan.truth.seals[0].colour is SealColour.BLACK
        assert Image.open(BytesIO(jpeg(scan))).mode == "L"


def test_a_colour_scan_keeps_its_seal_red() -> None:
    scan = take(made_page(), Level.SCAN, seed=3)
    box = scan.truth.seals[0].box
    area = scan.picture[round(box.y0) : round(box.y1), round(box.x0) : round(box.x1)].astype(int)
    assert np.percentile(area[..., 0] - area[..., 1], 95) > 60
    assert scan.truth.seals[0].colour is SealColour.RED


def test_the_jpeg_names_its_resolution() -> None:
    for level in (Level.CLEAN, Level.SCAN):
        image = Image.open(BytesIO(jpeg(take(made_page(), level, seed=1))))
        assert image.info["dpi"] == (LEVELS[level].dpi, LEVELS[level].dpi)
        assert image.mode == "RGB"
