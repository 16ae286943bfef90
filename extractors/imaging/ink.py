"""Ink told apart: red lifted off the text, darkness against the local paper, blue of a pen."""

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.imaging.picture import Grey, Picture, cut_box, scaled
from ingest.page import Box

Mask = NDArray[np.uint8]
"""H × W, 255 where it holds, else 0."""
_Region = tuple[int, int, int, int]
"""x, y, width, height."""

RED_FROM = 20.0  # redness at which lifting begins
REACH = 7  # pixels
GAIN = 1.05  # more, and thin strokes of toner are washed out with the ink
GROWN = 32  # pixels by which a region of red is wider and higher than its ink
PRINT_THIN = 0.034  # of the page's longer side: 10 mm of A4
PRINT_LONG = 4.0  # times as long as thin; the bar of text in a seal is longer, but it has a ring around it
PAPER_DPI = 25.0  # the paper's shade changes slowly: it is measured on a small copy


@dataclass(frozen=True, slots=True)
class Lifting:
    """Which channel ink of a colour is light in, and between which tinges it counts as that ink alone."""

    channel: int
    begin: float
    full: float


_INKED, _BESIDE = 127, 26  # of 255: share of seal ink from which a pixel bears it; below which it is paper
_SIX_TENTHS = (np.arange(256) * 6 // 10).astype(np.uint8)
_AT_ONCE = 1 << 18  # pixels that are floats at a time: a red frame makes one region of the whole page
_RED = Lifting(2, RED_FROM, 60.0)
_BLUE = Lifting(0, 12.0, 36.0)


def redness(picture: Picture) -> NDArray[np.int16]:
    """R − max(G, B) − 0.6·|G − B|: high for seal ink, low for gold, skin and brown (ocr.md 3)."""
    blue, green, red = (channel.astype(np.int16) for channel in cv2.split(picture))
    return np.asarray(red - np.maximum(green, blue) - (0.6 * np.abs(green - blue)).astype(np.int16))


def reds(picture: Picture) -> Grey:
    """Redness where it is above zero, else 0, in a third of the time."""
    blue, green, red = cv2.split(picture)
    over = cv2.subtract(red, cv2.max(green, blue))
    return np.asarray(cv2.subtract(over, cv2.LUT(cv2.absdiff(green, blue), _SIX_TENTHS)), np.uint8)


def blues(picture: Picture) -> Grey:
    """B − (R + G) / 2, and nothing where there is more green than blue: the blue of stamp pads and pens."""
    blue, green, red = cv2.split(picture)
    over = cv2.subtract(blue, cv2.addWeighted(green, 0.5, red, 0.5, 0))
    return np.asarray(cv2.copyTo(over, cv2.compare(blue, green, cv2.CMP_GT)), np.uint8)


def has_colour(picture: Picture) -> bool:
    """Whether any part of the page is clearly coloured; false for grey and bi-level scans."""
    small = picture[::8, ::8].astype(np.int16)
    spread = small.max(axis=2) - small.min(axis=2)
    return bool((spread > 40).mean() > 0.0002)


def is_grey(picture: Picture) -> bool:
    """Whether no pixel has any colour, not even a scanner's noise: the picture came in grey or bi-level."""
    return _is_all_grey(picture[::64, ::4]) and _is_all_grey(picture[::4, ::4])


def _is_all_grey(part: Picture) -> bool:
    return bool((part == part[:, :, :1]).all())


def lift_red(picture: Picture) -> Picture:
    """The page with seal ink raised to the local paper, black text under it kept (ocr.md 2.2).

    Of black toner under red ink every channel is dark; of red ink alone the red channel is as light as paper.
    So where the page is red, all three channels become the red one, stretched to the paper's own shade.
    Lines printed in red stay. Pages without red come back as they are.
    """
    reddish = (reds(scaled(picture, 0.25)) > RED_FROM).astype(np.uint8)
    if not reddish.any():
        return picture
    lifted = picture.copy()
    for x, y, width, height in _regions(reddish, picture.shape[1], picture.shape[0]):
        part = lifted[y : y + height, x : x + width]
        _lift(part, reds(part), _RED)
    return lifted


def lift_blue(picture: Picture, boxes: Sequence[Box]) -> Picture:
    """The page with blue ink inside the boxes raised to the paper; blue writing elsewhere stays as it is.

    Blue handwriting must stay: signatures are known by it. So only the boxes of blue seals are lifted.
    """
    if not boxes:
        return picture
    lifted = picture.copy()
    for box in boxes:
        part = cut_box(lifted, box.grow(REACH))
        _lift(part, blues(part), _BLUE)
    return lifted


def _regions(reddish: Mask, width: int, height: int) -> list[_Region]:
    """Rectangles of the full page around red ink of seals, found on a quarter-size copy."""
    joined = cv2.dilate(reddish, np.ones((9, 9), np.uint8))
    contours, _ = cv2.findContours(joined, cv2.RETR_EXTERNAL, cv2.CHAIN_APPROX_SIMPLE)
    regions = []
    for contour in contours:
        x, y, w, h = (4 * value for value in cv2.boundingRect(contour))
        regions.append((x, y, min(w, width - x), min(h, height - y)))
    return [region for region in regions if not _is_printed(region, regions, width, height)]


def _is_printed(region: _Region, regions: Sequence[_Region], width: int, height: int) -> bool:
    """A line of red print: long, low, away from the page's edge and from other red, as no part of a seal is.

    Lifted, it would be lost.
    """
    x, y, w, h = region
    thin, long = min(w, h) - GROWN, max(w, h) - GROWN
    if thin > PRINT_THIN * max(width, height) or long < PRINT_LONG * thin:
        return False
    if x == 0 or y == 0 or x + w == width or y + h == height:
        return False  # a seal across the edge of the sheet
    around = Box(x, y, x + w, y + h).grow(3 * thin)
    others = (Box(a, b, a + c, b + d) for a, b, c, d in regions if (a, b, c, d) != region)
    return not any(min(o.width, o.height) > min(w, h) and around.overlap(o) > 0 for o in others)


def _lift(part: Picture, tinge: Grey, ink: Lifting) -> None:
    """Raise the ink of one colour of one region, in place.

    JPEG halves the resolution of colour: the rim of a stroke is less coloured and darker than its middle. So
    the mask reaches a little beyond the ink, and what is nearly as light as the ink (GAIN) counts as paper.
    """
    light = np.asarray(cv2.extractChannel(part, ink.channel), np.uint8)
    steps = np.clip((np.arange(256) - ink.begin) / (ink.full - ink.begin), 0, 1)
    share = cv2.LUT(tinge, (255 * steps).round().astype(np.uint8))
    inked = np.asarray(share > _INKED, np.uint8)
    if not inked.any():
        return
    near = cv2.GaussianBlur(cv2.dilate(share, np.ones((REACH, REACH), np.uint8)), (3, 3), 0)
    paper = _level(light, np.asarray(near < _BESIDE, np.uint8), 75, otherwise=245.0)
    level = _level(light, inked, 60, otherwise=paper)  # the channel of seal ink without toner
    rows = max(1, _AT_ONCE // near.shape[1])
    for y in range(0, near.shape[0], rows):
        band = part[y : y + rows]
        places = np.divmod(np.flatnonzero(near[y : y + rows]), near.shape[1])
        weight = near[y : y + rows][places].astype(np.float32)[:, None] / 255
        whole = light[y : y + rows][places] * np.float32(GAIN * paper / max(level, 1.0))
        band[places] = band[places] * (1 - weight) + np.clip(whole, 0, paper)[:, None] * weight


def _level(channel: Grey, where: Mask, percent: float, *, otherwise: float) -> float:
    """The grey level below which `percent` of the pixels chosen lie."""
    counts = np.cumsum(cv2.calcHist([channel], [0], where, [256], [0, 256]))
    return float(np.searchsorted(counts, percent / 100 * counts[-1])) if counts[-1] else otherwise


def darkness(channel: Grey, dpi: float) -> Grey:
    """How much darker each pixel is than the paper around it (0 = paper), uneven light taken out."""
    factor = min(1.0, PAPER_DPI / dpi)
    small = scaled(channel, factor)
    paper = cv2.medianBlur(cv2.dilate(small, np.ones((5, 5), np.uint8)), 9)
    paper = cv2.resize(paper, (channel.shape[1], channel.shape[0]), interpolation=cv2.INTER_LINEAR)
    return np.asarray(cv2.subtract(paper, channel), np.uint8)


def darkest_channel(picture: Picture) -> Grey:
    """The smallest of the three channels: ink of any colour is dark in at least one."""
    blue, green, red = cv2.split(picture)
    return np.asarray(cv2.min(cv2.min(blue, green), red), np.uint8)


def seal_ink(picture: Picture, *, blue: bool) -> NDArray[np.float32]:
    """H × W, 0 to 1: how surely each pixel bears red (or blue) ink of a seal."""
    ink, tinge = (_BLUE, blues(picture)) if blue else (_RED, reds(picture))
    return np.asarray(np.clip((tinge - ink.begin) / (ink.full - ink.begin), 0, 1), np.float32)


def lightest_channel(picture: Picture, *, blue: bool) -> Picture:
    """The channel in which red (or blue) ink is lightest, as it is, three times: H × W × 3."""
    channel = picture[:, :, (_BLUE if blue else _RED).channel]
    return np.ascontiguousarray(np.repeat(channel[:, :, None], 3, axis=2))
