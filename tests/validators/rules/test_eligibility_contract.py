"""What contracts must say: signed, term, months, date, property, tasks; alone and beside one another."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.document import Answer, Document, Field
from ingest.page import Box
from ingest.volume import Binding
from tests.validators.conftest import Ask
from tests.validators.making import Made
from validators.days import full_months, months_later
from validators.example import document, dossier, doubtful, outcomes, programme, unread
from validators.finding import Outcome, Severity
from validators.rule import Check
from validators.rules import eligibility_contract_date as signing
from validators.rules import eligibility_contract_signed as signed
from validators.rules import eligibility_full_time_tasks as tasks
from validators.rules import eligibility_ip_clause as property_clause
from validators.rules import eligibility_months_per_year as months
from validators.rules import eligibility_term as term

ALL = {"long_term__contract_date": "all", "short_term__criteria": "all"}
CHECKS = (term.check, signing.check, months.check, property_clause.check, tasks.check, signed.check)


def contract(
    start: str = "2016-04-01", end: str = "2019-03-31", day: str = "2016-03-01", **more: str
) -> Document:
    return document(
        "labor_contract", Binding.ATTACHMENTS, start=start, end=end, sign_date_employer=day, **more
    )


def without(paper: Document, name: str) -> Document:
    """The document with the field looked for on pages that were read well, and not found."""
    absent = Field(name, "", "", 0.0, "", Box(0, 0, 1, 1), answer=Answer.NOT_FOUND)
    return Document("", paper.type, None, paper.binding, ("",), 0.99, (*paper.fields, absent))


def under(check: Check, *papers: Document, project: str = "long-term", **switches: str) -> str:
    (answer,) = check(dossier(*papers, project=project), programme(**switches))
    return answer.outcome.value


@pytest.mark.parametrize("check", CHECKS)
def test_nothing_is_asked_of_who_recommends_himself(check: Check) -> None:
    assert outcomes(check, contract(), project="self-recommendation") == ["not-applicable"]


@pytest.mark.parametrize("check", CHECKS[:3])
def test_without_a_contract_nothing_passes(check: Check) -> None:
    assert outcomes(check) == ["cannot-tell"]


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2015-01-01", "2017-12-31", "pass"),  # both days included: 36 months
        ("2015-01-01", "2017-12-30", "fail"),
        ("2015-01-15", "2018-01-14", "pass"),
        ("2016-02-29", "2019-02-27", "pass"),
        ("2015-01-01", "2018-01", "pass"),  # every day of the month is enough
        ("2015-01", "2018-01", "cannot-tell"),
        ("2015-01", "2017-11", "fail"),
    ],
)
def test_three_years_to_the_day(start: str, end: str, expected: str) -> None:
    assert under(term.check, contract(start, end), **ALL) == expected


def test_the_months_agreed_and_the_months_worked_are_told() -> None:
    (answer,) = term.check(dossier(contract()), programme())
    assert "36 whole months agreed" in answer.message.en
    assert "18 of them worked" in answer.message.en
    assert "18个整月" in answer.message.zh


def test_contracts_that_follow_one_another_count_together() -> None:
    first, second = contract("2014-01-01", "2015-12-31"), contract("2016-01-01", "2016-12-31")
    assert under(term.check, first, second, **ALL) == "pass"
    assert under(term.check, first, contract("2016-01-02", "2017-01-01"), **ALL) == "fail"
    assert under(term.check, first, doubtful(second, "end"), **ALL) == "cannot-tell"


def test_a_contract_without_a_fixed_term_is_long_enough() -> None:
    opened = document("labor_contract", start="2016-04-01", term_type="open-ended")
    assert under(term.check, opened, **ALL) == "pass"
    assert under(term.check, doubtful(opened, "term_type"), **ALL) == "cannot-tell"
    assert under(term.check, document("labor_contract", term_type="fixed"), **ALL) == "cannot-tell"
    assert under(term.check, unread(contract(), "end"), **ALL) == "cannot-tell"


def test_service_that_the_form_lists_leaves_a_short_contract_open() -> None:
    form = document("application_form", experience="2013-01/open 北京某某大学, 教授")
    assert under(term.check, contract(end="2017-03-31"), form, **ALL) == "cannot-tell"
    abroad = document("application_form", experience="2003-01/open Arkania, Professor")
    assert under(term.check, contract(end="2017-03-31"), abroad, **ALL) == "fail"


@given(st.dates(date(2000, 1, 1), date(2020, 12, 31)), st.integers(1, 80))
def test_so_many_months_later_less_a_day_are_so_many_full_months(start: date, count: int) -> None:
    assert full_months(start, months_later(start, count) - timedelta(days=1)) == count


@pytest.mark.parametrize(
    ("project", "day", "expected"),
    [
        ("long-term", "2011-06-30", "fail"),
        ("long-term", "2011-07-01", "cannot-tell"),
        ("long-term", "2011-07-02", "pass"),
        ("short-term", "2011-12-31", "fail"),
        ("short-term", "2012-01-01", "cannot-tell"),
        ("short-term", "2012-01-02", "pass"),
        ("short-term", "2012-01", "cannot-tell"),
        ("short-term", "2012-02", "pass"),
    ],
)
def test_the_day_after_which_a_contract_is_signed(project: str, day: str, expected: str) -> None:
    assert under(signing.check, contract(day=day), project=project, **ALL) == expected
    assert under(signing.check, doubtful(contract(day=day)), project=project, **ALL) == "cannot-tell"


def test_the_boundary_day_follows_its_setting() -> None:
    paper = contract(day="2011-07-01")
    assert under(signing.check, paper, **ALL, boundary_day="inside") == "pass"
    assert under(signing.check, paper, **ALL, boundary_day="outside") == "fail"


def test_the_later_date_of_signing_decides_and_one_unread_leaves_it_open() -> None:
    both = {"day": "2011-06-01", "sign_date_employee": "2011-08-01"}
    assert under(signing.check, contract(**both), **ALL) == "pass"
    assert under(signing.check, unread(contract(**both), "sign_date_employee"), **ALL) == "cannot-tell"
    assert under(signing.check, unread(contract(**both), "sign_date_employer"), **ALL) == "pass"


def test_without_a_date_of_signing_the_start_is_told_and_decides_nothing() -> None:
    undated = document("labor_contract", start="2016-04-01")
    assert under(signing.check, undated, **ALL) == "cannot-tell"
    assert "begins on 2016-04-01" in signing.check(dossier(undated), programme())[0].message.en
    assert under(signing.check, document("letter_of_intent", start="2016-04-01"), **ALL) == "cannot-tell"


def test_six_months_of_each_year() -> None:
    assert under(months.check, contract(months_per_year="6"), **ALL) == "pass"
    assert under(months.check, contract(months_per_year="5"), **ALL) == "fail"
    assert (
        under(months.check, doubtful(contract(months_per_year="6"), "months_per_year"), **ALL)
        == "cannot-tell"
    )
    assert under(months.check, contract(), **ALL) == "cannot-tell"
    fewer = document("application_form", months_per_year="4")
    assert under(months.check, contract(months_per_year="9"), fewer, **ALL) == "cannot-tell"
    whole = {"full_time": "full-time", "work_place": "北京市海淀区"}
    assert under(months.check, contract(**whole), **ALL) == "pass"
    assert under(months.check, contract(**{**whole, "work_place": "上海"}), **ALL) == "cannot-tell"


def test_the_general_track_asks_for_six_months_on_its_own() -> None:
    short = dossier(contract(months_per_year="5"), track="general")
    (answer,) = months.check(short, programme())
    assert (answer.outcome, answer.clause) == (Outcome.FAIL, "R-07")
    paper = contract(months_per_year="5")
    assert outcomes(months.check, paper, track="general", project="short-term") == ["cannot-tell"]


def test_a_clause_on_property_is_quoted_and_its_absence_fails_only_where_all_was_read() -> None:
    short = {"project": "short-term", **ALL}
    assert under(property_clause.check, contract(ip_clause="found"), **short) == "pass"
    assert under(property_clause.check, without(contract(), "ip_clause"), **short) == "fail"
    assert under(property_clause.check, contract(), **short) == "cannot-tell"
    assert (
        under(property_clause.check, unread(contract(ip_clause="found"), "ip_clause"), **short)
        == "cannot-tell"
    )
    annex = document("other")
    unknown = Document("", "other", None, annex.binding, ("",), 0.3)
    assert under(property_clause.check, without(contract(), "ip_clause"), unknown, **short) == "cannot-tell"
    assert under(property_clause.check, without(contract(), "ip_clause"), **ALL) == "not-applicable"


def test_tasks_and_full_time_are_shown_or_required() -> None:
    form = document("application_form", tasks_goals="found")
    whole, part = contract(full_time="full-time"), contract(full_time="part-time")
    short = {"project": "short-term", "short_term__criteria": "all"}
    enforce = {**short, "short_term__full_time_job": "enforce"}
    assert under(tasks.check, form, whole, **short) == under(tasks.check, form, whole, **enforce) == "pass"
    assert under(tasks.check, form, part, **short) == "cannot-tell"
    assert under(tasks.check, form, part, **enforce) == "fail"
    assert under(tasks.check, whole, **enforce) == "cannot-tell"
    assert under(tasks.check, without(whole, "tasks_goals_clause"), **enforce) == "fail"
    assert under(tasks.check, form, doubtful(part), **enforce) == "cannot-tell"


def test_what_a_person_decides_never_weighs() -> None:
    (answer,) = tasks.check(dossier(contract(), project="short-term"), programme())
    assert answer.outcome is Outcome.CANNOT_TELL
    assert answer.severity is None
    assert tasks.RULE.severity is Severity.INFO


EARLY_SHORT = contract("2010-01-01", "2011-12-31", "2009-12-01", months_per_year="9")
LATE_SHORT = contract("2016-04-01", "2018-03-31", "2016-03-01", months_per_year="9")
EARLY_LONG = contract("2010-01-01", "2019-12-31", "2009-12-01", months_per_year="9")


@pytest.mark.parametrize(
    ("check", "paper", "any_of", "all_of"),
    [
        (term.check, EARLY_SHORT, "fail", "fail"),
        (term.check, LATE_SHORT, "warn", "fail"),
        (term.check, unread(LATE_SHORT, "sign_date_employer"), "cannot-tell", "fail"),
        (term.check, unread(LATE_SHORT, "end"), "cannot-tell", "cannot-tell"),
        (signing.check, EARLY_SHORT, "fail", "fail"),
        (signing.check, EARLY_LONG, "cannot-tell", "fail"),  # whether it is signed is not certain
        (months.check, contract(months_per_year="3"), "warn", "fail"),
    ],
)
def test_one_condition_beside_another_by_either_reading(
    check: Check, paper: Document, any_of: str, all_of: str
) -> None:
    (answer,) = check(dossier(paper), programme())
    assert answer.outcome.value == any_of
    assert under(check, paper, **ALL) == all_of
    assert ("long-term.contract-date = all" in answer.message.en) == (any_of != all_of)


def test_a_condition_that_another_makes_needless_weighs_little() -> None:
    (unmet,) = term.check(dossier(LATE_SHORT), programme())
    (open_,) = term.check(dossier(unread(LATE_SHORT, "end")), programme())
    assert unmet.severity is open_.severity is Severity.MINOR


def test_an_unknown_project_leaves_open_what_hangs_on_it() -> None:
    assert outcomes(term.check, contract(), project=None) == ["pass"]
    assert outcomes(property_clause.check, contract(ip_clause="found"), project=None) == ["cannot-tell"]


def test_a_short_term_condition_quotes_its_own_clause(made: Made, ask: Ask) -> None:
    made.project = "short-term"
    (finding,) = ask("eligibility.contract-date", made)
    assert finding.clause == "or if you have signed a contract with an employer after Jan 1, 2012."
    (finding,) = ask("eligibility.term", made)
    assert finding.clause == "If you have worked successively in Beijing for at least 3 years"


def test_a_signed_contract_is_one_and_an_unsigned_one_leaves_it_open(made: Made, ask: Ask) -> None:
    (finding,) = ask("eligibility.contract-signed", made)
    assert finding.outcome is Outcome.PASS
    made.of("labor_contract").signatures = made.of("labor_contract").signatures[1:]
    (finding,) = ask("eligibility.contract-signed", made)
    assert (finding.outcome, finding.severity) == (Outcome.CANNOT_TELL, Severity.MINOR)
    made.of("labor_contract").signatures, made.of("labor_contract").seals = [], []
    (finding,) = ask("eligibility.contract-signed", made)
    assert (finding.outcome, finding.severity) == (Outcome.FAIL, Severity.BLOCKER)
    made.of("labor_contract").page_confidence = 0.5
    (finding,) = ask("eligibility.contract-signed", made)
    assert finding.outcome is Outcome.CANNOT_TELL


def test_a_dated_signed_long_contract_before_the_day_is_enough_by_the_letter(made: Made, ask: Ask) -> None:
    made.of("labor_contract").values |= {
        "sign_date_employer": "2010-03-01",
        "sign_date_employee": "2010-03-01",
    }
    (finding,) = ask("eligibility.contract-date", made)
    assert (finding.outcome, finding.severity) == (Outcome.WARN, Severity.MINOR)
    assert "not met" in finding.message.en
