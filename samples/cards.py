"""Cards copied on a page: drawing in millimetres of the card, at the place and scale of the copy."""

from dataclasses import dataclass

from samples.canvas import Ink, Page, Panel, Photo, Rect
from samples.fonts import Font, width_mm
from samples.sheets import outline
from samples.typeset import Piece, Style, break_lines, put_line

WIDTH, HEIGHT = 85.6, 54.0  # ID-1, ISO/IEC 7810


@dataclass(frozen=True, slots=True)
class Card:
    """A card's side lying at (left, top) of the page, `scale` times its size."""

    page: Page
    left: float
    top: float
    scale: float = 1.0
    width: float = WIDTH
    height: float = HEIGHT

    def at(self, x: float, y: float) -> tuple[float, float]:
        """A point of the card on the page."""
        return self.left + x * self.scale, self.top + y * self.scale

    def area(self, x0: float, y0: float, x1: float, y1: float) -> Rect:
        return Rect(*self.at(x0, y0), *self.at(x1, y1))

    def ground(self, fill: str) -> None:
        """The card's own ground with its edge."""
        whole = self.area(0, 0, self.width, self.height)
        self.page.add(Panel(whole, fill))
        outline(self.page, whole, 0.2, Ink.GREY)

    def photo(self, x0: float, y0: float, x1: float, y1: float, seed: int) -> None:
        self.page.add(Photo(self.area(x0, y0, x1, y1), seed))

    def text(
        self, x: float, y: float, text: str, size: float, font: Font = Font.SONG, ink: Ink = Ink.BLACK, *,
        field: str | None = None, value: str | None = None, part: str | None = None, align: str = "left",
        spacing: float = 0.0,
    ) -> None:  # fmt: skip
        """One run; `size` in points on the card itself."""
        self.page.text(
            *self.at(x, y), text, size * self.scale, font, ink,
            align=align, field=field, value=value, part=part, spacing=spacing * self.scale,
        )  # fmt: skip

    def lines(self, x: float, y: float, width: float, pieces: list[Piece], style: Style) -> float:
        """Pieces wrapped in `width`; returns the y below, all in millimetres of the card."""
        scaled = Style(style.font, style.size * self.scale, style.leading, style.ink)
        for line in break_lines(pieces, scaled, width * self.scale):
            put_line(self.page, *self.at(x, y), line, scaled)
            y += style.step
        return y

    def zone(self, x: float, y: float, lines: tuple[str, ...], names: tuple[str, ...] = ()) -> None:
        """Lines of OCR-B, ten characters to the inch and two lines to a third of it."""
        size = 2.54 / width_mm("0", Font.OCR_B, 1.0)
        for number, line in enumerate(lines):
            name = names[number] if names else None
            self.text(x, y + number * 6.35, line, size, Font.OCR_B, field=name, value=line if name else None)
