from collections.abc import Callable

from extractors.imaging.grids import Grid, GridCell
from extractors.imaging.tilt import Tilt
from extractors.reading.placed import Placed
from extractors.reading.tables import grids_of_layer, in_cells, tables_of
from ingest.page import Box, TextLayer

At = Callable[..., Placed]

LEVEL = Tilt(0, 0, 0)
GRID = Grid(
    Box(0, 0, 400, 100),
    (
        GridCell(Box(0, 0, 100, 100), 0, 0, row_span=2),
        GridCell(Box(100, 0, 400, 50), 0, 1),
        GridCell(Box(100, 50, 400, 100), 1, 1),
    ),
)


def test_every_piece_goes_to_the_cell_its_middle_lies_in(at: At) -> None:
    pieces = in_cells(
        [at("姓名", 10, 30), at("托比亚斯", 110, 10), at("Tobias", 110, 60), at("页眉", 500, 10)], (GRID,)
    )
    assert [piece.cell for piece in pieces] == [0, 1, 2, -1]
    (table,) = tables_of((GRID,), pieces, LEVEL)
    assert table.rows() == (("姓名", "托比亚斯"), ("", "Tobias"))


def test_lines_of_one_cell_are_joined_without_a_space_between_han(at: At) -> None:
    pieces = in_cells(
        [at("北京市柏原区", 110, 5), at("望岑大街", 110, 27), at("Royal", 110, 52), at("College", 110, 74)],
        (GRID,),
    )
    (table,) = tables_of((GRID,), pieces, LEVEL)
    assert [cell.text for cell in table.cells] == ["", "北京市柏原区望岑大街", "Royal College"]


def test_a_raster_without_text_is_no_table() -> None:
    assert tables_of((GRID,), [], LEVEL) == ()


def test_cells_of_a_layer_are_numbered_with_their_spans(at: At) -> None:
    cells = (Box(0, 0, 100, 100), Box(100, 0, 400, 50), Box(100, 51, 250, 100), Box(251, 51, 400, 100))
    (grid,) = grids_of_layer(TextLayer((), (cells,)))
    places = [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in grid.cells]
    assert places == [(0, 0, 2, 1), (0, 1, 1, 2), (1, 1, 1, 1), (1, 2, 1, 1)]
    pieces = in_cells([at("资产", 10, 30), at("年末", 110, 10), at("100.00", 260, 60)], (grid,))
    (table,) = tables_of((grid,), pieces, LEVEL)
    assert table.rows() == (("资产", "年末", ""), ("", "", "100.00"))
