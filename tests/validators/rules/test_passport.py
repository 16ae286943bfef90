"""The passport's two witnesses, and whether it is valid."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from extractors.values.mrz_lines import check_digit
from tests.validators.making import Made, zone
from validators.days import months_later
from validators.finding import Finding, Outcome, Severity
from validators.ladder import Step
from validators.passports import passports, witness

Ask = Callable[[str, Made], tuple[Finding, ...]]
Say = Callable[[str, Made], Outcome]
MRZ, VALIDITY = "passport.mrz", "passport.validity"
PASS, WARN, FAIL, CANNOT_TELL = Outcome.PASS, Outcome.WARN, Outcome.FAIL, Outcome.CANNOT_TELL


def with_zone(made: Made, first: str, second: str, sureness: float = 0.999) -> Made:
    passport = made.of("passport")
    passport.values["mrz1"], passport.values["mrz2"] = first, second
    passport.sureness["mrz1"] = passport.sureness["mrz2"] = sureness
    return made


def expiring(made: Made, day: str) -> Made:
    made.of("passport").values["expiry"] = day
    return with_zone(made, *zone(expiry=day[2:].replace("-", "")))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("passport_no", "L898902C4"),
        ("dob", "1974-08-13"),
        ("expiry", "2026-04-15"),
        ("surname", "LINDGREN"),
        ("given_names", "BERTA"),
        ("sex", "M"),
        ("nationality", "DEU"),
    ],
)
def test_a_page_that_surely_says_something_else_than_the_zone_fails(
    made: Made, ask: Ask, field: str, value: str
) -> None:
    made.of("passport").values[field] = value
    (finding,) = ask(MRZ, made)
    assert (finding.outcome, finding.severity) == (FAIL, Severity.MAJOR)
    assert finding.subject.field == field
    assert finding.evidence[0].text == value


@pytest.mark.parametrize(("field", "value"), [("dob", "1974-08-13"), ("passport_no", "L8989O2C3")])
def test_a_page_that_may_be_misread_is_for_a_person(made: Made, outcome: Say, field: str, value: str) -> None:
    made.of("passport").values[field] = value
    made.of("passport").sureness[field] = 0.97
    assert outcome(MRZ, made) is CANNOT_TELL


@pytest.mark.parametrize(
    ("field", "expected"),
    [("dob", CANNOT_TELL), ("surname", CANNOT_TELL), ("sex", PASS), ("given_names", PASS)],
)
def test_what_the_page_does_not_say_cannot_be_compared(
    made: Made, outcome: Say, field: str, expected: Outcome
) -> None:
    del made.of("passport").values[field]
    assert outcome(MRZ, made) is expected


@pytest.mark.parametrize(
    ("field", "line", "expected"),
    [
        ("dob", "Anna 12 AUG 1974", PASS),
        ("dob", "Anna 13 AUG 1974", CANNOT_TELL),
        ("passport_no", "No. L898902C3", PASS),
        ("passport_no", "No. L898902C34", CANNOT_TELL),
        ("surname", "ERIKSSON", PASS),
        ("surname", "ERIKSON", CANNOT_TELL),
    ],
)
def test_a_value_whose_label_was_not_read_is_seen_on_the_page(
    made: Made, outcome: Say, field: str, line: str, expected: Outcome
) -> None:
    del made.of("passport").values[field]
    made.of("passport").lines = [line]
    assert outcome(MRZ, made) is expected


def test_what_was_read_in_the_zone_is_no_second_witness(made: Made, ask: Ask) -> None:
    dossier = made.build()
    (passport,) = dossier.lead("passport")
    line = passport.first("mrz2")
    assert line is not None
    copied = replace(
        passport, fields=tuple(replace(f, box=line.box) if f.name == "expiry" else f for f in passport.fields)
    )
    dossier = replace(dossier, documents=tuple(copied if d is passport else d for d in dossier.documents))
    (found,) = passports(dossier)
    assert found.printed("expiry") is None
    assert witness(found, "expiry") is None
    assert witness(found, "dob") is Step.EXACT


@pytest.mark.parametrize(("sureness", "expected"), [(0.999, FAIL), (0.99, CANNOT_TELL)])
def test_a_check_digit_that_does_not_hold(made: Made, ask: Ask, sureness: float, expected: Outcome) -> None:
    first, second = zone()
    wrong = second[:9] + str((int(second[9]) + 3) % 10) + second[10:]
    (finding,) = ask(MRZ, with_zone(made, first, wrong, sureness))
    assert finding.outcome is expected
    assert "number" in finding.message.en


def test_a_check_digit_that_fits_the_page_shows_that_the_zone_was_misread(made: Made, outcome: Say) -> None:
    first, second = zone()
    misread = second[:3] + "3" + second[4:]
    assert check_digit(misread[:9]) != second[9]
    assert outcome(MRZ, with_zone(made, first, misread)) is CANNOT_TELL


def test_a_character_mended_by_the_check_digits_is_a_warning(made: Made, outcome: Say) -> None:
    first, second = zone()
    assert outcome(MRZ, with_zone(made, first, second.replace("L89890", "L8989O"))) is WARN


def test_letters_that_can_only_be_digits_and_dropped_fillers_are_nothing(made: Made, outcome: Say) -> None:
    first, second = zone()
    assert outcome(MRZ, with_zone(made, first, second.replace("<" * 14, "<" * 13))) is PASS
    assert (
        outcome(MRZ, with_zone(made, first, second[:13] + second[13:19].replace("1", "I") + second[19:]))
        is PASS
    )


@pytest.mark.parametrize("second", ["", "L898902C36UTO7408122F"])
def test_a_zone_that_was_not_read_in_full_is_for_a_person(made: Made, outcome: Say, second: str) -> None:
    assert outcome(MRZ, with_zone(made, zone()[0], second)) is CANNOT_TELL


def test_a_long_name_may_be_cut_in_the_zone(made: Made, outcome: Say) -> None:
    long = "MARIA " * 6
    made.of("passport").values["given_names"] = f"{long}JOSEFINA"
    first = f"P<UTOERIKSSON<<{long.replace(' ', '<')}JOSEFINA"[:44]
    assert not first.endswith("<")
    assert outcome(MRZ, with_zone(made, first, zone()[1])) is PASS


@pytest.mark.parametrize("rule", [MRZ, VALIDITY])
def test_without_a_passport_nothing_can_be_said(made: Made, outcome: Say, rule: str) -> None:
    assert outcome(rule, made.drop("passport")) is CANNOT_TELL


@pytest.mark.parametrize(
    ("expiry", "expected", "severity"),
    [
        ("2017-09-29", FAIL, Severity.MAJOR),
        ("2017-09-30", WARN, Severity.MINOR),
        ("2018-03-29", WARN, Severity.MINOR),
        ("2018-03-30", PASS, Severity.MAJOR),
    ],
)
def test_the_day_of_expiry_is_the_last_valid_day(
    made: Made, ask: Ask, expiry: str, expected: Outcome, severity: Severity
) -> None:
    (finding,) = ask(VALIDITY, expiring(made, expiry))
    assert (finding.outcome, finding.severity) == (expected, severity)
    assert expiry in finding.message.zh


def test_without_a_date_of_application_validity_is_not_judged(made: Made, outcome: Say) -> None:
    made.submitted = None
    assert outcome(VALIDITY, made) is CANNOT_TELL


@pytest.mark.parametrize(("sureness", "expected"), [(0.999, PASS), (0.97, CANNOT_TELL)])
def test_without_the_zone_the_page_must_be_sure(
    made: Made, outcome: Say, sureness: float, expected: Outcome
) -> None:
    passport = made.of("passport")
    del passport.values["mrz2"]
    passport.sureness["expiry"] = sureness
    assert outcome(VALIDITY, made) is expected


def test_without_the_page_the_zone_decides_if_its_check_digits_hold(made: Made, outcome: Say) -> None:
    del expiring(made, "2016-01-01").of("passport").values["expiry"]
    assert outcome(VALIDITY, made) is FAIL


def test_two_dates_with_two_answers_are_for_a_person(made: Made, outcome: Say) -> None:
    expiring(made, "2016-01-01").of("passport").values["expiry"] = "2026-01-01"
    assert outcome(VALIDITY, made) is CANNOT_TELL


def test_an_expired_earlier_passport_is_no_matter_when_the_form_names_the_present_one(
    made: Made, outcome: Say
) -> None:
    made.add("passport", passport_no="K1234567", expiry="2010-01-01")
    assert outcome(VALIDITY, made) is PASS


def test_months_end_where_months_end() -> None:
    assert months_later(date(2023, 8, 31), 6) == date(2024, 2, 29)
    assert months_later(date(2017, 12, 1), 13) == date(2019, 1, 1)
