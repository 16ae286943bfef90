"""Track, age and doctorate: each outcome, boundary days, what is unsure, what is declared only."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.validators.conftest import Ask
from tests.validators.making import Made
from validators.days import months_later
from validators.engine import run
from validators.example import document, dossier, doubtful, outcomes, programme, unread
from validators.finding import Outcome, Severity
from validators.rules import eligibility_age as age
from validators.rules import eligibility_doctorate as doctorate
from validators.rules import eligibility_track as track

FORM = document("application_form", project_type="long-term", track="foreign-expert")
ON = date(2017, 9, 30)


def born(years: int, days: int = 0) -> str:
    """The date of birth of who became `years` old `days` before the application."""
    return (months_later(ON, -12 * years) - timedelta(days=days)).isoformat()


@pytest.mark.parametrize(
    ("years", "days", "expected"),
    [
        (64, 364, "pass"),
        (65, 0, "cannot-tell"),  # the birthday: 64 or 65
        (65, 1, "cannot-tell"),
        (65, 364, "cannot-tell"),
        (66, 0, "cannot-tell"),  # the birthday: 65 or 66
        (66, 1, "fail"),
    ],
)
def test_the_limit_of_foreign_experts_by_the_day(years: int, days: int, expected: str) -> None:
    assert outcomes(age.check, document("passport", dob=born(years, days))) == [expected]


@pytest.mark.parametrize(
    ("choice", "expected"),
    [("inside", ["pass", "pass", "pass", "fail"]), ("outside", ["pass", "fail", "fail", "fail"])],
)
def test_a_setting_decides_the_limit_and_the_other_reading_is_told(choice: str, expected: list[str]) -> None:
    under = programme(boundary_day=choice)
    found = [
        age.check(dossier(document("passport", dob=born(years, days))), under)[0]
        for years, days in ((64, 364), (65, 0), (66, 0), (66, 1))
    ]
    assert [answer.outcome.value for answer in found] == expected
    assert ["another reading" in answer.message.en for answer in found] == [False, True, True, False]
    assert ["另一读法" in answer.message.zh for answer in found] == [False, True, True, False]


def test_the_general_track_has_its_own_limit_weight_and_clause() -> None:
    given = dossier(document("passport", dob="1960-01-01"), track="general")
    (finding,) = age.RULE.findings(given, programme())
    assert (finding.outcome, finding.severity) == (Outcome.FAIL, Severity.MAJOR)
    assert finding.clause == "be under 55"
    assert "57" in finding.message.en
    assert "1960-01-01" in finding.message.zh


def test_without_a_track_only_what_both_tracks_say_is_said() -> None:
    assert outcomes(age.check, document("passport", dob="1980-01-01"), track=None) == ["pass"]
    assert outcomes(age.check, document("passport", dob="1957-01-01"), track=None) == ["cannot-tell"]
    assert outcomes(age.check, document("passport", dob="1940-01-01"), track=None) == ["fail"]


def test_a_month_of_birth_is_enough_where_every_day_of_it_gives_one_answer() -> None:
    assert outcomes(age.check, document("application_form", dob="1962-08")) == ["pass"]
    assert outcomes(age.check, document("application_form", dob="1952-09")) == ["cannot-tell"]


def test_a_date_of_birth_that_is_unread_unsure_or_contradicted_decides_nothing() -> None:
    passport = document("passport", dob="1980-01-01")
    assert outcomes(age.check, unread(passport, "dob")) == ["cannot-tell"]
    assert outcomes(age.check, doubtful(passport, "dob")) == ["cannot-tell"]
    old = document("application_form", dob="1940-01-01")
    assert outcomes(age.check, passport, old) == ["cannot-tell"]
    assert outcomes(age.check, passport, doubtful(old, "dob", confidence=0.3)) == ["cannot-tell"]
    assert outcomes(age.check, passport, submitted=None) == ["cannot-tell"]


def test_the_zone_is_a_witness_of_its_own(made: Made, ask: Ask) -> None:
    made.of("passport").sureness["dob"] = 0.5
    (finding,) = ask("eligibility.age", made)
    assert finding.outcome is Outcome.PASS
    assert len(finding.evidence) == 3  # page, zone, form


def test_another_day_of_the_form_is_told_where_it_gives_another_age() -> None:
    form = document("application_form", declaration_date="2017-11-30")
    assert outcomes(age.check, document("passport", dob="1952-10-15"), form) == ["cannot-tell"]
    assert outcomes(age.check, document("passport", dob="1952-12-15"), form) == ["pass"]


def test_the_day_of_reference_is_the_one_the_setting_names() -> None:
    given = dossier(document("passport", dob="1952-10-15"))
    rule = age.RULE
    (now,) = run(given, programme(), rules=[rule])
    (later,) = run(given, programme(reference_date="deadline", deadline="2018-12-31"), rules=[rule])
    (unset,) = run(given, programme(reference_date="deadline"), rules=[rule])
    assert [f.outcome.value for f in (now, later, unset)] == ["pass", "fail", "cannot-tell"]
    assert "66" in later.message.en


@given(st.dates(date(1930, 1, 1), date(1999, 12, 31)), st.booleans())
def test_who_is_older_never_fares_better(day: date, general: bool) -> None:
    order = ["pass", "cannot-tell", "fail"]
    track = "general" if general else "foreign-expert"
    younger, older = (
        order.index(outcomes(age.check, document("passport", dob=d.isoformat()), track=track)[0])
        for d in (day, day - timedelta(days=200))
    )
    assert younger <= older


@pytest.mark.parametrize(
    ("diploma", "certification", "home", "expert", "general"),
    [
        ("doctor", "doctor", None, "pass", "pass"),
        ("doctor", None, None, "pass", "pass"),
        (None, "doctor", None, "pass", "pass"),
        ("master", "doctor", None, "cannot-tell", "cannot-tell"),
        ("doctor", "master", None, "cannot-tell", "cannot-tell"),
        ("doctor-professional", "doctor", None, "cannot-tell", "cannot-tell"),
        ("master", "master", None, "warn", "fail"),
        ("master", None, "doctor", "warn", "warn"),
        (None, None, "bachelor", "warn", "fail"),
        ("other", None, None, "cannot-tell", "cannot-tell"),
    ],
)
def test_the_highest_degree_by_all_papers(
    diploma: str | None, certification: str | None, home: str | None, expert: str, general: str
) -> None:
    papers = [
        document(type, level=level)
        for type, level in (
            ("overseas_degree", diploma),
            ("cscse_certification", certification),
            ("domestic_degree", home),
        )
        if level
    ]
    assert outcomes(doctorate.check, *papers) == [expert]
    assert outcomes(doctorate.check, *papers, track="general") == [general]
    doubted = outcomes(doctorate.check, *map(doubtful, papers))
    assert doubted == ["cannot-tell"]


def test_a_candidate_of_sciences_is_for_a_person() -> None:
    paper = document("overseas_degree", level="doctor", degree_title_original="Кандидат технических наук")
    assert outcomes(doctorate.check, paper) == ["cannot-tell"]


def test_a_doctorate_that_is_claimed_only_leaves_the_answer_open() -> None:
    form, paper = (
        document("application_form", highest_degree="doctor"),
        document("overseas_degree", level="master"),
    )
    assert outcomes(doctorate.check, form, paper, track="general") == ["cannot-tell"]


def test_the_setting_decides_on_foreign_experts_without_a_doctorate() -> None:
    given = dossier(document("overseas_degree", level="master"))
    (soft,) = doctorate.check(given, programme())
    (hard,) = doctorate.check(given, programme(doctorate__foreign_expert="fail"))
    assert (soft.outcome, hard.outcome) == (Outcome.WARN, Outcome.FAIL)
    assert "doctorate.foreign-expert = fail" in soft.message.en


def test_project_and_track_stand_on_the_form() -> None:
    assert outcomes(track.check, FORM) == ["pass", "pass"]


@pytest.mark.parametrize(
    ("form", "declared", "expected"),
    [
        (doubtful(FORM), {}, [("cannot-tell", "info"), ("cannot-tell", "info")]),
        (FORM, {"project": "short-term"}, [("cannot-tell", None), ("pass", None)]),
        (FORM, {"track": "general"}, [("pass", None), ("cannot-tell", None)]),
        (document("application_form"), {}, [("cannot-tell", "info"), ("cannot-tell", "info")]),
        (
            document("application_form"),
            {"project": None, "track": None},
            [("cannot-tell", "major"), ("cannot-tell", "major")],
        ),
        (
            document("application_form", project_type=("long-term", "short-term"), track="foreign-expert"),
            {"project": None},
            [("fail", None), ("pass", None)],
        ),
    ],
)
def test_what_is_not_surely_stated_is_not_passed(
    form: object, declared: dict[str, str | None], expected: list[tuple[str, str | None]]
) -> None:
    found = track.check(dossier(form, **declared), programme())  # type: ignore[arg-type]
    assert [(a.outcome.value, a.severity.value if a.severity else None) for a in found] == expected


def test_a_chinese_passport_or_card_among_a_foreign_experts_papers_is_told_and_no_more() -> None:
    chinese = document("passport", nationality="CHN")
    assert outcomes(track.check, FORM, chinese) == ["pass", "pass", "warn"]
    assert outcomes(track.check, FORM, document("prc_id_card")) == ["pass", "pass", "warn"]
    assert outcomes(track.check, FORM, doubtful(chinese)) == ["pass", "pass"]
    general = document("application_form", project_type="long-term", track="general")
    assert outcomes(track.check, general, chinese, track="general") == ["pass", "pass"]


def test_a_category_beside_those_for_foreign_experts_is_of_the_general_track() -> None:
    form = document("application_form", project_type="long-term", category="full-time-work")
    assert outcomes(track.check, form, track="general") == ["pass", "pass"]
    assert outcomes(track.check, doubtful(form, "category"), track="general") == ["pass", "cannot-tell"]
    assert outcomes(track.check, form, track="foreign-expert") == ["pass", "cannot-tell"]


def test_ethnic_origin_is_asked_of_nobody() -> None:
    chinese_name = document("passport", nationality="USA", surname="ZHANG", name_zh="张三")
    assert outcomes(track.check, FORM, chinese_name) == ["pass", "pass"]


def test_a_contract_beside_a_self_recommendation_is_told() -> None:
    papers = (document("self_recommendation_form"), document("labor_contract"))
    found = track.check(dossier(*papers, project="self-recommendation"), programme())
    assert [answer.outcome.value for answer in found] == ["pass", "cannot-tell", "warn"]
    assert found[-1].clause == "R-34"


def test_a_pack_that_is_not_the_dossiers_is_never_used_in_silence() -> None:
    early = track.check(dossier(FORM, submitted="2011-12-31"), programme())
    assert [a.outcome.value for a in early] == ["cannot-tell", "pass", "pass"]
    assert early[0].severity is Severity.MAJOR
    assert "2012-01-01" in early[0].message.en
    other = track.check(dossier(FORM, programme="high-end-foreign-experts"), programme())
    assert [a.outcome.value for a in other] == ["cannot-tell", "pass", "pass"]
    assert "high-end-foreign-experts" in other[0].message.zh
    assert outcomes(track.check, replace(FORM), submitted="2012-01-01") == ["pass", "pass"]
