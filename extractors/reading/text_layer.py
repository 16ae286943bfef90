"""The text layer of a digital page: whether it tells what the picture shows, and its words as pieces."""

import unicodedata
from collections.abc import Sequence

import numpy as np

from extractors.imaging.ink import Mask
from extractors.imaging.marks import COARSE_DPI, coarse_ink
from extractors.imaging.picture import Picture, quad_of
from extractors.reading.engine import Piece
from extractors.reading.parameters import PARAMETERS, Parameters
from ingest.page import LayerWord, TextLayer

_SAMPLED = 400  # words looked at


def trusted(layer: TextLayer, picture: Picture, dpi: float, parameters: Parameters = PARAMETERS) -> bool:
    """Whether the layer's text is text, lies on ink, and accounts for most of the writing on the page.

    A page without ink and without words is trusted too: it is blank either way.
    """
    words = [word for word in layer.words if word.text.strip()]
    if is_garbled("".join(word.text for word in words), parameters):
        return False
    ink = coarse_ink(picture, dpi)
    if len(words) < parameters.layer_words:
        return bool(not ink.any())
    scale = COARSE_DPI / dpi
    on_ink = [_touches(word, ink, scale) for word in words[:: max(1, len(words) // _SAMPLED)]]
    lies = float(np.mean(on_ink)) >= parameters.layer_on_ink
    return lies and _accounted(words, ink, scale, parameters)


def is_garbled(text: str, parameters: Parameters = PARAMETERS) -> bool:
    """Fonts without a character map leave "(cid:12)", private-use, replacement or control characters."""
    if not text:
        return False
    cids = text.count("(cid:")
    odd = sum(unicodedata.category(c) in ("Co", "Cn", "Cs", "Cc") or c == "\ufffd" for c in text)
    return (odd + 6 * cids) / len(text) > parameters.layer_garbled


def pieces_of(layer: TextLayer) -> tuple[Piece, ...]:
    """The layer's words as pieces of full confidence."""
    return tuple(Piece(word.text, 1.0, quad_of(word.box)) for word in layer.words if word.text.strip())


def _touches(word: LayerWord, ink: Mask, scale: float) -> bool:
    rows, columns = _window(word, scale)
    return bool(ink[rows, columns].any())


def _accounted(words: Sequence[LayerWord], ink: Mask, scale: float, parameters: Parameters) -> bool:
    """Whether enough of the page's rows with small marks, such as lines of text, are rows of words too."""
    worded = np.zeros_like(ink)
    for word in words:
        rows, columns = _window(word, scale)
        worded[rows, columns] = 1
    inked = int(np.count_nonzero(ink))
    return inked == 0 or bool(np.count_nonzero(ink & worded) >= parameters.layer_accounts * inked)


def _window(word: LayerWord, scale: float) -> tuple[slice, slice]:
    box = word.box
    y0, x0 = max(0, int(box.y0 * scale)), max(0, int(box.x0 * scale))
    return slice(y0, max(y0 + 1, round(box.y1 * scale) + 1)), slice(
        x0, max(x0 + 1, round(box.x1 * scale) + 1)
    )
