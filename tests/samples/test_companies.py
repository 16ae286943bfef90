"""Companies have valid codes and dates in order; their books balance and carry forward."""

import random
from datetime import date
from itertools import pairwise

import pytest
from stdnum.cn import uscc

from samples.books import books
from samples.case import make_case
from samples.companies import employer, firm
from samples.numbers import organization_code

DAY = date(2021, 8, 1)


@pytest.mark.parametrize("seed", range(30))
def test_an_employer_has_valid_codes_and_a_licence_of_its_time(seed: int) -> None:
    company = employer(random.Random(seed), DAY)
    assert uscc.is_valid(company.uscc)
    assert organization_code(company.organization_code[:8]) == company.organization_code
    assert company.established < company.licence_issued < DAY
    assert company.term_end is None or company.term_end > DAY
    assert company.name.startswith("北京")
    assert company.name.endswith("有限公司")


def test_a_firm_is_an_accounting_firm_with_two_accountants() -> None:
    made = firm(random.Random(3))
    assert "会计师事务所" in made.name
    assert len(set(made.accountants)) == 2
    assert uscc.is_valid(made.uscc)


@pytest.mark.parametrize("seed", range(40))
def test_the_books_balance_and_carry_forward(seed: int) -> None:
    years = books(random.Random(seed), 10_000_000, 2020)
    assert [year.year for year in years] == [2018, 2019, 2020]
    for year in years:
        for balance in (year.opening, year.closing):
            assert balance.assets == balance.liabilities + balance.equity
            assert balance.cash > 0
        assert year.flow.closing == year.closing.cash
        assert year.flow.purchases > 0
        assert year.closing.equity - year.opening.equity == year.income.net
    for before, after in pairwise(years):
        assert before.closing == after.opening
        assert before.income == after.before


@pytest.mark.parametrize("project", ["long-term", "short-term"])
@pytest.mark.parametrize("seed", range(20))
def test_the_dates_of_a_case_follow_one_another(seed: int, project: str) -> None:
    case = make_case(seed, project)
    contract = case.contract
    assert contract.signed_employer <= contract.signed_employee < contract.start < contract.end
    assert contract.signed_employee < case.submitted
    assert (contract.end - contract.start).days >= 3 * 365 - 1
    assert contract.months >= 6
    assert case.applicant.dob < case.degree.conferred < case.abroad.since < case.submitted
    assert case.certification.issued < case.submitted
    assert [year.year for year in case.years] == [case.submitted.year - n for n in (3, 2, 1)]


def test_a_seed_gives_the_same_case_again_and_another_seed_another() -> None:
    assert make_case(5) == make_case(5)
    assert make_case(5) != make_case(6)
