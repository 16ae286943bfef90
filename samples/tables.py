"""Ruled tables: cells that span, wrap and are as high as their text."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from samples.canvas import Page, Rect, Stroke
from samples.fonts import Font
from samples.typeset import Piece, Style, break_lines, put_line


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell: its text, how many columns and rows it spans, and a name if its area is wanted afterwards.

    `font` overrides the table's; `top` keeps the text at the upper edge instead of the middle.
    """

    content: Sequence[Piece] | str = ""
    columns: int = 1
    rows: int = 1
    align: str = "left"
    font: Font | None = None
    top: bool = False
    name: str = ""

    @property
    def pieces(self) -> Sequence[Piece]:
        return [self.content] if isinstance(self.content, str) else self.content


@dataclass(frozen=True, slots=True)
class Row:
    cells: Sequence[Cell]
    height: float = 0.0  # at least


@dataclass(frozen=True, slots=True)
class Ruling:
    """Padding inside cells and width of rules in millimetres; `sides` False leaves the outer sides open."""

    padding: float = 1.6
    line: float = 0.2
    frame: float = 0.4
    sides: bool = True


@dataclass(slots=True)
class Drawn:
    """What was drawn: the y of the lower edge and the areas of the named cells."""

    bottom: float
    areas: dict[str, Rect] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _Placed:
    cell: Cell
    row: int
    column: int


def draw(
    page: Page,
    x: float,
    y: float,
    widths: Sequence[float],
    rows: Sequence[Row],
    style: Style,
    ruling: Ruling | None = None,
) -> Drawn:
    """Draw the table with its upper left corner at (x, y); `widths` are the columns' in millimetres."""
    ruling = ruling or Ruling()
    placed = _place(rows, len(widths))
    edges_x = _running(x, widths)
    edges_y = _running(y, _heights(placed, rows, widths, style, ruling))
    drawn = Drawn(edges_y[-1])
    for item in placed:
        area = Rect(
            edges_x[item.column], edges_y[item.row],
            edges_x[item.column + item.cell.columns], edges_y[item.row + item.cell.rows],
        )  # fmt: skip
        _rule(page, area, ruling, (edges_x[0], edges_x[-1]), (edges_y[0], edges_y[-1]))
        _fill(page, area, item.cell, style, ruling)
        if item.cell.name:
            drawn.areas[item.cell.name] = area
    return drawn


def _place(rows: Sequence[Row], columns: int) -> list[_Placed]:
    taken: set[tuple[int, int]] = set()
    placed = []
    for number, row in enumerate(rows):
        column = 0
        for cell in row.cells:
            while (number, column) in taken:
                column += 1
            placed.append(_Placed(cell, number, column))
            span = [(number + r, column + c) for r in range(cell.rows) for c in range(cell.columns)]
            taken.update(span)
            column += cell.columns
        if column > columns:
            raise ValueError(f"row {number} has more cells than the table has columns")
    return placed


def _styled(cell: Cell, style: Style) -> Style:
    if cell.font is None:
        return style
    return Style(cell.font, style.size, style.leading, style.ink, style.tick)


def _heights(
    placed: Sequence[_Placed], rows: Sequence[Row], widths: Sequence[float], style: Style, ruling: Ruling
) -> list[float]:
    heights = [row.height for row in rows]
    for item in sorted(placed, key=lambda p: p.cell.rows):
        width = sum(widths[item.column : item.column + item.cell.columns]) - 2 * ruling.padding
        own = _styled(item.cell, style)
        need = len(break_lines(item.cell.pieces, own, width)) * own.step + 1.2 * ruling.padding
        last = item.row + item.cell.rows - 1
        heights[last] += max(0.0, need - sum(heights[item.row : last + 1]))
    return heights


def _running(start: float, lengths: Sequence[float]) -> list[float]:
    edges = [start]
    for length in lengths:
        edges.append(edges[-1] + length)
    return edges


def _rule(
    page: Page, area: Rect, ruling: Ruling, outer_x: tuple[float, float], outer_y: tuple[float, float]
) -> None:
    """The cell's upper and left rule, and the table's own lower and right ones where the cell lies there."""
    for x in (area.x0, area.x1):
        outside = x in outer_x
        if (x == area.x0 or outside) and (ruling.sides or not outside):
            page.add(Stroke(x, area.y0, x, area.y1, ruling.frame if outside else ruling.line))
    for y in (area.y0, area.y1):
        outside = y in outer_y
        if y == area.y0 or outside:
            page.add(Stroke(area.x0, y, area.x1, y, ruling.frame if outside else ruling.line))


def _fill(page: Page, area: Rect, cell: Cell, style: Style, ruling: Ruling) -> None:
    own = _styled(cell, style)
    lines = break_lines(cell.pieces, own, area.x1 - area.x0 - 2 * ruling.padding)
    # The step holds the space between lines; half of it goes above the first line.
    spare = own.step - own.size * 25.4 / 72 * 1.15
    y = area.y0 + ruling.padding if cell.top else (area.y0 + area.y1 - len(lines) * own.step + spare) / 2
    x = {
        "left": area.x0 + ruling.padding,
        "centre": (area.x0 + area.x1) / 2,
        "right": area.x1 - ruling.padding,
    }[cell.align]
    for line in lines:
        put_line(page, x, y, line, own, cell.align)
        y += own.step
