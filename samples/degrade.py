"""Scanners, phones and copiers: what they do to a page, and where its texts lie afterwards."""

from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache
from io import BytesIO

import cv2
import numpy as np
from numpy.typing import NDArray
from PIL import Image

from samples.canvas import Page
from samples.lens import Camera, light, photograph, tilt
from samples.paint import Picture, paint
from samples.truth import PageTruth


class Level(StrEnum):
    """How a page is taken in; `LEVELS` says what each does to it."""

    CLEAN = "clean"
    SCAN = "scan"
    FLATBED = "flatbed"
    PHONE = "phone"
    GREY = "grey"
    PHOTOCOPY = "photocopy"


@dataclass(frozen=True, slots=True)
class Taking:
    """One way of taking a page in. Pixels are those of the result, tones grey levels of 255."""

    dpi: int
    skew: float  # degrees at most, either way
    blur: tuple[float, float]  # standard deviation in pixels
    noise: float  # standard deviation in tones
    paper: tuple[int, int]  # how bright white paper comes out
    ink: tuple[int, int]  # how dark black ink comes out
    dust: int = 0  # specks at most
    shadow: float = 0.0  # depth of the shadow along an edge, 0..1
    staple: bool = False
    colour: bool = True
    toner: bool = False  # copied before: hard edges, specks
    camera: Camera | None = None
    coarse: int = 30  # step of the JPEG's quantiser: about 16 is fine, 60 as small as scanners write
    motion: float = 0.0  # millimetres by which the hand moved while the shutter was open
    cut: float = 0.0  # share of the page's width that lies beyond the picture's right edge


LEVELS = {
    Level.CLEAN: Taking(300, 0.2, (0.3, 0.5), 0.8, (250, 254), (12, 28), coarse=16),
    Level.SCAN: Taking(
        200, 1.2, (0.5, 0.75), 2.2, (238, 252), (26, 60), dust=14, shadow=0.30, staple=True, coarse=66
    ),
    Level.FLATBED: Taking(200, 0.5, (0.4, 0.55), 1.2, (244, 253), (14, 36), dust=5, shadow=0.12, coarse=30),
    Level.PHONE: Taking(150, 0.0, (0.55, 0.85), 3.5, (236, 250), (24, 50), camera=Camera(), coarse=20),
    Level.GREY: Taking(
        200, 1.2, (0.5, 0.75), 2.2, (238, 252), (26, 60), dust=14, shadow=0.30, colour=False, coarse=66
    ),
    Level.PHOTOCOPY: Taking(
        200, 0.9, (0.5, 0.7), 2.0, (232, 246), (30, 62), dust=40, shadow=0.45, colour=False, toner=True
    ),
}


@dataclass(frozen=True, slots=True)
class Scan:
    """A page as it came in: RGB picture as it lies in the file, truth in pixels of the upright picture.

    `rotation` is by how many degrees clockwise the picture must be turned to stand upright.
    """

    picture: Picture
    truth: PageTruth
    rotation: int
    colour: bool
    coarse: int


def take(page: Page, level: Level | Taking, seed: int, turn: int = 0) -> Scan:
    """Paint a page and take it in at a level; the same seed gives the same picture."""
    taking = level if isinstance(level, Taking) else LEVELS[level]
    dpi = max(200, round(1.34 * taking.dpi)) if taking.camera else taking.dpi
    return degrade(*paint(page, dpi), taking, seed, turn)


