"""Figures of audit reports: they add up, and each year follows on the one before."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.validators.making import Made, MadeDocument, documents
from validators.finding import Finding, Outcome, Severity
from validators.programme import load_programme
from validators.rules import audits_balance, audits_carry_forward

Ask = Callable[[str, Made], tuple[Finding, ...]]
BALANCE, CARRIED = "audits.balance", "audits.carry-forward"
PASS, WARN, FAIL, CANNOT_TELL = Outcome.PASS, Outcome.WARN, Outcome.FAIL, Outcome.CANNOT_TELL
SUMS = ("total_assets", "total_liabilities", "equity")
PROGRAMME = load_programme("beijing-overseas-talents")


def report(made: Made, year: str) -> MadeDocument:
    return next(d for d in made.documents if d.type == "audit_report" and d.values.get("fy") == year)


def told(ask: Ask, rule: str, made: Made) -> list[tuple[Outcome, Severity]]:
    return [(f.outcome, f.severity) for f in ask(rule, made)]


@pytest.mark.parametrize("rule", [BALANCE, CARRIED])
def test_good_books_pass(made: Made, ask: Ask, rule: str) -> None:
    assert told(ask, rule, made) == [(PASS, Severity.MINOR)]


@pytest.mark.parametrize(
    ("equity", "expected"),
    [("200.00", PASS), ("200.03", PASS), ("199.97", PASS), ("200.04", FAIL), ("100.00", FAIL)],
)
def test_assets_are_liabilities_and_equity_to_the_last_place(
    made: Made, ask: Ask, equity: str, expected: Outcome
) -> None:
    report(made, "2014").values["equity"] = equity
    assert told(ask, BALANCE, made) == [(expected, Severity.MINOR)]


def test_the_last_place_is_that_of_the_printed_unit(made: Made, ask: Ask) -> None:
    first = report(made, "2014")
    first.values |= dict(zip(SUMS, ("30000000", "10000000", "20000200"), strict=True)) | {"unit": "10000"}
    first.raws |= dict(zip(SUMS, ("3,000.00", "1,000.00", "2,000.02"), strict=True))
    assert told(ask, BALANCE, made) == [(PASS, Severity.MINOR)]
    first.values["equity"], first.raws["equity"] = "20000400", "2,000.04"
    assert told(ask, BALANCE, made) == [(FAIL, Severity.MINOR)]


@pytest.mark.parametrize("name", SUMS)
def test_sums_of_unsure_figures_are_a_test_of_the_reading(made: Made, ask: Ask, name: str) -> None:
    first = report(made, "2014")
    first.sureness[name] = 0.9
    assert told(ask, BALANCE, made) == [(PASS, Severity.MINOR)]
    first.values["equity"] = "100.00"
    assert told(ask, BALANCE, made) == [(CANNOT_TELL, Severity.MINOR)]
    del first.values[name]
    assert told(ask, BALANCE, made) == [(CANNOT_TELL, Severity.MINOR)]


@pytest.mark.parametrize(
    ("closing", "expected"),
    [
        ("2014.02", [(PASS, Severity.MINOR)]),
        ("2000.00", [(WARN, Severity.INFO)]),
        ("2100.00", [(WARN, Severity.MINOR)]),
    ],
)
def test_closing_cash_may_be_less_than_cash(
    made: Made, ask: Ask, closing: str, expected: list[tuple[Outcome, Severity]]
) -> None:
    report(made, "2014").values["closing_cash"] = closing
    assert told(ask, BALANCE, made) == expected
    report(made, "2014").sureness["closing_cash"] = 0.9
    assert told(ask, BALANCE, made)[0][0] in (PASS, CANNOT_TELL)


@pytest.mark.parametrize("name", ["opening_total_assets", "opening_equity", "opening_cash"])
def test_an_opening_figure_that_differs_by_a_cent_fails(made: Made, ask: Ask, name: str) -> None:
    last = report(made, "2016")
    last.values[name] = f"{last.values[name]}".replace(".00", ".01")
    assert told(ask, CARRIED, made) == [(FAIL, Severity.MINOR)]
    last.sureness[name] = 0.9
    assert told(ask, CARRIED, made) == [(CANNOT_TELL, Severity.MINOR)]
    last.sureness.clear()
    last.lines.append("本公司对前期会计差错进行了追溯重述")
    assert told(ask, CARRIED, made) == [(WARN, Severity.MINOR)]


def test_a_year_not_surely_read_proves_no_gap(made: Made, ask: Ask) -> None:
    last = report(made, "2016")
    last.values["opening_equity"], last.sureness["fy"] = "1.00", 0.9
    assert told(ask, CARRIED, made) == [(CANNOT_TELL, Severity.MINOR)]


def test_figures_in_another_unit_agree_to_its_last_place(made: Made, ask: Ask) -> None:
    last = report(made, "2016")
    last.values |= {"opening_total_assets": "20150300", "unit": "1000"}
    last.raws |= {"opening_total_assets": "20,150"}
    assert told(ask, CARRIED, made) == [(PASS, Severity.MINOR)]
    last.values["opening_total_assets"] = "20152000"
    assert told(ask, CARRIED, made) == [(FAIL, Severity.MINOR)]


def test_without_telling_figures_or_neighbouring_years_a_person_looks(made: Made, ask: Ask) -> None:
    for name in ("opening_total_assets", "opening_equity"):
        del report(made, "2016").values[name]
    assert told(ask, CARRIED, made) == [(CANNOT_TELL, Severity.MINOR)]
    made.documents.remove(report(made, "2015"))
    assert told(ask, CARRIED, made) == [(CANNOT_TELL, Severity.MINOR)]


def test_years_side_by_side_in_one_report_need_no_carrying(made: Made, ask: Ask) -> None:
    for year in ("2014", "2015"):
        made.documents.remove(report(made, year))
    report(made, "2016").values["fy"] = ["2014", "2015", "2016"]
    assert [f.outcome for f in ask(CARRIED, made)] == [Outcome.NOT_APPLICABLE]


def test_of_two_reports_on_a_year_the_one_that_agrees_counts(made: Made, ask: Ask) -> None:
    made.add("audit_report", fy="2015", total_assets="1.00", equity="1.00")
    assert told(ask, CARRIED, made) == [(PASS, Severity.MINOR)]


FIGURES = st.sampled_from(["0.00", "100.00", "200.00", "300.00", "300.04", "-100.00"])


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(values=st.lists(FIGURES, min_size=5, max_size=5), sureness=st.sampled_from([0.99, 0.8, 0.3]))
def test_lower_confidence_never_helps_and_order_means_nothing(values: list[str], sureness: float) -> None:
    made = Made(list(documents()))
    names = (*SUMS, "opening_total_assets", "opening_equity")
    report(made, "2015").values |= dict(zip(names, values, strict=True))
    doubtful = Made(list(documents()))
    report(doubtful, "2015").values |= dict(zip(names, values, strict=True))
    report(doubtful, "2015").sureness = dict.fromkeys(names, sureness)
    backwards = Made(made.documents[::-1])
    for rule in (audits_balance.check, audits_carry_forward.check):
        sure, unsure, turned = (
            {a.outcome for a in rule(each.build(), PROGRAMME)} for each in (made, doubtful, backwards)
        )
        assert sure == turned
        if sure & {FAIL, CANNOT_TELL}:
            assert unsure & {FAIL, CANNOT_TELL}
