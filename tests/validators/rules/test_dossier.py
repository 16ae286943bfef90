"""Pages of others, pages of no known kind, and dates that cannot be."""

from collections.abc import Callable

import pytest

from ingest.volume import Binding
from tests.validators.making import Made
from validators.example import document, outcomes
from validators.finding import Finding, Outcome, Severity
from validators.rules.dossier_foreign_page import check

Ask = Callable[[str, Made], tuple[Finding, ...]]
FOREIGN, UNASSIGNED, DATES = "dossier.foreign-page", "dossier.unassigned-page", "dossier.implausible-date"
PASS, WARN, FAIL, CANNOT_TELL = Outcome.PASS, Outcome.WARN, Outcome.FAIL, Outcome.CANNOT_TELL


@pytest.mark.parametrize("rule", [FOREIGN, UNASSIGNED, DATES])
def test_a_complete_dossier_passes_and_shows_where(made: Made, ask: Ask, rule: str) -> None:
    (finding,) = ask(rule, made)
    assert finding.outcome is PASS
    assert finding.evidence


def test_another_persons_degree_is_foreign_and_its_name_is_not_told(made: Made, ask: Ask) -> None:
    made.add("overseas_degree", holder_name="John Smith", institution="Selwyn College")
    (finding,) = ask(FOREIGN, made)
    assert (finding.outcome, finding.severity) == (FAIL, Severity.MAJOR)
    assert finding.subject.field == "foreign-page"
    assert "Smith" not in finding.message.en + finding.message.zh
    assert not any(place.text for place in finding.evidence)


def test_a_page_that_names_the_applicant_somewhere_is_no_strangers(made: Made, ask: Ask) -> None:
    made.add("overseas_degree", holder_name="John Smith").lines.append("Supervisor of Anna Maria Eriksson")
    assert ask(FOREIGN, made)[0].outcome is PASS


def test_a_contract_with_another_name_is_the_employers_all_the_same(made: Made, ask: Ask) -> None:
    made.of("labor_contract").values["employee_name"] = "John Smith"
    assert ask(FOREIGN, made)[0].outcome is PASS


@pytest.mark.parametrize("name", ["Eriksson, A. M.", "Anna Lindqvist", "安娜", "ERIKSSON ANNA"])
def test_another_spelling_or_a_shared_name_is_no_stranger(made: Made, ask: Ask, name: str) -> None:
    made.add("overseas_employment", holder_name=name)
    assert ask(FOREIGN, made)[0].outcome is PASS


def test_a_name_hardly_read_is_for_a_person_and_not_hidden(made: Made, ask: Ask) -> None:
    made.add("prc_id_card", name_zh="安那").sureness["name_zh"] = 0.9
    (finding,) = ask(FOREIGN, made)
    assert (finding.outcome, finding.severity, finding.subject.field) == (CANNOT_TELL, Severity.MINOR, None)


def test_another_name_read_with_doubt_is_for_an_authorised_person(made: Made, ask: Ask) -> None:
    made.add("overseas_degree", holder_name="John Smith").sureness["holder_name"] = 0.9
    (finding,) = ask(FOREIGN, made)
    assert (finding.outcome, finding.severity) == (CANNOT_TELL, Severity.MAJOR)
    assert finding.subject.field == "foreign-page"


def test_another_companys_papers_are_foreign(made: Made, ask: Ask) -> None:
    made.add("articles_of_association", company_name="上海越川贸易有限公司")
    assert ask(FOREIGN, made)[0].outcome is FAIL


def test_a_sister_company_is_told_by_other_rules(made: Made, ask: Ask) -> None:
    made.add("articles_of_association", company_name="上海云杉贸易有限公司")
    assert ask(FOREIGN, made)[0].outcome is PASS


def test_the_licence_of_the_auditors_is_no_strangers(made: Made, ask: Ask) -> None:
    made.add("business_license", name="北京天衡会计师事务所（普通合伙）")
    assert ask(FOREIGN, made)[0].outcome is PASS


def test_whom_the_form_names_further_is_known(made: Made, ask: Ask) -> None:
    made.add("overseas_study", holder_name="John Smith")
    assert ask(FOREIGN, made)[0].outcome is FAIL
    made.of("application_form").lines.append("Spouse: John Smith")
    assert ask(FOREIGN, made)[0].outcome is PASS


def test_a_form_that_alone_names_somebody_may_be_the_wrong_one() -> None:
    form = document("application_form", Binding.FORM, name_foreign="John Smith")
    passport = document("passport", surname="ERIKSSON", given_names="ANNA MARIA")
    degree = document("overseas_degree", holder_name="Anna Maria Eriksson")
    assert outcomes(check, form, passport, degree) == ["cannot-tell", "cannot-tell"]


def test_papers_of_no_kind_that_is_asked_for_are_listed(made: Made, ask: Ask) -> None:
    made.add("other")
    (finding,) = ask(UNASSIGNED, made)
    assert (finding.outcome, finding.severity) == (WARN, Severity.MINOR)
    assert finding.evidence[0].page in finding.message.en


def test_pages_that_were_not_recognised_are_for_a_person(made: Made, ask: Ask) -> None:
    made.add("other").confidence = 0.3
    made.add("company_profile").confidence = 0.3
    assert [f.outcome for f in ask(UNASSIGNED, made)] == [CANNOT_TELL, CANNOT_TELL]


@pytest.mark.parametrize(
    ("type", "name", "day", "expected"),
    [
        ("passport", "issue_date", "2017-09-30", PASS),
        ("passport", "issue_date", "2017-10-01", FAIL),
        ("overseas_degree", "date_conferred", "2017-10", FAIL),
        ("overseas_degree", "date_conferred", "2017-09", PASS),
        ("overseas_degree", "date_conferred", "1974-08-12", PASS),
        ("overseas_degree", "date_conferred", "1974-08-11", FAIL),
        ("business_license", "issue_date", "2009-05-05", FAIL),
        ("business_license", "issue_date", "2009-05-06", PASS),
        ("articles_of_association", "adoption_date", "2009-04-01", PASS),
    ],
)
def test_dates_of_the_past_lie_between_their_beginning_and_the_application(
    made: Made, ask: Ask, type: str, name: str, day: str, expected: Outcome
) -> None:
    made.of(type).values[name] = day
    (finding,) = ask(DATES, made)
    assert finding.outcome is expected
    if expected is FAIL:
        assert (finding.severity, finding.subject.field) == (Severity.MINOR, name)
        assert day in finding.message.zh


def test_an_implausible_date_read_with_doubt_may_be_misread(made: Made, ask: Ask) -> None:
    made.of("passport").values["issue_date"] = "2071-01-01"
    made.of("passport").sureness["issue_date"] = 0.9
    assert ask(DATES, made)[0].outcome is CANNOT_TELL


def test_a_date_before_a_birth_read_with_doubt_is_for_a_person(made: Made, ask: Ask) -> None:
    made.documents = [d for d in made.documents if d.type not in ("passport", "application_form")]
    made.add("application_form", Binding.FORM, dob="1999-01-01").sureness["dob"] = 0.9
    made.of("overseas_degree").values["date_conferred"] = "1998-05-01"
    assert {f.outcome for f in ask(DATES, made)} == {CANNOT_TELL}


def test_without_a_day_of_application_nothing_is_known_to_be_past(made: Made, ask: Ask) -> None:
    made.submitted = None
    assert ask(DATES, made)[0].outcome is CANNOT_TELL
