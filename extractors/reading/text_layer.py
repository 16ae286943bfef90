"""The text layer of a page: whether it tells what the picture shows, and its words as pieces."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np

from extractors.imaging.ink import Mask
from extractors.imaging.marks import COARSE_DPI, contrast, loose_marks
from extractors.imaging.picture import Grey, bounds, quad_of, turn_quads
from extractors.page_text import LayerChoice
from extractors.reading.engine import Piece
from extractors.reading.garbled import is_doubtful, is_garbled
from extractors.reading.parameters import PARAMETERS, Parameters
from ingest.page import Box, LayerWord, TextLayer

_MOST = 0.5  # share of letters


class Probe(Protocol):
    """Another look at the page, asked only where the layer alone leaves a doubt."""

    def agreement(self, words: Sequence[LayerWord]) -> float | None:
        """How far a sample of the words reads alike in the picture, 0 to 1; None where none can be read."""

    def unheard(self, words: Sequence[LayerWord]) -> float | None:
        """Share of the page's lines, by width, that no word lies on; None where lines cannot be seen."""


def choose(
    layer: TextLayer,
    words: Sequence[LayerWord],
    ink: Mask,
    dpi: float,
    probe: Probe,
    parameters: Parameters = PARAMETERS,
) -> LayerChoice:
    """Whether the layer is to be read, else why not.

    `words` are those of the layer that show (`seen`), `ink` is the page's without red (`coarse_ink`), turned
    as the layer is, `dpi` that of the layer's boxes. A page without ink and without words is trusted too: it
    is blank either way.
    """
    if is_garbled([word.text for word in layer.words], parameters):
        return LayerChoice.GARBLED
    if not layer.words:
        return LayerChoice.INCOMPLETE if loose_marks(ink, np.zeros_like(ink)) else LayerChoice.TRUSTED
    if _letters(words) < parameters.layer_on_ink * _letters(layer.words):
        return LayerChoice.OFF_INK
    if _pictured(layer) * (COARSE_DPI / dpi) ** 2 >= parameters.layer_scan * ink.size:
        return _over_a_scan(layer, words, probe, parameters)
    if is_doubtful("".join(word.text for word in words), parameters):
        alike = probe.agreement(words)
        if alike is None or alike < parameters.layer_alike:
            return LayerChoice.GARBLED
    return _complete(words, ink, COARSE_DPI / dpi, probe, parameters)


def turned_layer(layer: TextLayer, width: int, height: int) -> TextLayer:
    """The layer of a picture of `width` × `height` pixels as it lies once that is turned upright."""
    if not layer.rotation:
        return layer

    def turned(box: Box) -> Box:
        return bounds(turn_quads([quad_of(box)], layer.rotation, width, height)[0])

    return replace(
        layer,
        words=tuple(LayerWord(word.text, turned(word.box)) for word in layer.words),
        tables=layer.tables and tuple(tuple(map(turned, cells)) for cells in layer.tables),
        pictures=tuple(map(turned, layer.pictures)),
    )


def seen(layer: TextLayer, grey: Grey, parameters: Parameters = PARAMETERS) -> TextLayer:
    """The layer without words that do not show: white on white, under something, off the page's ink."""
    shown = (word for word in layer.words if contrast(grey, word.box) >= parameters.layer_contrast)
    return replace(layer, words=tuple(shown))


def pieces_of(layer: TextLayer) -> tuple[Piece, ...]:
    """The layer's words as pieces of full confidence."""
    return tuple(Piece(word.text, 1.0, quad_of(word.box)) for word in layer.words)


def _over_a_scan(
    layer: TextLayer, words: Sequence[LayerWord], probe: Probe, parameters: Parameters
) -> LayerChoice:
    """A picture fills the page: its text is what somebody's OCR left, unless it reads exactly alike."""
    wanted = parameters.layer_same if layer.hidden > _MOST else parameters.layer_alike
    alike = probe.agreement(words)
    if alike is None or alike < wanted:
        return LayerChoice.POOR_OCR
    unheard = probe.unheard(words)
    few = unheard is not None and unheard < parameters.layer_unheard
    return LayerChoice.TRUSTED if few else LayerChoice.INCOMPLETE


def _complete(
    words: Sequence[LayerWord], ink: Mask, scale: float, probe: Probe, parameters: Parameters
) -> LayerChoice:
    """Whether the words account for the small marks on the page; if many are left, what they are is asked."""
    covered = np.zeros_like(ink)
    for word in words:
        covered[_window(word.box, scale)] = 1
    if loose_marks(ink, covered) < parameters.layer_loose:
        return LayerChoice.TRUSTED
    unheard = probe.unheard(words)
    if unheard is None:  # no engine here that sees lines: by the share of ink
        inked = int(np.count_nonzero(ink))
        told = np.count_nonzero(ink & covered) >= parameters.layer_accounts * inked
        return LayerChoice.TRUSTED if told else LayerChoice.INCOMPLETE
    return LayerChoice.TRUSTED if unheard < parameters.layer_unheard else LayerChoice.INCOMPLETE


def _letters(words: Sequence[LayerWord]) -> int:
    return sum(len(word.text) for word in words)


def _pictured(layer: TextLayer) -> float:
    """Square pixels under pictures, overlaps counted twice."""
    return sum(box.area for box in layer.pictures)


def _window(box: Box, scale: float) -> tuple[slice, slice]:
    y0, x0 = max(0, int(box.y0 * scale)), max(0, int(box.x0 * scale))
    return slice(y0, max(y0 + 1, round(box.y1 * scale) + 1)), slice(
        x0, max(x0 + 1, round(box.x1 * scale) + 1)
    )
