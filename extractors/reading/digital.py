"""A digital page read from its text layer; its picture is looked at only where the layer cannot tell."""

from dataclasses import replace

from extractors.imaging.blank import is_blank
from extractors.imaging.grids import find_grids
from extractors.imaging.picture import to_grey
from extractors.imaging.tilt import Tilt
from extractors.imaging.view import View
from extractors.page_text import LayerChoice, PageText, Seal
from extractors.reading.layer_marks import may_be_form, pictures_of, seals_of_layer, squares_of_layer
from extractors.reading.layout import confidence_of, lines_of
from extractors.reading.parameters import PARAMETERS
from extractors.reading.placed import placed
from extractors.reading.signatures import find_signatures
from extractors.reading.signing_labels import asking
from extractors.reading.tables import grids_of_layer, tables_of, tabulated
from extractors.reading.text_layer import pieces_of
from extractors.reading.tick_boxes import labelled, with_layer_boxes
from ingest.page import TextLayer

_LAYER = replace(PARAMETERS, space_gap=PARAMETERS.layer_space_gap)


def read_layer(layer: TextLayer, page: View) -> PageText:
    """The page as its layer has it; both upright, words that do not show left out."""
    tilt = Tilt(0.0, page.width / 2, page.height / 2)
    grids = grids_of_layer(layer)
    if layer.tables is None or (not grids and _on_form(layer, page.dpi)):
        grids = find_grids(to_grey(page.lifted), page.dpi, tilt)
    words, boxes = with_layer_boxes(pieces_of(layer), squares_of_layer(layer, page))
    pieces, grids = tabulated([placed(piece, tilt) for piece in words], grids)
    lines = lines_of(pieces, _LAYER, broad=page.width > 1.2 * page.height)
    text = PageText(
        page.width,
        page.height,
        page.dpi,
        layer.rotation,
        "text-layer",
        confidence_of(lines),
        not lines and is_blank(page.picture, page.dpi),
        lines,
        tables_of(grids, pieces, tilt, _LAYER),
        ticks=labelled(boxes, lines),
        layer=LayerChoice.TRUSTED,
        seals=tuple(
            Seal(seal.box, seal.colour, "", 0.0, seal.shape, seal.riding)
            for seal in seals_of_layer(layer, page)
        ),
    )
    drawn = None if layer.drawn else pictures_of(layer, page.dpi)
    if drawn == () or not asking(lines):
        return text
    signatures = find_signatures(lines, text.seals, page.picture, page.lifted, page.dpi, drawn)
    return replace(text, signatures=signatures)


def _on_form(layer: TextLayer, dpi: float) -> bool:
    """Whether words stand on a picture that may hold the rules of a form: none of the size of a seal."""
    forms = [box for box in pictures_of(layer, dpi) if may_be_form(box, dpi)]
    return any(
        box.x0 <= x < box.x1 and box.y0 <= y < box.y1
        for x, y in (word.box.centre for word in layer.words)
        for box in forms
    )
