"""Each audit report for itself: whose it is, what the auditor says, whether it is whole and of its time."""

from collections.abc import Callable

import pytest

from extractors.page_text import Seal, SealColour
from ingest.arrival import Refusal, RefusalCode
from ingest.page import Box
from ingest.wording import Bilingual
from tests.validators.audited import PARTS
from tests.validators.making import Made, MadeDocument
from validators.finding import Finding, Outcome, Severity

Ask = Callable[[str, Made], tuple[Finding, ...]]
Say = Callable[[str, Made], Outcome]
ENTITY, OPINION, WHOLE, DATED = "audits.entity", "audits.opinion", "audits.parts", "audits.report-date"
PASS, WARN, FAIL, CANNOT_TELL = Outcome.PASS, Outcome.WARN, Outcome.FAIL, Outcome.CANNOT_TELL
ALL = [ENTITY, OPINION, WHOLE, DATED]


def first(made: Made) -> MadeDocument:
    """The report of the earliest year."""
    return made.of("audit_report")


@pytest.mark.parametrize("rule", ALL)
def test_three_good_reports_pass_as_one(made: Made, ask: Ask, rule: str) -> None:
    (finding,) = ask(rule, made)
    assert finding.outcome is PASS
    assert len({e.page for e in finding.evidence}) >= 3


@pytest.mark.parametrize("rule", ALL)
def test_only_an_enterprise_is_asked_for_reports(made: Made, ask: Ask, rule: str) -> None:
    first(made).values |= {"entity_name": "上海另一家贸易有限公司", "opinion": "adverse", "part": []}
    first(made).values["report_date"] = "2013-01-01"
    assert FAIL in {f.outcome for f in ask(rule, made)}
    made.employer_kind = None
    assert {f.outcome for f in ask(rule, made)} == {CANNOT_TELL}
    made.employer_kind = "institution"
    assert {f.outcome for f in ask(rule, made)} == {Outcome.NOT_APPLICABLE}


@pytest.mark.parametrize("rule", ALL)
def test_without_a_report_or_with_a_doubtful_one_nothing_passes(made: Made, ask: Ask, rule: str) -> None:
    first(made).confidence = 0.6
    (finding,) = ask(rule, made)
    assert finding.outcome is CANNOT_TELL
    assert {f.outcome for f in ask(rule, made.drop("audit_report"))} == {CANNOT_TELL}


@pytest.mark.parametrize(
    ("name", "sureness", "expected"),
    [
        ("上海另一家贸易有限公司", 0.999, FAIL),
        ("云杉控股集团有限公司", 0.999, FAIL),
        ("北京云杉智能科枝有限公司", 0.97, CANNOT_TELL),
        ("北京云杉智能科枝有限公司", 0.999, FAIL),
        ("Beijing Yunshan Technology Co., Ltd.", 0.999, CANNOT_TELL),
        ("北京云杉智能 科技有限公司", 0.9, PASS),
    ],
)
def test_the_audited_entity_is_the_employer(
    made: Made, ask: Ask, name: str, sureness: float, expected: Outcome
) -> None:
    first(made).values["entity_name"] = name
    first(made).sureness["entity_name"] = sureness
    (finding,) = ask(ENTITY, made)
    assert (finding.outcome, finding.severity) == (expected, Severity.BLOCKER)


def test_a_group_is_named_as_such_and_its_statements_are_for_a_reviewer(made: Made, ask: Ask) -> None:
    first(made).values["entity_name"] = "云杉控股集团有限公司"
    assert "group" in ask(ENTITY, made)[0].message.en
    first(made).values["entity_name"] = "北京云杉智能科技有限公司"
    first(made).raws["part"] = "合并资产负债表"
    (finding,) = ask(ENTITY, made)
    assert (finding.outcome, finding.severity) == (WARN, Severity.MINOR)


def test_without_a_name_to_compare_the_entity_is_for_a_person(made: Made, outcome: Say) -> None:
    del first(made).values["entity_name"]
    assert outcome(ENTITY, made) is CANNOT_TELL


@pytest.mark.parametrize(
    ("opinion", "sureness", "expected"),
    [
        ("unqualified", 0.97, PASS),
        ("unqualified", 0.85, CANNOT_TELL),
        ("emphasis", 0.999, WARN),
        ("qualified", 0.97, WARN),
        ("adverse", 0.999, FAIL),
        ("adverse", 0.97, CANNOT_TELL),
        ("disclaimer", 0.999, FAIL),
    ],
)
def test_the_opinion_decides(
    made: Made, outcome: Say, opinion: str, sureness: float, expected: Outcome
) -> None:
    first(made).values["opinion"] = opinion
    first(made).sureness["opinion"] = sureness
    assert outcome(OPINION, made) is expected


def test_an_opinion_not_read_or_on_a_bad_page_is_for_a_person(made: Made, outcome: Say) -> None:
    first(made).page_confidence = 0.7
    assert outcome(OPINION, made) is CANNOT_TELL
    first(made).page_confidence = 0.99
    del first(made).values["opinion"]
    assert outcome(OPINION, made) is CANNOT_TELL


