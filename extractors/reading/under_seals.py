"""Text under a colour seal, read a second time from another mix of the channels.

The first reading is of the lifted page (ocr.md 2.2), the second of the channel in which the seal's ink is
lightest, just as it is. What is wrong in one is seldom wrong alike in the other.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from unicodedata import normalize

from extractors.imaging.ink import lightest_channel, seal_ink
from extractors.imaging.picture import Picture, bounds, cut_box
from extractors.imaging.seals import SealFound
from extractors.page_text import SealColour
from extractors.reading.engine import Engine, Piece
from extractors.reading.script import with_figures
from ingest.page import Box

DOUBT = 0.9  # confidence at most of a piece whose two readings differ
_INKED = 0.02  # share of a piece's box with seal ink from which it is read again
_SURER = 0.05  # by how much the second reading must be the surer one to be kept


def read_under(
    pieces: Sequence[Piece], seals: Sequence[SealFound], picture: Picture, dpi: float, engine: Engine
) -> list[Piece]:
    """The same pieces in the same order; those under seal ink read again, and doubted where that differs.

    `picture` is the upright page as scanned, nothing lifted. Of black seals no channel is free.
    """
    result = list(pieces)
    for seal in seals:
        if seal.colour is SealColour.BLACK:
            continue
        blue = seal.colour is SealColour.BLUE
        under = [i for i, piece in enumerate(result) if _is_under(piece, seal, picture, blue=blue)]
        if under:
            again = _reread([result[i] for i in under], picture, dpi, engine, blue=blue)
            for i, second in zip(under, again, strict=True):
                result[i] = settled(result[i], second)
    return result


def settled(first: Piece, second: Piece) -> Piece:
    """The first reading, or a second that is clearly surer; doubted where they differ."""
    if not second.text.strip() or _bare(first.text) == _bare(second.text) or first.other:
        return first
    kept, other = (second, first) if second.confidence > first.confidence + _SURER else (first, second)
    return replace(kept, confidence=min(kept.confidence, DOUBT), quad=first.quad, other=other.text)


def _bare(text: str) -> str:
    """Without what readings may differ in at no loss: spaces, the width of marks and letters."""
    return re.sub(r"\s+", "", normalize("NFKC", text))


def _is_under(piece: Piece, seal: SealFound, picture: Picture, *, blue: bool) -> bool:
    box = bounds(piece.quad)
    if box.overlap(seal.box) == 0:
        return False
    return float((seal_ink(cut_box(picture, box), blue=blue) > 0.5).mean()) >= _INKED


def _reread(
    pieces: Sequence[Piece], picture: Picture, dpi: float, engine: Engine, *, blue: bool
) -> list[Piece]:
    """The pieces from the lightest channel of the part of the page that holds them."""
    box = bounds(pieces[0].quad)
    for piece in pieces[1:]:
        box = box.union(bounds(piece.quad))
    left, top = max(0.0, float(int(box.x0))), max(0.0, float(int(box.y0)))
    part = lightest_channel(cut_box(picture, Box(left, top, box.x1 + 1, box.y1 + 1)), blue=blue)
    quads = [piece.quad - (left, top) for piece in pieces]
    return [replace(piece, text=with_figures(piece.text)) for piece in engine.reread(part, dpi, quads)]
