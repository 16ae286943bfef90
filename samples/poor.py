"""Pages taken in badly, each in one way: to try perspective, light and the judging of pages on."""

from dataclasses import replace

from samples.degrade import LEVELS, Level, Taking
from samples.lens import Camera

_HELD = Camera(margin=0.06, lean=0.015)
_SCAN, _PHONE = LEVELS[Level.SCAN], LEVELS[Level.PHONE]


def _shot(camera: Camera) -> Taking:
    return replace(_PHONE, camera=camera)


POOR: dict[str, Taking] = {
    # photographs
    "side": _shot(replace(_HELD, side=0.14)),
    "steep": _shot(replace(_HELD, side=0.26)),
    "cloth": _shot(replace(_HELD, side=0.14, checked=True)),
    "close": _shot(replace(_HELD, side=0.12, margin=-0.03, lean=0.01)),  # no edge of the sheet to be seen
    "hand": _shot(replace(_HELD, hand=0.5)),
    "curled": _shot(replace(_HELD, bend=0.008)),
    # scans
    "faint": replace(_SCAN, ink=(150, 175)),
    "fainter": replace(_SCAN, ink=(195, 210)),
    "dark": replace(_SCAN, paper=(105, 130), ink=(15, 30), noise=4.0),
    "darker": replace(_SCAN, paper=(60, 75), ink=(15, 25), noise=5.0),
    "soft": replace(_SCAN, blur=(1.6, 1.9)),
    "blurred": replace(_SCAN, blur=(2.8, 3.2)),
    "shaken": replace(_PHONE, motion=0.7),
    "low": replace(_SCAN, dpi=110),
    "lower": replace(_SCAN, dpi=80),
    "cut": replace(_SCAN, cut=0.14),
    "grey": LEVELS[Level.GREY],
}
"""By name. Those of the same kind stand in order: the first is to be read all the same, the next hardly."""

LOST = replace(_SCAN, blur=(22.0, 24.0))
"""Out of focus so far that nobody can read its title; `blurred` is read in parts, and not always rightly."""
