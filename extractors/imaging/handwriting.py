"""Handwriting in a window of the page, told from print by the size and reach of its strokes.

Print of the anchor's size comes as parts no higher than a character and hardly wider; handwriting is
higher, or runs on from letter to letter. Rules, dust and red ink are neither.
"""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.imaging.ink import Mask, darkest_channel, darkness, redness
from extractors.imaging.picture import Grey, Picture, cut_box, scaled
from ingest.page import Box

DPI = 150.0
_MM = DPI / 25.4
DARK = 55  # grey levels below the paper
RULE_MM = 9.0  # straight runs this long are rules
SIGNED_MM = 18.0  # rules that one signs on are longer
SPECK_MM = 0.7
REDDISH = 22  # mean redness from which a part is seal ink
BLACK = 100  # mean grey levels below the paper, red lifted: more than what is left of seal ink
BLUISH = -18  # mean redness below which a part is written in blue ink: printers of forms use black
HIGH = 1.45  # heights of the anchor's characters: higher parts are written
LONG = 1.9  # widths: parts running on this far are joined letters
REACH_MM = 3.5  # parts this near belong together
LEAST_MM = (5.0, 3.0)  # width and height of a signature
LETTERS = 6  # a run of fewer letters says too little
JOINED = 0.6  # parts for each letter; print has 0.75 and more (three of four runs), script faces 0.25 to 0.6
LEANS = 0.34  # measured: upright print 0, italics up to 0.25, script and slanted hands mostly 0.35 to 0.6
WHOLE = 0.7  # of a run's height inside the window: else it belongs to another row
SHEARS = tuple(step / 20 for step in range(-4, 13))
CENTRAL = 0.72  # share of the window's height in which the middle of a written part must lie
LOOSE = 2.2  # of the anchor's height: the least extent of strokes that nobody could read


@dataclass(frozen=True, slots=True)
class _Part:
    box: Box
    area: int
    red: float


def find_handwriting(
    picture: Picture,
    lifted: Picture,
    dpi: float,
    window: Box,
    em: float,
    printed: list[tuple[Box, int]],
    seals: list[Box],
) -> Box | None:
    """The box (page pixels) of handwriting inside `window`, or None.

    `picture` is the upright page, `lifted` the same with red lifted; `em` is the height of the anchor's
    characters. `printed` are the boxes of text that was read, each with the Latin letters that end it
    (an engine reads clear handwriting too); `seals` are those of seals whose ink is not lifted.
    """
    x0, y0 = max(0.0, window.x0), max(0.0, window.y0)
    window = Box(x0, y0, min(window.x1, picture.shape[1]), min(window.y1, picture.shape[0]))
    if window.width < LEAST_MM[0] * dpi / 25.4 or window.height < LEAST_MM[1] * dpi / 25.4:
        return None
    factor = DPI / dpi
    depth = _depth(lifted, window, factor)
    ink = _strokes(depth)
    red = redness(scaled(cut_box(picture, window), factor))
    round_marks = [_moved(box, x0, y0, factor) for box in seals]
    parts = [p for p in _parts(ink, red, depth) if not any(_within(p.box, seal) for seal in round_marks)]
    middle, reach = ink.shape[0] / 2, CENTRAL * ink.shape[0] / 2  # the next row has a signature of its own
    near = [p for p in parts if abs(p.box.centre[1] - middle) < reach]
    texts = [(_moved(box, x0, y0, factor), letters) for box, letters in printed if window.overlap(box) > 0]
    script = [p for box, letters in texts for p in _script(near, ink, box, letters)]
    written = [p for p in near if p in script or _is_written(p, em * factor)]
    known = [box for box, _ in texts]
    known = [box for box in known if not any(_inside(p.box, box) for p in written)]  # handwriting may be read
    loose = [p for p in parts if p not in written and not any(_inside(p.box, box) for box in known)]
    box = _cluster(written, loose, em * factor)
    if box is None:
        return None
    return Box(box.x0 / factor + x0, box.y0 / factor + y0, box.x1 / factor + x0, box.y1 / factor + y0)


def has_rule(lifted: Picture, dpi: float, window: Box) -> bool:
    """Whether a level rule, such as one signs on, runs through `window` (page pixels)."""
    ink = (_depth(lifted, window, DPI / dpi) > DARK).astype(np.uint8)
    length = round(RULE_MM * _MM)
    runs = cv2.morphologyEx(
        cv2.dilate(ink, np.ones((3, 1), np.uint8)), cv2.MORPH_OPEN, np.ones((1, length), np.uint8)
    )
    return bool(np.count_nonzero(runs.any(axis=0)) > SIGNED_MM * _MM)


def print_height(lifted: Picture, dpi: float, box: Box) -> float:
    """How high (page pixels) the ink in `box` stands, rules left out; 0 without ink."""
    factor = DPI / dpi
    rows = np.flatnonzero(np.count_nonzero(_strokes(_depth(lifted, box, factor)), axis=1) > 1)
    return float(rows[-1] + 1 - rows[0]) / factor if rows.size else 0.0


