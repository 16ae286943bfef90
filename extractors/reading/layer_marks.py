"""Where on a digital page seals and tick boxes can be: in its pictures, and where something is drawn."""

from dataclasses import replace

from extractors.imaging.ink import has_colour
from extractors.imaging.picture import Picture, cut_box
from extractors.imaging.seals import SealFound, find_seals
from ingest.page import Box, TextLayer

_LEAST_MM = 9.0  # of the longer side of a picture that holds a seal, or the part of one at the page's edge
_AROUND_MM = 10.0  # of paper around a picture: only the page's own edges may cut a seal
_MOST = 0.4  # share of the page under pictures from which all of it is searched
_FORM_MM = 80.0  # pictures so large may be forms, with tick boxes


def seals_of_layer(layer: TextLayer, picture: Picture, dpi: float) -> tuple[SealFound, ...]:
    """The seals of an upright digital page (red not lifted), top to bottom within each of its pictures.

    Only where colour is drawn, or pictures take up much of it, all of the page is searched.
    """
    mm = dpi / 25.4
    places = [box for box in layer.pictures if max(box.width, box.height) >= _LEAST_MM * mm]
    area = sum(box.area for box in places)
    if (layer.drawn and has_colour(picture)) or area > _MOST * picture.shape[0] * picture.shape[1]:
        return find_seals(picture, dpi)
    found: list[SealFound] = []
    for place in places:
        window = place.grow(_AROUND_MM * mm)
        x, y = max(0, round(window.x0)), max(0, round(window.y0))
        near = (_moved(seal, x, y) for seal in find_seals(cut_box(picture, window), dpi))
        found += [seal for seal in near if not any(seal.same(other) for other in found)]
    return tuple(found)


def with_boxed_pictures(layer: TextLayer, dpi: float) -> TextLayer:
    """The layer with only those pictures that may be tick boxes, or forms that hold some."""
    mm = dpi / 25.4
    return replace(
        layer,
        pictures=tuple(
            box for box in layer.pictures if not _LEAST_MM * mm < max(box.width, box.height) < _FORM_MM * mm
        ),
    )


def _moved(seal: SealFound, x: int, y: int) -> SealFound:
    box, (across, down) = seal.box, seal.centre
    moved = Box(box.x0 + x, box.y0 + y, box.x1 + x, box.y1 + y)
    return replace(seal, box=moved, centre=(across + x, down + y))
