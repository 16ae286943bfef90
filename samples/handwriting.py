"""Signatures: a name in a script face, or in Kai for Chinese names, slanted and wavering by its seed."""

from functools import lru_cache

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from samples.canvas import SignatureMark
from samples.fonts import Font, face
from samples.seals import hash_of

_FINE = 160  # pixels per em of the drawing that is then fitted into its area


def sign(mark: SignatureMark, dpi: float) -> NDArray[np.float32]:
    """How much ink (0..1) lies on each pixel of `mark.area` at `dpi`; the name is fitted into the area."""
    scale = dpi / 25.4
    width = max(1, round((mark.area.x1 - mark.area.x0) * scale))
    height = max(1, round((mark.area.y1 - mark.area.y0) * scale))
    drawn = _written(mark.name, mark.seed)
    fit = min(width / drawn.shape[1], height / drawn.shape[0])
    small = cv2.resize(drawn, None, fx=fit, fy=fit, interpolation=cv2.INTER_AREA)
    small = small[:height, :width]
    ink = np.zeros((height, width), np.float32)
    top, left = (height - small.shape[0]) // 2, (width - small.shape[1]) // 2
    ink[top : top + small.shape[0], left : left + small.shape[1]] = small
    return np.asarray(np.clip(ink * 1.15, 0, 0.95), np.float32)


@lru_cache(maxsize=64)
def _written(name: str, seed: int) -> NDArray[np.float32]:
    """The name as written, cut to its ink; (rows, columns) of 0..1."""
    random = np.random.default_rng(hash_of(name, seed))
    han = any(ord(character) > 0x2E7F for character in name)
    drawn = _han(name, random) if han else _latin(name, random)
    waved = _waver(drawn, random, 0.035 if han else 0.02)
    rows, columns = np.where(waved > 0.1)
    return waved[rows.min() : rows.max() + 1, columns.min() : columns.max() + 1]


def _latin(name: str, random: np.random.Generator) -> NDArray[np.float32]:
    font = face(Font.HAND, float(_FINE))
    length = round(font.getlength(name))
    cell = Image.new("L", (length + 2 * _FINE, 3 * _FINE))
    pen = ImageDraw.Draw(cell)
    pen.text((_FINE, 1.8 * _FINE), name, font=font, fill=255, anchor="ls")
    if random.random() < 0.5:  # a stroke under the name, as many people draw it
        start = (_FINE + length * 0.1, 2.05 * _FINE + random.uniform(-8, 8))
        end = (_FINE + length * random.uniform(0.9, 1.1), 1.95 * _FINE + random.uniform(-10, 10))
        pen.line((start, end), fill=235, width=5)
    return np.asarray(cell, np.float32) / np.float32(255)


def _han(name: str, random: np.random.Generator) -> NDArray[np.float32]:
    font = face(Font.KAI, float(_FINE))
    cell = Image.new("L", (round(len(name) * _FINE * 1.05) + 2 * _FINE, 3 * _FINE))
    x = float(_FINE)
    for character in name:
        glyph = Image.new("L", (2 * _FINE, 2 * _FINE))
        ImageDraw.Draw(glyph).text((_FINE, _FINE), character, font=font, fill=255, anchor="mm")
        size = random.uniform(0.85, 1.12)
        glyph = glyph.rotate(random.uniform(-7, 7), Image.Resampling.BICUBIC)
        glyph = glyph.resize((round(glyph.width * size), round(glyph.height * size)))
        where = (round(x + _FINE / 2 - glyph.width / 2), round(1.5 * _FINE - glyph.height / 2))
        cell.paste(255, (where[0], where[1] + round(random.uniform(-14, 14))), glyph)
        x += _FINE * random.uniform(0.78, 0.92)  # handwriting runs together
    return np.asarray(cell, np.float32) / np.float32(255)


def _waver(drawn: NDArray[np.float32], random: np.random.Generator, amount: float) -> NDArray[np.float32]:
    """Slant the writing, lift its base line and shift it by a smooth random field."""
    height, width = drawn.shape
    field = random.normal(size=(2, 4, max(4, width // 90))).astype(np.float32) * (_FINE * amount)
    shift_x, shift_y = (cv2.resize(f, (width, height), interpolation=cv2.INTER_CUBIC) for f in field)
    columns, rows = np.meshgrid(np.arange(width, dtype=np.float32), np.arange(height, dtype=np.float32))
    slant, rise = random.uniform(0.02, 0.25), random.uniform(-0.01, 0.09)
    map_x = columns + shift_x + np.float32(slant) * (rows - height / 2)
    map_y = rows + shift_y + np.float32(rise) * (columns - width / 2)
    return cv2.remap(drawn, map_x, map_y, cv2.INTER_LINEAR).astype(np.float32)
