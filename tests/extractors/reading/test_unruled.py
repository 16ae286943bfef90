from collections.abc import Callable

from extractors.imaging.tilt import Tilt
from extractors.reading.placed import Placed
from extractors.reading.tables import tables_of, tabulated

At = Callable[..., Placed]
LEVEL = Tilt(0, 0, 0)


def _rows(pieces: list[Placed]) -> list[tuple[tuple[str, ...], ...]]:
    placed, grids = tabulated(pieces, ())
    return [table.rows() for table in tables_of(grids, placed, LEVEL)]


def test_a_three_line_table_is_found_by_its_amounts_and_has_its_heads(at: At) -> None:
    pieces = [at("公司近三年的主要经营指标见下表单位为元各年度口径一致可以比较", 10, 10)]
    pieces += [at("年度", 20, 60), at("营业收入", 200, 60), at("净利润", 420, 60)]
    for i, (year, revenue, profit) in enumerate(
        (("2014年度", "26,727,405.84", "3,817.08"), ("2015年度", "30,304.07", "(4,508,537.86)"),
         ("2016年度", "37,108,888.95", "-"))
    ):  # fmt: skip
        y = 90 + 30 * i
        pieces += [
            at(year, 20, y),
            at(revenue, 330 - 10 * len(revenue), y),
            at(profit, 560 - 10 * len(profit), y),
        ]
    assert _rows(pieces) == [
        (
            ("年度", "营业收入", "净利润"),
            ("2014年度", "26,727,405.84", "3,817.08"),
            ("2015年度", "30,304.07", "(4,508,537.86)"),
            ("2016年度", "37,108,888.95", "-"),
        )
    ]


def test_lines_without_figures_belong_to_the_statement_around_them(at: At) -> None:
    pieces = []
    for i, (label, figure) in enumerate(
        (
            ("货币资金", "1,234.00"),
            ("流动负债：", ""),
            ("短期借款", "500.00"),
            ("应付账款", "2,500.10"),
            ("合计", "9.00"),
        )
    ):
        pieces.append(at(label, 20, 30 * i))
        if figure:
            pieces.append(at(figure, 400 - 10 * len(figure), 30 * i))
    (rows,) = _rows(pieces)
    assert rows[1] == ("流动负债：", "")
    assert rows[3] == ("应付账款", "2,500.10")


def test_labels_and_values_of_a_letter_are_no_table(at: At) -> None:
    pieces = []
    for i, (label, value) in enumerate(
        (
            ("电话", "010-55505305"),
            ("日期", "2017.06.15"),
            ("编号", "20170042"),
            ("邮编", "100080"),
            ("金额", "1,000.00"),
        )
    ):
        pieces += [at(label, 20, 30 * i), at(value, 300, 30 * i)]
    assert _rows(pieces) == []


def test_prose_between_two_tables_parts_them(at: At) -> None:
    pieces = []
    for i in range(9):
        if i == 4:
            pieces.append(at("以上为母公司的数据以下为合并的数据两者口径一致", 20, 30 * i))
        else:
            pieces += [at("项目", 20, 30 * i), at(f"1,00{i}.00", 300, 30 * i), at(f"2,00{i}.00", 480, 30 * i)]
    assert [len(rows) for rows in _rows(pieces)] == [4, 4]
