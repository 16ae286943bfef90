"""Two scans of one sheet, the second laid under the first: how unlike each piece of print is in them.

A threshold on it decides nothing: it chooses what is read again. Measured on made scans and photographs at
150 dpi: of pieces with one digit changed 99 % are above .16, of equal pieces 4 % (most of them under seals).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.imaging.ink import Mask
from extractors.imaging.picture import Grey
from ingest.page import Box

DPI = 150.0
MM = DPI / 25.4
ASTRAY = round(0.8 * MM)  # pixels by which a piece may lie beside its place
APART = 2  # pixels by which its parts may lie beside that
PART_MM = 6.0  # pieces are laid on one another in parts so long
WINDOW = round(1.1 * MM)  # pixels: a stroke that a digit has more or less
SOFT = 0.7  # pixels: scans differ in sharpness
FAINTEST = 30.0  # grey levels of ink below which contrast tells nothing
GAIN = (0.6, 1.6)  # of one scan's contrast against the other's
EDGE = 2  # pixels around a piece
MARKED = 0.1  # unlikeness from which it is looked at what one has and the other has not
DRAWN = 0.25  # of the contrast of print: a pen is as dark
PEN = 30.0  # grey levels of ink at least: faint print, or its rim, is no stroke beside fainter print
STRUCK, STROKE_MM, RUN_MM = 0.24, 2.3, 4.5  # dust on print is shorter
STRIKING, WHATEVER = 2.8, 0.45  # times as unlike as half of the pieces; so much is, however unlike these are
STEADY = 0.14  # of two scans of a sheet by one scanner, half of the pieces are less unlike
CROSSED_MM = 1.2  # of print that a stroke goes through
LEVEL_MM = 2.5  # a stroke and the print that it joins run on so far without a gap

Ink = NDArray[np.float32]


@dataclass(frozen=True, slots=True, eq=False)
class Unlikeness:
    """How unlike a piece is in two scans.

    `score` is the mean difference in the worst window, of the contrast of print, `along` the worst in each
    column (in each row of a piece that stands on end), `gone` and `more` the same of ink that only the lead
    has, or only the copy (empty where the score is low). `stroke` is the length in millimetres of the longest
    stroke that only one of the two has, such as a line drawn through a word, `run` that of the longest row of
    ink along the piece without a gap: a level stroke through dense print hardly shows otherwise.
    """

    score: float
    along: Ink
    gone: Ink
    more: Ink
    stroke: float = 0.0
    run: float = 0.0

    def within(self, start: float, end: float) -> float:
        """The worst between two shares of the piece's length."""
        return _within(self.along, start, end)

    def gone_within(self, start: float, end: float) -> float:
        """The same of ink that only the lead has."""
        return _within(self.gone, start, end)

    def more_within(self, start: float, end: float) -> float:
        """The same of ink that only the copy has."""
        return _within(self.more, start, end)


def _within(values: Ink, start: float, end: float) -> float:
    low = min(len(values) - 1, max(0, int(start * len(values))))
    return float(values[low : max(low + 1, round(end * len(values)))].max())


_NO_INK = np.zeros(1, np.float32)
_NOTHING = Unlikeness(0.0, _NO_INK, _NO_INK, _NO_INK)


def unlikeness(lead: Grey, copy: Grey, boxes: Sequence[Box]) -> tuple[Unlikeness, ...]:
    """For each box of the lead. Both are darkness (see `ink.darkness`) at 150 dpi, as are the boxes."""
    return tuple(_unlike(lead, copy, box) for box in boxes)


def struck_through(pieces: Sequence[Unlikeness]) -> list[int]:
    """The pieces that have a stroke too many, such as a word struck out by hand, by number.

    Of strokes drawn at random on made scans and photographs 78 in 100 are told. Where all of the page is a
    little unlike, its scans differ in more than what is written: then a piece has to be more unlike than the
    others, and only level strokes tell.
    """
    usual = float(np.median([piece.score for piece in pieces])) if pieces else 0.0
    steady, struck = usual <= STEADY, max(STRUCK, min(STRIKING * usual, WHATEVER))
    return [
        n
        for n, piece in enumerate(pieces)
        if piece.score >= struck and (piece.run >= RUN_MM or (steady and piece.stroke >= STROKE_MM))
    ]


def _unlike(lead: Grey, copy: Grey, box: Box) -> Unlikeness:
    border = ASTRAY + APART
    height, width = lead.shape
    x0, y0 = max(border, int(box.x0) - EDGE), max(border, int(box.y0) - EDGE)
    x1, y1 = min(width - border, int(box.x1) + 1 + EDGE), min(height - border, int(box.y1) + 1 + EDGE)
    if min(x1 - x0, y1 - y0) < 2 * EDGE:
        return _NOTHING
    mine = lead[y0:y1, x0:x1]
    around = copy[y0 - ASTRAY : y1 + ASTRAY, x0 - ASTRAY : x1 + ASTRAY]
    other, (dx, dy) = _placed(around, mine)
    lengthways = x1 - x0 < y1 - y0  # stands on end
    first, second, top = _levelled(mine, other)
    worst = _worst(first, second, top)
    if float(worst.max()) >= MARKED:
        # unlike where one is laid on the other as a whole: paper stretches, and lines bend
        other = _laid(copy, mine, (x0 + dx - ASTRAY, y0 + dy - ASTRAY), lengthways)
        first, second, top = _levelled(mine, other)
        worst = _worst(first, second, top)
    score = float(worst.max())
    along = np.asarray(worst.max(axis=1 if lengthways else 0), np.float32)
    if score < MARKED:
        return Unlikeness(score, along, _NO_INK, _NO_INK)
    gone, more = (
        np.asarray((cv2.blur(np.maximum(one, 0), (WINDOW, WINDOW)) / top).max(axis=1 if lengthways else 0))
        for one in (first - second, second - first)
    )
    stroke = max(_stroke(first, second, top), _stroke(second, first, top))
    run = 0.0 if lengthways else max(_run(first, second, top), _run(second, first, top))
    return Unlikeness(score, along, gone, more, stroke, run)


