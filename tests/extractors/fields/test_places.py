"""A value is found wherever it stands beside its label, and a label within a sentence is none."""

from dataclasses import replace

import pytest

from extractors.document import Answer, Field, ReadPage
from extractors.fields import shapes
from extractors.fields.find import find_fields
from extractors.fields.layout import Sheet
from extractors.fields.spec import DocumentType, FieldSpec
from extractors.page_text import Line, Word
from ingest.page import Box
from ingest.wording import Bilingual
from tests.extractors.conftest import PageMaker

KIND = DocumentType(
    name="test",
    called=Bilingual(zh="一种", en="A kind"),
    titles=(),
    fields=(
        FieldSpec("name", shapes.person, ("姓名", "Name")),
        FieldSpec("sex", shapes.sex, ("性别", "Sex")),
        FieldSpec("address", shapes.text(100), ("单位地址", "住所"), wrap=True),
        FieldSpec("start", shapes.period_start, ("聘期",)),
        FieldSpec("end", shapes.period_end, ("聘期",)),
        FieldSpec("school", shapes.organisation, ("毕业院校",), many=True, wrap=True),
    ),
    stops=("联系电话",),
)


def value(page: ReadPage, name: str) -> str:
    return field(page, name).value


def field(page: ReadPage, name: str) -> Field:
    return next(f for f in find_fields(KIND, [Sheet(page)]) if f.name == name)


@pytest.mark.parametrize(
    "lines",
    [
        [(100, 100, "姓名：张三")],
        [(100, 100, "姓　名: 张三")],
        [(100, 100, "姓名"), (400, 104, "张三")],
        [(100, 100, "姓名："), (400, 100, "张三"), (700, 100, "联系电话"), (900, 100, "12345")],
        [(100, 100, "姓名 Name"), (420, 100, "张三")],
        [(100, 100, "姓名"), (100, 150, "张三")],
        [(100, 100, "姓名"), (400, 100, "性别"), (100, 150, "张三"), (400, 150, "男")],
        [(100, 100, "1. 姓名（中文）：张三")],
        [(100, 100, "姓名：张三性别：男")],
    ],
)
def test_a_value_is_found_behind_right_of_or_below_its_label(
    page: PageMaker, lines: list[tuple[float, float, str]]
) -> None:
    assert value(page(lines), "name") == "张三"


@pytest.mark.parametrize(
    "text", ["申报人姓名应与护照一致", "请填写姓名", "凡姓名有误者", "姓名应当用正楷填写，不得涂改"]
)
def test_a_label_within_a_sentence_is_no_label(page: PageMaker, text: str) -> None:
    found = field(page([(100, 100, text), (100, 160, "张三")]), "name")
    assert found.answer is Answer.NOT_FOUND


def test_an_empty_cell_is_not_filled_from_the_next_label(page: PageMaker) -> None:
    cells = [Box(90, 90, 380, 150), Box(380, 90, 690, 150), Box(690, 90, 890, 150), Box(890, 90, 1300, 150)]
    empty = page([(100, 100, "姓名"), (700, 100, "性别"), (900, 100, "女")], cells)
    assert field(empty, "name").answer is Answer.NOT_FOUND
    assert value(empty, "sex") == "F"


def test_a_value_in_the_next_cell_may_run_over_lines(page: PageMaker) -> None:
    cells = [Box(90, 90, 380, 200), Box(380, 90, 1300, 200)]
    broken = page(
        [(400, 95, "北京市海淀区知行路十二号"), (100, 125, "单位地址"), (400, 150, "三号楼")], cells
    )
    assert value(broken, "address") == "北京市海淀区知行路十二号三号楼"


def test_a_label_broken_in_a_narrow_cell_is_one(page: PageMaker) -> None:
    cells = [Box(90, 90, 200, 200), Box(200, 90, 900, 200)]
    assert (
        value(page([(100, 95, "单位"), (220, 125, "知行路一号"), (100, 150, "地址")], cells), "address")
        == "知行路一号"
    )


def test_a_full_line_behind_a_label_runs_on_below(page: PageMaker) -> None:
    lines = [
        (100, 100, "住所：北京市云溪区知行路三十五号云溪科技园区第八号楼十五层"),
        (208, 152, "一五二〇室"),
        (100, 204, "联系电话：010"),
    ]
    assert value(page(lines), "address") == "北京市云溪区知行路三十五号云溪科技园区第八号楼十五层一五二〇室"


