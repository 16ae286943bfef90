"""Patch T: four bars across a sheet that parts documents, as scanners with a patch reader know them."""

import re

from PIL import Image

_STRIPS = 20  # the page is looked at in so many; bars of 50 mm run through four of them whole
_LEAST = 3  # strips that must show the same bars at the same place
_SHIFT = 12  # pixels between neighbouring strips: a skew of 15 degrees
_CONTRAST = 60  # grey levels between bars and paper
_NARROW, _WIDE, _QUIET = (
    (4, 13),
    (14, 28),
    5,
)  # pixels at about 100 dpi: 0.08 and 0.2 inch, and the paper beside


def _bars(*widths: tuple[int, int]) -> bytes:
    space = b"\x00{%d,%d}" % _NARROW
    bars = space.join(b"\x01{%d,%d}" % width for width in widths)
    return b"\x00{%d}(%s)(?=\x00{%d})" % (_QUIET, bars, _QUIET)


# Kodak, Patch Code Information (A-61599). On its head Patch T is Patch 3, which parts documents as well.
_PATCH = re.compile(_bars(_NARROW, _WIDE, _NARROW, _WIDE) + b"|" + _bars(_WIDE, _NARROW, _WIDE, _NARROW))


def has_patch(coarse: Image.Image) -> bool:
    """Whether the page, in grey at about 100 dpi, bears the bars of Patch T along or across (2 ms)."""
    upright = coarse.resize((_STRIPS, coarse.height), Image.Resampling.BOX)
    across = coarse.resize((coarse.width, _STRIPS), Image.Resampling.BOX)
    return _has_bars(upright.transpose(Image.Transpose.TRANSPOSE)) or _has_bars(across)


def _has_bars(strips: Image.Image) -> bool:
    """Whether neighbouring strips, one a row, show the same bars; each is the mean of a part of the page."""
    levels = [level for level, count in enumerate(strips.histogram()) if count]
    dark, light = levels[0], levels[-1]
    if light - dark < _CONTRAST:
        return False
    inked = strips.point([int(level < (dark + light) / 2) for level in range(256)]).tobytes()
    run, before = 0, -1
    for start in range(0, len(inked), strips.width):
        found = _PATCH.search(inked, start, start + strips.width)
        place = found.start() - start if found else -1
        near = place >= 0 and (before < 0 or abs(place - before) <= _SHIFT)
        run, before = (run + 1 if near else int(place >= 0)), place
        if run >= _LEAST:
            return True
    return False
