"""Ruled tables filled with what was read: each piece belongs to the cell its middle lies in."""

from dataclasses import replace

from extractors.imaging.grids import Grid
from extractors.imaging.tilt import Tilt
from extractors.page_text import Cell, Table
from extractors.reading.layout import lines_of_cell
from extractors.reading.parameters import PARAMETERS, Parameters
from extractors.reading.placed import Placed
from extractors.reading.script import is_latin, tidy
from ingest.page import Box, LayerWord, TextLayer


def in_cells(pieces: list[Placed], grids: tuple[Grid, ...]) -> list[Placed]:
    """The pieces with the number of the cell and of the grid they lie in, cells counted through all grids."""
    areas = [(cell.area, number) for number, grid in enumerate(grids) for cell in grid.cells]

    def home(piece: Placed) -> Placed:
        x, y = piece.level.centre
        for i, (area, table) in enumerate(areas):
            if area.x0 <= x < area.x1 and area.y0 <= y < area.y1:
                return replace(piece, cell=i, table=table)
        return piece

    return [home(piece) for piece in pieces]


def tables_of(
    grids: tuple[Grid, ...], pieces: list[Placed], tilt: Tilt, parameters: Parameters = PARAMETERS
) -> tuple[Table, ...]:
    """One table for each grid with text; `pieces` come from `in_cells`. Boxes are of the page as it leans."""
    tables = []
    number = 0
    for grid in grids:
        cells = []
        for cell in grid.cells:
            inside = [piece for piece in pieces if piece.cell == number]
            lines = lines_of_cell(inside, parameters)
            length = sum(len(line.text) for line in lines)
            confidence = sum(line.confidence * len(line.text) for line in lines) / length if length else 1.0
            cells.append(
                Cell(
                    _joined([line.text for line in lines]),
                    tilt.lean_box(cell.area),
                    cell.row,
                    cell.column,
                    cell.row_span,
                    cell.column_span,
                    confidence,
                )
            )
            number += 1
        if any(cell.text for cell in cells):  # a raster without text is a picture or a pattern
            tables.append(Table(tilt.lean_box(grid.area), tuple(cells)))
    return tuple(tables)


def tables_from_layer(layer: TextLayer) -> tuple[Table, ...]:
    """The tables a digital page tells of where no rules are drawn; a cell's box is that of its words."""
    return tuple(table for rows in layer.tables if (table := _from_rows(rows, layer.words)) is not None)


def _from_rows(rows: tuple[tuple[str, ...], ...], words: tuple[LayerWord, ...]) -> Table | None:
    cells = []
    for i, row in enumerate(rows):
        for j, text in enumerate(row):
            boxes = [word.box for word in words if word.text.strip() and word.text.strip() in text]
            if text.strip() and boxes:
                cells.append(Cell(_joined(text.split("\n")), _around(boxes), i, j))
    return Table(_around([cell.box for cell in cells]), tuple(cells)) if cells else None


def _around(boxes: list[Box]) -> Box:
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.union(box)
    return whole


def _joined(texts: list[str]) -> str:
    """The lines of one cell as one text: a space only where Latin words meet."""
    joined = ""
    for text in texts:
        joined += (" " if is_latin(joined[-1:]) and is_latin(text[:1]) else "") + text
    return tidy(joined)