def test_one_cell_with_two_languages_holds_two_values(page: PageMaker) -> None:
    cells = [Box(90, 90, 380, 200), Box(380, 90, 1300, 200)]
    bilingual = page(
        [(400, 95, "诺黑文大学"), (100, 125, "毕业院校"), (400, 150, "University of Norhaven")], cells
    )
    schools = [f.value for f in find_fields(KIND, [Sheet(bilingual)]) if f.name == "school"]
    assert schools == ["诺黑文大学", "University of Norhaven"]


def test_a_period_gives_its_two_ends(page: PageMaker) -> None:
    term = page([(100, 100, "聘期"), (400, 100, "自 2018年8月1日 起至 2021年7月31日 止")])
    assert (value(term, "start"), value(term, "end")) == ("2018-08-01", "2021-07-31")


@pytest.mark.parametrize(
    ("text", "sex"),
    [
        ("☑男 □女", "M"),
        ("□男 ☑女", "F"),
        ("√男 口女", "M"),
        ("区男口女", "M"),
        ("女", "F"),
        ("男☑女□", "M"),
        ("男（ ）女（√）", "F"),
    ],
)
def test_the_ticked_option_counts(page: PageMaker, text: str, sex: str) -> None:
    assert value(page([(100, 100, f"性别：{text}")]), "sex") == sex


@pytest.mark.parametrize("text", ["□男 □女", "☑男 ☑女", "男女", "男/女", "◪男 ☑女"])
def test_no_option_counts_where_none_or_both_are_ticked(page: PageMaker, text: str) -> None:
    found = field(page([(100, 100, f"性别：{text}")]), "sex")
    assert (found.answer, found.value, found.raw) == (Answer.NOT_READABLE, "", text)


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("姓名：张三", Answer.FOUND),
        ("姓名：#1@2%", Answer.NOT_READABLE),
        ("姓名：________", Answer.NOT_FOUND),
        ("性别：女", Answer.NOT_FOUND),
    ],
)
def test_found_unreadable_and_absent_are_three_answers(page: PageMaker, text: str, answer: Answer) -> None:
    assert field(page([(100, 100, text)]), "name").answer is answer


def test_places_hold_on_a_page_that_leans(page: PageMaker) -> None:
    def leaning(x: float, y: float, text: str) -> tuple[float, float, str]:
        return x, y + 0.02 * x, text

    rows = [
        (100.0, 100.0 + 60 * n, text, right)
        for n, (text, right) in enumerate(
            [("联系电话", "12345"), ("姓名", "张三"), ("性别", "女"), ("住所", "知行路一号")]
        )
    ]
    leant = page(
        [place for x, y, left, right in rows for place in (leaning(x, y, left), leaning(1200, y, right))]
    )
    assert [value(leant, name) for name in ("name", "sex", "address")] == ["张三", "F", "知行路一号"]


def test_a_field_is_as_sure_as_its_least_sure_letter_and_has_the_box_of_its_value(page: PageMaker) -> None:
    found = field(page([(100, 100, "姓名：张三")]), "name")
    assert found.confidence == 1.0
    assert found.raw == "张三"
    assert found.box.x0 > 180
    assert found.box.x1 == pytest.approx(100 + 5 * 36)


def test_a_value_behind_a_wide_gap_is_read_where_a_table_has_no_lines(page: PageMaker) -> None:
    made = page([])

    def gap(x: float) -> str:
        words = (Word("Name ", Box(100, 100, 180, 140), 1.0), Word("Zhang San", Box(x, 100, 500, 140), 1.0))
        line = Line("Name Zhang San", Box(100, 100, 500, 140), 1.0, words)
        return value(replace(made, text=replace(made.text, blank=False, lines=(line,))), "name")

    assert gap(300) == "Zhang San"
    assert gap(182) == ""


def test_a_value_does_not_run_on_into_that_of_the_next_label(page: PageMaker) -> None:
    rows = [(100, 100, "单位地址：北京市云溪区某路一号"), (100, 166, "联系电话"), (300, 160, "12345678901")]
    made = page(rows)
    assert value(made, "address") == "北京市云溪区某路一号"