def degrade(picture: Picture, truth: PageTruth, level: Level | Taking, seed: int, turn: int = 0) -> Scan:
    """Do to a painted page what the level does; in its file it lies `turn` (0, 90 …) degrees clockwise.

    The picture should come at the level's own dpi, for a camera at 1.3 times that at least.
    """
    taking = level if isinstance(level, Taking) else LEVELS[level]
    random = np.random.default_rng(seed)
    scale = taking.dpi / truth.dpi if taking.camera else 1.0
    if taking.camera:
        shot, matrix = photograph(_toned(picture, taking, random), taking.camera, scale, random)
        shot = light(shot, taking.camera, random)
    else:
        tilted, matrix = _fed(_toned(picture, taking, random), taking, random)
        shot = _soiled(tilted, taking, random)
    if taking.motion:
        shot = _shaken(shot, taking.motion * taking.dpi / 25.4, random)
    if taking.cut:
        shot = shot[:, : round(shot.shape[1] * (1 - taking.cut))]
    shot = _bytes(cv2.GaussianBlur(shot, (0, 0), random.uniform(*taking.blur)))
    shot = _noisy(shot, taking.noise, taking.camera is not None, random)
    moved = truth.through(matrix, shot.shape[1], shot.shape[0])
    if not taking.colour:
        shot = _bytes(cv2.cvtColor(cv2.cvtColor(shot, cv2.COLOR_RGB2GRAY), cv2.COLOR_GRAY2RGB))
        moved = moved.without_colour()
    turned = np.ascontiguousarray(np.rot90(shot, -(turn // 90)), np.uint8)
    moved = replace(moved, dpi=truth.dpi * scale)
    return Scan(turned, moved, (360 - turn) % 360, taking.colour, taking.coarse)


def jpeg(scan: Scan) -> bytes:
    """The picture as a JPEG that names its resolution; grey scans have one channel."""
    image = Image.fromarray(scan.picture)
    target = BytesIO()
    dpi = (round(scan.truth.dpi), round(scan.truth.dpi))
    table = _quantiser(scan.coarse)
    (image if scan.colour else image.convert("L")).save(
        target, "JPEG", qtables=[table, table], optimize=True, progressive=True, dpi=dpi
    )
    return target.getvalue()


def _quantiser(step: int) -> list[int]:
    """A flat table, finer for broad tones: on text an eighth smaller than Annex K's at the same error."""
    return [round(step * min(1.0, 0.4 + 0.15 * (place // 8 + place % 8))) for place in range(64)]


def _bytes(picture: object) -> Picture:
    """What cv2 returns, as the type it is; nothing is copied."""
    return np.asarray(picture, np.uint8)


def _toned(picture: Picture, taking: Taking, random: np.random.Generator) -> Picture:
    """Black becomes dark grey, white the tone of the paper, a little warmer or cooler each time."""
    white, black = random.uniform(*taking.paper), random.uniform(*taking.ink)
    steps = np.linspace(0, 1, 256)
    if taking.toner:
        steps = 1 / (1 + np.exp(-11 * (steps - 0.62)))
        picture = np.repeat(cv2.cvtColor(picture, cv2.COLOR_RGB2GRAY)[..., None], 3, axis=2)
    tint = np.array([1.0, 1.0, 1.0 - random.uniform(-0.006, 0.018)])
    curve = (black + (white - black) * steps)[:, None] * tint
    return _bytes(cv2.LUT(picture, curve.clip(0, 255).astype(np.uint8)[:, None, :]))


def _fed(
    picture: Picture, taking: Taking, random: np.random.Generator
) -> tuple[Picture, NDArray[np.float64]]:
    stretch = 1 + random.uniform(-0.003, 0.003)
    return tilt(picture, random.uniform(-taking.skew, taking.skew), stretch, ground=225)


def _soiled(picture: Picture, taking: Taking, random: np.random.Generator) -> Picture:
    """The shadow along one edge, dust, and the holes and shadow of a staple."""
    height, width = picture.shape[:2]
    if taking.shadow:
        _edge_shadow(picture, taking.shadow * random.uniform(0.3, 1), int(random.integers(4)))
    for _ in range(int(random.integers(taking.dust + 1))):
        centre = (int(random.integers(width)), int(random.integers(height)))
        tone = int(random.integers(60, 190))
        cv2.circle(picture, centre, int(random.integers(1, 3)), (tone, tone, tone), -1, cv2.LINE_AA)
    if taking.staple and random.random() < 0.6:
        _staple(picture, taking.dpi, random)
    return picture


def _edge_shadow(picture: Picture, depth: float, edge: int) -> None:
    """Darken a band along the left, top, right or bottom edge, in place."""
    band = np.rot90(picture, edge)  # a view: its left columns are the edge
    reach = 26
    ramp = 1 - depth * np.exp(-np.arange(reach) / 8)
    band[:, :reach] = (band[:, :reach] * ramp[None, :, None]).astype(np.uint8)


def _staple(picture: Picture, dpi: int, random: np.random.Generator) -> None:
    mm = dpi / 25.4
    x, y = random.uniform(6, 11) * mm, random.uniform(6, 11) * mm
    angle = np.radians(random.uniform(25, 60))
    reach = np.array([np.cos(angle), -np.sin(angle)]) * 6 * mm
    start, end = np.array([x, y]) - reach / 2, np.array([x, y]) + reach / 2
    a, b = (int(start[0]), int(start[1])), (int(end[0]), int(end[1]))
    corner = picture[: int(22 * mm), : int(22 * mm)]
    shade: Picture = np.full_like(corner, 255)
    cv2.line(shade, (a[0] + 3, a[1] + 4), (b[0] + 3, b[1] + 4), (190, 190, 190), max(2, int(mm)), cv2.LINE_AA)
    shade = _bytes(cv2.GaussianBlur(shade, (0, 0), mm * 0.5))
    for hole in (a, b):
        cv2.circle(shade, hole, max(1, int(0.35 * mm)), (70, 70, 70), -1, cv2.LINE_AA)
    corner[:] = cv2.multiply(corner, shade, scale=1 / 255)


def _shaken(picture: Picture, pixels: float, random: np.random.Generator) -> Picture:
    """Each point drawn out to a straight line of `pixels` in some direction."""
    size = 2 * round(pixels / 2) + 3
    path = np.zeros((size, size), np.float32)
    angle, middle = random.uniform(0, np.pi), size // 2
    reach = np.array([np.cos(angle), np.sin(angle)]) * pixels / 2
    for step in np.linspace(-1, 1, 8 * size):
        x, y = middle + step * reach
        path[round(y), round(x)] += 1
    return _bytes(cv2.filter2D(picture, -1, path / path.sum(), borderType=cv2.BORDER_REPLICATE))


@cache
def _tile() -> NDArray[np.float32]:
    """Noise of standard deviation 1, larger than a page's repeat could be seen, (rows, columns, 3)."""
    return np.random.default_rng(20170930).normal(size=(700, 900, 3)).astype(np.float32)


def _noisy(picture: Picture, amount: float, coloured: bool, random: np.random.Generator) -> Picture:
    """Add noise: of brightness only for scanners, of each channel for cameras."""
    height, width = picture.shape[:2]
    tile = _tile() if coloured else np.repeat(_tile()[..., :1], 3, axis=2)
    tile = np.rint(tile * np.float32(amount)).astype(np.int16)
    tile = np.roll(tile, tuple(random.integers(700, size=2)), axis=(0, 1))
    repeats = (height // tile.shape[0] + 1, width // tile.shape[1] + 1, 1)
    noise = np.tile(tile, repeats)[:height, :width]
    return np.asarray((picture + noise).clip(0, 255), np.uint8)
