"""The choice between a page's own text and the engine, with a probe that answers as told."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import pytest

from extractors.imaging.marks import coarse_ink
from extractors.imaging.picture import to_grey
from extractors.page_text import LayerChoice
from extractors.reading.text_layer import choose, pieces_of, seen, turned_layer
from ingest.page import Box, LayerWord, TextLayer
from samples.canvas import Page
from samples.paint import paint

DPI = 150
PAGE = Box(0, 0, 1240, 1754)


@dataclass
class Told:
    """A probe that gives the answers it was made with, and counts how often it was asked."""

    alike: float | None = 1.0
    left: float | None = 0.0
    asked: list[str] = field(default_factory=list)

    def agreement(self, words: Sequence[LayerWord]) -> float | None:
        self.asked.append("agreement")
        return self.alike

    def unheard(self, told: Sequence[Box]) -> float | None:
        self.asked.append("unheard")
        return self.left


def _drawn() -> tuple[np.ndarray, TextLayer]:
    page = Page()
    for row in range(20):
        page.text(25, 30 + 9 * row, f"第{row}条 本合同一式两份，甲乙双方各执一份。", 11)
    picture, truth = paint(page, DPI)
    words = tuple(LayerWord(text.text, text.box) for text in truth.texts)
    return np.ascontiguousarray(picture[:, :, ::-1]), TextLayer(words)


def _choice(layer: TextLayer, picture: np.ndarray, probe: Told) -> LayerChoice:
    grey = to_grey(picture)
    return choose(layer, seen(layer, grey).words, coarse_ink(grey, DPI), DPI, probe)


def _saying(layer: TextLayer, text: str) -> TextLayer:
    return replace(layer, words=tuple(LayerWord(text, word.box) for word in layer.words))


def test_a_layer_that_tells_what_the_picture_shows_is_trusted_without_asking() -> None:
    picture, layer = _drawn()
    probe = Told()
    assert _choice(layer, picture, probe) is LayerChoice.TRUSTED
    assert not probe.asked
    assert [piece.text for piece in pieces_of(layer)] == [word.text for word in layer.words]


def test_words_that_do_not_lie_on_ink_are_not_trusted() -> None:
    picture, layer = _drawn()
    moved = tuple(
        LayerWord(w.text, Box(w.box.x0, w.box.y0 + 1150, w.box.x1, w.box.y1 + 1150)) for w in layer.words
    )
    assert _choice(TextLayer(moved), picture, Told()) is LayerChoice.OFF_INK


@pytest.mark.parametrize("count", [1, 4])
def test_a_page_number_over_a_scan_does_not_make_it_a_digital_page(count: int) -> None:
    picture, layer = _drawn()
    few = TextLayer(layer.words[:count])
    assert _choice(few, picture, Told(left=0.8)) is LayerChoice.INCOMPLETE
    assert _choice(few, picture, Told(left=None)) is LayerChoice.INCOMPLETE


def test_a_layer_without_words_says_nothing_of_a_page_with_ink() -> None:
    picture, _ = _drawn()
    assert _choice(TextLayer(()), picture, Told()) is LayerChoice.INCOMPLETE
    white = np.full_like(picture, 255)
    assert _choice(TextLayer(()), white, Told()) is LayerChoice.TRUSTED


def test_marks_that_are_no_lines_do_not_make_a_page_incomplete() -> None:
    picture, layer = _drawn()
    half = TextLayer(layer.words[:10])
    assert _choice(half, picture, Told(left=0.02)) is LayerChoice.TRUSTED


def test_small_pictures_account_for_the_marks_that_they_are_unless_they_are_many() -> None:
    picture, layer = _drawn()
    probe = Told(left=0.5)
    half = replace(layer, words=layer.words[:10])
    assert _choice(half, picture, probe) is LayerChoice.INCOMPLETE
    parts = [
        Box(word.box.x0 + x, word.box.y0, word.box.x0 + x + 340, word.box.y1)
        for word in layer.words[10:]
        for x in (0, 340)
    ]
    assert _choice(replace(half, pictures=tuple(parts)), picture, probe) is LayerChoice.TRUSTED
    many = tuple(box.grow(20) for box in parts)
    assert _choice(replace(half, pictures=many), picture, probe) is LayerChoice.INCOMPLETE


def test_text_that_maps_to_no_character_is_garbled() -> None:
    picture, layer = _drawn()
    odd = _saying(layer, "(cid:12)(cid:99)甲方")
    assert _choice(odd, picture, Told()) is LayerChoice.GARBLED


@pytest.mark.parametrize(
    ("alike", "choice"), [(0.1, LayerChoice.GARBLED), (None, LayerChoice.GARBLED), (0.9, LayerChoice.TRUSTED)]
)
def test_text_unlike_any_writing_is_compared_with_the_picture(
    alike: float | None, choice: LayerChoice
) -> None:
    picture, layer = _drawn()
    odd = _saying(layer, "±¾ºÏÍ¬Ò»Ê½Á½·Ý")
    assert _choice(odd, picture, Told(alike)) is choice


def test_ocr_of_others_behind_a_scan_is_not_taken_however_alike_a_sample_reads() -> None:
    picture, layer = _drawn()
    probe = Told(1.0)
    for area in (PAGE, Box(0, 0, 1240, 900)):
        scanned = replace(layer, pictures=(area,), hidden=1.0)
        assert _choice(scanned, picture, probe) is LayerChoice.POOR_OCR
    assert not probe.asked


def test_print_on_a_picture_that_fills_the_page_is_no_ocr() -> None:
    picture, layer = _drawn()
    backed = replace(layer, pictures=(PAGE,))
    assert _choice(backed, picture, Told(0.9)) is LayerChoice.TRUSTED
    assert _choice(backed, picture, Told(0.3)) is LayerChoice.POOR_OCR


@pytest.mark.parametrize("degrees", [90, 180, 270])
def test_a_layer_turns_with_its_picture(degrees: int) -> None:
    layer = TextLayer((LayerWord("甲方", Box(100, 200, 120, 300)),), rotation=degrees)
    (word,) = turned_layer(layer, 1000, 800).words
    expected = {90: Box(500, 100, 600, 120), 180: Box(880, 500, 900, 600), 270: Box(200, 880, 300, 900)}
    assert word.box == expected[degrees]
