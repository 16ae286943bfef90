"""Where on a digital page seals and tick boxes can be: in its pictures, and where something is drawn."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from extractors.imaging.ink import lift_red
from extractors.imaging.picture import Picture, cut_box, to_grey
from extractors.imaging.seals import SealFound, find_seals
from extractors.imaging.ticks import Square, find_squares
from extractors.imaging.view import View
from extractors.reading.tick_boxes import may_be_box
from ingest.page import Box, TextLayer

_LEAST_MM = 11.0  # of both sides of a picture that holds a seal: name seals have 11.5 and more
_EDGE_MM = 3.0  # from the page's edge the picture may be of a part of a seal, of which one side is that long
_AROUND_MM = 10.0  # of paper around a picture: only the page's own edges may cut a seal
_JOINED_MM = 0.5  # pictures no farther apart are one: some programs cut a picture into strips
_MOST = 0.4  # share of the page under pictures from which all of it is searched
_FORM_MM = 80.0  # pictures so large may be forms, with tick boxes
_BOX_MM = 9.0  # no picture of a tick box is larger
_STRIP_MM = 12.0  # of paper above and below a character that may be a box: a box is told from what is near


def pictures_of(layer: TextLayer, dpi: float) -> tuple[Box, ...]:
    """The pictures of a page, those that touch or overlap as one."""
    return _joined(layer.pictures, _JOINED_MM * dpi / 25.4)


def may_be_form(picture: Box, dpi: float) -> bool:
    """Whether a picture is as large as forms are that text is filled in on."""
    return max(picture.width, picture.height) >= _FORM_MM * dpi / 25.4


def seals_of_layer(layer: TextLayer, page: View) -> tuple[SealFound, ...]:
    """The seals of a digital page, top to bottom within each of its pictures.

    Only where colour is drawn, or pictures take up much of it, all of the page is searched.
    """
    mm = page.dpi / 25.4
    places = [box for box in pictures_of(layer, page.dpi) if _may_hold_seal(box, page, mm)]
    area = sum(box.area for box in places)
    if (layer.drawn and page.coloured) or area > _MOST * page.width * page.height:
        return find_seals(page.picture, page.dpi)
    found: list[SealFound] = []
    for place in places:
        window = place.grow(_AROUND_MM * mm)
        x, y = max(0, round(window.x0)), max(0, round(window.y0))
        one = place in layer.pictures and not _at_edge(place, page, mm)
        frame = Box(place.x0 - x, place.y0 - y, place.x1 - x, place.y1 - y) if one else None
        near = (seal.moved(x, y) for seal in find_seals(_alone(page.picture, window, place), page.dpi, frame))
        found += [seal for seal in near if not any(seal.same(other) for other in found)]
    return tuple(found)


def _alone(picture: Picture, window: Box, place: Box) -> Picture:
    """The window with nothing but what lies in the place: text beside a picture is no part of a seal."""
    part = cut_box(picture, window).copy()
    x, y = max(0, round(window.x0)), max(0, round(window.y0))
    inner = Box(place.x0 - x, place.y0 - y, place.x1 - x, place.y1 - y).grow(1)
    kept = cut_box(part, inner).copy()
    part[:] = 255
    cut_box(part, inner)[:] = kept
    return part


def _may_hold_seal(picture: Box, page: View, mm: float) -> bool:
    short, long = sorted((picture.width, picture.height))
    return (long if _at_edge(picture, page, mm) else short) >= _LEAST_MM * mm


def _at_edge(box: Box, page: View, mm: float) -> bool:
    return min(box.x0, box.y0, page.width - box.x1, page.height - box.y1) < _EDGE_MM * mm


def _joined(boxes: Iterable[Box], gap: float) -> tuple[Box, ...]:
    """Boxes that overlap, or come nearer than `gap`, made one, until none are left that do."""
    joined: list[Box] = []
    for box in boxes:
        while near := [other for other in joined if box.grow(gap).overlap(other) > 0]:
            joined = [other for other in joined if not any(other is one for one in near)]
            for other in near:
                box = box.union(other)
        joined.append(box)
    return tuple(joined)


def squares_of_layer(layer: TextLayer, page: View) -> tuple[Square, ...]:
    """The tick boxes of a digital page, top to bottom.

    Where nothing is drawn, only the strips are searched in which a character or a picture may be one.
    """
    if layer.drawn:
        return find_squares(page.picture, to_grey(page.lifted), page.dpi)
    mm = page.dpi / 25.4
    places = [word.box for word in layer.words if may_be_box(word.text)]
    places += [box for box in layer.pictures if _may_hold_boxes(box, page.dpi)]
    found: list[Square] = []
    for top, bottom in _strips(places, _STRIP_MM * mm):
        strip = page.picture[max(0, round(top)) : round(bottom)]
        squares = find_squares(strip, to_grey(lift_red(strip)), page.dpi)
        found += [replace(square, box=_lower(square.box, max(0, round(top)))) for square in squares]
    return tuple(found)


def _may_hold_boxes(picture: Box, dpi: float) -> bool:
    """Whether it may be a tick box, or a form that holds some: not one of the size of a seal."""
    return max(picture.width, picture.height) <= _BOX_MM * dpi / 25.4 or may_be_form(picture, dpi)


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
