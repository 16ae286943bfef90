"""Tables filled with what was read: each piece belongs to the cell its middle lies in."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

import numpy as np

from extractors.imaging.grids import Grid, GridCell
from extractors.imaging.tilt import Tilt
from extractors.page_text import Cell, Table
from extractors.reading.layout import lines_of_cell
from extractors.reading.parameters import PARAMETERS, Parameters
from extractors.reading.placed import Placed
from extractors.reading.script import is_latin, tidy
from extractors.reading.unruled import unruled_tables
from ingest.page import Box, TextLayer

SAME_RULE = 4.0  # pixels, of a layer's rules


def tabulated(pieces: list[Placed], ruled: tuple[Grid, ...]) -> tuple[list[Placed], tuple[Grid, ...]]:
    """The pieces in their cells, and all tables: the ruled ones, then those that only alignment tells."""
    pieces = in_cells(pieces, ruled)
    unruled = unruled_tables(pieces)
    return (in_cells(pieces, ruled + unruled) if unruled else pieces), ruled + unruled


def in_cells(pieces: list[Placed], grids: tuple[Grid, ...]) -> list[Placed]:
    """The pieces with the number of the cell and of the grid they lie in, cells counted through all grids."""
    areas = [(cell.area, number) for number, grid in enumerate(grids) for cell in grid.cells]
    if not areas or not pieces:
        return pieces
    x0, y0, x1, y1 = np.array([(area.x0, area.y0, area.x1, area.y1) for area, _ in areas]).T
    x, y = (column[:, None] for column in np.array([piece.level.centre for piece in pieces]).T)
    inside = (x0 <= x) & (x < x1) & (y0 <= y) & (y < y1)
    homes = np.where(inside.any(axis=1), inside.argmax(axis=1), -1).tolist()
    return [
        piece if home < 0 else replace(piece, cell=home, table=areas[home][1])
        for piece, home in zip(pieces, homes, strict=True)
    ]


def tables_of(
    grids: tuple[Grid, ...], pieces: list[Placed], tilt: Tilt, parameters: Parameters = PARAMETERS
) -> tuple[Table, ...]:
    """One table for each grid with text; `pieces` come from `in_cells`. Boxes are of the page as it leans."""
    tables = []
    number = 0
    homes: dict[int, list[Placed]] = defaultdict(list)
    for piece in pieces:
        homes[piece.cell].append(piece)
    for grid in grids:
        cells = []
        for cell in grid.cells:
            lines = lines_of_cell(homes[number], parameters)
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


def grids_of_layer(layer: TextLayer) -> tuple[Grid, ...]:
    """The ruled tables a digital page tells of, as those found on a picture: level, cells numbered."""
    return tuple(_numbered(cells) for cells in layer.tables or ())


def _numbered(cells: Sequence[Box]) -> Grid:
    xs, ys = (
        _places([x for cell in cells for x in (cell.x0, cell.x1)]),
        _places([y for cell in cells for y in (cell.y0, cell.y1)]),
    )
    numbered = []
    for cell in sorted(cells, key=lambda c: (c.y0, c.x0)):
        left, right = _nearest(xs, cell.x0), _nearest(xs, cell.x1)
        top, bottom = _nearest(ys, cell.y0), _nearest(ys, cell.y1)
        numbered.append(GridCell(cell, top, left, max(1, bottom - top), max(1, right - left)))
    return Grid(_around(list(cells)), tuple(numbered))


def _places(values: list[float]) -> list[float]:
    """Where rules lie; those nearer than SAME_RULE pixels are one."""
    places: list[float] = []
    for value in sorted(values):
        if not places or value - places[-1] > SAME_RULE:
            places.append(value)
    return places


def _nearest(places: list[float], value: float) -> int:
    after = bisect_left(places, value)
    if after == len(places) or (after and value - places[after - 1] <= places[after] - value):
        return after - 1
    return after


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
