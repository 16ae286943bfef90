"""A page picture in memory: decoding, turning, scaling, cutting out and writing evidence.

A `Picture` is H × W × 3 uint8 in OpenCV's colour order (blue, green, red); a `Grey` is H × W uint8.
"""

from math import cos, radians, sin
from pathlib import Path

import cv2
import numpy as np
from numpy.typing import NDArray

from ingest.page import Box

Picture = NDArray[np.uint8]
Grey = NDArray[np.uint8]
Quad = NDArray[np.float32]
"""Four corners (x, y) of a piece of text: top left, top right, bottom right, bottom left as one reads it."""

_TURNS = {90: cv2.ROTATE_90_CLOCKWISE, 180: cv2.ROTATE_180, 270: cv2.ROTATE_90_COUNTERCLOCKWISE}
_LEVEL = 0.15  # pixels: a quadrilateral that leans less is cut out as a rectangle, several times faster


class PictureUnreadable(ValueError):
    """The file is no picture that can be decoded."""


def one_thread() -> None:
    """Keep OpenCV to one thread in this process: there is one worker for each core already."""
    cv2.setNumThreads(1)


def load(file: Path) -> Picture:
    """Decode a JPEG or PNG as stored: EXIF orientation is not applied, transparency becomes white.

    Raises PictureUnreadable, or OSError where the file cannot be read.
    """
    return _decoded(file, cv2.IMREAD_COLOR)


def load_as_stored(file: Path) -> Picture | Grey:
    """The same, but H × W where the file is grey."""
    return _decoded(file, cv2.IMREAD_ANYCOLOR)


def _decoded(file: Path, flags: int) -> NDArray[np.uint8]:
    data = np.frombuffer(file.read_bytes(), np.uint8)
    picture = cv2.imdecode(data, flags | cv2.IMREAD_IGNORE_ORIENTATION) if data.size else None
    if picture is None:
        raise PictureUnreadable(f"{file.name} is not a picture that can be decoded")
    return np.asarray(picture, np.uint8)


def turn(picture: Picture, degrees: int) -> Picture:
    """The picture turned clockwise by 0, 90, 180 or 270 degrees."""
    if degrees % 360 == 0:
        return picture
    return np.asarray(cv2.rotate(picture, _TURNS[degrees % 360]), np.uint8)


def turn_quads(quads: list[Quad], degrees: int, width: int, height: int) -> list[Quad]:
    """Corners found on a picture of `width` × `height`, as they lie after `turn(picture, degrees)`.

    The corners are renumbered so that the first is the top left one of the turned picture.
    """
    if degrees % 360 == 0:
        return quads
    return [_renumber(_turn_points(quad, degrees % 360, width, height)) for quad in quads]


def _turn_points(quad: Quad, degrees: int, width: int, height: int) -> Quad:
    x, y = quad[:, 0], quad[:, 1]
    moved = {90: (height - y, x), 180: (width - x, height - y), 270: (y, width - x)}[degrees]
    return np.stack(moved, axis=1).astype(np.float32)


def _renumber(quad: Quad) -> Quad:
    first = int(np.argmin(quad.sum(axis=1)))
    return np.roll(quad, -first, axis=0)


def to_grey(picture: Picture) -> Grey:
    """Luminance."""
    return np.asarray(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY), np.uint8)


def in_colour(grey: Grey) -> Picture:
    """Three equal channels."""
    return np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), np.uint8)


def scaled(picture: Picture, factor: float) -> Picture:
    """The picture (or grey) scaled by `factor`; averaged when made smaller, so that hairlines survive."""
    if abs(factor - 1) < 0.01:
        return picture
    width, height = max(1, round(picture.shape[1] * factor)), max(1, round(picture.shape[0] * factor))
    if factor < 1:
        return shrunk(picture, width, height)
    return np.asarray(cv2.resize(picture, (width, height), interpolation=cv2.INTER_CUBIC), np.uint8)


def shrunk(picture: Picture, width: int, height: int) -> Picture:
    """A smaller picture (or grey) of exactly `width` × `height` pixels for which every pixel was read.

    By halves, then linearly: down to a half linear reads every pixel, and averaging areas at once takes up
    to five times as long.
    """
    while picture.shape[1] > 2 * width and picture.shape[0] > 2 * height:
        half = (round(picture.shape[1] / 2), round(picture.shape[0] / 2))
        picture = np.asarray(cv2.resize(picture, half, interpolation=cv2.INTER_LINEAR), np.uint8)
    return resized(picture, width, height)


def resized(picture: Picture, width: int, height: int) -> Picture:
    """The picture stretched to exactly `width` × `height` pixels, linearly."""
    return np.asarray(cv2.resize(picture, (width, height), interpolation=cv2.INTER_LINEAR), np.uint8)


