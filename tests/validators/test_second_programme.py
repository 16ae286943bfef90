"""Another programme is a file and no code: the rules it names judge by its parameters, no others run."""

from dataclasses import replace

import pytest

from ingest.arrival import Intake
from ingest.volume import Binding
from tests.validators.making import Made
from validators.dossier import Dossier, Origin, Stated
from validators.engine import run
from validators.finding import Finding, Outcome
from validators.programme import Programme, load_programme
from validators.verdict import Verdict, verdict_of

NAME = "high-end-foreign-experts"


@pytest.fixture(scope="module")
def second() -> Programme:
    return load_programme(NAME)


@pytest.fixture
def four(made: Made) -> Made:
    """The complete dossier in four copies, without what only the first programme asks for."""
    made.intake, made.project = Intake.PAPER, None
    made.copies = {Binding.FORM: 4, Binding.ATTACHMENTS: 4}
    for type in ("cscse_certification", "articles_of_association", "company_profile", "business_license"):
        made.drop(type)
    made.documents = [d for d in made.documents if d.type not in ("audit_report", "personal_information")]
    del made.of("application_form").values["project_type"]
    return made


def build(made: Made) -> Dossier:
    built = made.build()
    return replace(built, application=replace(built.application, programme=Stated(NAME, Origin.DECLARED)))


def by_rule(findings: tuple[Finding, ...]) -> dict[str, set[Outcome]]:
    found: dict[str, set[Outcome]] = {}
    for finding in findings:
        found.setdefault(finding.rule, set()).add(finding.outcome)
    return found


def test_a_dossier_is_judged_by_the_second_programme_alone(four: Made, second: Programme) -> None:
    findings = run(build(four), second)
    assert verdict_of(findings) is Verdict.COMPLETE
    judged = by_rule(findings)
    assert {"copies.form", "eligibility.age", "eligibility.track", "documents.contract"} <= set(judged)
    assert not {"audits.three-years", "eligibility.term", "copies.personal-information"} & set(judged)


def test_its_parameters_are_its_own(four: Made, second: Programme, programme: Programme) -> None:
    four.of("passport").values |= {"dob": "1952-03-01", "mrz2": ""}
    four.of("application_form").values["dob"] = "1952-03-01"
    here, there = by_rule(run(build(four), second)), by_rule(run(four.build(), programme))
    assert (here["copies.form"], there["copies.form"]) == ({Outcome.PASS}, {Outcome.FAIL})
    assert here["eligibility.age"] == {Outcome.PASS}  # 65 itself is allowed there
    assert there["eligibility.age"] == {Outcome.CANNOT_TELL}


def test_its_clauses_are_quoted(four: Made, second: Programme) -> None:
    words = {clause.words.en for clause in second.clauses}
    assert {finding.clause for finding in run(build(four), second)} <= words


def test_a_dossier_of_another_day_or_programme_is_not_judged_in_silence(
    four: Made, second: Programme
) -> None:
    four.submitted = "2019-09-30"
    assert Outcome.CANNOT_TELL in by_rule(run(build(four), second))["eligibility.track"]
    four.submitted = "2017-09-30"
    assert Outcome.CANNOT_TELL in by_rule(run(four.build(), second))["eligibility.track"]


def test_no_rule_of_it_lacks_a_setting(made: Made, four: Made, second: Programme) -> None:
    for dossier in (build(four), build(made), build(Made([]))):
        assert not [f for f in run(dossier, second) if "programme pack lacks" in f.message.en]
