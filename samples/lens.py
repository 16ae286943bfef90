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

    margin: float = 0.04  # of table around the sheet
    lean: float = 0.025  # how far a corner may lie from its place
    falloff: float = 0.22  # how much darker the darkest corner is


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
    flat = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = np.asarray(cv2.getPerspectiveTransform(flat, corners.astype(np.float32)), np.float64)
    # One step of blur before shrinking keeps thin strokes from breaking.
    soft = cv2.GaussianBlur(picture, (0, 0), 0.35 / scale)
    shot = _table(frame, random)
    cv2.warpPerspective(
        soft, matrix, frame, dst=shot, flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_TRANSPARENT
    )
    return np.asarray(shot, np.uint8), matrix


def light(picture: Picture, falloff: float, random: np.random.Generator) -> Picture:
    """Light that falls from one side, with the shadow of a hand: each pixel darker by up to `falloff`."""
    height, width = picture.shape[:2]
    down, across = np.mgrid[-1:1:24j, -1:1:18j]
    angle = random.uniform(0, 2 * np.pi)
    ramp = 0.5 + 0.5 * (np.cos(angle) * across + np.sin(angle) * down) / np.sqrt(2)
    blot_x, blot_y = random.uniform(-1, 1, 2)
    blot = np.exp(-((across - blot_x) ** 2 + (down - blot_y) ** 2) / 0.35)
    dark = 1 - falloff * (0.75 * ramp + 0.35 * blot)
    warm = np.array([1.0, 0.985, random.uniform(0.93, 0.97)])
    field = cv2.resize((dark[..., None] * warm * 255).clip(0, 255).astype(np.uint8), (width, height))
    return np.asarray(cv2.multiply(picture, field, scale=1 / 255), np.uint8)


def _table(frame: tuple[int, int], random: np.random.Generator) -> Picture:
    """A table top with a grain, in one of a few colours."""
    width, height = frame
    tone = np.array([(112, 84, 62), (92, 92, 96), (150, 128, 100), (70, 64, 60)][int(random.integers(4))])
    rough = cv2.GaussianBlur(random.normal(0, 9, (height // 3 + 1, 4)), (0, 0), 1.2)
    grain = cv2.resize(rough, (width, height), interpolation=cv2.INTER_CUBIC)
    return np.asarray((tone + grain[..., None]).clip(0, 255), np.uint8)
