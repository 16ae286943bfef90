"""Letters on a page, and the box of the ink they leave."""

from PIL import ImageDraw

from ingest.page import Box
from samples.canvas import POINT, Text
from samples.fonts import face, width_mm

BASELINE = 0.88  # of the em, from its top: where the CJK faces put it


def print_run(pen: ImageDraw.ImageDraw, run: Text, scale: float) -> Box:
    """Print one run; `scale` in pixels per millimetre. Returns the box of its ink in pixels."""
    font = face(run.font, run.size * POINT * scale)
    boxes = []
    for text, x, y in segments(run):
        at = (x * scale, (y + run.size * POINT * BASELINE) * scale)
        pen.text(at, text, font=font, fill=run.ink.value, anchor="ls")
        x0, y0, x1, y1 = font.getbbox(text, anchor="ls")
        boxes.append(Box(at[0] + x0, at[1] + y0, at[0] + x1, at[1] + y1))
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.union(box)
    return whole


def segments(run: Text) -> list[tuple[str, float, float]]:
    """Pieces that can be printed at once, each with its place in millimetres."""
    if run.vertical:
        step = run.size * POINT * 1.05 + run.spacing
        return [(character, run.x, run.y + i * step) for i, character in enumerate(run.text)]
    if not run.spacing:
        return [(run.text, run.x, run.y)]
    return [
        (character, run.x + width_mm(run.text[:i], run.font, run.size) + run.spacing * i, run.y)
        for i, character in enumerate(run.text)
    ]
