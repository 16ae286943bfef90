"""Seals as they are pressed: name on an arc, star, centre line, uneven ink."""

from math import cos, radians, sin

from samples.canvas import Rect, SealMark, SealShape

OVAL = 2 / 3  # height by width: 45 mm × 30 mm is the usual oval (domain B.22)


def extent(mark: SealMark) -> Rect:
    """The upright rectangle around a seal, in millimetres."""
    half_width = mark.diameter / 2
    half_height = half_width * (OVAL if mark.shape is SealShape.OVAL else 1)
    c, s = abs(cos(radians(mark.turn))), abs(sin(radians(mark.turn)))
    if mark.shape is SealShape.SQUARE:
        across, down = half_width * (c + s), half_width * (c + s)
    else:
        across = ((half_width * c) ** 2 + (half_height * s) ** 2) ** 0.5
        down = ((half_width * s) ** 2 + (half_height * c) ** 2) ** 0.5
    return Rect(mark.x - across, mark.y - down, mark.x + across, mark.y + down)
