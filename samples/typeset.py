"""Setting running text: lines of pieces, some of which state a field, are underlined or are tick boxes."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from samples.canvas import POINT, Ink, Page, Stroke, Tick, wrap
from samples.fonts import Font, width_mm

BOX = "□"  # stands in a piece for an empty tick box
TICKED = "☑"  # … and for a ticked one


@dataclass(frozen=True, slots=True)
class Mark:
    """A piece that states a field, is underlined like a filled blank, or both.

    `value` is the normalised value (docs/fields.md); left out, it is the text itself in NFKC. `whole` is the
    text of the mark that a line end has cut this one out of.
    """

    text: str
    field: str | None = None
    value: str | None = None
    underline: bool = False
    whole: str = ""

    @property
    def stated(self) -> str:
        return self.value if self.value is not None else tidy(self.text)


Piece = str | Mark


@dataclass(frozen=True, slots=True)
class Style:
    """How text is set: face, points, line step as a multiple of the size, ink, look of ticks."""

    font: Font = Font.SONG
    size: float = 10.5
    leading: float = 1.6
    ink: Ink = Ink.BLACK
    tick: str = "√"

    @property
    def step(self) -> float:
        """Millimetres from one line to the next."""
        return self.size * POINT * self.leading


def tidy(text: str) -> str:
    """NFKC without stray spaces: the normal form of names and plain texts."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def plain(pieces: Sequence[Piece]) -> str:
    return "".join(p if isinstance(p, str) else p.text for p in pieces)


def break_lines(
    pieces: Sequence[Piece], style: Style, width: float, indent: float = 0.0
) -> list[list[Piece]]:
    """The pieces cut at line ends; a mark that runs over a line end stands in both lines."""
    stream = [
        (character, piece)
        for piece in pieces
        for character in (piece if isinstance(piece, str) else piece.text)
    ]
    lines: list[list[Piece]] = []
    at = 0
    for line in wrap(plain(pieces), style.font, style.size, width, indent):
        row: list[tuple[str, Piece | None]] = []
        for character in line:
            while stream[at][0] != character:
                at += 1
            row.append((character, stream[at][1] if isinstance(stream[at][1], Mark) else None))
            at += 1
        lines.append(_join(row))
    return lines


def _join(row: list[tuple[str, Piece | None]]) -> list[Piece]:
    """Characters with their marks, gathered into pieces again."""
    pieces: list[Piece] = []
    last: Piece | None = None
    for character, mark in row:
        if pieces and mark is last:
            before = pieces[-1]
            text = plain([before]) + character
        else:
            pieces.append("")
            text = character
        last = mark
        pieces[-1] = (
            Mark(text, mark.field, mark.stated, mark.underline, mark.text if text != mark.text else "")
            if isinstance(mark, Mark)
            else text
        )
    return pieces


def measure(pieces: Sequence[Piece], style: Style) -> float:
    """Width of one line in millimetres."""
    return width_mm(plain(pieces), style.font, style.size)


def put_line(
    page: Page, x: float, y: float, pieces: Sequence[Piece], style: Style, align: str = "left"
) -> None:
    """Print one line; runs are as long as possible, with at most one field in each."""
    x -= {"left": 0.0, "centre": 0.5, "right": 1.0}[align] * measure(pieces, style)
    run: list[Piece] = []
    for piece in _tickless(pieces):
        held = any(isinstance(p, Mark) and p.field for p in run)
        tick = isinstance(piece, str) and piece in (BOX, TICKED)
        if run and (tick or (held and isinstance(piece, Mark) and piece.field)):
            x = _put_run(page, x, y, run, style)
            run = []
        if tick:
            em = style.size * POINT
            page.add(Tick(x + em * 0.08, y + em * 0.14, em * 0.84, piece == TICKED, style.tick))
            x += width_mm(BOX, style.font, style.size)
        else:
            run.append(piece)
    _put_run(page, x, y, run, style)


def _tickless(pieces: Sequence[Piece]) -> list[Piece]:
    """Plain pieces cut so that each tick box is a piece of its own."""
    parts: list[Piece] = []
    for piece in pieces:
        if isinstance(piece, Mark):
            parts.append(piece)
            continue
        for character in piece:
            fresh = character in (BOX, TICKED) or not parts or not isinstance(parts[-1], str)
            if fresh or parts[-1] in (BOX, TICKED):
                parts.append(character)
            else:
                parts[-1] = plain([parts[-1]]) + character
    return parts


def _put_run(page: Page, x: float, y: float, run: Sequence[Piece], style: Style) -> float:
    text = plain(run)
    stated = next((p for p in run if isinstance(p, Mark) and p.field), None)
    lead = len(text) - len(text.lstrip())
    left = x + width_mm(text[:lead], style.font, style.size)
    _underline(page, x, y, run, style)
    if text.strip():
        shown = text.strip()
        part = (stated.whole or stated.text).strip() if stated else None
        part = None if part == shown else part
        page.text(
            left, y, shown, style.size, style.font, style.ink,
            field=stated.field if stated else None, value=stated.stated if stated else None, part=part,
        )  # fmt: skip
    return x + width_mm(text, style.font, style.size)


def _underline(page: Page, x: float, y: float, run: Sequence[Piece], style: Style) -> None:
    below = y + style.size * POINT * 1.2
    for piece in run:
        end = x + width_mm(plain([piece]), style.font, style.size)
        if isinstance(piece, Mark) and piece.underline:
            page.add(Stroke(x, below, end, below, 0.2))
        x = end


def paragraph(
    page: Page,
    x: float,
    y: float,
    width: float,
    pieces: Sequence[Piece],
    style: Style,
    *,
    indent: float = 0.0,
    align: str = "left",
) -> float:
    """Set pieces in a column of `width` millimetres; returns the y below the last line."""
    anchor = x + {"left": 0.0, "centre": 0.5, "right": 1.0}[align] * width
    for number, line in enumerate(break_lines(pieces, style, width, indent)):
        put_line(page, anchor + (indent if number == 0 and align == "left" else 0.0), y, line, style, align)
        y += style.step
    return y
