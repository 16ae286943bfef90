"""Which fiscal years are audited, and whether these are the right ones."""

from collections.abc import Callable

import pytest

from ingest.arrival import Refusal, RefusalCode
from ingest.wording import Bilingual
from tests.validators.making import Made
from validators.finding import Finding, Outcome, Severity

Ask = Callable[[str, Made], tuple[Finding, ...]]
Say = Callable[[str, Made], Outcome]
THREE, LATEST = "audits.three-years", "audits.latest-year"
PASS, WARN, FAIL, CANNOT_TELL = Outcome.PASS, Outcome.WARN, Outcome.FAIL, Outcome.CANNOT_TELL


def years(made: Made, *values: str) -> Made:
    """The dossier with one audit report for each of the years."""
    made.drop("audit_report")
    for value in values:
        made.add("audit_report", entity_name="北京云杉智能科技有限公司", fy=value)
    return made


@pytest.mark.parametrize(
    ("audited", "three", "latest"),
    [
        (("2014", "2015", "2016"), PASS, PASS),
        (("2013", "2014", "2015", "2016"), PASS, PASS),
        (("2014", "2016"), FAIL, PASS),
        (("2014", "2015"), FAIL, FAIL),
        (("2015", "2016", "2016"), FAIL, PASS),
        (("2012", "2014", "2016"), FAIL, PASS),
        (("2013", "2014", "2015"), PASS, FAIL),
        (("2015", "2016", "2017"), PASS, CANNOT_TELL),
        ((), FAIL, CANNOT_TELL),
    ],
)
def test_three_years_in_a_row_up_to_the_last_one(
    made: Made, outcome: Say, audited: tuple[str, ...], three: Outcome, latest: Outcome
) -> None:
    years(made, *audited)
    assert (outcome(THREE, made), outcome(LATEST, made)) == (three, latest)


def test_a_missing_year_is_a_blocker_and_is_named(made: Made, ask: Ask) -> None:
    (finding,) = ask(THREE, years(made, "2014", "2016"))
    assert finding.severity is Severity.BLOCKER
    assert "2015" in finding.message.en
    assert "2015" in finding.message.zh
    assert len(finding.evidence) == 2


@pytest.mark.parametrize(
    ("submitted", "latest"), [("2017-06-30", WARN), ("2017-07-01", FAIL), (None, CANNOT_TELL)]
)
def test_up_to_the_thirtieth_of_june_the_latest_may_be_a_year_older(
    made: Made, outcome: Say, submitted: str | None, latest: Outcome
) -> None:
    made.submitted = submitted
    years(made, "2013", "2014", "2015")
    assert (outcome(THREE, made), outcome(LATEST, made)) == (PASS, latest)


def test_one_report_may_cover_three_years(made: Made, outcome: Say) -> None:
    made.drop("audit_report").add("audit_report").values["fy"] = ["2014", "2015", "2016"]
    assert outcome(THREE, made) is PASS


def test_a_year_read_without_certainty_is_for_a_person(made: Made, outcome: Say) -> None:
    years(made, "2014", "2015", "2016").documents[-1].sureness["fy"] = 0.97
    assert (outcome(THREE, made), outcome(LATEST, made)) == (CANNOT_TELL, CANNOT_TELL)


def test_the_date_of_the_report_bears_its_year_out(made: Made, outcome: Say) -> None:
    last = years(made, "2014", "2015", "2016").documents[-1]
    last.sureness["fy"] = 0.97
    last.values["report_date"] = "2017-03-20"
    assert (outcome(THREE, made), outcome(LATEST, made)) == (PASS, PASS)


def test_with_two_readings_no_misreading_can_make_three_years(made: Made, outcome: Say) -> None:
    years(made, "2014", "2016").documents[-1].sureness["fy"] = 0.97
    assert outcome(THREE, made) is FAIL


def test_a_report_without_a_year_may_be_the_missing_one(made: Made, outcome: Say) -> None:
    years(made, "2014", "2015").add("audit_report")
    assert (outcome(THREE, made), outcome(LATEST, made)) == (CANNOT_TELL, CANNOT_TELL)


def test_a_refused_file_may_be_the_missing_year(made: Made, outcome: Say) -> None:
    made.refused = (Refusal("2015.pdf", RefusalCode.CORRUPT, Bilingual("damaged", "损坏")),)
    assert outcome(THREE, years(made, "2014", "2016")) is CANNOT_TELL


@pytest.mark.parametrize(
    ("established", "sureness", "expected"),
    [("2015-06-08", 0.999, WARN), ("2015-06-08", 0.9, CANNOT_TELL), ("2014-12-31", 0.999, FAIL)],
)
def test_a_young_company_has_fewer_years(
    made: Made, outcome: Say, established: str, sureness: float, expected: Outcome
) -> None:
    licence = made.of("business_license")
    licence.values["established"] = established
    licence.sureness["established"] = sureness
    assert outcome(THREE, years(made, "2015", "2016")) is expected


@pytest.mark.parametrize("rule", [THREE, LATEST])
def test_only_an_enterprise_is_asked_for_reports(made: Made, outcome: Say, rule: str) -> None:
    made.employer_kind = "institution"
    assert outcome(rule, years(made, "2014")) is Outcome.NOT_APPLICABLE
    made.employer_kind = None
    assert outcome(rule, years(made, "2014")) is CANNOT_TELL


def test_other_assurance_reports_do_not_count(made: Made, outcome: Say) -> None:
    years(made, "2014", "2016").add("other_assurance", fy="2015")
    assert outcome(THREE, made) is FAIL
