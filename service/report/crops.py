"""Crops: the place of a finding cut out of the page picture, upright, with a margin that shows its label."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from ingest.page import Box, PageImage

# Millimetres around the box: the printed label usually stands left of a value; a line above and below.
LEFT_MM = 32.0
RIGHT_MM = 14.0
ABOVE_BELOW_MM = 5.0
LONG_SIDE = 1200  # pixels; a crop of a whole page need not repeat the page at full size

_CLOCKWISE = {
    90: Image.Transpose.ROTATE_270,
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True)
class Crop:
    """Where a crop lies: `area` in pixels of the upright page, `name` relative to the report's folder."""

    name: str
    page: str
    area: Box


def upright(file: Path, rotation: int) -> Image.Image:
    """The page picture as RGB, turned clockwise by `rotation` degrees (0, 90, 180, 270).

    Raises OSError when the picture cannot be read.
    """
    with Image.open(file) as picture:
        rgb = picture.convert("RGB")
    return rgb.transpose(_CLOCKWISE[rotation]) if rotation else rgb


def crop_of(image: PageImage, rotation: int, box: Box) -> Crop:
    """The crop for a box on a page. Its name depends on the picture and the area only, so equal places share
    one file, and it tells nothing of what is written there. An empty box stands for the whole page."""
    turned = rotation in (90, 270)
    width, height = (image.height, image.width) if turned else (image.width, image.height)
    area = _area(box, width, height, image.dpi)
    corners = f"{image.sha256} {rotation} {area.x0:.0f} {area.y0:.0f} {area.x1:.0f} {area.y1:.0f}"
    return Crop(f"crops/{image.id}-{hashlib.sha256(corners.encode()).hexdigest()[:12]}.png", image.id, area)


def _area(box: Box, width: int, height: int, dpi: float) -> Box:
    pixels_per_mm = (dpi or 200.0) / 25.4
    y = ABOVE_BELOW_MM * pixels_per_mm
    page = Box(0, 0, width, height)
    if box.area <= 0 or box.overlap(page) <= 0:
        return page
    return Box(
        max(0, round(box.x0 - LEFT_MM * pixels_per_mm)),
        max(0, round(box.y0 - y)),
        min(width, round(box.x1 + RIGHT_MM * pixels_per_mm)),
        min(height, round(box.y1 + y)),
    )


def cut(page: Image.Image, area: Box, long_side: int = LONG_SIDE) -> Image.Image:
    """The area of an upright page, made smaller when its longer side exceeds `long_side` pixels."""
    piece = page.crop((int(area.x0), int(area.y0), int(area.x1), int(area.y1)))
    piece.thumbnail((long_side, long_side), Image.Resampling.BILINEAR)
    return piece
