"""Pictures, letters and areas of an OFD on their way to the page: decoded, scaled, turned, filled."""

import io

from PIL import Image, ImageChops, ImageDraw

from ingest.formats.ofd.geometry import Matrix
from ingest.formats.ofd.typefaces import Typeface
from ingest.opening.limits import Limits

_AROUND = 4  # times its size: room for a letter turned about its origin


def opened(data: bytes, limits: Limits) -> Image.Image | None:
    """The picture in RGBA; None where it cannot be decoded or has too many pixels."""
    try:
        with Image.open(io.BytesIO(data)) as picture:
            if picture.width * picture.height > limits.pixels:
                return None
            return picture.convert("RGBA")
    except (OSError, ValueError, SyntaxError):
        return None


def laid_out(
    picture: Image.Image, place: Matrix, pixels: float, box: tuple[int, int, int, int]
) -> Image.Image | None:
    """The picture (RGBA) as it covers `box` (left, top, width, height in pixels of the page).

    `place` takes the unit square to the page in millimetres, `pixels` of them a millimetre. None where the
    square has no area.
    """
    left, top, width, height = box
    if place.upright:
        return picture.resize((width, height), Image.Resampling.LANCZOS)
    back = Matrix(place.a * pixels, place.b * pixels, place.c * pixels, place.d * pixels).inverse()
    if back is None:
        return None
    picture.thumbnail((2 * max(width, height), 2 * max(width, height)))
    across, down = picture.size
    x, y = left - place.e * pixels, top - place.f * pixels
    data = (
        *(back.a * across, back.c * across, (back.a * x + back.c * y) * across),
        *(back.b * down, back.d * down, (back.b * x + back.d * y) * down),
    )
    return picture.transform((width, height), Image.Transform.AFFINE, data, Image.Resampling.BICUBIC)


def filled(lines: list[list[tuple[float, float]]], size: tuple[int, int]) -> Image.Image:
    """A mask of what the closed lines (pixels) enclose; what lies within two of them is a hole."""
    mask = Image.new("1", size)
    for line in lines:
        if len(line) > 2:
            own = Image.new("1", size)
            ImageDraw.Draw(own).polygon(line, 1)
            mask = ImageChops.logical_xor(mask, own)
    return mask.convert("L")


def without_white(picture: Image.Image) -> Image.Image:
    """The picture with its white parts transparent: the paper of a seal's picture is not drawn."""
    ink = picture.convert("L").point(lambda value: 0 if value > 240 else 255)
    picture.putalpha(Image.composite(picture.getchannel("A"), Image.new("L", picture.size), ink))
    return picture


def turned(letter: str, typeface: Typeface, matrix: Matrix) -> Image.Image:
    """A mask with the letter's origin in its middle, turned and slanted as `matrix` says, its size apart."""
    side = int(typeface.size) * _AROUND
    mask = Image.new("L", (side, side))
    ImageDraw.Draw(mask).text((side / 2, side / 2), letter, 255, typeface, anchor="ls")
    scale = matrix.scale or 1.0
    back = Matrix(matrix.a / scale, matrix.b / scale, matrix.c / scale, matrix.d / scale).inverse()
    if back is None:
        return mask
    middle = side / 2
    data = (
        *(back.a, back.c, middle - (back.a + back.c) * middle),
        *(back.b, back.d, middle - (back.b + back.d) * middle),
    )
    return mask.transform(mask.size, Image.Transform.AFFINE, data, Image.Resampling.BICUBIC)
