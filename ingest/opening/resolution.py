"""The resolution of a picture: what it says of itself if that can be true, else as if it showed A4."""

_A4_INCHES = 210 / 25.4
_A3_INCHES = 297 / 25.4


def plausible_dpi(declared: float | None, width: int, height: int) -> float:
    """Dots per inch of a picture of `width` × `height` pixels.

    Cameras and many programs write 72 or 96 whatever they mean: up to 100 dpi is believed only of a picture
    that is then no wider than A3. What is left is taken for a whole A4 page, at least 50 and at most 1200
    dpi.
    """
    short = min(width, height)
    if declared and 100 < declared <= 2400:
        return round(declared, 2)
    if declared and 20 <= declared <= 100 and short / declared <= _A3_INCHES:
        return round(declared, 2)
    return round(min(1200.0, max(50.0, short / _A4_INCHES)), 2)
