import numpy as np
import pytest

from extractors.reading.text_layer import is_garbled, pieces_of, trusted
from ingest.page import Box, LayerWord, TextLayer
from samples.canvas import Page
from samples.paint import paint

DPI = 150


def _drawn() -> tuple[np.ndarray, TextLayer]:
    page = Page()
    for row in range(20):
        page.text(25, 30 + 9 * row, f"第{row}条 本合同一式两份，甲乙双方各执一份。", 11)
    picture, truth = paint(page, DPI)
    words = tuple(LayerWord(text.text, text.box) for text in truth.texts)
    return np.ascontiguousarray(picture[:, :, ::-1]), TextLayer(words)


def test_a_layer_that_tells_what_the_picture_shows_is_trusted() -> None:
    picture, layer = _drawn()
    assert trusted(layer, picture, DPI)
    assert [piece.text for piece in pieces_of(layer)] == [word.text for word in layer.words]


def test_words_that_do_not_lie_on_ink_are_not_trusted() -> None:
    picture, layer = _drawn()
    moved = tuple(
        LayerWord(w.text, Box(w.box.x0, w.box.y0 + 1150, w.box.x1, w.box.y1 + 1150)) for w in layer.words
    )
    assert not trusted(TextLayer(moved), picture, DPI)


def test_a_page_number_over_a_scan_does_not_make_it_a_digital_page() -> None:
    picture, layer = _drawn()
    assert not trusted(TextLayer(layer.words[:1]), picture, DPI)
    assert not trusted(TextLayer(layer.words[:4]), picture, DPI)
    assert not trusted(TextLayer(()), picture, DPI)


@pytest.mark.parametrize(
    "text", ["(cid:12)(cid:99)甲方", "\ue001\ue002\ue003甲方乙方", "甲\ufffd方\ufffd", "a\x03b\x05c"]
)
def test_garbled_text_is_known_by_its_characters(text: str) -> None:
    assert is_garbled(text)
    picture, layer = _drawn()
    assert not trusted(TextLayer(tuple(LayerWord(text, w.box) for w in layer.words)), picture, DPI)


@pytest.mark.parametrize(
    "text", ["", "甲方（用人单位）：北京沅启创科技", "Société Générale № 5 — “x”", "①〇㎡ ☑ √"]
)
def test_ordinary_text_of_any_script_is_not_garbled(text: str) -> None:
    assert not is_garbled(text)
