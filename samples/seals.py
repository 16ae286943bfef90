"""Seals as they are pressed: the name on an arc, a star, a centre line, and uneven ink."""

from functools import lru_cache
from itertools import pairwise
from math import atan2, ceil, cos, degrees, hypot, pi, radians, sin

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageChops, ImageDraw

from extractors.page_text import SealColour
from samples.canvas import Ink, Page, Rect, SealMark, SealShape
from samples.fonts import Font, face

OVAL = 2 / 3  # height by width: 45 mm × 30 mm is the usual oval (domain B.22)
_FACE = Font.SONG_BOLD


def extent(mark: SealMark) -> Rect:
    """The upright rectangle around a seal, in millimetres."""
    half_width = mark.diameter / 2
    half_height = half_width * (OVAL if mark.shape is SealShape.OVAL else 1)
    c, s = abs(cos(radians(mark.turn))), abs(sin(radians(mark.turn)))
    if mark.shape is SealShape.SQUARE:
        across, down = half_width * (c + s), half_width * (c + s)
    else:
        across = hypot(half_width * c, half_height * s)
        down = hypot(half_width * s, half_height * c)
    return Rect(mark.x - across, mark.y - down, mark.x + across, mark.y + down)


def colour(mark: SealMark) -> SealColour:
    """As a reader is to name it; gold foil is neither red nor blue."""
    return {Ink.RED: SealColour.RED, Ink.BLUE: SealColour.BLUE}.get(mark.ink, SealColour.BLACK)


def on_page(mark: SealMark, page: Page) -> tuple[Rect, bool]:
    """The part of `extent(mark)` that lies on the page, and whether it is a riding seal cut by an edge."""
    whole = extent(mark)
    part = Rect(max(0.0, whole.x0), max(0.0, whole.y0), min(page.width, whole.x1), min(page.height, whole.y1))
    return part, part != whole


def stamp(mark: SealMark, dpi: float) -> NDArray[np.float32]:
    """How much ink (0..1) the seal leaves on each pixel of `extent(mark)` at `dpi`."""
    cut = cut_seal(mark.ring, mark.centre, mark.shape, mark.star, ceil(mark.diameter / 25.4 * dpi))
    turned = cut.rotate(-mark.turn, Image.Resampling.BICUBIC, expand=True)
    area = extent(mark)
    scale = dpi / 25.4
    width, height = round((area.x1 - area.x0) * scale), round((area.y1 - area.y0) * scale)
    left, top = (turned.width - width) // 2, (turned.height - height) // 2
    shape = np.asarray(turned.crop((left, top, left + width, top + height)), np.float32) / 255
    seed = hash_of(mark.ring, mark.centre, round(mark.x * 10), round(mark.y * 10))
    return np.asarray(shape * _uneven(height, width, dpi, seed) * mark.strength, np.float32)


def hash_of(*parts: object) -> int:
    """A seed that is the same in every process, unlike `hash` of texts."""
    value = 2166136261
    for byte in "|".join(map(str, parts)).encode():
        value = (value ^ byte) * 16777619 & 0xFFFFFFFF
    return value


def _uneven(height: int, width: int, dpi: float, seed: int) -> NDArray[np.float32]:
    """Ink between 0.45 and 1: broad dry patches, and the tooth of the paper."""
    random = np.random.default_rng(seed)
    broad = cv2.resize(random.random((5, 5), np.float32), (width, height), interpolation=cv2.INTER_CUBIC)
    grain = cv2.GaussianBlur(random.random((height, width), np.float32), (0, 0), max(0.6, dpi / 280))
    grain = (grain - grain.mean()) / (grain.std() + 1e-6)
    ink = 0.80 + 0.45 * (broad - 0.45) + 0.10 * grain
    return np.asarray(np.clip(ink, 0.45, 1.0), np.float32)


@lru_cache(maxsize=64)
def cut_seal(ring: str, centre: str, shape: SealShape, star: bool, pixels: int) -> Image.Image:
    """The seal's face, clean and upright, "L" with 255 for ink, `pixels` wide."""
    fine = pixels * 2
    if shape is SealShape.SQUARE:
        cut = _square(ring, fine)
    else:
        height = round(fine * OVAL) if shape is SealShape.OVAL else fine
        cut = _ringed(ring, centre, star, fine, height)
    return cut.resize((pixels, round(pixels * cut.height / cut.width)), Image.Resampling.LANCZOS)


