"""What is drawn on a page besides letters: tick boxes, portraits and QR codes."""

from math import sin

import numpy as np
import segno
from PIL import Image, ImageDraw

from samples.canvas import Code, Photo, Tick


def tick(pen: ImageDraw.ImageDraw, mark: Tick, scale: float, ink: str) -> None:
    """Draw a box, ticked in its style or empty; `scale` in pixels per millimetre."""
    x, y, size = mark.x * scale, mark.y * scale, mark.size * scale
    rule = max(1, round(0.22 * scale))
    pen.rectangle((x, y, x + size, y + size), outline=ink, width=rule)
    if not mark.ticked:
        return
    if mark.style == "■":
        inset = size * 0.18
        pen.rectangle((x + inset, y + inset, x + size - inset, y + size - inset), fill=ink)
        return
    reach = {"☑": 0.0, "√": 0.28, "✔": 0.15}[mark.style]  # how far the stroke leaves the box
    hook = [
        (x + size * 0.12, y + size * 0.50),
        (x + size * 0.42, y + size * 0.84),
        (x + size * (0.90 + reach), y + size * (0.12 - reach)),
    ]
    width = round(size * (0.22 if mark.style == "✔" else 0.11))
    pen.line(hook, fill=ink, width=max(1, width), joint="curve")


def portrait(mark: Photo, scale: float) -> Image.Image:
    """A grey silhouette before a pale blue ground, RGB, in the size of its area."""
    width = round((mark.area.x1 - mark.area.x0) * scale)
    height = round((mark.area.y1 - mark.area.y0) * scale)
    fine = Image.new("RGB", (width * 2, height * 2), "#c9d6e6")
    pen = ImageDraw.Draw(fine)
    w, h = fine.size
    shade = 96 + 30 * sin(mark.seed)
    skin, coat = (round(shade + 48),) * 3, (round(shade - 20),) * 3
    pen.ellipse((w * 0.06, h * 0.70, w * 0.94, h * 1.4), fill=coat)
    pen.rectangle((w * 0.41, h * 0.55, w * 0.59, h * 0.75), fill=skin)
    pen.ellipse((w * 0.29, h * 0.18, w * 0.71, h * 0.66), fill=skin)
    pen.pieslice((w * 0.27, h * 0.13, w * 0.73, h * 0.56), 180, 360, fill=coat)
    return fine.resize((width, height), Image.Resampling.LANCZOS)


def code(mark: Code, scale: float) -> Image.Image:
    """The code as a picture, "L", in the size of its area with a quiet zone of four modules.

    Raises ValueError for kinds other than "qr".
    """
    if mark.kind != "qr":
        raise ValueError(f"cannot draw a {mark.kind} code")
    made = segno.make(mark.text, error=mark.level, micro=False)
    modules = np.array([list(row) for row in made.matrix_iter(border=4)], np.uint8)
    side = round(min(mark.area.x1 - mark.area.x0, mark.area.y1 - mark.area.y0) * scale)
    picture = Image.fromarray(np.where(modules > 0, 20, 255).astype(np.uint8))
    return picture.resize((side, side), Image.Resampling.BOX)
