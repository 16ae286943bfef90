"""The pictures of a report: crops as they are for the folder, small masked ones for the report page."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from PIL import Image, ImageDraw

from ingest.page import Box, PageImage
from service.report.crops import Crop, crop_of, cut, upright
from service.report.schema import Report
from service.report.weight import by_weight, is_open

# What keeps the page below about 8 MB: (up to so many page pictures, their height in pixels).
_HEIGHTS = ((24, 900), (48, 700), (60, 560))
_MOST_CROPS = 240
_CROP_SIDE = 760
_COVER = (88, 96, 108)


@dataclass(frozen=True, slots=True)
class Picture:
    """A JPEG for the page; `area` is what it shows, in pixels of the upright page."""

    jpeg: bytes
    width: int
    height: int
    area: Box


@dataclass(frozen=True, slots=True)
class Pictures:
    """`crops` go by their file name (`crops/….png`), those of whole pages left out; `pages` by page id."""

    crops: Mapping[str, Picture]
    pages: Mapping[str, Picture]


def take_pictures(
    report: Report,
    images: Mapping[str, PageImage],
    hidden: Mapping[str, tuple[Box, ...]],
    folder: Path,
) -> Pictures:
    """Cut every crop of the report into `folder`, unmasked, and make the small pictures with `hidden` places
    painted over. Each page is opened once. Raises OSError when a page picture cannot be read."""
    rotations = {page.id: page.rotation for page in report.pages}
    crops = _crops(report, images, rotations)
    small = set(list(crops)[:_MOST_CROPS])
    shown, height = _shown(report, images)
    crop_pictures: dict[str, Picture] = {}
    page_pictures: dict[str, Picture] = {}
    for page in dict.fromkeys([*shown, *(crop.page for crop in crops.values())]):
        whole = upright(images[page].file, rotations[page])
        mine = [crop for crop in crops.values() if crop.page == page]
        for crop in mine:
            _save(cut(whole, crop.area), folder / crop.name)
        _paint_over(whole, hidden.get(page, ()))
        for crop in mine:
            if crop.name in small and crop.area != Box(0, 0, *whole.size):
                crop_pictures[crop.name] = _picture(cut(whole, crop.area, _CROP_SIDE), crop.area, 72)
        if page in shown:
            area = Box(0, 0, *whole.size)
            whole.thumbnail((height * 2, height), Image.Resampling.BILINEAR)
            page_pictures[page] = _picture(whole, area, 60)
    return Pictures(crop_pictures, page_pictures)


def _crops(report: Report, images: Mapping[str, PageImage], rotations: Mapping[str, int]) -> dict[str, Crop]:
    """Distinct crops by name, those of the weightiest findings first."""
    crops: dict[str, Crop] = {}
    for finding in by_weight(report.findings):
        for place in finding.evidence:
            if place.crop:
                crops[place.crop] = crop_of(images[place.page], rotations[place.page], Box(*place.box))
    return crops


def _shown(report: Report, images: Mapping[str, PageImage]) -> tuple[set[str], int]:
    """Pages that are shown whole, and how high: those with evidence of a finding that asks for something."""
    pages = dict.fromkeys(
        place.page
        for finding in by_weight(report.findings)
        if is_open(finding)
        for place in finding.evidence
        if place.page in images
    )
    most, height = next((step for step in _HEIGHTS if len(pages) <= step[0]), _HEIGHTS[-1])
    return set(list(pages)[:most]), height


def _save(picture: Image.Image, file: Path) -> None:
    file.parent.mkdir(exist_ok=True)
    picture.save(file, "PNG", compress_level=3)


def _paint_over(picture: Image.Image, boxes: tuple[Box, ...]) -> None:
    brush = ImageDraw.Draw(picture)
    for box in boxes:
        grown = box.grow(2)
        brush.rectangle((grown.x0, grown.y0, grown.x1, grown.y1), fill=_COVER)


def _picture(picture: Image.Image, area: Box, quality: int) -> Picture:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=quality, optimize=True, progressive=True)
    return Picture(buffer.getvalue(), *picture.size, area)
