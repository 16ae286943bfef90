"""Passport number, date of birth, sex and nationality: what documents say against what the passport says."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from extractors.document import Document
from tests.validators.making import Made, zone
from validators.example import document, dossier, doubtful, outcomes, programme, unread
from validators.finding import Finding, Outcome, Severity
from validators.rule import Check, discover

Ask = Callable[[str, Made], tuple[Finding, ...]]
RULES = {rule.id: rule.check for rule in discover()}
NUMBER, BORN, SEX, NATION = (
    f"person.{name}" for name in ("passport-number", "birth-date", "sex", "nationality")
)
PASSPORT = document(
    "passport",
    passport_no="L898902C3",
    dob="1974-08-12",
    sex="F",
    nationality="UTO",
    issue_date="2014-04-16",
)
FORM = document("application_form", passport_no="L898902C3", dob="1974-08-12", sex="F", nationality="UTO")
OTHER = {NUMBER: "L898902C8", BORN: "1974-03-12", SEX: "M", NATION: "DEU"}
FIELD = {NUMBER: "passport_no", BORN: "dob", SEX: "sex", NATION: "nationality"}
each_fact = pytest.mark.parametrize("rule", FIELD)


def stating(type: str, field: str, value: str) -> Document:
    made = document(type, name=value)
    return replace(made, fields=tuple(replace(each, name=field) for each in made.fields))


def ask(rule: str, *documents: Document) -> list[str]:
    return outcomes(RULES[rule], *documents)


def answers(check: Check, *documents: Document) -> list[tuple[str, Severity | None]]:
    return [(a.outcome.value, a.severity) for a in check(dossier(*documents), programme())]


@each_fact
def test_passport_form_and_sheet_agree(rule: str) -> None:
    assert ask(rule, PASSPORT, FORM, replace(FORM, type="personal_information")) == ["pass"]


@each_fact
@pytest.mark.parametrize("type", ["application_form", "self_recommendation_form", "personal_information"])
def test_two_sure_values_that_differ_fail_and_both_places_are_shown(rule: str, type: str) -> None:
    other = stating(type, FIELD[rule], OTHER[rule])
    forms = () if type != "personal_information" else (FORM,)
    (answer,) = RULES[rule](dossier(PASSPORT, *forms, other), programme())
    assert (answer.outcome, answer.severity) == (Outcome.FAIL, None)
    assert {OTHER[rule]} < {place.text for place in answer.evidence}
    assert OTHER[rule] in answer.message.zh


@each_fact
@pytest.mark.parametrize("side", ["passport", "form"])
def test_where_one_reading_is_unsure_a_difference_is_for_a_person(rule: str, side: str) -> None:
    other = stating("application_form", FIELD[rule], OTHER[rule])
    pair = (doubtful(PASSPORT), other) if side == "passport" else (PASSPORT, doubtful(other))
    assert ask(rule, *pair) == ["cannot-tell"]


@each_fact
def test_agreement_of_two_unsure_readings_is_no_proof(rule: str) -> None:
    assert ask(rule, PASSPORT, doubtful(FORM)) == ["pass"]
    assert ask(rule, doubtful(PASSPORT), doubtful(FORM)) == ["cannot-tell"]


def test_a_bad_reading_of_the_sex_may_agree_by_chance() -> None:
    assert ask(SEX, PASSPORT, doubtful(FORM, confidence=0.7)) == ["cannot-tell"]


@each_fact
def test_without_passport_or_form_or_their_value_nothing_is_said(rule: str) -> None:
    assert ask(rule, FORM) == ["cannot-tell"]
    assert ask(rule, PASSPORT) == ["cannot-tell"]
    assert ask(rule, PASSPORT, unread(FORM, FIELD[rule])) == ["cannot-tell"]
    assert ask(rule, PASSPORT, document("application_form", name_zh="安娜")) == ["cannot-tell"]
    assert ask(rule, unread(PASSPORT, FIELD[rule]), FORM) == ["cannot-tell"]


@each_fact
def test_documents_of_uncertain_type_neither_fail_nor_stand_for_the_form(rule: str) -> None:
    sheet = replace(stating("personal_information", FIELD[rule], OTHER[rule]), confidence=0.6)
    assert ask(rule, PASSPORT, FORM, sheet) == ["cannot-tell"]
    assert ask(rule, PASSPORT, replace(FORM, confidence=0.6)) == ["cannot-tell"]


@each_fact
def test_an_unreadable_place_in_the_sheet_is_told(rule: str) -> None:
    sheet = unread(stating("personal_information", FIELD[rule], OTHER[rule]), FIELD[rule])
    assert ask(rule, PASSPORT, FORM, sheet) == ["cannot-tell"]


@each_fact
def test_the_order_of_documents_changes_no_answer(rule: str) -> None:
    sheet = stating("personal_information", FIELD[rule], OTHER[rule])
    assert ask(rule, PASSPORT, FORM, sheet) == ask(rule, sheet, FORM, PASSPORT) == ["fail"]


@pytest.mark.parametrize(("rule", "field"), [(NUMBER, "passport_no"), (BORN, "dob")])
def test_page_and_zone_that_differ_make_neither_right(made: Made, ask: Ask, rule: str, field: str) -> None:
    made.of("application_form").values[field] = OTHER[rule]
    lines = zone(OTHER[rule]) if rule == NUMBER else zone(born="740312")
    made.of("passport").values.update(zip(("mrz1", "mrz2"), lines, strict=True))
    (finding,) = ask(rule, made)
    assert finding.outcome is Outcome.CANNOT_TELL
    assert "zone" in finding.message.en
    made.of("passport").sureness[field] = 0.5
    assert [f.outcome for f in ask(rule, made)] == [Outcome.CANNOT_TELL]


def test_a_zone_whose_check_digit_holds_bears_out_a_badly_read_form(made: Made, ask: Ask) -> None:
    made.of("passport").sureness["dob"] = made.of("application_form").sureness["dob"] = 0.9
    assert [f.outcome for f in ask(BORN, made)] == [Outcome.PASS]


def test_of_two_passports_the_form_names_the_valid_one() -> None:
    older = document("passport", passport_no="K11111111", dob="1974-08-12", issue_date="2004-04-16")
    assert ask(NUMBER, PASSPORT, older, FORM) == ["pass"]
    assert ask(NUMBER, PASSPORT, older, document("application_form", passport_no="X9")) == ["cannot-tell"]
    assert ask(BORN, PASSPORT, older, document("application_form", dob="1974-08-12")) == ["pass"]


@pytest.mark.parametrize(
    ("signed", "expected"),
    [
        ("2014-04-15", ("warn", Severity.MINOR)),
        ("2014-04-16", ("fail", Severity.MAJOR)),
        ("2014-04", ("cannot-tell", Severity.MAJOR)),
        (None, ("cannot-tell", Severity.MAJOR)),
    ],
)
def test_a_contract_older_than_the_passport_may_bear_an_older_number(
    signed: str | None, expected: tuple[str, Severity]
) -> None:
    contract = document("labor_contract", employee_id="K11111111")
    if signed:
        contract = document("labor_contract", employee_id="K11111111", sign_date_employee=signed)
    assert answers(RULES[NUMBER], PASSPORT, FORM, contract) == [expected]


def test_an_identity_number_in_the_contract_is_no_passport_number() -> None:
    contract = document("labor_contract", employee_id="11010519491231002X")
    assert ask(NUMBER, PASSPORT, FORM, contract) == ["pass"]


def test_a_month_is_compared_as_a_month() -> None:
    assert ask(BORN, PASSPORT, document("application_form", dob="1974-08")) == ["pass"]
    assert ask(BORN, PASSPORT, document("application_form", dob="1974-09")) == ["fail"]


def test_numbers_bear_the_date_of_birth() -> None:
    born = document("passport", dob="1949-12-31", sex="F", nationality="CHN")
    form = document("application_form", dob="1949-12-31", sex="F", nationality="CHN")
    card = document("prc_id_card", id_no="11010519491231002X")
    assert ask(BORN, born, form, card) == ["pass"]
    assert ask(SEX, born, form, card) == ["pass"]
    assert ask(BORN, PASSPORT, FORM, document("foreigner_pr_card", card_no="USA110075061517")) == ["fail"]
    chinese = document("passport", dob="1974-08-12", sex="M", nationality="CHN")
    mine = document("application_form", dob="1974-08-12", sex="M")
    assert ask(BORN, chinese, mine, card) == ["fail"]
    assert ask(SEX, chinese, mine, card) == ["fail"]


def test_a_foreigners_dossier_may_hold_anothers_identity_card() -> None:
    card = document("prc_id_card", id_no="11010519491231002X", dob="1949-12-31")
    assert ask(BORN, PASSPORT, FORM, card) == ["pass"]
    assert ask(NATION, PASSPORT, FORM, card) == ["cannot-tell"]
    assert ask(BORN, doubtful(PASSPORT, "nationality"), FORM, card) == ["cannot-tell"] * 2


@pytest.mark.parametrize(
    ("type", "field", "value"),
    [
        ("cscse_certification", "nationality", "POL"),
        ("foreigner_pr_card", "nationality", "POL"),
        ("foreigner_pr_card", "card_no", "KAZ110090123105"),
    ],
)
def test_another_nationality_at_another_time_is_only_told(type: str, field: str, value: str) -> None:
    earlier = stating(type, field, value)
    assert answers(RULES[NATION], PASSPORT, FORM, earlier) == [("warn", Severity.INFO)]
    unsure = doubtful(earlier)
    assert answers(RULES[NATION], PASSPORT, FORM, unsure) == [("cannot-tell", Severity.INFO)]