def _ringed(ring: str, centre: str, star: bool, width: int, height: int) -> Image.Image:
    cut = Image.new("L", (width, height))
    pen = ImageDraw.Draw(cut)
    rim = max(2, round(width * 0.028))
    pen.ellipse((0, 0, width - 1, height - 1), outline=255, width=rim)
    letter = width * (0.135 if height == width else 0.10)
    inset = rim * 1.6 + letter / 2
    _around(cut, ring, letter, (width / 2 - inset, height / 2 - inset), 0.68 if centre and star else 0.78)
    if star:
        _star(pen, width / 2, height / 2, width * 0.165)
    if centre:
        level = height * (0.76 if star else 0.5)
        _centred(cut, centre, level, min(letter * 0.85, width * 0.58 / max(len(centre), 4)))
    return cut


def _star(pen: ImageDraw.ImageDraw, x: float, y: float, radius: float) -> None:
    points = []
    for corner in range(10):
        reach = radius if corner % 2 == 0 else radius * 0.382  # the pentagram's own inner radius
        angle = -pi / 2 + corner * pi / 5
        points.append((x + reach * cos(angle), y + reach * sin(angle)))
    pen.polygon(points, fill=255)


def _around(cut: Image.Image, text: str, letter: float, axes: tuple[float, float], most: float) -> None:
    """Set `text` clockwise over the top of an ellipse, feet to the middle, on `most` of its round at most."""
    a, b = axes
    weights = [1.0 if ord(character) > 0x2E7F else 0.62 for character in text]
    angles = np.linspace(pi * 0.5, pi * 2.5, 1441)  # from the bottom over the left and the top
    length = np.concatenate(
        [[0.0], np.cumsum([hypot(a * (cos(q) - cos(p)), b * (sin(q) - sin(p))) for p, q in pairwise(angles)])]
    )
    share = min(most, 1.05 * sum(weights) * letter / length[-1])
    step = length[-1] * share / sum(weights)
    at = length[-1] / 2 - step * sum(weights) / 2
    for character, weight in zip(text, weights, strict=True):
        angle = float(np.interp(at + step * weight / 2, length, angles))
        upright = atan2(cos(angle) * a, -sin(angle) * b)  # direction of the outward normal from the top
        glyph = _glyph(character, min(letter, step * weight * 1.12), letter)
        turned = glyph.rotate(-degrees(upright), Image.Resampling.BICUBIC, expand=True)
        x = cut.width / 2 + a * cos(angle) - turned.width / 2
        y = cut.height / 2 + b * sin(angle) - turned.height / 2
        _lay(cut, turned, round(x), round(y))
        at += step * weight


def _glyph(character: str, width: float, height: float) -> Image.Image:
    """One character filling a cell, narrowed as seal cutters do."""
    font = face(_FACE, float(ceil(height)))
    x0, y0, x1, y1 = font.getbbox(character, anchor="ls")
    if ord(character) > 0x2E7F:  # Han characters keep their place in the em square
        x0, y0, x1, y1 = 0, -0.88 * height, height, 0.12 * height
    cell = Image.new("L", (max(1, ceil(x1 - x0)), max(1, ceil(y1 - y0))))
    ImageDraw.Draw(cell).text((-x0, -y0), character, font=font, fill=255, anchor="ls", stroke_width=0)
    narrow = min(cell.width, max(1, round(width)))
    return cell.resize((narrow, cell.height), Image.Resampling.BICUBIC)


def _lay(cut: Image.Image, piece: Image.Image, x: int, y: int) -> None:
    area = (x, y, x + piece.width, y + piece.height)
    cut.paste(ImageChops.lighter(cut.crop(area), piece), area)


def _centred(cut: Image.Image, text: str, level: float, size: float) -> None:
    pen = ImageDraw.Draw(cut)
    pen.text((cut.width / 2, level), text, font=face(_FACE, size), fill=255, anchor="mm")


def _square(text: str, width: int) -> Image.Image:
    """Characters in columns from right to left within a frame, as on a name seal."""
    cut = Image.new("L", (width, width))
    pen = ImageDraw.Draw(cut)
    rim = max(2, round(width * 0.05))
    pen.rectangle((0, 0, width - 1, width - 1), outline=255, width=rim)
    rows = ceil(len(text) ** 0.5)
    columns = ceil(len(text) / rows)
    room = width - 2.6 * rim
    for place, character in enumerate(text):
        column, row = divmod(place, rows)
        glyph = _glyph(character, room / columns * 0.96, room / rows * 0.96)
        glyph = glyph.resize((round(room / columns * 0.96), round(room / rows * 0.96)))
        x = width - 1.3 * rim - (column + 1) * room / columns
        _lay(cut, glyph, round(x), round(1.3 * rim + row * room / rows))
    return cut
