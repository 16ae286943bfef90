"""Dates in every form of the domain notes: zeros, words, numerals of Rome, eras, months, open ends."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.values import dates


@pytest.mark.parametrize("zero", "〇○◯零0OoΟ")
def test_every_form_of_zero_in_a_chinese_year(zero: str) -> None:
    found = dates.parse(f"二{zero}一八年三月一日")
    assert found is not None
    assert found.value == "2018-03-01"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二〇〇八年五月二十三日", "2008-05-23"),
        ("贰零零捌年伍月贰拾叁日", "2008-05-23"),
        ("2008 年 05 月 23 日", "2008-05-23"),
        ("2008年5月23号", "2008-05-23"),
        ("2015—10", "2015-10"),
        ("23rd May 2008", "2008-05-23"),
        ("May 23rd, 2008", "2008-05-23"),
        ("23. Mai 2008", "2008-05-23"),
        ("le 1er mai 2008", "2008-05-01"),
        ("a 23 de mayo de 2008", "2008-05-23"),
        ("23 maggio 2008", "2008-05-23"),
        ("23 мая 2008 г.", "2008-05-23"),
        ("2008년 5월 23일", "2008-05-23"),
        ("平成20年5月23日", "2008-05-23"),
        ("昭和63年4月1日", "1988-04-01"),
        ("民國97年5月23日", "2008-05-23"),
        ("this twenty-third day of May, two thousand and eight", "2008-05-23"),
        ("the first day of June in the year nineteen hundred and ninety-nine", "1999-06-01"),
        ("die XXIII mensis Maii anno Domini MMVIII", "2008-05-23"),
        ("die IV mensis Iulii anno Domini MM", "2000-07-04"),
    ],
)
def test_a_form_of_date(text: str, value: str) -> None:
    found = dates.parse(text)
    assert found is not None
    assert found.value == value


@pytest.mark.parametrize("text", ["03/04/2018", "3.4.2018", "03-04-2018", "12/11/1999"])
def test_day_and_month_that_cannot_be_told_apart_are_both_kept(text: str) -> None:
    found = dates.parse(text)
    assert found is not None
    assert found.value == ""
    assert len(found.alternatives) == 2


@pytest.mark.parametrize(
    "text", ["2018年13月1日", "2018年2月30日", "31/31/2018", "die XXXII mensis Maii MMVIII"]
)
def test_what_no_calendar_has_is_no_date(text: str) -> None:
    assert dates.parse(text) is None


@pytest.mark.parametrize("word", ["长期", "永久", "无固定期限", "不约定期限", "long-term", "permanent"])
def test_an_open_end(word: str) -> None:
    period = dates.period(f"自2015年1月1日至{word}")
    assert period is not None
    assert (period.start, period.end) == ("2015-01-01", "open")


@given(st.dates(date(1900, 1, 1), date(2099, 12, 31)))
def test_a_date_written_out_is_read_back(day: date) -> None:
    for text in (
        f"{day.year}年{day.month}月{day.day}日",
        day.isoformat(),
        f"{day.day} {day:%B} {day.year}",
        f"{day:%B} {day.day}, {day.year}",
        f"{day:%Y%m%d}",
        f"{day.year}.{day.month:02d}.{day.day:02d}",
    ):
        found = dates.parse(text)
        assert found is not None, text
        assert found.value == day.isoformat(), text
