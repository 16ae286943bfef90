"""A page as it is drawn: texts, rules, seals, signatures and ticks in millimetres, with what is true of each.

Painters turn it into a picture or a digital PDF; the truth is what was drawn, so nothing can drift apart.
"""

from dataclasses import dataclass, field
from enum import StrEnum

from samples.fonts import Font, width_mm

POINT = 25.4 / 72  # millimetres


class Ink(StrEnum):
    BLACK = "#141414"
    GREY = "#6e6e6e"
    RED = "#c8202a"
    BLUE = "#1f3f94"
    GOLD = "#b8902c"


@dataclass(frozen=True, slots=True)
class Rect:
    """Millimetres from the page's top left corner."""

    x0: float
    y0: float
    x1: float
    y1: float


@dataclass(frozen=True, slots=True)
class Text:
    """One run of text. (x, y) is the left end of the em box's top; `size` in points.

    `field` and `value` tell which field of the document this run (or this part of it) states, if any: runs of
    a page with the same (field, value) are one place. `part` is the piece of `text` that states it.
    """

    text: str
    x: float
    y: float
    size: float
    font: Font
    ink: Ink
    field: str | None = None
    value: str | None = None
    part: str | None = None
    spacing: float = 0.0  # extra millimetres after each character
    vertical: bool = False  # characters stand one below the other

    @property
    def box(self) -> Rect:
        length = width_mm(self.text, self.font, self.size) + self.spacing * len(self.text)
        em = self.size * POINT
        if self.vertical:
            return Rect(self.x, self.y, self.x + em, self.y + (em * 1.05 + self.spacing) * len(self.text))
        return Rect(self.x, self.y, self.x + length, self.y + em * 1.15)


@dataclass(frozen=True, slots=True)
class Stroke:
    """A straight rule; `width` in millimetres."""

    x0: float
    y0: float
    x1: float
    y1: float
    width: float = 0.25
    ink: Ink = Ink.BLACK


@dataclass(frozen=True, slots=True)
class Panel:
    """A filled rectangle (`fill` is an RGB colour such as "#f4efe0"), drawn under everything else."""

    area: Rect
    fill: str


class SealShape(StrEnum):
    ROUND = "round"
    OVAL = "oval"
    SQUARE = "square"


@dataclass(frozen=True, slots=True)
class SealMark:
    """A seal pressed over the text, centre (x, y), diameter (or width) in millimetres."""

    x: float
    y: float
    diameter: float
    ring: str  # the owner's name along the ring; the whole text of a square seal
    centre: str = ""  # line below the star, such as 合同专用章
    shape: SealShape = SealShape.ROUND
    star: bool = True
    ink: Ink = Ink.RED
    turn: float = 0.0  # degrees
    strength: float = 0.85  # 0..1, how much ink


@dataclass(frozen=True, slots=True)
class SignatureMark:
    """Handwriting: `name` in a script face, slanted and wavering by `seed`, or strokes for Chinese names."""

    area: Rect
    name: str
    anchor: str = ""
    ink: Ink = Ink.BLACK
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Tick:
    """A tick box of `size` millimetres at (x, y); `style` one of ☑ √ ■ ✔."""

    x: float
    y: float
    size: float
    ticked: bool
    style: str = "√"


@dataclass(frozen=True, slots=True)
class Photo:
    """A made portrait: a grey silhouette, no face."""

    area: Rect
    seed: int = 0


@dataclass(frozen=True, slots=True)
class Code:
    """A QR code (or `kind` "code128") holding `text`."""

    area: Rect
    text: str
    kind: str = "qr"
    level: str = "h"


Element = Text | Stroke | Panel | SealMark | SignatureMark | Tick | Photo | Code


@dataclass(slots=True)
class Page:
    """One side of a sheet being drawn; A4 portrait unless told.

    `regions` are areas read one after the other, such as columns; what lies in none is read after them.
    """

    width: float = 210.0
    height: float = 297.0
    paper: str = "#ffffff"
    elements: list[Element] = field(default_factory=list)
    regions: list[Rect] = field(default_factory=list)

    def add(self, element: Element) -> Element:
        self.elements.append(element)
        return element

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float = 10.5,
        font: Font = Font.SONG,
        ink: Ink = Ink.BLACK,
        *,
        align: str = "left",
        field: str | None = None,
        value: str | None = None,
        part: str | None = None,
        spacing: float = 0.0,
        vertical: bool = False,
    ) -> Text:
        """Print one run. `align` "centre" or "right" makes x the middle or the right end."""
        length = width_mm(text, font, size) + spacing * len(text)
        left = {"left": x, "centre": x - length / 2, "right": x - length}[align]
        run = Text(text, left, y, size, font, ink, field, value, part, spacing, vertical)
        self.elements.append(run)
        return run

    def paragraph(
        self,
        x: float,
        y: float,
        width: float,
        text: str,
        size: float = 10.5,
        font: Font = Font.SONG,
        *,
        leading: float = 1.6,
        indent: float = 0.0,
        field: str | None = None,
        value: str | None = None,
        part: str | None = None,
        ink: Ink = Ink.BLACK,
    ) -> float:
        """Break `text` into lines of `width` millimetres and print them; returns the y below the last."""
        step = size * POINT * leading
        start = x + indent
        for line in wrap(text, font, size, width, indent):
            self.text(start, y, line, size, font, ink, field=field, value=value, part=part)
            y, start = y + step, x
        return y


def wrap(text: str, font: Font, size: float, width: float, indent: float = 0.0) -> list[str]:
    """Lines no wider than `width` millimetres; breaks between Han characters and at Latin spaces."""
    lines: list[str] = []
    for paragraph in text.split("\n"):
        line, room = "", width - indent
        for piece in _pieces(paragraph):
            if line and width_mm(line + piece.rstrip(), font, size) > room:
                lines.append(line.rstrip())
                line, room, piece = "", width, piece.lstrip()
            line += piece
        lines.append(line.rstrip())
    return lines


def _pieces(text: str) -> list[str]:
    """Han characters singly, Latin words whole with the space behind them; no closing mark begins a line."""
    pieces: list[str] = []
    word = ""
    for character in text:
        if ord(character) < 0x2E80 and character not in "“”‘’":
            word += character
            if character == " ":
                pieces.append(word)
                word = ""
            continue
        if word:
            pieces.append(word)
            word = ""
        if character in "，。；：、）》」』】！？”’" and pieces:
            pieces[-1] += character
        else:
            pieces.append(character)
    if word:
        pieces.append(word)
    return pieces
