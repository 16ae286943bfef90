"""Invented numbers carry right check digits: the vectors of domain C, and the product's own judges."""

from datetime import date

import pytest
from stdnum.cn import uscc as judge
from stdnum.iso7064 import mod_11_10

from samples import numbers


def test_credit_codes_and_organization_codes_of_the_standards_are_made_again() -> None:
    assert numbers.organization_code("60003734") == "600037341"
    assert numbers.organization_code("71526726") == "71526726X"
    assert numbers.organization_code("MA01EBFH") == "MA01EBFH9"
    assert numbers.uscc("91", "110000", "600037341") == "91110000600037341L"
    assert judge.is_valid(numbers.uscc("91", "110195", numbers.organization_code("12345678")))


def test_registration_numbers_end_in_their_check_digit() -> None:
    assert numbers.registration_number("11010800000001") == "110108000000016"
    assert mod_11_10.is_valid(numbers.registration_number("11019505006832"))


def test_the_specimen_passport_of_icao_gets_its_check_digits() -> None:
    first, second = numbers.td3(
        "UTO", "Eriksson", "Anna Maria", "L898902C3", "UTO", date(1974, 8, 12), "F", date(2012, 4, 15)
    )
    assert first == "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<"
    assert second.startswith("L898902C36UTO7408122F1204159")
    assert len(second) == 44


def test_patent_numbers_end_in_their_check_digit() -> None:
    assert numbers.patent_number(2017, 1, 601862) == "ZL201710601862.3"


@pytest.mark.parametrize(
    ("day", "written"),
    [(date(2017, 3, 21), "二〇一七年三月二十一日"), (date(2020, 10, 10), "二〇二〇年十月十日")],
)
def test_dates_are_written_in_chinese_numerals(day: date, written: str) -> None:
    assert numbers.han_date(day) == written


def test_years_and_days_are_written_in_english_words() -> None:
    assert numbers.en_year(1998) == "nineteen hundred and ninety-eight"
    assert numbers.en_year(2000) == "two thousand"
    assert [numbers.en_ordinal(n) for n in (1, 12, 20, 23)] == [
        "first",
        "twelfth",
        "twentieth",
        "twenty-third",
    ]
