"""A seal laid out to be read: its ink alone, its ring as one straight strip, its columns as one row."""

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.imaging.picture import Picture, cut_box, to_grey
from extractors.imaging.seals.outline import SealFound
from extractors.page_text import SealColour

BAND = (0.035, 0.165)
"""Depth below the outer edge, in lengths of the longer axis, between which the text of a ring stands."""
_TONER = 0.75
_LIFT = 1.6
_STEPS = 720  # points along the outline


def ink_alone(picture: Picture, colour: SealColour, *, reach: int = 3) -> Picture:
    """H × W × 3 grey: ink of the seal's colour dark, toner raised to paper where the colour allows it.

    Where even the channel in which the ink is light falls below _TONER of the paper there is toner: what it
    lacks is added to the channel in which the ink is dark, _LIFT times and `reach` pixels wide. Black ink
    cannot be told from toner.
    """
    if colour is SealColour.BLACK:
        return np.repeat(to_grey(picture)[:, :, None], 3, axis=2)
    red, blue, green = picture[:, :, 2], picture[:, :, 0], picture[:, :, 1]
    light, dark = (red, green) if colour is SealColour.RED else (blue, red)
    paper = float(np.percentile(light, 90))
    least = cv2.erode(light, np.ones((reach, reach), np.uint8)).astype(np.float32)
    alone = np.clip(dark + _LIFT * np.clip(_TONER * paper - least, 0, None), 0, paper).astype(np.uint8)
    return np.ascontiguousarray(np.repeat(alone[:, :, None], 3, axis=2))


def ring_strip(picture: Picture, seal: SealFound, across: int = 48) -> Picture:
    """The band of a ring's text as a strip `across` pixels high, clockwise, its outer edge on top.

    The strip begins at the outline's first axis and goes once round in even steps along the outline.
    """
    x, y = ring_points(seal, across)
    strip = cv2.remap(
        picture, x, y, cv2.INTER_CUBIC if across > 40 else cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(strip, np.uint8)


def ring_points(seal: SealFound, across: int) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """x and y (across × length) on the page of each pixel of a ring's strip, its pixels square."""
    a, b = seal.axes[0] / 2, seal.axes[1] / 2
    long = 2 * max(a, b)
    turn = np.linspace(0, 2 * np.pi, _STEPS + 1)
    depth = (BAND[0] + BAND[1]) / 2 * long
    u, v = (a - depth) * np.cos(turn), (b - depth) * np.sin(turn)
    reach = np.concatenate([[0.0], np.cumsum(np.hypot(np.diff(u), np.diff(v)))])
    length = max(1, round(reach[-1] / ((BAND[1] - BAND[0]) * long) * across))
    at = np.interp(np.linspace(0, reach[-1], length, endpoint=False), reach, turn)
    depths = np.linspace(BAND[0], BAND[1], across)[:, None] * long
    u, v = (a - depths) * np.cos(at)[None, :], (b - depths) * np.sin(at)[None, :]
    c, s = np.cos(np.radians(seal.angle)), np.sin(np.radians(seal.angle))
    x, y = seal.centre[0] + c * u - s * v, seal.centre[1] + s * u + c * v
    return x.astype(np.float32), y.astype(np.float32)


def cut_open(strip: Picture) -> tuple[Picture, int]:
    """A ring's strip rolled so that its widest gap lies at its end, without the gap; and the gap's middle.

    The name stands over the top of a seal with a gap below: the gap tells which way up the seal was pressed.
    """
    ink = strip[:, :, 0].astype(np.float32)
    depth = np.percentile(ink, 80) - ink
    across, length = ink.shape
    profile = np.clip(depth, 0, None)[across // 6 : -across // 6].mean(axis=0)
    smooth = cv2.blur(np.tile(profile, 3)[None], (max(3, across // 6), 1))[0]
    empty = smooth < 0.35 * float(np.median(smooth))
    best, run = (0, 0), 0
    for place in range(2 * length):
        run = run + 1 if empty[place] else 0
        if best[1] < run <= length:
            best = (place, run)
    end, width = best
    if width < 0.3 * across:  # text all round: begin at its emptiest column
        end, width = int(smooth[length : 2 * length].argmin()), 1
    margin = min(round(0.4 * across), width)
    rolled = np.roll(strip, -(end + 1 - margin) % length, axis=1)
    return np.ascontiguousarray(rolled[:, : length - max(0, width - 2 * margin)]), (end - width // 2) % length


def columns_as_row(picture: Picture, seal: SealFound, cells: int, side: int = 48) -> Picture:
    """The characters of a square seal (`cells` × `cells`), columns from right to left, side by side."""
    c, s = np.cos(np.radians(seal.angle)), np.sin(np.radians(seal.angle))
    half_w, half_h = 0.46 * seal.axes[0], 0.46 * seal.axes[1]
    flat = [(-half_w, -half_h), (half_w, -half_h), (half_w, half_h), (-half_w, half_h)]
    corners = np.array([(seal.centre[0] + c * u - s * v, seal.centre[1] + s * u + c * v) for u, v in flat])
    quad = np.roll(corners, -int(np.argmin(corners.sum(axis=1))), axis=0).astype(np.float32)
    size = cells * side
    target = np.array([[0, 0], [size, 0], [size, size], [0, size]], np.float32)
    matrix = cv2.getPerspectiveTransform(quad, target)
    face = cv2.warpPerspective(picture, matrix, (size, size), flags=cv2.INTER_LINEAR)
    order = [(row, column) for column in reversed(range(cells)) for row in range(cells)]
    return np.hstack([face[r * side : (r + 1) * side, k * side : (k + 1) * side] for r, k in order])


def around(picture: Picture, seal: SealFound) -> tuple[Picture, SealFound]:
    """The part of the page with the seal on it, and the seal as it lies in that part."""
    box = seal.box.grow(3)
    left, top = max(0.0, float(int(box.x0))), max(0.0, float(int(box.y0)))
    return cut_box(picture, type(box)(left, top, box.x1, box.y1)), seal.moved(-left, -top)
