"""What counts as found, as doubt, as a false alarm and as a wrong pass."""

import pytest

from benchmarks.rules_score import Tally, Told, told
from ingest.wording import Bilingual
from samples.defects import Bench
from samples.made import Planted
from samples.sowing import Base, Sown
from validators.finding import Finding, Outcome, Severity

PASS, FAIL, WARN, UNSURE = Outcome.PASS, Outcome.FAIL, Outcome.WARN, Outcome.CANNOT_TELL


def finding(outcome: Outcome, rule: str = "employer.name") -> Finding:
    return Finding(rule, outcome, Severity.MAJOR, Bilingual("said", "称"), "clause")


def planted(outcome: str, severity: str = "major") -> Planted:
    return Planted("employer.name", outcome, severity, "a note")


def nothing(bench: Bench) -> None:
    """A defect for the tally, which does not plant it."""


SOWN = Sown("a defect", Base.DROP, nothing, ("audits.",))


@pytest.mark.parametrize(
    ("outcome", "found", "answer"),
    [
        ("fail", (FAIL, PASS), Told.FOUND),
        ("fail", (UNSURE,), Told.UNSURE),
        ("fail", (WARN,), Told.WEAKER),
        ("fail", (PASS, Outcome.NOT_APPLICABLE), Told.WRONG_PASS),
        ("warn", (WARN,), Told.FOUND),
        ("warn", (FAIL, WARN), Told.STRONGER),
        ("cannot-tell", (UNSURE,), Told.FOUND),
        ("cannot-tell", (WARN,), Told.WEAKER),
        ("cannot-tell", (FAIL,), Told.STRONGER),
        ("cannot-tell", (PASS,), Told.WRONG_PASS),
        ("pass", (PASS,), Told.QUIET),
        ("pass", (UNSURE,), Told.UNSURE),
        ("pass", (FAIL,), Told.FALSE_ALARM),
        ("fail", (), Told.NO_RULE),
    ],
)
def test_what_is_told_of_a_planted_defect(outcome: str, found: tuple[Outcome, ...], answer: Told) -> None:
    findings = [*(finding(one) for one in found), finding(FAIL, "another.rule")]
    assert told(planted(outcome), findings) is answer


def test_a_failure_of_a_rule_that_may_not_speak_is_an_alarm() -> None:
    tally = Tally()
    findings = [finding(FAIL), finding(FAIL, "audits.entity"), finding(FAIL, "person.name")]
    tally.defect("here", SOWN, [planted("fail")], findings)
    assert dict(tally.alarms) == {"person.name": 1}
    assert tally.share(Told.FOUND, weighty=True) == 1.0


def test_minor_defects_do_not_count_among_those_of_weight() -> None:
    tally = Tally()
    tally.defect("here", SOWN, [planted("warn", "minor")], [finding(PASS)])
    tally.defect("here", SOWN, [planted("fail")], [finding(FAIL)])
    assert tally.share(Told.WRONG_PASS, weighty=True) == 0.0
    assert tally.share(Told.WRONG_PASS) == 0.5


def test_what_the_perfect_reading_leaves_to_a_person_is_no_doubt_of_the_reader() -> None:
    tally = Tally()
    found = [finding(UNSURE, "eligibility.track"), finding(UNSURE), finding(FAIL, "person.name")]
    tally.complete("here", found, [finding(UNSURE, "eligibility.track"), finding(PASS)])
    assert (tally.left_to_people, dict(tally.unsure), dict(tally.false_fails)) == (
        1, {"employer.name": 1}, {"person.name": 1},
    )  # fmt: skip
