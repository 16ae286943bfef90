"""Amounts: what is written in capitals reads back, units and currencies are told."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.values import amounts


@settings(max_examples=500)
@given(st.integers(1, 10**14 - 1))
def test_capital_amounts_read_back(cents: int) -> None:
    number = Decimal(cents) / 100
    found = amounts.parse("人民币" + amounts.capitals(number))
    assert found is not None
    assert found.number == number


@given(st.integers(-(10**13), 10**13), st.booleans())
def test_figures_of_statements_read_back(cents: int, brackets: bool) -> None:
    number = Decimal(cents) / 100
    text = f"{abs(number):,.2f}"
    printed = text if number >= 0 else (f"({text})" if brackets else f"-{text}")
    assert amounts.figure(printed) == number


@pytest.mark.parametrize("text", ["六", "12,34", "附注五、1", "2016年", "-", "—", "1.2.3", "一"])
def test_what_is_no_figure_is_none(text: str) -> None:
    assert amounts.figure(text) is None


def test_a_unit_between_figure_and_currency_scales_it() -> None:
    found = amounts.parse("注册资本：1000.000000万人民币")
    assert found is not None
    assert amounts.plain(found.number) == "10000000"
