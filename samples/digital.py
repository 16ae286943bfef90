"""Drawn pages as a digital PDF with a true text layer, as a word processor or an office would send it."""

import base64
from collections.abc import Iterable, Iterator
from functools import cache
from html import escape
from io import BytesIO

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageColor

from samples.canvas import (
    POINT,
    Code,
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
from samples.fonts import FILES, Font, face
from samples.handwriting import sign
from samples.paint_marks import code, portrait
from samples.paint_text import BASELINE, segments
from samples.seals import extent, stamp

_DPI = 200  # of what stays a picture: seals, signatures, portraits, codes
_STYLE = """
* { margin: 0; padding: 0 }
section { position: relative; overflow: hidden; break-after: page }
section:last-child { break-after: auto }
svg, img, span, div { position: absolute }
span { white-space: pre; line-height: 1; font-variant-ligatures: none }
"""


def digital_pdf(pages: Iterable[Page]) -> bytes:
    """One PDF page for each drawn page: text as text, rules as lines, seals as pictures with alpha."""
    from weasyprint import HTML

    drawn = list(pages)
    sizes = sorted({(page.width, page.height) for page in drawn})
    rules = "".join(
        f"@page s{number} {{ size: {w}mm {h}mm; margin: 0 }} .s{number} {{ page: s{number}; "
        f"width: {w}mm; height: {h}mm }}"
        for number, (w, h) in enumerate(sizes)
    )
    body = "".join(
        f'<section class="s{sizes.index((page.width, page.height))}" style="background: {page.paper}">'
        f"{''.join(_elements(page))}</section>"
        for page in drawn
    )
    html = f'<html lang="zh-CN"><style>{_STYLE}{rules}</style><body>{body}</body></html>'
    return bytes(HTML(string=html).write_pdf(uncompressed_pdf=False))


def _elements(page: Page) -> Iterator[str]:
    kinds = (Panel, Photo, Code, Stroke, Text, Tick, SignatureMark, SealMark)
    for element in sorted(page.elements, key=lambda e: kinds.index(type(e))):
        match element:
            case Panel():
                yield f'<div style="{_at(element.area)};background:{element.fill}"></div>'
            case Photo():
                yield _image(portrait(element, _DPI / 25.4), element.area)
            case Code():
                yield _image(code(element, _DPI / 25.4), element.area)
            case Stroke():
                yield _line(element)
            case Text():
                yield from _run(element)
            case Tick():
                yield _tick(element)
            case SignatureMark():
                yield _image(_inked(sign(element, _DPI), element.ink), element.area)
            case SealMark():
                yield _image(_inked(stamp(element, _DPI), element.ink), extent(element))


def _at(area: Rect) -> str:
    width, height = area.x1 - area.x0, area.y1 - area.y0
    return f"left:{area.x0:.3f}mm;top:{area.y0:.3f}mm;width:{width:.3f}mm;height:{height:.3f}mm"


def _line(stroke: Stroke) -> str:
    """A rule as a filled box where it is upright or level, else as a line."""
    half = stroke.width / 2
    x0, x1 = sorted((stroke.x0, stroke.x1))
    y0, y1 = sorted((stroke.y0, stroke.y1))
    if x1 - x0 < half or y1 - y0 < half:
        area = Rect(x0 - half, y0 - half, x1 + half, y1 + half)
        return f'<div style="{_at(area)};background:{stroke.ink.value}"></div>'
    area = Rect(x0, y0, x1, y1)
    ends = f'x1="{stroke.x0 - x0}" y1="{stroke.y0 - y0}" x2="{stroke.x1 - x0}" y2="{stroke.y1 - y0}"'
    return (
        f'<svg style="{_at(area)}" viewBox="0 0 {x1 - x0} {y1 - y0}">'
        f'<line {ends} stroke="{stroke.ink.value}" stroke-width="{stroke.width}"/></svg>'
    )


def _run(run: Text) -> Iterator[str]:
    for text, x, y in segments(run):
        yield _span(text, x, y, run.size, run.font, run.ink)


def _span(text: str, x: float, y: float, size: float, font: Font, ink: Ink) -> str:
    family = FILES[font][2]
    weight = 700 if font in (Font.SANS_BOLD, Font.SONG_BOLD, Font.LATIN_BOLD) else 400
    top = y + size * POINT * (BASELINE - _baseline(font))
    return (
        f"<span style=\"left:{x:.3f}mm;top:{top:.3f}mm;font:{weight} {size}pt/1 '{family}';"
        f'color:{ink.value}">{escape(text)}</span>'
    )


@cache
def _baseline(font: Font) -> float:
    """How far below the top of a line of one em the baseline lies: ascent and descent are centred in it."""
    ascent, descent = face(font, 1000.0).getmetrics()
    return 0.5 + (ascent - descent) / 2000


def _tick(mark: Tick) -> str:
    """A typed box or mark, so that the text layer has it as word processors leave it."""
    top = mark.y + mark.size * (BASELINE - _baseline(Font.SANS))
    return (
        f'<span style="left:{mark.x:.3f}mm;top:{top:.3f}mm;'
        f"font:{mark.size / POINT:.2f}pt/1 'Noto Sans CJK SC','DejaVu Sans'\">"
        f"{mark.style if mark.ticked else '□'}</span>"
    )


def _inked(ink: NDArray[np.float32], colour: Ink) -> Image.Image:
    """Ink as a picture of one colour with alpha."""
    red, green, blue = ImageColor.getrgb(colour.value)[:3]
    picture = Image.new("RGBA", (ink.shape[1], ink.shape[0]), (red, green, blue, 0))
    picture.putalpha(Image.fromarray((ink * 255).astype(np.uint8)))
    return picture


def _image(picture: Image.Image, area: Rect) -> str:
    file = BytesIO()
    picture.save(file, "PNG")
    data = base64.b64encode(file.getvalue()).decode("ascii")
    return f'<img style="{_at(area)}" src="data:image/png;base64,{data}">'
