"""A picture of errors against speed: one point for each reader and level, as SVG."""

from collections.abc import Mapping
from html import escape
from math import log10
from pathlib import Path

_WIDTH, _HEIGHT, _EDGE = 760, 480, 70
_COLOURS = ("#1f3f94", "#c8202a", "#2c7a3f", "#b8902c", "#6e6e6e")
_SHAPES = ("circle", "square", "triangle")


def plot(figures: Mapping[str, float], readers: list[str], levels: list[str], file: Path) -> None:
    """Pages a minute to the right, CER order-free upwards, both in powers of ten. Lower right is best."""
    points = [
        (reader, level, figures[f"{reader} {level} pages/min"], figures[f"{reader} {level} CER order-free %"])
        for reader in readers
        for level in levels
        if f"{reader} {level} pages/min" in figures
    ]
    if not points:
        return
    xs, ys = [p[2] for p in points], [max(p[3], 0.01) for p in points]
    x_from, x_to, y_from, y_to = *_decades(xs), *_decades(ys)
    parts = [_axis(x_from, x_to, y_from, y_to)]
    for reader, level, x, y in points:
        place = _place(x, x_from, x_to), 1 - _place(max(y, 0.01), y_from, y_to)
        colour = _COLOURS[readers.index(reader) % len(_COLOURS)]
        parts.append(_point(*_pixels(*place), _SHAPES[levels.index(level) % 3], colour, f"{reader}, {level}"))
    style = 'font-family="sans-serif" font-size="12"'
    file.write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT}" {style}>'
        f'<rect width="{_WIDTH}" height="{_HEIGHT}" fill="white"/>{"".join(parts)}</svg>\n',
        encoding="utf-8",
    )


def _decades(values: list[float]) -> tuple[float, float]:
    """Powers of ten around the values, with a little room."""
    return log10(min(values)) - 0.15, log10(max(values)) + 0.15


def _place(value: float, low: float, high: float) -> float:
    return (log10(value) - low) / (high - low)


def _pixels(across: float, down: float) -> tuple[float, float]:
    return _EDGE + across * (_WIDTH - 3 * _EDGE), _EDGE / 2 + down * (_HEIGHT - 1.5 * _EDGE)


def _axis(x_from: float, x_to: float, y_from: float, y_to: float) -> str:
    parts = []
    for value in (n * 10.0**e for e in range(-2, 4) for n in (1, 2, 5)):
        if x_from <= log10(value) <= x_to:
            x, low = _pixels(_place(value, x_from, x_to), 1)
            parts.append(f'<path d="M{x:.0f} {low:.0f}V{_EDGE / 2}" stroke="#ddd"/>')
            parts.append(f'<text x="{x:.0f}" y="{low + 18:.0f}" text-anchor="middle">{value:g}</text>')
        if y_from <= log10(value) <= y_to:
            left, y = _pixels(0, 1 - _place(value, y_from, y_to))
            parts.append(f'<path d="M{left:.0f} {y:.0f}H{_WIDTH - 2 * _EDGE}" stroke="#ddd"/>')
            parts.append(f'<text x="{left - 8:.0f}" y="{y + 4:.0f}" text-anchor="end">{value:g}</text>')
    middle = _pixels(0.5, 1)
    parts.append(f'<text x="{middle[0]:.0f}" y="{_HEIGHT - 18}" text-anchor="middle">pages a minute</text>')
    parts.append('<text x="18" y="18">CER %, order-free</text>')
    return "".join(parts)


def _point(x: float, y: float, shape: str, colour: str, name: str) -> str:
    marks = {
        "circle": f'<circle cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{colour}"/>',
        "square": f'<rect x="{x - 4.5:.1f}" y="{y - 4.5:.1f}" width="9" height="9" fill="{colour}"/>',
        "triangle": f'<path d="M{x:.1f} {y - 6:.1f}l5.5 10h-11z" fill="{colour}"/>',
    }
    return f'{marks[shape]}<text x="{x + 9:.1f}" y="{y + 4:.1f}" fill="{colour}">{escape(name)}</text>'
