"""Geometry and light: a sheet that lies askew on the glass, a sheet photographed by hand."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from samples.paint import Picture

Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Camera:
    """A phone held over a sheet on a table. Shares are of the sheet's width or height."""

    margin: float = 0.04  # of table around the sheet; below 0 the sheet fills the picture and more
    lean: float = 0.025  # how far a corner may lie from its place
    falloff: float = 0.22  # how much darker the darkest corner is
    side: float = 0.0  # how much shorter the farthest edge looks when the sheet is seen from one side
    hand: float = 0.0  # depth of the shadow of a hand that holds the phone, with a soft edge
    checked: bool = False  # the table has a checked cloth
    bend: float = 0.0  # how high the sheet waves, as a share of its height; the truth does not follow


def tilt(picture: Picture, degrees: float, stretch: float, ground: int) -> tuple[Picture, Matrix]:
    """Turn about the middle and stretch downwards by a factor; what lies beyond the sheet is `ground`."""
    height, width = picture.shape[:2]
    matrix = np.eye(3)
    matrix[:2] = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1.0)
    matrix = matrix @ np.diag([1.0, stretch, 1.0])
    turned = cv2.warpPerspective(
        picture, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=(ground, ground, ground)
    )
    return np.asarray(turned, np.uint8), matrix


def photograph(
    picture: Picture, camera: Camera, scale: float, random: np.random.Generator
) -> tuple[Picture, Matrix]:
    """The sheet in perspective on a table, `scale` times its size."""
    height, width = picture.shape[:2]
    w, h = width * scale, height * scale
    frame = (round(w * (1 + 2 * camera.margin)), round(h * (1 + 2 * camera.margin)))
    corners = np.array([[0, 0], [w, 0], [w, h], [0, h]]) + np.array([w, h]) * camera.margin
    corners += random.uniform(-camera.lean, camera.lean, (4, 2)) * np.array([w, h])
    if camera.side:
        corners += _far_edge(int(random.integers(4))) * camera.side * np.array([w, h])
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = np.asarray(cv2.getPerspectiveTransform(flat, corners.astype(np.float32)), np.float64)
    # One step of blur before shrinking keeps thin strokes from breaking.
    soft = cv2.GaussianBlur(picture, (0, 0), 0.35 / scale)
    shot = _cloth(frame, random) if camera.checked else _table(frame, random)
    cv2.warpPerspective(
        soft, matrix, frame, dst=shot, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_TRANSPARENT
    )
    if camera.bend:
        shot = _bent(shot, camera.bend * h)
    return np.asarray(shot, np.uint8), matrix


def _far_edge(edge: int) -> Matrix:
    """How the corners move (shares of width and height) when the top, right, bottom or left edge is far."""
    away = np.array([[0.5, 0.4], [-0.5, 0.4], [0.0, 0.0], [0.0, 0.0]])  # of the top edge
    if edge % 2 == 0:
        return away if edge == 0 else (away * (1, -1))[[3, 2, 1, 0]]
    right = np.array([[0.0, 0.0], [-0.4, 0.5], [-0.4, -0.5], [0.0, 0.0]])
    return right if edge == 1 else (right * (-1, 1))[[1, 0, 3, 2]]


def _bent(picture: Picture, height: float) -> Picture:
    """The picture of a sheet that does not lie flat: columns moved up and down along one long wave."""
    rows, columns = picture.shape[:2]
    x, y = np.meshgrid(np.arange(columns, dtype=np.float32), np.arange(rows, dtype=np.float32))
    wave = (height * np.sin(2 * np.pi * x / columns)).astype(np.float32)
    bent = cv2.remap(picture, x, y + wave, cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(bent, np.uint8)


def light(picture: Picture, camera: Camera, random: np.random.Generator) -> Picture:
    """Light that falls from one side, with the shadows of camera and hand."""
    falloff = camera.falloff
    height, width = picture.shape[:2]
    down, across = np.mgrid[-1:1:24j, -1:1:18j]
    angle = random.uniform(0, 2 * np.pi)
    ramp = 0.5 + 0.5 * (np.cos(angle) * across + np.sin(angle) * down) / np.sqrt(2)
    blot_x, blot_y = random.uniform(-1, 1, 2)
    blot = np.exp(-((across - blot_x) ** 2 + (down - blot_y) ** 2) / 0.35)
    dark = 1 - falloff * (0.75 * ramp + 0.35 * blot)
    if camera.hand:
        dark *= _hand(across, down, camera.hand, random)
    warm = np.array([1.0, 0.985, random.uniform(0.93, 0.97)])
    field = cv2.resize((dark[..., None] * warm * 255).clip(0, 255).astype(np.uint8), (width, height))
    return np.asarray(cv2.multiply(picture, field, scale=1 / 255), np.uint8)


def _hand(across: Matrix, down: Matrix, depth: float, random: np.random.Generator) -> Matrix:
    """What the shadow leaves of the light: a broad tongue from below, its edge some centimetres soft."""
    middle, width, reach = random.uniform(-0.5, 0.5), random.uniform(0.3, 0.5), random.uniform(-0.5, 0.2)
    inside = np.minimum(width - np.abs(across - middle), down - reach) / 0.12
    return np.asarray(1 - depth / (1 + np.exp(-inside)), np.float64)


def _cloth(frame: tuple[int, int], random: np.random.Generator) -> Picture:
    """A checked cloth: light and dark squares of some centimetres."""
    width, height = frame
    step = int(random.integers(width // 14, width // 8))
    y, x = np.mgrid[:height, :width] // step
    shade = (110 + 70 * (x % 2) + 60 * (y % 2)).astype(np.float64)
    tone = np.array([(0.9, 0.45, 0.4), (0.4, 0.55, 0.85), (0.7, 0.7, 0.7)][int(random.integers(3))])
    return np.asarray((shade[..., None] * tone).clip(0, 255), np.uint8)


def _table(frame: tuple[int, int], random: np.random.Generator) -> Picture:
    """A table top with a grain, in one of a few colours."""
    width, height = frame
    tone = np.array([(112, 84, 62), (92, 92, 96), (150, 128, 100), (70, 64, 60)][int(random.integers(4))])
    rough = cv2.GaussianBlur(random.normal(0, 9, (height // 3 + 1, 4)), (0, 0), 1.2)
    grain = cv2.resize(rough, (width, height), interpolation=cv2.INTER_CUBIC)
    return np.asarray((tone + grain[..., None]).clip(0, 255), np.uint8)
