from collections.abc import Callable
from dataclasses import replace

from extractors.imaging.picture import quad_of
from extractors.imaging.tilt import Tilt
from extractors.reading.engine import Piece
from extractors.reading.layout import lines_of, lines_of_cell
from extractors.reading.placed import Placed, placed
from extractors.reading.vertical import is_stacked
from ingest.page import Box

At = Callable[..., Placed]


def _upright(text: str, x: float, y: float) -> Placed:
    """As an engine returns a line that it read downwards: its corners begin at the top right."""
    quad = quad_of(Box(x, y, x + 20, y + 20 * len(text)))
    return placed(Piece(text, 1.0, quad[[1, 2, 3, 0]]), Tilt(0, 0, 0))


def test_upright_lines_are_read_from_the_right_and_their_pieces_downwards() -> None:
    pieces = [_upright("左栏文字", 100, 50), _upright("下半行", 200, 130), _upright("右栏上半", 200, 50)]
    assert [line.text for line in lines_of(pieces)] == ["右栏上半下半行", "左栏文字"]


def test_a_label_set_downwards_in_a_cell_is_one_line(at: At) -> None:
    stacked = [at(character, 10, 10 + 24 * i) for i, character in enumerate("工作经历")]
    assert is_stacked(stacked)
    assert [line.text for line in lines_of_cell(stacked)] == ["工作经历"]
    assert [line.text for line in lines_of_cell([_upright("工作经历", 10, 10)])] == ["工作经历"]


def test_a_table_is_read_cell_by_cell_between_the_rows_around_it(at: At) -> None:
    def cell(piece: Placed, number: int) -> Placed:
        return replace(piece, cell=number, table=0)

    pieces = [
        at("表下", 10, 200), cell(at("住所", 10, 70), 0), cell(at("望岑大街", 120, 81), 1),
        cell(at("柏原区", 120, 57), 1), at("表上", 10, 10),
    ]  # fmt: skip
    assert [line.text for line in lines_of(pieces)] == ["表上", "住所", "柏原区", "望岑大街", "表下"]
