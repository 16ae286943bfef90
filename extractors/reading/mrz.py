"""The machine-readable zone of passports and cards, read once more in short pieces.

A recogniser drops a `<` of a long run when it reads a whole line, and hardly ever in pieces of some eleven
characters (ocr.md 3). What the lines mean, and their check digits, is for `extractors.values.mrz`.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from extractors.imaging.picture import Picture, Quad
from extractors.reading.engine import Engine, Piece
from extractors.reading.placed import Placed

LENGTHS = (44, 36, 30)  # TD3, TD2, TD1
PARTS = (4, 3, 5, 2)
_FILLERS = str.maketrans({"く": "<", "＜": "<", "〈": "<", "‹": "<", "«": "<", "《": "<", "ㄑ": "<"})
_ZONE = re.compile(r"[A-Z0-9<]+")


def with_zone(pieces: Sequence[Placed], picture: Picture, dpi: float, engine: Engine) -> list[Piece]:
    """The same pieces, each row of a machine-readable zone replaced by one piece for the whole row."""
    taken: set[int] = set()
    zone: list[Piece] = []
    for row in _candidates(pieces):
        taken |= {id(placed) for placed in row}
        zone.append(_reread(row, picture, dpi, engine))
    return [placed.piece for placed in pieces if id(placed) not in taken] + zone


def zone_text(text: str) -> str:
    """A line as it must have been printed: capitals, digits and `<`, without spaces."""
    return _compact(text).upper()


def _compact(text: str) -> str:
    return re.sub(r"\s+", "", text).translate(_FILLERS)


def _candidates(pieces: Sequence[Placed]) -> list[list[Placed]]:
    """Rows that look like lines of a zone: seeded by a piece with `<`, long, of its alphabet alone."""
    rows: list[list[Placed]] = []
    seeds = [p for p in pieces if zone_text(p.piece.text).count("<") >= 2]
    for seed in seeds:
        if any(p is seed for row in rows for p in row):
            continue
        middle, height = seed.level.centre[1], seed.level.height
        near = [p for p in pieces if abs(p.level.centre[1] - middle) < 0.5 * height]
        row = sorted(near, key=lambda p: p.level.x0)
        text = _compact("".join(p.piece.text for p in row))
        if len(text) >= min(LENGTHS) - 4 and sum(map(len, _ZONE.findall(text))) >= 0.9 * len(text):
            rows.append(row)
    return rows


def _reread(row: list[Placed], picture: Picture, dpi: float, engine: Engine) -> Piece:
    """The row as read; where its length is none of a zone, read again in ever other parts."""
    first, last = row[0].piece.quad, row[-1].piece.quad
    whole = np.array([first[0], last[1], last[2], first[3]], np.float32)
    joined = zone_text("".join(p.piece.text for p in row))
    confidence = min(p.piece.confidence for p in row)
    readings = [(joined, confidence)]
    for parts in PARTS:
        if _is_whole(readings[-1][0]):
            return Piece(readings[-1][0], readings[-1][1], whole)
        read = engine.reread(picture, dpi, _parts(whole, parts))
        text = zone_text("".join(piece.text for piece in read))
        readings.append((text, min(piece.confidence for piece in read)))
    text, confidence = min(readings, key=lambda r: min(abs(len(r[0]) - n) for n in LENGTHS))
    return Piece(text, confidence, whole)


def _is_whole(text: str) -> bool:
    return len(text) in LENGTHS and _ZONE.fullmatch(text) is not None


def _parts(quad: Quad, parts: int) -> list[Quad]:
    """Even parts along the line; its characters have one width, so cuts fall between them."""
    cuts = np.linspace(0, 1, parts + 1)
    top, bottom = quad[1] - quad[0], quad[2] - quad[3]
    return [
        np.array(
            [quad[0] + a * top, quad[0] + b * top, quad[3] + b * bottom, quad[3] + a * bottom], np.float32
        )
        for a, b in pairwise(cuts)
    ]