def _depth(lifted: Picture, window: Box, factor: float) -> Grey:
    """Darkness of what lies in the window, at DPI."""
    return darkness(darkest_channel(scaled(cut_box(lifted, window), factor)), DPI)


def _strokes(depth: Grey) -> Mask:
    """Dark ink without the straight runs of rules."""
    ink: Mask = (depth > DARK).astype(np.uint8)
    length = round(RULE_MM * _MM)
    for kernel in (np.ones((1, length), np.uint8), np.ones((length, 1), np.uint8)):
        thick = np.ones((3, 1) if kernel.shape[0] == 1 else (1, 3), np.uint8)
        runs = cv2.morphologyEx(cv2.dilate(ink, thick), cv2.MORPH_OPEN, kernel)
        ink = np.asarray(cv2.subtract(ink, runs), np.uint8)
    return ink


def _parts(ink: Mask, red: NDArray[np.int16], depth: Grey) -> list[_Part]:
    count, labels, stats, _ = cv2.connectedComponentsWithStats(ink, connectivity=8)
    reds, depths = (np.bincount(labels.ravel(), weights=of.ravel(), minlength=count) for of in (red, depth))
    parts = []
    for i in range(1, count):
        x, y, width, height, area = (int(v) for v in stats[i])
        black = reds[i] < REDDISH * area or depths[i] > BLACK * area  # on a seal, black is red around its rim
        if black and max(width, height) >= SPECK_MM * _MM:
            parts.append(_Part(Box(x, y, x + width, y + height), area, float(reds[i]) / area))
    return parts


def _script(parts: list[_Part], ink: Mask, text: Box, letters: int) -> list[_Part]:
    """The parts of a run of Latin letters that lean or are far fewer than its letters: not so in print."""
    seen = cut_box(ink, text).shape
    letters = round(letters * min(1.0, seen[1] / text.width))  # the window may cut the run off
    inside = [p for p in parts if _inside(p.box, text)]
    if letters < LETTERS or not inside or seen[0] < WHOLE * text.height:
        return []
    joined = len(inside) <= JOINED * letters
    extent = max(p.box.x1 for p in inside) - min(p.box.x0 for p in inside)
    whole = sum(p.box.width for p in inside) > 0.5 * extent  # pale print breaks up
    return inside if whole and (joined or _lean(cut_box(ink, text)) >= LEANS) else []


def _lean(ink: Mask) -> float:
    """By how much of their height strokes lean to the right: the shear that sets the most of them upright."""
    height, width = ink.shape
    stands = []
    for shear in SHEARS:
        move = np.array([[1, shear, -shear * height / 2], [0, 1, 0]], np.float32)
        upright = cv2.warpAffine(ink.astype(np.float32), move, (width, height))
        stands.append(float((upright.sum(axis=0) ** 2).sum()))
    return SHEARS[int(np.argmax(stands))]


def _is_written(part: _Part, em: float) -> bool:
    high = part.box.height > HIGH * em
    long = part.box.width > LONG * em and part.box.height > 0.45 * em
    straight = min(part.box.width, part.box.height) < 0.9 * _MM
    return (high or long or part.red < BLUISH) and not straight


def _cluster(written: list[_Part], loose: list[_Part], em: float) -> Box | None:
    """Written parts with the loose ones near them; loose ones alone only where they reach far."""
    boxes = [p.box for p in written]
    rest = [p.box for p in loose]
    if not boxes:
        area = sum(p.area for p in loose)
        if len(rest) < 3 or area < 6 * _MM * _MM / 4:
            return None
        largest = max(loose, key=lambda p: p.area).box
        box = _gathered(largest, rest)
        return box if box.width >= LOOSE * em and box.height >= max(HIGH * em, LEAST_MM[1] * _MM) else None
    box = boxes[0]
    for other in boxes[1:]:
        box = box.union(other)
    box = _gathered(box, rest)
    return box if box.width >= LEAST_MM[0] * _MM and box.height >= LEAST_MM[1] * _MM else None


def _gathered(box: Box, rest: list[Box]) -> Box:
    """The box grown by what lies within reach of it, until nothing more does."""
    left = list(rest)
    while near := [other for other in left if box.grow(REACH_MM * _MM).overlap(other) > 0]:
        for other in near:
            box = box.union(other)
        left = [other for other in left if other not in near]
    return box


def _moved(box: Box, x0: float, y0: float, factor: float) -> Box:
    return Box(
        *((v - o) * factor for v, o in zip((box.x0, box.y0, box.x1, box.y1), (x0, y0) * 2, strict=True))
    )


def _inside(part: Box, printed: Box) -> bool:
    return part.overlap(printed) > 0.6 * max(1.0, part.area)


def _within(part: Box, seal: Box) -> bool:
    """Whether the middle of a part lies inside the oval that fills a seal's box."""
    (x, y), (cx, cy) = part.centre, seal.centre
    return ((x - cx) / (0.53 * seal.width)) ** 2 + ((y - cy) / (0.53 * seal.height)) ** 2 < 1
