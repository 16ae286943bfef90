from collections.abc import Callable

import pytest

from extractors.imaging.picture import Picture
from extractors.imaging.seals import find_seals
from extractors.page_text import SealColour
from ingest.page import Box
from samples.canvas import Code, Ink, Page, Panel, Photo, Rect, SealMark, SealShape, Stroke
from samples.degrade import Level
from samples.truth import PageTruth

Taken = Callable[..., tuple[Picture, PageTruth]]


def _written() -> Page:
    page = Page()
    for row in range(18):
        page.text(25, 60 + 11 * row, "甲方：北京沅启创生物医药科技有限公司（以下简称甲方）", 12)
    return page


def _near(one: Box, other: Box) -> bool:
    shared = one.overlap(other)
    return shared / (one.area + other.area - shared) > 0.8


@pytest.mark.parametrize("level", [Level.CLEAN, Level.SCAN, Level.PHONE])
def test_red_seals_of_every_shape_are_found_over_text_and_inside_a_gold_border(
    taken: Taken, level: Level
) -> None:
    page = Page(paper="#f4efe0")
    for y0, y1 in ((10, 10), (285, 285)):
        page.add(Stroke(10, y0, 200, y1, 2.5, Ink.GOLD))
    for row in range(12):
        page.text(25, 60 + 14 * row, "甲方：北京沅启创生物医药科技有限公司（以下简称甲方）", 12)
    page.add(SealMark(60, 80, 42, "北京沅启创生物医药科技有限公司", strength=0.7))
    page.add(SealMark(140, 120, 45, "BEIJING LIMITED 北京有限公司", shape=SealShape.OVAL, star=False))
    page.add(SealMark(80, 200, 18, "苏远峰印", shape=SealShape.SQUARE))
    picture, truth = taken(page, level, 3)
    found = find_seals(picture, truth.dpi)
    assert [seal.shape for seal in found] == ["round", "oval", "square"]
    assert {seal.colour for seal in found} == {SealColour.RED}
    assert all(any(_near(seal.box, true.box) for true in truth.seals) for seal in found)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_photocopied_seal_is_found_as_black(taken: Taken, seed: int) -> None:
    page = Page()
    for row in range(12):
        page.text(25, 60 + 14 * row, "甲方：北京沅启创生物医药科技有限公司（以下简称甲方）", 12)
    page.add(SealMark(130, 180, 42, "北京沅启创生物医药科技有限公司"))
    picture, truth = taken(page, Level.PHOTOCOPY, seed)
    (seal,) = find_seals(picture, truth.dpi)
    assert seal.colour is SealColour.BLACK
    assert _near(seal.box, truth.seals[0].box)


@pytest.mark.parametrize("level", [Level.SCAN, Level.PHOTOCOPY])
def test_red_print_frames_and_panels_are_no_seals(taken: Taken, level: Level) -> None:
    page = Page()
    page.text(105, 30, "北京市人民政府文件", 36, align="centre", ink=Ink.RED)
    page.add(Stroke(20, 55, 190, 55, 0.8, Ink.RED))
    page.add(Panel(Rect(30, 80, 60, 84), "#c8202a"))
    for row in range(15):
        page.text(25, 100 + 10 * row, "〇〇〇 (1) OOO 本合同一式两份", 14)
    picture, truth = taken(page, level, 2)
    assert find_seals(picture, truth.dpi) == ()


@pytest.mark.parametrize("ink", [Ink.RED, Ink.BLUE])
@pytest.mark.parametrize("level", [Level.SCAN, Level.PHONE])
def test_two_seals_that_overlap_are_both_found_in_their_colour(taken: Taken, ink: Ink, level: Level) -> None:
    page = _written()
    page.add(SealMark(95, 150, 42, "北京沅启创生物医药科技有限公司", ink=ink, turn=12))
    page.add(SealMark(117, 158, 40, "上海浦江智联信息技术股份有限公司", "合同专用章", ink=ink, turn=-20))
    picture, truth = taken(page, level, 4)
    found = find_seals(picture, truth.dpi)
    assert [seal.colour for seal in found] == [SealColour(ink.name.lower())] * 2
    assert all(any(_near(seal.box, true.box) for true in truth.seals) for seal in found)


@pytest.mark.parametrize(
    ("level", "ink", "colour"), [(Level.SCAN, Ink.BLUE, "blue"), (Level.GREY, Ink.RED, "black")]
)
def test_a_riding_seal_is_found_by_the_part_that_the_page_has(
    taken: Taken, level: Level, ink: Ink, colour: str
) -> None:
    page = _written()
    page.add(SealMark(205, 120, 42, "北京沅启创生物医药科技有限公司", ink=ink))
    page.add(SealMark(100, 150, 40, "北京沅启创生物医药科技有限公司", ink=ink))
    picture, truth = taken(page, level, 5)
    riding, whole = find_seals(picture, truth.dpi)
    assert (riding.riding, whole.riding) == (True, False)
    assert riding.colour == whole.colour == colour
    assert _near(riding.box, truth.seals[0].box)


