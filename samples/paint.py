"""A drawn page becomes a picture, together with what is true of it."""

from collections.abc import Iterator
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageColor, ImageDraw

from extractors.page_text import SealShape
from ingest.page import Box
from samples.canvas import (
    Code,
    Element,
    Ink,
    Page,
    Panel,
    Photo,
    Rect,
    SealMark,
    SignatureMark,
    Stroke,
    Text,
    Tick,
)
from samples.handwriting import sign
from samples.ideal import pixels
from samples.paint_marks import code, portrait, tick
from samples.paint_text import print_run
from samples.places import places
from samples.reading_order import reading_order
from samples.seals import colour, extent, on_page, stamp
from samples.truth import FieldTruth, PageTruth, SealTruth, SignatureTruth, TextTruth, TickTruth

Picture = NDArray[np.uint8]
E = TypeVar("E", bound=Element)


def paint(page: Page, dpi: float) -> tuple[Picture, PageTruth]:
    """The page as an RGB picture (rows, columns, 3) at `dpi`, without any fault, and its truth in pixels."""
    scale = dpi / 25.4
    sheet = Image.new("RGB", (round(page.width * scale), round(page.height * scale)), page.paper)
    pen = ImageDraw.Draw(sheet)
    for panel in _of(page, Panel):
        pen.rectangle(_corners(panel.area, scale), fill=panel.fill)
    for photo in _of(page, Photo):
        sheet.paste(portrait(photo, scale), _corner(photo.area, scale))
    for mark in _of(page, Code):
        sheet.paste(code(mark, scale).convert("RGB"), _corner(mark.area, scale))
    for stroke in _of(page, Stroke):
        _rule(pen, stroke, scale)
    texts = tuple(
        TextTruth(run.text, print_run(pen, run, scale)) for run in _of(page, Text) if run.text.strip()
    )
    for box in _of(page, Tick):
        tick(pen, box, scale, Ink.BLACK.value)
    picture = np.array(sheet)
    signatures = tuple(_signed(picture, mark, dpi) for mark in _of(page, SignatureMark))
    seals = tuple(_sealed(picture, mark, page, dpi) for mark in _of(page, SealMark))
    return picture, PageTruth(
        width=sheet.width,
        height=sheet.height,
        dpi=dpi,
        texts=texts,
        fields=tuple(FieldTruth(p.name, p.value, p.raw, pixels(p.area, dpi)) for p in places(page)),
        seals=seals,
        signatures=signatures,
        ticks=tuple(
            TickTruth(t.ticked, pixels(Rect(t.x, t.y, t.x + t.size, t.y + t.size), dpi))
            for t in _of(page, Tick)
        ),
        order=reading_order(page),
    )


def _of(page: Page, kind: type[E]) -> Iterator[E]:
    return (element for element in page.elements if isinstance(element, kind))


def _corner(area: Rect, scale: float) -> tuple[int, int]:
    return round(area.x0 * scale), round(area.y0 * scale)


def _corners(area: Rect, scale: float) -> tuple[int, int, int, int]:
    return (*_corner(area, scale), round(area.x1 * scale), round(area.y1 * scale))


def _rule(pen: ImageDraw.ImageDraw, stroke: Stroke, scale: float) -> None:
    ends = [round(v * scale) for v in (stroke.x0, stroke.y0, stroke.x1, stroke.y1)]
    pen.line(ends, fill=stroke.ink.value, width=max(1, round(stroke.width * scale)))


def _signed(picture: Picture, mark: SignatureMark, dpi: float) -> SignatureTruth:
    ink = sign(mark, dpi)
    left, top = _corner(mark.area, dpi / 25.4)
    press(picture, ink, mark.ink, left, top)
    rows, columns = np.where(ink > 0.2)
    box = Box(
        float(left + columns.min()),
        float(top + rows.min()),
        float(left + columns.max() + 1),
        float(top + rows.max() + 1),
    )
    return SignatureTruth(mark.name, mark.anchor, box)


def _sealed(picture: Picture, mark: SealMark, page: Page, dpi: float) -> SealTruth:
    left, top = _corner(extent(mark), dpi / 25.4)
    press(picture, stamp(mark, dpi), mark.ink, left, top)
    part, riding = on_page(mark, page)
    shape = SealShape(mark.shape.value)
    return SealTruth(mark.ring, mark.centre, colour(mark), pixels(part, dpi), shape, riding)


def press(picture: Picture, ink: NDArray[np.float32], colour: Ink, left: int, top: int) -> None:
    """Multiply ink (0..1) of a colour onto the picture in place; what lies beyond the edge is lost."""
    height, width = picture.shape[:2]
    x0, y0, x1, y1 = (
        max(0, left),
        max(0, top),
        min(width, left + ink.shape[1]),
        min(height, top + ink.shape[0]),
    )
    if x0 >= x1 or y0 >= y1:
        return
    amount = ink[y0 - top : y1 - top, x0 - left : x1 - left, None]
    tone = np.array(ImageColor.getrgb(colour.value)[:3], np.float32) / 255
    below = picture[y0:y1, x0:x1].astype(np.float32)
    picture[y0:y1, x0:x1] = (below * (1 - amount * (1 - tone))).astype(np.uint8)
