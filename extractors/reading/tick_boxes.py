"""Tick boxes in the text: ☑ or □ where each stands, whatever an engine made of it, and its option."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

import numpy as np

from extractors.imaging.picture import Picture, Quad, quad_of
from extractors.imaging.ticks import Square, without_squares
from extractors.page_text import Line, TickBox
from extractors.reading.engine import Engine, Piece
from extractors.reading.parameters import PARAMETERS
from extractors.reading.script import is_han
from extractors.reading.signing_labels import length_in_em
from ingest.page import Box

TICKED, EMPTY, DOUBTFUL = "☑", "□", "◪"
"""How boxes stand in the text; a doubtful one may be either."""

_CLEAR = 0.9  # confidence from which a box is ticked or empty without doubt
_LIKELY, _SURE = 0.4, 0.97  # score from which a square is the character of the text; of itself
_ALIKE = 0.5  # score from which it is a character, if not the one that its line surely has there
_READ = 0.97  # confidence of a line that may have one character for another, but left none out
_BOXLIKE = re.compile(r"[Oo0Vv口囗\W]")  # what engines make of a box
_TICKLIKE = "区凶囚回团内四"  # of a ticked one
_FRAMED = _TICKLIKE + "口日目自田因困国图园固圆"  # characters that have a frame
_ENDING = re.compile(rf"[{_FRAMED}][、，。；]")  # of a word or a number; no option begins so
_LETTERS = re.compile(r"[A-Za-z]{3}")
_TICK = re.compile(r"[☑☒✓✔√Vv]")
_FILLED = 0.8  # ink of a box that is filled; of characters up to 0.72
_BOX = re.compile(r"[□☐■▣☑☒✓✔√口囗〇○◯▢V]")
_FIGURE = "一二三四五六七八九十〇○"
_LAYER_BOX = re.compile(
    rf"[□☐■▣☑☒✓✔√囗◯▢]|(?<![{_FIGURE}])[〇○](?![{_FIGURE}年月])|(?<![A-Za-z])V(?![A-Za-z])"
    r"|(?<![出进入人户接窗港关门路端风胃河])口(?![岸腔径号味罩语述令碑服])"
)
_MARK = re.compile(
    r"[\s、。，：；！？·…—（）《》【】“”‘’,.:;!?/%()\[\]\"'-]"
)  # what a layer tells as such is no box
_MOUTH = re.compile(r"(?<=[出进入人户接窗港关门路端风胃河])口|口(?=[岸腔径号味罩语述令碑服])")
_TIGHT, _LOOSE = (
    0.3,
    0.7,
)  # of its width: blank before a square; before characters within a word there is less
_PAD = 0.12  # of its width: cut this far beside a box
_LEAST = 0.3  # heights: narrower pieces hold no character
_GLYPH = 0.94  # heights of a line: the width of a character with what is around it


def with_boxes(
    pieces: Sequence[Piece], squares: Sequence[Square], picture: Picture, dpi: float, engine: Engine
) -> tuple[list[Piece], tuple[Square, ...]]:
    """The pieces with each tick box as a piece of its own, and the squares that are tick boxes.

    A square that reads as a character together with what stands around it, or as the 口 of a word, is none.
    Text around a box is cut there and read again without it, so that no tick is taken for a stroke of its
    option. `picture` is what the engine has read, upright and without red.
    """
    if not squares:
        return list(pieces), ()
    looks = engine.reread(picture, dpi, [_place(square, pieces) for square in squares])
    boxes = [
        square for square, look in zip(squares, looks, strict=True) if not _is_character(square, look, pieces)
    ]
    if not boxes:
        return list(pieces), ()
    cleared = without_squares(picture, boxes, dpi)
    kept: list[Piece] = []
    for piece in pieces:
        inside = [box for square in boxes if (box := _along(piece.quad, square.box)) is not None]
        if inside:
            parts = list(_parts(piece.quad, sorted(inside)))
            read = engine.reread(cleared, dpi, parts) if parts else ()
            kept += [part for part in read if part.text.strip() and part.confidence > PARAMETERS.keep]
        else:
            kept.append(piece)
    return kept + [_mark(square) for square in boxes], tuple(boxes)


def may_be_box(text: str) -> bool:
    """Whether a word of a text layer may hold a tick box as a character; no zero of a year, V of a word."""
    return _LAYER_BOX.search(text) is not None


def with_layer_boxes(
    pieces: Sequence[Piece], squares: Sequence[Square]
) -> tuple[list[Piece], tuple[Square, ...]]:
    """The same for the words of a text layer: a square that the layer has as a character is none."""
    boxes: list[Square] = []
    kept = list(pieces)
    for square in squares:
        over = [piece for piece in kept if _along(piece.quad, square.box) is not None]
        cut = [_without_box(piece, square.box) for piece in over]
        if any(part is None for part in cut) or _in_word(square, [piece.text for piece in over]):
            continue
        kept = [piece for piece in kept if not any(piece is other for other in over)]
        kept += [piece for parts in cut for piece in parts or ()]
        kept.append(_mark(square))
        boxes.append(square)
    return kept, tuple(boxes)


def _mark(square: Square) -> Piece:
    sign = TICKED if square.ticked else EMPTY
    return Piece(sign if square.confidence >= _CLEAR else DOUBTFUL, square.confidence, quad_of(square.box))


def labelled(squares: Sequence[Square], lines: Sequence[Line]) -> tuple[TickBox, ...]:
    """Tick boxes in reading order with their options: the words behind, or before where none follow."""
    found = []
    for line in lines:
        for number, word in enumerate(line.words):
            square = next(
                (s for s in squares if word.text in (TICKED, EMPTY) and _same(s.box, word.box)), None
            )
            if square is not None:
                found.append(TickBox(square.box, square.ticked, square.confidence, _option(line, number)))
    return tuple(found)


def _same(one: Box, other: Box) -> bool:
    return one.overlap(other) > 0.9 * max(one.area, other.area)


def _option(line: Line, number: int) -> str:
    texts = [word.text for word in line.words]
    behind = list(takewhile(_is_text, texts[number + 1 :]))
    before = list(takewhile(_is_text, texts[:number][::-1]))[::-1]
    trailing = _is_text(texts[0]) and texts[-1] in (
        TICKED,
        EMPTY,
    )  # the line's boxes stand behind their options
    return "".join(before if trailing else behind).strip()


def _is_text(text: str) -> bool:
    return text not in (TICKED, EMPTY, DOUBTFUL)


def _place(square: Square, pieces: Sequence[Piece]) -> Quad:
    """The square, and in a line of text all of the character of which it may be a part: 自, 乌, 因."""
    over = [(piece, where) for piece in pieces if (where := _along(piece.quad, square.box)) is not None]
    if not over:
        return quad_of(square.box.grow(_PAD * square.box.width))
    piece, (low, high) = max(over, key=lambda line: line[0].confidence)
    length = float(np.linalg.norm(piece.quad[1] - piece.quad[0]))
    height = float(np.linalg.norm(piece.quad[3] - piece.quad[0]))
    middle, half = (low + high) / 2, max((high - low) / 2, 0.5 * _GLYPH * height / length)
    return _stretch(piece.quad, middle - half, middle + half)


def _is_character(square: Square, look: Piece, pieces: Sequence[Piece]) -> bool:
    """Whether the square at its place (`look`) reads as a character, or is one in the text over it."""
    seen = "".join(look.text.split())
    seen = "回" if seen == "口" and square.ticked else seen
    over = [(piece, where) for piece in pieces if (where := _along(piece.quad, square.box)) is not None]
    if seen and not _BOXLIKE.search(seen):
        known = any(seen in _near(piece.text, where, len(seen)) for piece, where in over)
        other = any(piece.confidence >= _READ and not _BOX.search(piece.text) for piece, _ in over)
        alike = (other or (not over and look.confidence >= _CLEAR)) and is_han(seen) and seen not in _FRAMED
        least = _LIKELY if known else _ALIKE if alike else _SURE
        if look.confidence >= least and (known or len(seen) == 1):
            return True
    near = [_near(piece.text, where, 1) for piece, where in over if piece.confidence >= _CLEAR]
    if any(_ENDING.search(text) for text in near):
        return True
    if square.apart < _LOOSE and any(_LETTERS.fullmatch(text) for text in near):
        return True
    if square.ticked and (_TICK.search(seen) or square.ink > _FILLED):
        return False
    return _in_word(square, [piece.text for piece, _ in over])


def _in_word(square: Square, texts: Sequence[str]) -> bool:
    """Whether it stands tight behind a character in text without a box, or is the 口 of 出口 and such."""
    tight = square.apart < _TIGHT and any(not _BOX.search(text) for text in texts)
    return tight or (square.apart < _LOOSE and any(_MOUTH.search(text) for text in texts))


def _near(text: str, where: tuple[float, float], reach: int) -> str:
    """The characters at a place of a line and so many to either side, without blanks."""
    middle = sum(where) / 2 * length_in_em(text)
    at = sum(length_in_em(text[: end + 1]) < middle for end in range(len(text)))
    return "".join(text[max(0, at - reach) : at + reach + 1].split())


def _along(quad: Quad, box: Box) -> tuple[float, float] | None:
    """From where to where, in parts of its length, a line lies under the box; None where it does not."""
    start, end = (quad[0] + quad[3]) / 2, (quad[1] + quad[2]) / 2
    length = float(np.linalg.norm(end - start))
    height = float(np.linalg.norm(quad[3] - quad[0]))
    if length < 1 or height < 1:
        return None
    away = np.array(box.centre, np.float32) - start
    ahead, aside = (
        away @ (end - start) / length,
        abs(float((end - start)[0] * away[1] - (end - start)[1] * away[0])) / length,
    )
    half = box.width * (0.5 + _PAD)
    if aside > 0.5 * height or ahead + half <= 0 or ahead - half >= length:
        return None
    return (ahead - half) / length, (ahead + half) / length


def _parts(quad: Quad, inside: Sequence[tuple[float, float]]) -> Iterator[Quad]:
    """What is left of a line between the boxes (each from, to; sorted)."""
    length = float(np.linalg.norm(quad[1] - quad[0]))
    height = float(np.linalg.norm(quad[3] - quad[0]))
    edges = [0.0, *(place for pair in inside for place in pair), 1.0]
    for low, high in zip(edges[::2], edges[1::2], strict=True):
        if (high - low) * length >= _LEAST * height:
            yield _stretch(quad, low, high)


def _stretch(quad: Quad, low: float, high: float) -> Quad:
    top, bottom = quad[1] - quad[0], quad[2] - quad[3]
    ends = [quad[0] + low * top, quad[0] + high * top, quad[3] + high * bottom, quad[3] + low * bottom]
    return np.array(ends, np.float32)


def _without_box(piece: Piece, box: Box) -> list[Piece] | None:
    """A layer's word parted at the box's own character; None where it has another character there."""
    low, high = _along(piece.quad, box) or (0.0, 0.0)
    text = piece.text
    at = min(max(0, int((low + high) / 2 * len(text))), len(text) - 1)
    near = sorted(range(max(0, at - 1), min(len(text), at + 2)), key=lambda i: abs(i - at))
    place = next((i for i in near if _BOXLIKE.match(text[i]) and not _MARK.match(text[i])), None)
    if place is None:
        return None
    ends = ((text[:place], 0.0, low), (text[place + 1 :], high, 1.0))
    return [
        replace(piece, text=part.strip(), quad=_stretch(piece.quad, max(0.0, a), min(1.0, b)))
        for part, a, b in ends
        if part.strip()
    ]
