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

    def unheard(self, told: Sequence[Box]) -> float | None:
        """Share of the page's lines, by width, on which nothing told of lies; None where none are seen."""


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
    pictured = _pictured(layer) * (COARSE_DPI / dpi) ** 2 / max(1, ink.size)
    refused = _refused(layer, words, pictured, parameters)
    if refused is not None:
        return refused
    if not layer.words:
        return LayerChoice.INCOMPLETE if loose_marks(ink, np.zeros_like(ink)) else LayerChoice.TRUSTED
    told = [*(word.box for word in words), *_marks(layer, dpi, ink.size, parameters)]
    if pictured >= parameters.layer_scan:
        return _over_picture(words, told, probe, parameters)
    if is_doubtful("".join(word.text for word in words), parameters):
        alike = probe.agreement(words)
        if alike is None or alike < parameters.layer_alike:
            return LayerChoice.GARBLED
    return _complete(told, ink, COARSE_DPI / dpi, probe, parameters)


def _refused(
    layer: TextLayer, words: Sequence[LayerWord], pictured: float, parameters: Parameters
) -> LayerChoice | None:
    """Why the layer is not worth a look at the picture, if so; `pictured` is the page's share of pictures."""
    if is_garbled([word.text for word in layer.words], parameters):
        return LayerChoice.GARBLED
    if _letters(words) < parameters.layer_on_ink * _letters(layer.words):
        return LayerChoice.OFF_INK
    if layer.words and layer.hidden > _MOST and pictured >= parameters.layer_ocr:
        return LayerChoice.POOR_OCR  # as wrong as it likes, and a sample of it proves nothing of a digit
    return None


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


def _over_picture(
    words: Sequence[LayerWord], told: Sequence[Box], probe: Probe, parameters: Parameters
) -> LayerChoice:
    """Text that shows on a picture that fills the page: a background, or a scan printed on."""
    alike = probe.agreement(words)
    if alike is None or alike < parameters.layer_alike:
        return LayerChoice.POOR_OCR
    unheard = probe.unheard(told)
    few = unheard is not None and unheard < parameters.layer_unheard
    return LayerChoice.TRUSTED if few else LayerChoice.INCOMPLETE


def _complete(
    told: Sequence[Box], ink: Mask, scale: float, probe: Probe, parameters: Parameters
) -> LayerChoice:
    """Whether what is told of accounts for the small marks; if many are left, what they are is asked."""
    covered = np.zeros_like(ink)
    for box in told:
        covered[_window(box, scale)] = 1
    if loose_marks(ink, covered) < parameters.layer_loose:
        return LayerChoice.TRUSTED
    unheard = probe.unheard(told)
    if unheard is None:  # no engine here that sees lines: by the share of ink
        inked = int(np.count_nonzero(ink))
        enough = np.count_nonzero(ink & covered) >= parameters.layer_accounts * inked
        return LayerChoice.TRUSTED if enough else LayerChoice.INCOMPLETE
    return LayerChoice.TRUSTED if unheard < parameters.layer_unheard else LayerChoice.INCOMPLETE


def _marks(layer: TextLayer, dpi: float, page: int, parameters: Parameters) -> list[Box]:
    """Pictures no larger than seals and signatures, which no layer tells as lines: if they are few.

    `page` is the number of pixels of the page at COARSE_DPI. Where they are many, they may be its text.
    """
    most = parameters.layer_mark_mm * dpi / 25.4
    marks = [box for box in layer.pictures if max(box.width, box.height) <= most]
    area = sum(box.area for box in marks) * (COARSE_DPI / dpi) ** 2
    return marks if area <= parameters.layer_marks * page else []


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
