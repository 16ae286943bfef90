"""A page whose text is set from top to bottom told from a page that lies on its side.

On both most boxes stand on end, and the recogniser reads both when a line is laid down. But only of text set
downwards the characters, each turned back and set side by side, say the same again.
"""

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher

import numpy as np

from extractors.imaging.picture import Picture, turn
from extractors.imaging.strip import INK, Strip, ink_profile
from extractors.reading.script import is_han

Recognise = Callable[[Strip], tuple[str, float]]

_LENGTH = 9.0  # heights of a strip that are looked at
_CHARACTERS = 4  # Han characters a strip must hold to tell anything
_ALIKE = 0.6  # share of the characters that both readings agree on
_LEAST, _MOST = 0.55, 1.1  # heights: room of one character along the line


def set_downwards(strips: Sequence[Strip], recognise: Recognise) -> bool:
    """Whether most of the strips, lines laid down to the left, hold characters that stood upright."""
    votes = []
    for strip in strips:
        part = strip.part(0, min(strip.width, round(_LENGTH * strip.height)))
        text = _han(recognise(part)[0])
        if len(text) < _CHARACTERS:
            continue
        other = _han(recognise(restacked(part))[0])
        votes.append(SequenceMatcher(None, text, other, autojunk=False).ratio() >= _ALIKE)
    return len(votes) > 0 and sum(votes) > len(votes) / 2


def _han(text: str) -> str:
    """Dot leaders, dashes and figures like 1 and 8 say the same however they stand."""
    return "".join(filter(is_han, text))


def restacked(strip: Strip) -> Strip:
    """The characters of a strip, each turned a quarter clockwise, side by side."""
    cells = [turn(strip.picture[:, x0:x1], 90) for x0, x1 in _characters(strip)]
    high = max(cell.shape[0] for cell in cells)
    return Strip(np.concatenate([_padded(cell, high) for cell in cells], axis=1), strip.quad)


def _characters(strip: Strip) -> list[tuple[int, int]]:
    """Columns of each character: stretches of ink taken together up to the room of one."""
    inked = np.flatnonzero(ink_profile(strip) > INK)
    if len(inked) == 0:
        return [(0, strip.width)]
    runs = np.split(inked, np.flatnonzero(np.diff(inked) > 1) + 1)
    found = [(int(runs[0][0]), int(runs[0][-1]) + 1)]
    for run in runs[1:]:
        start, end = found[-1]
        if end - start < _LEAST * strip.height and run[-1] + 1 - start <= _MOST * strip.height:
            found[-1] = (start, int(run[-1]) + 1)
        else:
            found.append((int(run[0]), int(run[-1]) + 1))
    return found


def _padded(cell: Picture, high: int) -> Picture:
    """Paper above and below, a little beside."""
    paper = np.percentile(cell, 90, axis=(0, 1)).astype(np.uint8)
    above = (high - cell.shape[0]) // 2
    sheet = np.empty((high + high // 4, cell.shape[1], 3), np.uint8)
    sheet[:] = paper
    top = above + high // 8
    sheet[top : top + cell.shape[0]] = cell
    return sheet