def test_a_photocopied_name_seal_is_found_and_a_qr_code_is_none(taken: Taken) -> None:
    page = _written()
    page.add(SealMark(120, 180, 18, "苏远峰印", shape=SealShape.SQUARE, turn=4))
    page.add(Code(Rect(150, 15, 175, 40), "https://example.com/licence?number=91110108MA01EBFH9T"))
    picture, truth = taken(page, Level.PHOTOCOPY, 6)
    (seal,) = find_seals(picture, truth.dpi)
    assert (seal.shape, seal.colour) == ("square", "black")
    assert _near(seal.box, truth.seals[0].box)


def test_codes_are_no_seals_whatever_they_say_and_however_large(taken: Taken) -> None:
    page = Page()
    for number in range(12):
        left, top = 15 + 60 * (number % 3), 15 + 65 * (number // 3)
        side = 24 + number % 3 * 4
        text = f"https://example.com/licence?number=9111010{number}MA01EBFH{number}T"
        page.add(Code(Rect(left, top, left + side, top + side), text))
    picture, truth = taken(page, Level.CLEAN, 6)
    assert find_seals(picture, truth.dpi) == ()


def test_a_faint_seal_is_found_over_a_table(taken: Taken) -> None:
    page = Page()
    for k in range(9):
        page.add(Stroke(20, 60 + 15 * k, 188, 60 + 15 * k, 0.3))
        page.add(Stroke(20 + 21 * k, 60, 20 + 21 * k, 180, 0.3))
        page.text(22 + 20 * k, 64 + 15 * k, "1,234.56", 9)
    page.add(SealMark(110, 110, 42, "北京沅启创生物医药科技有限公司", strength=0.42))
    picture, truth = taken(page, Level.SCAN, 7)
    (seal,) = find_seals(picture, truth.dpi)
    assert _near(seal.box, truth.seals[0].box)


@pytest.mark.parametrize("level", [Level.SCAN, Level.GREY])
def test_a_seal_of_gold_foil_is_found_by_letters_as_small_as_print(taken: Taken, level: Level) -> None:
    page = Page(paper="#fbfbf8")
    page.add(SealMark(150, 170, 32, "University of Norhaven", ink=Ink.GOLD))
    picture, truth = taken(page, level, 8)
    (seal,) = find_seals(picture, truth.dpi)
    assert seal.colour is SealColour.BLACK
    assert _near(seal.box, truth.seals[0].box)


def test_copied_name_seals_are_found_by_small_characters_and_close_to_the_rules_of_a_table(
    taken: Taken,
) -> None:
    page = Page()
    for k in range(9):
        page.add(Stroke(20, 60 + 9 * k, 188, 60 + 9 * k, 0.3))
    page.add(SealMark(60, 143.2, 14, "何思诚", shape=SealShape.SQUARE, turn=7))
    page.add(SealMark(150, 200, 18, "中国注册会计师柳明松", shape=SealShape.SQUARE, turn=-6))
    picture, truth = taken(page, Level.GREY, 8)
    found = find_seals(picture, truth.dpi)
    assert len(found) == 2
    assert all(_near(seal.box, true.box) for seal, true in zip(found, truth.seals, strict=True))


@pytest.mark.parametrize("level", [Level.SCAN, Level.GREY])
@pytest.mark.parametrize("size", [(36, 48), (26, 33)])
def test_a_portrait_is_no_seal(taken: Taken, level: Level, size: tuple[int, int]) -> None:
    page = Page()
    page.add(Photo(Rect(41, 41, 41 + size[0], 41 + size[1])))
    picture, truth = taken(page, level, 3)
    assert find_seals(picture, truth.dpi) == ()


@pytest.mark.parametrize("seed", range(4))
def test_every_name_seal_of_a_photograph_is_found_and_no_code_of_sixteen_millimetres(
    taken: Taken, seed: int
) -> None:
    page = Page()
    for number, name in enumerate(("中国注册会计师范文", "邹明琳", "何思诚印", "欧阳文谦之印")):
        page.add(SealMark(40 + 40 * number, 60, 17, name, shape=SealShape.SQUARE, turn=4.0 * number - 6))
        page.add(
            Code(Rect(30 + 40 * number, 90, 52 + 40 * number, 112), f"https://example.org/{seed}{number}")
        )
    picture, truth = taken(page, Level.PHONE, seed)
    found = find_seals(picture, truth.dpi)
    assert len(found) == 4
    assert all(any(_near(seal.box, true.box) for true in truth.seals) for seal in found)