def without(made: Made, part: str) -> Made:
    first(made).values["part"] = [each for each in PARTS if each != part]
    return made


@pytest.mark.parametrize("part", PARTS[1:-1])
def test_a_part_that_is_not_there_fails_and_is_named(made: Made, ask: Ask, part: str) -> None:
    (finding,) = ask(WHOLE, without(made, part))
    assert (finding.outcome, finding.severity) == (FAIL, Severity.MAJOR)
    assert "2014" in finding.message.zh


def test_a_part_may_be_there_under_a_misread_heading_or_unread(made: Made, ask: Ask) -> None:
    first(without(made, "cash-flow")).lines.append("一、经营活动产生的现金流量：")
    (finding,) = ask(WHOLE, made)
    assert finding.outcome is CANNOT_TELL
    assert finding.evidence[0].text.startswith("一、经营活动")
    first(made).lines.pop()
    made.refused = (Refusal("2014.pdf", RefusalCode.CORRUPT, Bilingual("damaged", "损坏")),)
    assert ask(WHOLE, made)[0].outcome is CANNOT_TELL


def test_a_part_in_another_report_of_the_year_is_for_a_person(made: Made, outcome: Say) -> None:
    without(made, "notes").add("audit_report", fy="2014", part="notes", entity_name="甲")
    rest = made.documents[-1]
    rest.values["part"] = list(PARTS)
    rest.seals, rest.signatures, rest.lines = first(made).seals, first(made).signatures, first(made).lines
    assert outcome(WHOLE, made) is CANNOT_TELL


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("按照企业会计准则的规定编制", {(FAIL, Severity.MAJOR)}),
        ("按照小企业会计准则的规定编制", {(PASS, Severity.MAJOR)}),
        ("按照……编制", {(CANNOT_TELL, Severity.MINOR)}),
    ],
)
def test_the_standard_says_whether_changes_in_equity_are_stated(
    made: Made, ask: Ask, line: str, expected: set[tuple[Outcome, Severity]]
) -> None:
    first(made).lines = [line]
    assert {(f.outcome, f.severity) for f in ask(WHOLE, made)} == expected


def test_a_report_without_any_mark_fails_lightly_one_with_some_is_for_a_person(made: Made, ask: Ask) -> None:
    report = first(made)
    report.seals, report.signatures = [Seal(Box(300, 900, 620, 1220), SealColour.RED)], report.signatures[:1]
    (finding,) = ask(WHOLE, made)
    assert (finding.outcome, finding.severity) == (CANNOT_TELL, Severity.MINOR)
    report.seals, report.signatures = [], []
    (finding,) = ask(WHOLE, made)
    assert (finding.outcome, finding.severity) == (FAIL, Severity.MINOR)
    report.page_confidence = 0.7
    assert {f.outcome for f in ask(WHOLE, made)} == {CANNOT_TELL}


def test_the_firms_licence_is_asked_for_once(made: Made, ask: Ask) -> None:
    assert ask(WHOLE, without(made, "firm-licence"))[0].outcome is PASS
    for document in made.documents:
        if document.type == "audit_report":
            document.values["part"] = list(PARTS[:-1])
    (finding,) = ask(WHOLE, made)
    assert (finding.outcome, finding.severity) == (WARN, Severity.MINOR)


@pytest.mark.parametrize(
    ("dated", "expected"),
    [
        ("2014-12-31", FAIL),
        ("2015-01-01", PASS),
        ("2016-06-30", PASS),
        ("2016-07-01", WARN),
        ("2017-09-30", WARN),
        ("2017-10-01", FAIL),
    ],
)
def test_a_report_is_dated_between_its_year_and_the_application(
    made: Made, ask: Ask, dated: str, expected: Outcome
) -> None:
    first(made).values["report_date"] = dated
    (finding,) = ask(DATED, made)
    assert (finding.outcome, finding.severity) == (expected, Severity.MINOR)


def test_an_unsure_date_will_do_where_any_day_of_the_numbered_year_does(made: Made, outcome: Say) -> None:
    first(made).sureness["report_date"] = 0.9
    assert outcome(DATED, made) is PASS
    first(made).values["report_no"] = "中正审字[2019]第0128号"
    assert outcome(DATED, made) is CANNOT_TELL


@pytest.mark.parametrize("name", ["report_date", "fy"])
def test_without_date_or_year_or_application_a_person_looks(made: Made, ask: Ask, name: str) -> None:
    del first(made).values[name]
    assert [f.outcome for f in ask(DATED, made)] == [CANNOT_TELL]
    made.submitted = None
    assert [f.outcome for f in ask(DATED, made)] == [CANNOT_TELL] * 3


def test_the_year_of_founding_is_for_information(made: Made, ask: Ask) -> None:
    made.of("business_license").values["established"] = "2014-06-08"
    (finding,) = ask(DATED, made)
    assert (finding.outcome, finding.severity) == (CANNOT_TELL, Severity.INFO)
    first(made).lines.append("2014年6月8日（成立日）至12月31日止期间")
    assert ask(DATED, made)[0].outcome is PASS
