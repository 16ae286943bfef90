import doctest
from decimal import Decimal
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.reading import script
from extractors.reading.script import tidy, with_figures


def test_the_examples_in_the_docstrings_hold() -> None:
    assert doctest.testmod(script).failed == 0


@pytest.mark.parametrize(
    ("read", "kept"),
    [
        ("北京 海外 学人 中心", "北京海外学人中心"),
        ("Institute  for Advanced Studies", "Institute for Advanced Studies"),
        ("职务 （职称） Professor", "职务（职称）Professor"),
        ("2019年 10 月 22 日", "2019年10月22日"),
        ("  ", ""),
    ],
)
def test_spaces_stay_between_latin_words_only(read: str, kept: str) -> None:
    assert tidy(read) == kept


@given(st.text())
def test_tidying_twice_changes_nothing_and_loses_no_character(text: str) -> None:
    once = tidy(text)
    assert tidy(once) == once
    assert "".join(once.split()) == "".join(text.split())


@pytest.mark.parametrize(
    "text", ["2017.6.15", "1.234", "ZL201611050600.4", "192.168.1.12", "16,217,407.81", "v1.2.3"]
)
def test_what_is_no_doubtful_amount_stays_as_read(text: str) -> None:
    assert with_figures(text) == text


@given(st.decimals(min_value=1000, max_value=10**12, places=2))
def test_an_amount_is_recognised_whatever_its_separators_were_read_as(amount: Decimal) -> None:
    printed = f"{amount:,.2f}"
    assert with_figures(printed.replace(",", ".")) == printed
    assert normalize("NFKC", with_figures(printed)) == printed
