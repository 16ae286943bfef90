"""Seals of digital pages, sought only where they can be."""

from typing import Any

import numpy as np

from extractors.imaging.view import View
from extractors.reading.layer_marks import pictures_of, seals_of_layer, squares_of_layer
from ingest.page import Box, LayerWord, TextLayer
from samples.canvas import Page, SealMark, Tick
from samples.paint import paint

DPI = 150.0
Drawn = tuple[np.ndarray[Any, Any], Box]


def _sealed(x: float = 120, y: float = 200) -> Drawn:
    page = Page()
    page.text(25, 30, "本合同一式两份，甲乙双方各执一份。", 11)
    page.add(SealMark(x, y, 42, "北京海创新材料科技有限公司"))
    picture, truth = paint(page, DPI)
    return np.ascontiguousarray(picture[:, :, ::-1]), truth.seals[0].box


def test_a_seal_is_found_in_the_picture_that_it_is() -> None:
    picture, box = _sealed()
    (seal,) = seals_of_layer(TextLayer((), (), (box,), drawn=False), View(picture, DPI))
    assert seal.box.overlap(box) > 0.8 * box.area
    assert not seal.riding


def test_a_drawn_seal_is_found_without_a_picture() -> None:
    picture, box = _sealed()
    (seal,) = seals_of_layer(TextLayer((), (), drawn=True), View(picture, DPI))
    assert seal.box.overlap(box) > 0.8 * box.area


def test_where_nothing_is_drawn_no_seal_is_sought() -> None:
    picture, _ = _sealed()
    assert seals_of_layer(TextLayer((), (), drawn=False), View(picture, DPI)) == ()


def _ticked() -> tuple[View, Box, Box]:
    page = Page()
    page.add(Tick(30, 60, 4, ticked=True))
    page.text(36, 60, "同意", 11)
    page.add(Tick(30, 200, 4, ticked=False))
    picture, truth = paint(page, DPI)
    first, second = (tick.box for tick in truth.ticks)
    return View(np.ascontiguousarray(picture[:, :, ::-1]), DPI), first, second


def test_tick_boxes_are_sought_where_a_character_or_a_picture_may_be_one() -> None:
    page, first, second = _ticked()
    (square,) = squares_of_layer(TextLayer((LayerWord("☑同意", first),), (), (), drawn=False), page)
    assert square.ticked
    assert square.box.overlap(first) > 0.7 * first.area
    (square,) = squares_of_layer(TextLayer((), (), (second,), drawn=False), page)
    assert not square.ticked
    assert square.box.overlap(second) > 0.7 * second.area
    assert squares_of_layer(TextLayer((LayerWord("同意", first),), (), (), drawn=False), page) == ()


def test_pictures_of_the_size_of_seals_hold_no_tick_boxes() -> None:
    page, first, _ = _ticked()
    assert squares_of_layer(TextLayer((), (), (first.grow(60),), drawn=False), page) == ()


def test_where_something_is_drawn_every_tick_box_is_found() -> None:
    page, *_ = _ticked()
    assert [square.ticked for square in squares_of_layer(TextLayer((), (), drawn=True), page)] == [
        True,
        False,
    ]


def test_a_seal_cut_into_strips_is_one_picture() -> None:
    picture, box = _sealed()
    height = box.height / 8
    strips = tuple(Box(box.x0, box.y0 + i * height, box.x1, box.y0 + (i + 1) * height) for i in range(8))
    layer = TextLayer((), (), strips, drawn=False)
    (joined,) = pictures_of(layer, DPI)
    assert joined.overlap(box) > 0.99 * box.area
    (seal,) = seals_of_layer(layer, View(picture, DPI))
    assert seal.box.overlap(box) > 0.8 * box.area


def test_a_part_of_a_seal_at_the_edge_of_the_page_is_found_in_a_narrow_picture() -> None:
    picture, box = _sealed(x=222)
    assert box.width < 10 * DPI / 25.4
    (seal,) = seals_of_layer(TextLayer((), (), (box,), drawn=False), View(picture, DPI))
    assert seal.riding


def test_a_seal_with_a_signature_across_it_and_one_in_a_wide_margin_are_found() -> None:
    picture, box = _sealed()
    beside = Box(box.x0 - 150, box.y0 + 60, box.x0 + 40, box.y1 - 60)
    for pictures in ((box, beside), (box.grow(25),)):
        (seal,) = seals_of_layer(TextLayer((), (), pictures, drawn=False), View(picture, DPI))
        assert seal.box.overlap(box) > 0.8 * box.area
