"""The machine-readable zone of passports and cards, read once more in short pieces.

A recogniser drops a `<` of a long run when it reads a whole line, and hardly ever in pieces of some eleven
characters (ocr.md 3). What the lines mean, and their repair by check digits, is for `extractors.values.mrz`.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from extractors.imaging.picture import Picture, Quad
from extractors.reading.engine import Engine, Piece
from extractors.reading.placed import Placed
from extractors.values.mrz_lines import by_places, sound

LENGTHS = (44, 36, 30)  # TD3, TD2, TD1
PARTS = (4, 3, 5, 2)
_SURE = 0.99  # a line read with less has a misread character once in twenty times
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
    """Rows that look like lines of a zone: long, of its alphabet alone, with `<` or right below such a row.

    The second line of a passport may have no `<` at all.
    """
    rows: list[list[Placed]] = []

    def add(seed: Placed) -> None:
        if not any(p is seed for row in rows for p in row):
            row = _row_of(seed, pieces)
            text = _compact("".join(p.piece.text for p in row))
            if len(text) >= min(LENGTHS) - 4 and sum(map(len, _ZONE.findall(text))) >= 0.9 * len(text):
                rows.append(row)

    for seed in pieces:
        if zone_text(seed.piece.text).count("<") >= 2:
            add(seed)
    for row in tuple(rows):
        for seed in pieces:
            if _below(row[0], seed):
                add(seed)
    return rows


def _row_of(seed: Placed, pieces: Sequence[Placed]) -> list[Placed]:
    middle, height = seed.level.centre[1], seed.level.height
    near = [p for p in pieces if abs(p.level.centre[1] - middle) < 0.5 * height]
    return sorted(near, key=lambda p: p.level.x0)


def _below(first: Placed, other: Placed) -> bool:
    """Whether `other` begins the line below the one that begins with `first`."""
    height = first.level.height
    down = other.level.centre[1] - first.level.centre[1]
    return 0.8 * height < down < 3 * height and abs(other.level.x0 - first.level.x0) < 2 * height


def _reread(row: list[Placed], picture: Picture, dpi: float, engine: Engine) -> Piece:
    """The row as read; where that does not settle it, read again in ever other parts.

    Without two sound readings that agree, the readings of the zone's length vote on each character.
    """
    first, last = row[0].piece.quad, row[-1].piece.quad
    whole = np.array([first[0], last[1], last[2], first[3]], np.float32)
    joined = zone_text("".join(p.piece.text for p in row))
    readings = [(joined, min(p.piece.confidence for p in row))]
    for parts in PARTS:
        if _settled(readings):
            break
        read = engine.reread(picture, dpi, _parts(whole, parts))
        text = zone_text("".join(piece.text for piece in read))
        readings.append((text, min(piece.confidence for piece in read)))
    text, confidence = readings[-1] if _settled(readings) else _voted(readings)
    return Piece(by_places(text), confidence, whole)


def _settled(readings: Sequence[tuple[str, float]]) -> bool:
    """Whether the last reading needs no other: a sound first one of names, a sure or a second one of digits.

    Two misreadings in one part pass its check digit once in ten times.
    """
    text, confidence = readings[-1]
    if not sound(text):
        return False
    if not any(c.isdecimal() for c in text):
        return len(readings) == 1
    return confidence >= _SURE or any(text == earlier for earlier, _ in readings[:-1])


def _voted(readings: Sequence[tuple[str, float]]) -> tuple[str, float]:
    """The only reading whose check digits hold, else the characters that most readings of one length have.

    Where they are even, the first reading's; what is none of the zone's characters has no vote. Without a
    reading of a zone's length, the one nearest to it stands as it is.
    """
    held = {text: confidence for text, confidence in readings if sound(text) and re.search(r"\d", text)}
    if len(held) == 1:
        return next(iter(held.items()))
    whole = [reading for reading in readings if len(reading[0]) in LENGTHS]
    if not whole:
        return min(readings, key=lambda reading: min(abs(len(reading[0]) - n) for n in LENGTHS))
    length = Counter(len(text) for text, _ in whole).most_common(1)[0][0]
    voters = [reading for reading in whole if len(reading[0]) == length]
    columns = zip(*(text for text, _ in voters), strict=True)
    votes = ([c for c in column if _ZONE.match(c)] or column for column in columns)
    text = "".join(Counter(vote).most_common(1)[0][0] for vote in votes)
    return text, min(confidence for _, confidence in voters)


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
