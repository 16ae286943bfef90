"""Where on a digital page seals and tick boxes can be: in its pictures, and where something is drawn."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from extractors.imaging.ink import lift_red
from extractors.imaging.picture import cut_box, to_grey
from extractors.imaging.seals import SealFound, find_seals
from extractors.imaging.ticks import Square, find_squares
from extractors.imaging.view import View
from extractors.reading.tick_boxes import may_be_box
from ingest.page import Box, TextLayer

_LEAST_MM = 9.0  # of the longer side of a picture that holds a seal, or the part of one at the page's edge
_AROUND_MM = 10.0  # of paper around a picture: only the page's own edges may cut a seal
_MOST = 0.4  # share of the page under pictures from which all of it is searched
_FORM_MM = 80.0  # pictures so large may be forms, with tick boxes
_STRIP_MM = 12.0  # of paper above and below a character that may be a box: a box is told from what is near


def seals_of_layer(layer: TextLayer, page: View) -> tuple[SealFound, ...]:
    """The seals of a digital page, top to bottom within each of its pictures.

    Only where colour is drawn, or pictures take up much of it, all of the page is searched.
    """
    mm = page.dpi / 25.4
    places = [box for box in layer.pictures if max(box.width, box.height) >= _LEAST_MM * mm]
    area = sum(box.area for box in places)
    if (layer.drawn and page.coloured) or area > _MOST * page.width * page.height:
        return find_seals(page.picture, page.dpi)
    found: list[SealFound] = []
    for place in places:
        window = place.grow(_AROUND_MM * mm)
        x, y = max(0, round(window.x0)), max(0, round(window.y0))
        near = (_moved(seal, x, y) for seal in find_seals(cut_box(page.picture, window), page.dpi))
        found += [seal for seal in near if not any(seal.same(other) for other in found)]
    return tuple(found)


def squares_of_layer(layer: TextLayer, page: View) -> tuple[Square, ...]:
    """The tick boxes of a digital page, top to bottom.

    Where nothing is drawn, only the strips are searched in which a character or a picture may be one.
    """
    if layer.drawn:
        return find_squares(page.picture, to_grey(page.lifted), page.dpi)
    mm = page.dpi / 25.4
    places = [word.box for word in layer.words if may_be_box(word.text)]
    places += [box for box in layer.pictures if _may_hold_boxes(box, mm)]
    found: list[Square] = []
    for top, bottom in _strips(places, _STRIP_MM * mm):
        strip = page.picture[max(0, round(top)) : round(bottom)]
        squares = find_squares(strip, to_grey(lift_red(strip)), page.dpi)
        found += [replace(square, box=_lower(square.box, max(0, round(top)))) for square in squares]
    return tuple(found)


def _may_hold_boxes(picture: Box, mm: float) -> bool:
    """Whether it may be a tick box, or a form that holds some: not one of the size of a seal."""
    return not _LEAST_MM * mm < max(picture.width, picture.height) < _FORM_MM * mm


def _strips(places: Sequence[Box], around: float) -> Iterator[tuple[float, float]]:
    """From where to where down the page the places lie with what is around them, each part once."""
    low = high = -1.0
    for place in sorted(places, key=lambda box: box.y0):
        if place.y0 - around > high:
            if high > 0:
                yield low, high
            low = place.y0 - around
        high = max(high, place.y1 + around)
    if high > 0:
        yield low, high


def _lower(box: Box, by: float) -> Box:
    return Box(box.x0, box.y0 + by, box.x1, box.y1 + by)


def _moved(seal: SealFound, x: int, y: int) -> SealFound:
    box, (across, down) = seal.box, seal.centre
    moved = Box(box.x0 + x, box.y0 + y, box.x1 + x, box.y1 + y)
    return replace(seal, box=moved, centre=(across + x, down + y))
