"""Every parser takes any text whatever: it answers, it never raises."""

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.values import (
    amounts,
    book_number,
    confusions,
    countries,
    cscse_number,
    dates,
    domestic_number,
    fiscal_year,
    institution_number,
    mrz,
    mrz_lines,
    names,
    numerals,
    org_code,
    passport_number,
    patent_number,
    pr_card_number,
    registration_number,
    resident_id,
    tax_number,
    travel_dates,
    uscc,
)

PARSERS: dict[str, Callable[[str], object]] = {
    "amounts.figure": amounts.figure,
    "amounts.parse": amounts.parse,
    "amounts.unit": amounts.unit,
    "book_number.doi": book_number.doi,
    "book_number.isbn": book_number.isbn,
    "book_number.issn": book_number.issn,
    "confusions.fold": confusions.fold,
    "countries.parse": countries.parse,
    "cscse_number.parse": cscse_number.parse,
    "dates.find": dates.find,
    "dates.period": dates.period,
    "domestic_number.degree": domestic_number.degree,
    "domestic_number.graduation": domestic_number.graduation,
    "fiscal_year.audited": fiscal_year.audited,
    "fiscal_year.interim": fiscal_year.interim,
    "fiscal_year.of_report_number": fiscal_year.of_report_number,
    "fiscal_year.years": fiscal_year.years,
    "institution_number.parse": institution_number.parse,
    "mrz_lines.looks_like_line": mrz_lines.looks_like_line,
    "mrz_lines.sound": mrz_lines.sound,
    "mrz.td3": lambda text: mrz.td3(text, text),
    "mrz.td1": lambda text: mrz.td1(text, text, text),
    "names.latin_tokens": names.latin_tokens,
    "names.organisation": names.organisation,
    "names.person": names.person,
    "numerals.chinese": numerals.chinese,
    "numerals.english": numerals.english,
    "numerals.roman": numerals.roman,
    "org_code.is_valid": org_code.is_valid,
    "org_code.parse": org_code.parse,
    "passport_number.parse": passport_number.parse,
    "pr_card_number.is_valid": pr_card_number.is_valid,
    "pr_card_number.parse": pr_card_number.parse,
    "patent_number.foreign": patent_number.foreign,
    "patent_number.is_valid": patent_number.is_valid,
    "patent_number.kind": patent_number.kind,
    "patent_number.parse": patent_number.parse,
    "patent_number.publication": patent_number.publication,
    "registration_number.parse": registration_number.parse,
    "resident_id.is_valid": resident_id.is_valid,
    "resident_id.lengthen": resident_id.lengthen,
    "resident_id.parse": resident_id.parse,
    "tax_number.is_valid": tax_number.is_valid,
    "tax_number.parse": tax_number.parse,
    "travel_dates.parse": lambda text: travel_dates.parse(text, 2026),
    "uscc.is_valid": uscc.is_valid,
    "uscc.parse": uscc.parse,
}

# Plain noise hardly ever reaches a parser's inside; pieces of real forms do.
PIECES = st.sampled_from(
    [
        "二〇一八",
        "年",
        "月",
        "日",
        "31",
        "2018",
        "-",
        "/",
        ".",
        "〇",
        "O",
        "壹仟",
        "万",
        "亿",
        "元",
        "角",
        "MAR",
        "Maii",
        "MMVIII",
        "twenty",
        "first",
        "day of",
        "thousand",
        "<",
        "<<",
        "P<UTO",
        "L898902C36UTO",
        "9111",
        "MA01",
        "X",
        *[
            "教留服认",
            "[",
            "]",
            "号",
            "至",
            "自",
            "长期",
            "，",
            " ",
            "\n",
            "ZL",
            "US 9,",
            "CN",
            "ISBN 978-",
            "10.1016/",
            "事证第",
            "²",
            "٣",
            "Ⅷ",
            "½",
            "ß",
            "İ",
        ],
    ]
)
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(PIECES, max_size=40).map("".join),
    st.text(alphabet="0123456789ABCXOISZ<- ", max_size=120),
)


@pytest.mark.parametrize("name", PARSERS)
@settings(max_examples=150, deadline=None)
@given(text=TEXTS)
def test_any_text_gets_an_answer(name: str, text: str) -> None:
    PARSERS[name](text)


@pytest.mark.parametrize("name", PARSERS)
@pytest.mark.parametrize(
    "unit",
    [
        "9",
        "A1",
        "一",
        "二〇",
        "<",
        "L8<",
        "1,234,",
        "至",
        "2018",
        "MAR ",
        "first ",
        "two thousand ",
        " ",
        "3/4/",
    ],
)
def test_very_long_texts_get_an_answer_too(name: str, unit: str) -> None:
    PARSERS[name](unit * 20_000)
