"""All rules over a dossier: order, broken rules, the verdict."""

from dataclasses import replace

import pytest

from ingest.wording import Bilingual
from tests.validators.making import Made
from validators.dossier import Dossier
from validators.engine import run
from validators.finding import Finding, Outcome, Severity
from validators.programme import Programme
from validators.rule import Answer, Rule, discover
from validators.verdict import Verdict, verdict_of


def finding(outcome: Outcome, severity: Severity) -> Finding:
    return Finding("a.b", outcome, severity, Bilingual("e", "z"), "clause")


def test_a_complete_dossier_is_complete_on_paper_and_by_wire(made: Made, programme: Programme) -> None:
    assert verdict_of(run(made.build(), programme)) is Verdict.COMPLETE


GOOD = {Outcome.PASS, Outcome.NOT_APPLICABLE}


def outcomes(findings: tuple[Finding, ...], *severities: Severity) -> set[Outcome]:
    return {f.outcome for f in findings if f.severity in severities}


def test_a_complete_paper_dossier_passes_every_rule_of_weight(paper: Made, programme: Programme) -> None:
    findings = run(paper.build(), programme)
    assert outcomes(findings, Severity.BLOCKER, Severity.MAJOR) == GOOD
    assert Outcome.FAIL not in outcomes(findings, Severity.MINOR, Severity.INFO)
    assert all(f.evidence for f in findings if f.outcome is not Outcome.NOT_APPLICABLE)


def test_findings_come_by_family_and_in_the_order_of_the_programme(made: Made, programme: Programme) -> None:
    rules = [f.rule for f in run(made.build(), programme)]
    assert rules[:2] == ["copies.form", "copies.attachments"]
    assert rules[2:4] == ["copies.same", "copies.personal-information"]
    assert rules.index("documents.application-form") < rules.index("documents.articles")
    assert rules.index("audits.three-years") < rules.index("audits.latest-year") < rules.index("person.name")


def test_the_order_in_which_rules_are_given_changes_nothing(made: Made, programme: Programme) -> None:
    dossier = made.build()
    assert run(dossier, programme, rules=discover()[::-1]) == run(dossier, programme)


def test_the_order_of_files_changes_no_outcome(made: Made, programme: Programme) -> None:
    before = run(made.build(), programme)
    made.documents.reverse()
    after = run(made.build(), programme)
    assert sorted((f.rule, f.outcome, f.severity) for f in after) == sorted(
        (f.rule, f.outcome, f.severity) for f in before
    )


def test_a_rule_that_raises_becomes_a_finding_and_is_reported(made: Made, programme: Programme) -> None:
    def check(_: Dossier, __: Programme) -> tuple[Answer, ...]:
        raise KeyError("Anna's secret")

    broken = Rule("odd.rule", ("C-04",), Severity.BLOCKER, (), check)
    bugs: list[tuple[str, Exception]] = []
    (only,) = run(
        made.build(), programme, rules=[broken], on_bug=lambda rule, bug: bugs.append((rule.id, bug))
    )
    assert (only.rule, only.outcome, only.severity) == ("odd.rule", Outcome.CANNOT_TELL, Severity.BLOCKER)
    assert "odd.rule" in only.message.en
    assert "odd.rule" in only.message.zh
    assert "secret" not in only.message.en + only.message.zh
    assert [(rule, type(bug)) for rule, bug in bugs] == [("odd.rule", KeyError)]


def test_a_rule_that_says_nothing_is_a_fault_too(made: Made, programme: Programme) -> None:
    silent = Rule("odd.rule", ("C-04",), Severity.MAJOR, (), lambda _, __: ())
    (only,) = run(made.build(), programme, rules=[silent])
    assert only.outcome is Outcome.CANNOT_TELL


def test_a_rule_whose_first_clause_the_programme_lacks_is_none_of_its_rules(
    made: Made, programme: Programme
) -> None:
    stray = replace(discover()[0], id="odd.rule", clauses=("X-99", "C-04"))
    assert run(made.build(), programme, rules=[*discover(), stray]) == run(made.build(), programme)


def test_a_setting_that_the_pack_lacks_is_told_as_the_fault_of_the_pack(
    made: Made, programme: Programme
) -> None:
    def check(_: Dossier, programme: Programme) -> tuple[Answer, ...]:
        raise AssertionError(programme.number("age.unheard-of"))

    asking = Rule("odd.rule", ("C-04",), Severity.MAJOR, (), check)
    (only,) = run(made.build(), programme, rules=[asking])
    assert only.outcome is Outcome.CANNOT_TELL
    assert "age.unheard-of" in only.message.en
    assert "age.unheard-of" in only.message.zh


@pytest.mark.parametrize(
    ("outcomes", "verdict"),
    [
        ([], Verdict.COMPLETE),
        ([(Outcome.FAIL, Severity.MINOR), (Outcome.WARN, Severity.BLOCKER)], Verdict.COMPLETE),
        ([(Outcome.CANNOT_TELL, Severity.MINOR)], Verdict.COMPLETE),
        ([(Outcome.CANNOT_TELL, Severity.MAJOR)], Verdict.NEEDS_PERSON),
        ([(Outcome.CANNOT_TELL, Severity.BLOCKER), (Outcome.FAIL, Severity.MAJOR)], Verdict.INCOMPLETE),
        ([(Outcome.FAIL, Severity.BLOCKER)], Verdict.INCOMPLETE),
    ],
)
def test_the_verdict_follows_blockers_and_majors_only(
    outcomes: list[tuple[Outcome, Severity]], verdict: Verdict
) -> None:
    assert verdict_of(finding(*pair) for pair in outcomes) is verdict
