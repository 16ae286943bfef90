"""Seals of digital pages, sought only where they can be."""

from typing import Any

import numpy as np

from extractors.reading.layer_marks import seals_of_layer, with_boxed_pictures
from ingest.page import Box, TextLayer
from samples.canvas import Page, SealMark
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
    (seal,) = seals_of_layer(TextLayer((), (), (box,), drawn=False), picture, DPI)
    assert seal.box.overlap(box) > 0.8 * box.area
    assert not seal.riding


def test_a_drawn_seal_is_found_without_a_picture() -> None:
    picture, box = _sealed()
    (seal,) = seals_of_layer(TextLayer((), (), drawn=True), picture, DPI)
    assert seal.box.overlap(box) > 0.8 * box.area


def test_where_nothing_is_drawn_no_seal_is_sought() -> None:
    picture, _ = _sealed()
    assert seals_of_layer(TextLayer((), (), drawn=False), picture, DPI) == ()


def test_pictures_of_the_size_of_seals_hold_no_tick_boxes() -> None:
    mark, seal, form = Box(0, 0, 20, 20), Box(0, 0, 250, 250), Box(0, 0, 1100, 800)
    layer = TextLayer((), (), (mark, seal, form))
    assert with_boxed_pictures(layer, DPI).pictures == (mark, form)
