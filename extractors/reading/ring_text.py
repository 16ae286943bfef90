"""What a seal says: the name on its ring, the line below the star, the columns of a name seal.

Good to confirm a name that is known from elsewhere by likeness; not to learn one (ocr.md 3).
"""

from dataclasses import dataclass
from difflib import SequenceMatcher

import numpy as np

from extractors.imaging.picture import Picture, quad_of
from extractors.imaging.seals import SealFound
from extractors.imaging.seals.unwrap import (
    around,
    columns_as_row,
    cut_open,
    ink_alone,
    ring_points,
    ring_strip,
)
from extractors.page_text import SealColour, SealShape
from extractors.reading.engine import Engine, Sight
from ingest.page import Box

_HEIGHT = 48  # pixels of the strip, the recogniser's own
_LARGE_MM = 30.0  # a square seal this large has three columns, a smaller one two
_LEAST = 0.5  # confidence below which nothing is told
_CENTRE_LEAST = 0.85
_ONE_LOOK = 0.9  # black ink has no second look


@dataclass(frozen=True, slots=True)
class SealText:
    text: str = ""
    confidence: float = 0.0


NOT_READ = SealText()


def read_seal(seal: SealFound, picture: Picture, dpi: float, engine: Engine) -> SealText:
    """The text of a seal on the upright page (nothing lifted); empty where it cannot be read, or is cut."""
    if seal.riding:
        return SealText()
    part, seal = around(picture, seal)
    looks = [ink_alone(part, seal.colour)]
    if seal.colour is not SealColour.BLACK:
        looks.append(ink_alone(part, seal.colour, reach=1))
    if seal.shape is SealShape.SQUARE:
        cells = 3 if min(seal.axes) > _LARGE_MM * dpi / 25.4 else 2
        return _agreed([_line(columns_as_row(look, seal, cells), dpi, engine) for look in looks])
    strips = [cut_open(ring_strip(look, seal, _HEIGHT)) for look in looks]
    ring = _agreed([_line(strip, dpi, engine) for strip, _ in strips])
    if not ring.text:
        return ring
    centre = _centre_line(looks[0], seal, strips[0][1], dpi, engine)
    return SealText(f"{ring.text} {centre.text}", ring.confidence) if centre.text else ring


def _agreed(readings: list[SealText]) -> SealText:
    """The surest reading; its confidence falls with the share in which another look at it differs.

    A recogniser is sure of the characters it gives and says nothing of those it leaves out.
    """
    best = max(readings, key=lambda read: read.confidence * len(read.text) ** 0.5)
    alike = min(SequenceMatcher(None, best.text, read.text, autojunk=False).ratio() for read in readings)
    one = _ONE_LOOK if len(readings) == 1 else 1.0
    told = SealText(best.text, best.confidence * alike * one)
    return told if told.confidence >= _LEAST and len(told.text) >= 2 else SealText()


def _line(strip: Picture, dpi: float, engine: Engine) -> SealText:
    """One line of text: its pieces joined, their confidence weighed by their length."""
    height, width = strip.shape[:2]
    quad = quad_of(Box(0.0, 0.0, float(width), float(height)))
    pieces = sorted(engine.read(strip, dpi, Sight(0, [quad])), key=lambda piece: float(piece.quad[0, 0]))
    length = sum(len(piece.text) for piece in pieces)
    if not length:
        return SealText()
    text = "".join("".join(piece.text.split()) for piece in pieces)
    return SealText(text, sum(piece.confidence * len(piece.text) for piece in pieces) / length)


def _centre_line(part: Picture, seal: SealFound, gap: int, dpi: float, engine: Engine) -> SealText:
    """The line below the star (in an oval: in the middle), level with the ring's gap."""
    x, y = ring_points(seal, _HEIGHT)
    down = np.array([x[-1, gap] - seal.centre[0], y[-1, gap] - seal.centre[1]])
    down /= max(1.0, float(np.linalg.norm(down)))
    along = np.array([down[1], -down[0]])  # to the right as the seal stands
    long, short = max(seal.axes) / 2, min(seal.axes) / 2
    middle = np.array(seal.centre) + down * (0.52 * short if seal.shape is SealShape.ROUND else 0.0)
    reach, rise = 0.68 * long, 0.17 * short
    corners = [middle + i * reach * along + j * rise * down for i, j in ((-1, -1), (1, -1), (1, 1), (-1, 1))]
    (piece,) = engine.reread(part, dpi, [np.array(corners, np.float32)])
    text = "".join(piece.text.split())
    sure = piece.confidence >= _CENTRE_LEAST and len(text) >= 3
    return SealText(text, piece.confidence) if sure else SealText()
