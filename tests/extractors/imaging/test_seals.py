from collections.abc import Callable

import pytest

from extractors.imaging.picture import Picture
from extractors.imaging.seals import Shape, find_seals
from ingest.page import Box
from samples.canvas import Ink, Page, Panel, Rect, SealMark, SealShape, Stroke
from samples.degrade import Level
from samples.truth import PageTruth

Taken = Callable[..., tuple[Picture, PageTruth]]


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
    assert [seal.shape for seal in found] == [Shape.ROUND, Shape.OVAL, Shape.SQUARE]
    assert all(seal.red for seal in found)
    assert all(any(_near(seal.box, true.box) for true in truth.seals) for seal in found)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_photocopied_seal_is_found_as_black(taken: Taken, seed: int) -> None:
    page = Page()
    for row in range(12):
        page.text(25, 60 + 14 * row, "甲方：北京沅启创生物医药科技有限公司（以下简称甲方）", 12)
    page.add(SealMark(130, 180, 42, "北京沅启创生物医药科技有限公司"))
    picture, truth = taken(page, Level.PHOTOCOPY, seed)
    (seal,) = find_seals(picture, truth.dpi)
    assert not seal.red
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
