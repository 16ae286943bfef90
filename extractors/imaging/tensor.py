"""Pictures as the networks want them, and the detector's map as quadrilaterals."""

from collections.abc import Sequence

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.imaging.picture import Picture, Quad, resized, shrunk

Tensor = NDArray[np.float32]
_Rectangle = tuple[Sequence[float], Sequence[float], float]


def tensor(picture: Picture) -> Tensor:
    """1 × 3 × H × W, channels as they are (BGR), values −1 to 1."""
    return np.asarray(cv2.dnn.blobFromImage(picture, 1 / 127.5, mean=(127.5, 127.5, 127.5)), np.float32)


def fitted(picture: Picture, longest: int, *, enlarge: bool = False) -> Picture:
    """A copy whose longer side is at most `longest`, both sides multiples of 32 as the detector requires.

    With `enlarge` a smaller picture is made as large as that.
    """
    height, width = picture.shape[:2]
    factor = longest / max(height, width)
    factor = factor if enlarge else min(1.0, factor)
    size = (max(32, round(width * factor / 32) * 32), max(32, round(height * factor / 32) * 32))
    return shrunk(picture, *size)


def line_tensor(line: Picture, height: int, squeeze: float, least: int) -> Tensor:
    """A line scaled to `height`, its width by `squeeze` besides, padded with grey to at least `least`.

    The width is a multiple of 8, the recogniser's stride.
    """
    width = max(8, round(line.shape[1] * height / line.shape[0] * squeeze / 8) * 8)
    scaled = tensor(resized(line, width, height))
    if width >= least:
        return scaled
    padded = np.zeros((1, 3, height, least), np.float32)
    padded[..., :width] = scaled
    return padded


def quads_of_map(
    shares: NDArray[np.float32], size: tuple[int, int], *, ink: float, box: float, grow: float, most: int
) -> list[Quad]:
    """Text lines from a map of text probability, as corners on a picture of `size` (width, height).

    The post-processing of DB (Liao et al., AAAI 2020) as PaddleOCR does it: binarise at `ink`, dilate, take
    the smallest rectangle around each region, drop those whose mean probability is below `box`, and grow the
    rest by area · `grow` / perimeter. A grown rectangle is a rectangle: no polygon clipper is needed.
    """
    mask = cv2.dilate((shares > ink).astype(np.uint8), np.ones((2, 2), np.uint8))
    contours, _ = cv2.findContours(mask, cv2.RETR_LIST, cv2.CHAIN_APPROX_SIMPLE)
    scale = np.array([size[0] / shares.shape[1], size[1] / shares.shape[0]], np.float32)
    quads = []
    for contour in contours[:most]:
        middle, (w, h), angle = cv2.minAreaRect(contour)
        if min(w, h) < 3 or _mean_inside(shares, (middle, (w, h), angle)) < box:
            continue
        reach = w * h * grow / (2 * (w + h))
        corners = cv2.boxPoints((middle, (w + 2 * reach, h + 2 * reach), angle)) * scale
        quads.append(_ordered(np.clip(corners, 0, size).astype(np.float32)))
    return quads


def _mean_inside(shares: NDArray[np.float32], rectangle: _Rectangle) -> float:
    corners = cv2.boxPoints(rectangle)
    height, width = shares.shape
    low = np.clip(np.floor(corners.min(axis=0)), 0, (width - 1, height - 1)).astype(int)
    high = np.clip(np.ceil(corners.max(axis=0)), 0, (width - 1, height - 1)).astype(int)
    part = shares[low[1] : high[1] + 1, low[0] : high[0] + 1]
    inside = np.zeros(part.shape, np.uint8)
    cv2.fillPoly(inside, [(corners - low).astype(np.int32)], 1)
    return float(cv2.mean(part, inside)[0])


def _ordered(corners: Quad) -> Quad:
    """Top left, top right, bottom right, bottom left."""
    by_x = corners[np.argsort(corners[:, 0], kind="stable")]
    left, right = by_x[:2], by_x[2:]
    top_left, bottom_left = left[np.argsort(left[:, 1], kind="stable")]
    top_right, bottom_right = right[np.argsort(right[:, 1], kind="stable")]
    return np.array([top_left, top_right, bottom_right, bottom_left], np.float32)