def straightened(picture: Picture, degrees: float) -> Picture:
    """The picture turned clockwise by a small angle about its middle: same size, white corners."""
    height, width = picture.shape[:2]
    matrix = cv2.getRotationMatrix2D((width / 2, height / 2), -degrees, 1.0)
    white = (255, 255, 255)
    turned = cv2.warpAffine(picture, matrix, (width, height), flags=cv2.INTER_LINEAR, borderValue=white)
    return np.asarray(turned, np.uint8)


def cut_quad(picture: Picture, quad: Quad) -> Picture:
    """What lies inside four corners, upright, at the picture's own resolution; at least 1 × 1 pixel."""
    width = round(max(float(np.linalg.norm(quad[1] - quad[0])), float(np.linalg.norm(quad[2] - quad[3]))))
    height = round(max(float(np.linalg.norm(quad[3] - quad[0])), float(np.linalg.norm(quad[2] - quad[1]))))
    width, height = max(1, width), max(1, height)
    if abs(quad[0, 1] - quad[1, 1]) < _LEVEL and abs(quad[0, 0] - quad[3, 0]) < _LEVEL:
        return _slice(picture, bounds(quad))
    target = np.array([[0, 0], [width, 0], [width, height], [0, height]], np.float32)
    matrix = cv2.getPerspectiveTransform(quad.astype(np.float32), target)
    piece = cv2.warpPerspective(
        picture, matrix, (width, height), flags=cv2.INTER_LINEAR, borderMode=cv2.BORDER_REPLICATE
    )
    return np.asarray(piece, np.uint8)


def bounds(quad: Quad) -> Box:
    """The upright rectangle around four corners."""
    xs, ys = zip(*quad.tolist(), strict=True)  # faster than by numpy, for four points
    return Box(min(xs), min(ys), max(xs), max(ys))


def quad_of(box: Box) -> Quad:
    """The corners of an upright rectangle."""
    return np.array(
        [[box.x0, box.y0], [box.x1, box.y0], [box.x1, box.y1], [box.x0, box.y1]], dtype=np.float32
    )


def line_strip(picture: Picture, quad: Quad, height: int, margin: int) -> Grey:
    """One line in grey, upright, scaled to `height` pixels, with `margin` pixels of its paper around it."""
    piece = to_grey(cut_quad(picture, quad))
    piece = scaled(piece, height / piece.shape[0])
    paper = float(np.percentile(piece, 90))
    return np.asarray(
        cv2.copyMakeBorder(piece, margin, margin, margin, margin, cv2.BORDER_CONSTANT, value=paper), np.uint8
    )


def leaning(box: Box, degrees: float) -> Quad:
    """The corners of a line that leans clockwise by `degrees` and has `box` as its upright bounds."""
    c, s = cos(radians(degrees)), abs(sin(radians(degrees)))
    # width = w·c + h·s and height = w·s + h·c, solved for the line's own sides
    height = max(0.4 * box.height, (box.height * c - box.width * s) / (c * c - s * s))
    width = max(1.0, (box.width - height * s) / c)
    x, y = box.centre
    lean = sin(radians(degrees))
    along_x, along_y = c * width / 2, lean * width / 2
    down_x, down_y = -lean * height / 2, c * height / 2
    return np.array(
        [
            (x - along_x - down_x, y - along_y - down_y),
            (x + along_x - down_x, y + along_y - down_y),
            (x + along_x + down_x, y + along_y + down_y),
            (x - along_x + down_x, y - along_y + down_y),
        ],
        np.float32,
    )


def cut_box(picture: Picture, box: Box) -> Picture:
    """The part of the picture inside `box`, clipped to the page; at least 1 × 1 pixel."""
    return _slice(picture, box)


def _slice(picture: Picture, box: Box) -> Picture:
    height, width = picture.shape[:2]
    x0, y0 = min(max(0, round(box.x0)), width - 1), min(max(0, round(box.y0)), height - 1)
    x1, y1 = max(x0 + 1, min(width, round(box.x1))), max(y0 + 1, min(height, round(box.y1)))
    return picture[y0:y1, x0:x1]


def crop(picture: Picture, box: Box, file: Path, margin: float = 0.0) -> None:
    """Write the part of the picture inside `box`, with `margin` pixels around it, as PNG or JPEG by suffix.

    Raises OSError where the file cannot be written.
    """
    save(cut_box(picture, box.grow(margin)), file)


def save(picture: Picture | Grey, file: Path) -> None:
    """Write a picture as PNG or JPEG by suffix. Raises OSError where the file cannot be written."""
    done, data = cv2.imencode(file.suffix, picture)
    if not done:
        raise OSError(f"{file.name}: the picture could not be encoded")
    file.write_bytes(data.tobytes())
