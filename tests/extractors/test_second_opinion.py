"""What a second reading does to a field, and what it never does."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.document import Field, Reading
from extractors.fields import shapes
from extractors.fields.spec import FieldSpec
from extractors.page_text import Line, PageText
from extractors.second_opinion import AGREED, DISPUTED, counterpart, doubt_about, doubtful, weighed
from extractors.values import uscc
from ingest.page import Box

LINE = Box(100, 100, 500, 130)
DAY = FieldSpec("dob", shapes.day)


def field(raw: str, value: str = "", name: str = "dob", confidence: float = 0.97) -> Field:
    return Field(name, value or raw, raw, confidence, "p0001", Box(200, 100, 400, 130), "rapidocr")


def page(*texts: str) -> PageText:
    lines = [Line(text, Box(100, 100 + 40 * i, 500, 130 + 40 * i), 0.97) for i, text in enumerate(texts)]
    return PageText(800, 1000, 200, 0, "rapidocr", 0.97, lines=tuple(lines))


def second(raw: str, line: str, reading: str, spec: FieldSpec | None = DAY, value: str = "") -> Field:
    name = spec.name if spec else "dob"
    doubt = doubt_about(field(raw, value, name), page(line))
    assert doubt is not None
    return weighed(doubt, [Reading("tesseract", reading, 0.9)], spec)


def test_an_unsure_date_is_doubtful_and_a_sure_one_is_not() -> None:
    assert doubtful(field("2017年3月1日"))
    assert not doubtful(field("2017年3月1日", confidence=0.999))


def test_a_check_digit_that_holds_leaves_no_doubt() -> None:
    assert not doubtful(replace(field("L898902C3", name="passport_no"), check=True))


def test_what_decides_nothing_is_not_asked_about() -> None:
    assert not doubtful(field("北京市海淀区", name="address"))


def test_capitals_that_may_have_lost_a_space_are_doubtful_however_sure() -> None:
    assert doubtful(field("PASSPORT OFFICEPORT SELWYN", name="authority", confidence=0.999))


def test_two_readings_of_one_date_agree_however_it_is_written() -> None:
    found = second("2017年3月1日", "日期:2017年3月1日", "日期：2017 年 03 月 01 日", value="2017-03-01")
    assert found.confidence == AGREED
    assert [r.reader for r in found.readings] == ["rapidocr", "tesseract"]
    assert found.value == "2017-03-01"


def test_a_second_reading_that_differs_lowers_the_first_and_never_replaces_it() -> None:
    found = second("2017年3月1日", "日期:2017年3月1日", "日期:2017年8月1日", value="2017-03-01")
    assert (found.value, found.raw) == ("2017-03-01", "2017年3月1日")
    assert found.confidence == DISPUTED
    assert found.readings[1].text == "2017年8月1日"


@pytest.mark.parametrize(
    ("raw", "reading"),
    [("2022年4月30日", "2022年4月30目t"), ("二〇一七年四月十七日", "三O〇一七年四月十七日")],
)
def test_what_has_not_the_shape_of_the_field_says_nothing_against_it(raw: str, reading: str) -> None:
    assert second(raw, f"日期:{raw}", f"日期:{reading}").confidence == 0.97


@pytest.mark.parametrize("reading", ["谢雨咱", "雨咱", "BAK"])
def test_a_chinese_name_is_not_doubted_for_the_second_readers_characters(reading: str) -> None:
    spec = FieldSpec("name_zh", shapes.text(60))
    assert second("谢雨川", "谢雨川", reading, spec).confidence == 0.97
    assert second("谢雨川", "谢雨川", "谢雨川", spec).confidence == AGREED


def test_the_digits_between_chinese_characters_are_doubted() -> None:
    spec = FieldSpec("certificate_no", shapes.text(60))
    raw = "教留服认乌[2017]19252号"
    assert second(raw, raw, "教留服认鸟[2017]19252号", spec).confidence == 0.97
    assert second(raw, raw, "教留服认鸟[2017]19262号", spec).confidence == DISPUTED


def test_a_second_reader_that_is_hardly_sure_does_not_object() -> None:
    doubt = doubt_about(field("2017年3月1日"), page("日期:2017年3月1日"))
    assert doubt is not None
    found = [
        weighed(doubt, [Reading("tesseract", "2017年8月1日", sure)], DAY).confidence for sure in (0.7, 0.8)
    ]
    assert found == [0.97, DISPUTED]


def test_a_lost_space_is_a_difference() -> None:
    spec = FieldSpec("authority", shapes.text(60))
    found = second("OFFICEPORT", "PASSPORT OFFICEPORT", "PASSPORT OFFICE PORT", spec)
    assert found.confidence == DISPUTED


@pytest.mark.parametrize(
    ("reading", "doubted"), [("PASSPORT OFFICE ARKANTA", True), ("PASSPORTOFFICE ARKANTA", False)]
)
def test_of_a_sure_reading_only_the_spaces_are_doubted(reading: str, doubted: bool) -> None:
    first = field("PASSPORTOFFICE ARKANIA", name="authority", confidence=0.999)
    doubt = doubt_about(first, page("PASSPORTOFFICE ARKANIA"))
    assert doubt is not None
    found = weighed(doubt, [Reading("tesseract", reading, 0.9)], FieldSpec("authority", shapes.text(60)))
    assert found.confidence == (DISPUTED if doubted else 0.999)


def test_agreement_on_letters_that_look_like_digits_proves_nothing() -> None:
    spec = FieldSpec("contract_no", shapes.code())
    assert second("HTLILEP9ED", "编号HTLILEP9ED", "编号HTLILEP9ED", spec).confidence == 0.97
    assert second("HT2017012", "编号HT2017012", "编号HT2017012", spec).confidence == AGREED


def test_a_decimal_point_tells_in_an_amount() -> None:
    spec = FieldSpec("total_assets", shapes.amount)
    assert second("4,431:57", "资产4,431:57", "资产4,431.57", spec, "4431").confidence == DISPUTED


def test_a_digit_that_only_the_second_reader_saw_is_a_difference() -> None:
    spec = FieldSpec("contract_no", shapes.code())
    assert second("HT2017012", "编号HT2017012", "编号HT20170123", spec).confidence == DISPUTED


@pytest.mark.parametrize("reading", [("", 0.0), ("日期:2017年8月1日", 0.3)])
def test_a_second_reader_that_sees_nothing_clearly_has_no_say(reading: tuple[str, float]) -> None:
    first = field("2017年3月1日")
    doubt = doubt_about(first, page("日期:2017年3月1日"))
    assert doubt is not None
    assert weighed(doubt, [Reading("tesseract", *reading)], DAY) == first


def test_a_check_digit_decides_for_the_second_reading() -> None:
    spec = FieldSpec("uscc", uscc.parse)
    right = "91350100M000100Y43"
    wrong = right.replace("35", "38")
    read = uscc.parse(wrong)
    assert read is not None
    assert read.check is False
    first = replace(field(wrong, name="uscc"), check=False)
    doubt = doubt_about(first, page(f"统一社会信用代码{wrong}"))
    assert doubt is not None
    found = weighed(doubt, [Reading("tesseract", f"统一社会信用代码 {right}", 0.9)], spec)
    assert (found.value, found.check) == (right, True)
    assert [r.text for r in found.readings] == [wrong, right]


def test_a_value_over_two_lines_is_read_on_both() -> None:
    doubt = doubt_about(
        replace(field("北京芷泽达微电子技术有限公司", name="name"), box=Box(100, 100, 500, 170)),
        page("北京芷泽达微电子", "技术有限公司", "住所"),
    )
    assert doubt is not None
    assert [line.text for line in doubt.lines] == ["北京芷泽达微电子", "技术有限公司"]


def test_a_value_that_no_line_spells_is_not_asked_about() -> None:
    assert doubt_about(field("2017年3月1日"), page("别的文字")) is None


@given(st.text("ab1 年", max_size=12), st.text("ab1 年", max_size=6), st.text("ab1 年", max_size=20))
def test_a_counterpart_is_a_part_of_the_second_reading(before: str, raw: str, other: str) -> None:
    assert counterpart(before + raw, raw, other) in other


@given(st.text("abc年 1", max_size=12), st.text("xyz", min_size=1, max_size=6), st.text("abc年", max_size=9))
def test_the_counterpart_in_an_equal_reading_is_the_same(before: str, raw: str, after: str) -> None:
    line = before + raw + after
    assert counterpart(line, raw, line) == raw