def _worst(first: Ink, second: Ink, top: float) -> Ink:
    """The mean difference in the window around each pixel, of the contrast of print."""
    return np.asarray(cv2.blur(cv2.absdiff(first, second), (WINDOW, WINDOW)) / top, np.float32)


def _laid(copy: Grey, mine: Grey, corner: tuple[int, int], lengthways: bool) -> Grey:
    """The copy's piece, part by part laid on the lead's."""
    length = mine.shape[0] if lengthways else mine.shape[1]
    count = max(1, round(length / (PART_MM * MM)))
    laid = np.zeros(mine.shape, np.uint8)
    for start, end in pairwise(length * number // count for number in range(count + 1)):
        rows, columns = (slice(start, end), slice(None)) if lengthways else (slice(None), slice(start, end))
        part = mine[rows, columns]
        x, y = corner[0] + (columns.start or 0), corner[1] + (rows.start or 0)
        around = copy[y - APART : y + part.shape[0] + APART, x - APART : x + part.shape[1] + APART]
        laid[rows, columns], _ = _placed(around, part)
    return laid


def _placed(around: Grey, part: Grey) -> tuple[Grey, tuple[int, int]]:
    """What lies around a part, moved to lie on it to fractions of a pixel; where it lay, to pixels."""
    matched = np.asarray(cv2.matchTemplate(around, part, cv2.TM_SQDIFF), np.float32)
    _, _, (column, row), _ = cv2.minMaxLoc(matched)
    move = np.array([[1, 0, _lowest(matched[row], column)], [0, 1, _lowest(matched[:, column], row)]])
    moved = cv2.warpAffine(
        around,
        move,
        (part.shape[1], part.shape[0]),
        flags=cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP,
        borderMode=cv2.BORDER_REPLICATE,
    )
    return np.asarray(moved, np.uint8), (int(column), int(row))


def _lowest(values: Ink, place: int) -> float:
    """Where a parabola through the lowest value and its neighbours is lowest."""
    if not 0 < place < len(values) - 1:
        return float(place)
    before, here, after = (float(value) for value in values[place - 1 : place + 2])
    bend = before - 2 * here + after
    return place + (0.5 * (before - after) / bend if bend > 0 else 0.0)


def _levelled(mine: Grey, other: Grey) -> tuple[Ink, Ink, float]:
    """Both softened, contrasts made equal, and the contrast of print."""
    place = mine.size - 1 - mine.size // 33
    top = max(FAINTEST, float(np.partition(mine, place, axis=None)[place]))  # of 97 in 100 pixels
    first = np.asarray(cv2.GaussianBlur(mine.astype(np.float32), (0, 0), SOFT), np.float32)
    second = np.asarray(cv2.GaussianBlur(other.astype(np.float32), (0, 0), SOFT), np.float32)
    gain = float((first * second).sum() / max(1.0, float((second * second).sum())))
    return first, second * np.float32(np.clip(gain, *GAIN)), top


def _stroke(having: Ink, lacking: Ink, top: float) -> float:
    """The length in millimetres of the longest stroke of `having` alone, across the print between."""
    only = having - cv2.dilate(lacking, np.ones((3, 3), np.uint8)) > max(DRAWN * top, PEN)
    return _longest(np.asarray(only, np.uint8), np.ones((1, round(CROSSED_MM * MM)), np.uint8))


def _run(having: Ink, lacking: Ink, top: float) -> float:
    """The length in millimetres of the longest row of ink, print and all, that only `having` has."""
    level = np.ones((1, round(LEVEL_MM * MM)), np.uint8)
    faint = cv2.dilate(np.asarray(lacking > 0.8 * DRAWN * top, np.uint8), np.ones((3, 3), np.uint8))
    mine = cv2.morphologyEx(np.asarray(having > max(1.2 * DRAWN * top, PEN), np.uint8), cv2.MORPH_OPEN, level)
    known = cv2.dilate(cv2.morphologyEx(faint, cv2.MORPH_OPEN, level), np.ones((5, 3), np.uint8))
    reach = np.ones((3, round(CROSSED_MM * MM)), np.uint8)
    return _longest(np.asarray(cv2.subtract(mine, known), np.uint8), reach)


def _longest(marks: Mask, reach: Mask) -> float:
    """The length in millimetres of the longest mark, gaps below `reach` closed."""
    joined = cv2.morphologyEx(marks, cv2.MORPH_CLOSE, reach)
    contours, _ = cv2.findContours(joined, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    sizes = [cv2.boundingRect(contour)[2:] for contour in contours]
    return max((float(np.hypot(width, height)) for width, height in sizes), default=0.0) / MM
