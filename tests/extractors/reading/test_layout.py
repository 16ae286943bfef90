from collections.abc import Callable
from dataclasses import replace

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from extractors.imaging.picture import quad_of
from extractors.imaging.tilt import Tilt
from extractors.reading.engine import Piece
from extractors.reading.layout import lines_of
from extractors.reading.placed import Placed, placed
from ingest.page import Box

At = Callable[..., Placed]
MakePiece = Callable[..., Piece]


def _texts(pieces: list[Placed]) -> list[str]:
    return [line.text for line in lines_of(pieces)]


def test_rows_are_read_from_top_to_bottom_and_left_to_right(at: At) -> None:
    pieces = [at("国籍", 10, 52), at("乌托邦", 200, 50), at("姓名", 10, 12), at("托比亚斯", 200, 10)]
    assert _texts(pieces) == ["姓名", "托比亚斯", "国籍", "乌托邦"]


def test_pieces_that_stand_close_are_one_line(at: At) -> None:
    (line,) = lines_of([at("北京沅启创", 10, 10), at("科技有限公司", 110, 11)])
    assert line.text == "北京沅启创科技有限公司"
    assert [word.text for word in line.words] == ["北京沅启创", "科技有限公司"]
    assert line.box == line.words[0].box.union(line.words[1].box)


def test_latin_pieces_are_joined_with_a_space_where_there_is_one(at: At) -> None:
    assert _texts([at("Royal", 10, 10), at("University", 67, 10)]) == ["Royal University"]


def test_cells_do_not_join_even_where_they_stand_close(at: At) -> None:
    left, right = replace(at("姓名", 10, 10), cell=0), replace(at("托比亚斯", 52, 10), cell=1)
    assert _texts([left, right]) == ["姓名", "托比亚斯"]


def test_a_label_set_wide_is_one_label(at: At) -> None:
    assert _texts([at("名", 10, 10), at("称", 75, 10), at("北京沅启创公司", 200, 10)]) == [
        "名称",
        "北京沅启创公司",
    ]


def test_running_text_keeps_its_gaps(at: At) -> None:
    above = at("本合同期限自下列日期起计算至下列日期止双方均应遵守", 10, 10)
    below = at("期满可以续签双方另行约定其他事项并签字盖章后有效", 10, 60)
    row = [at("自2017年1月1日", 10, 35), at("起至2019年12月31日止有效", 200, 35)]
    assert _texts([above, *row, below])[1] == "自2017年1月1日起至2019年12月31日止有效"


def test_two_columns_of_running_text_are_read_one_after_the_other(at: At) -> None:
    left = [at(f"左栏第{i}行的文字一直写到栏边", 10, 30 * i) for i in range(8)]
    right = [at(f"右栏第{i}行的文字一直写到栏边", 500, 30 * i) for i in range(8)]
    texts = _texts([piece for pair in zip(left, right, strict=True) for piece in pair])
    assert [text[0] for text in texts] == ["左"] * 8 + ["右"] * 8


def test_confidence_is_weighted_by_length(piece: MakePiece) -> None:
    level = Tilt(0, 0, 0)
    run = [placed(piece("一二三", 10, 10, 20, 1.0), level), placed(piece("四", 70, 10, 20, 0.6), level)]
    assert round(lines_of(run)[0].confidence, 3) == 0.9


@given(st.floats(-3, 3), st.integers(2, 12))
def test_rows_hold_together_on_a_leaning_page(degrees: float, rows: int) -> None:
    tilt = Tilt(degrees, 800, 1100)
    pieces = []
    for row in range(rows):
        for column, x in enumerate((100, 600, 1200)):
            box = Box(x, 200 + 34 * row, x + 200, 228 + 34 * row)
            pieces.append(placed(Piece(f"{row}.{column}", 1.0, tilt.lean(quad_of(box))), tilt))
    order = np.random.default_rng(1).permutation(len(pieces))
    texts = [line.text for line in lines_of([pieces[i] for i in order])]
    assert texts == [f"{row}.{column}" for row in range(rows) for column in range(3)]
