"""What holds for every rule that is found: its words, its clauses, its purity, and that doubt never helps."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ingest.arrival import Intake
from tests.validators.making import Made, documents
from validators.dossier import Dossier
from validators.finding import Outcome, Severity
from validators.programme import Programme, load_programme
from validators.rule import Rule, discover

RULES = discover()
DOCS = Path(__file__).parents[2] / "docs" / "rules.md"
PROGRAMME = load_programme("beijing-overseas-talents")
OF_ISSUE_2 = {
    *("copies.form", "copies.attachments", "copies.personal-information"),
    *("bindings.separate", "bindings.personal-information"),
    *("documents.application-form", "documents.personal-information", "documents.degree"),
    *("documents.certification", "documents.identity", "documents.contract"),
    *("documents.employer-registration", "documents.company-profile", "documents.articles"),
    *("documents.audit-reports", "audits.three-years", "audits.latest-year"),
    *("employer.name", "employer.uscc", "person.name"),
    *("passport.mrz", "passport.validity", "contract.signatures"),
}
each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


def empty() -> Made:
    return Made([])


def spoilt() -> list[Made]:
    """Dossiers in which much is wrong, so that most rules have something to say."""
    two_years, stranger, paper = (Made(list(documents())) for _ in range(3))
    two_years.documents = [d for d in two_years.documents if d.values.get("fy") != "2015"]
    two_years.of("labor_contract").signatures.clear()
    two_years.of("passport").values["expiry"] = "2016-01-01"
    two_years.of("personal_information").volume = two_years.of("passport").volume = "all.pdf"
    stranger.of("business_license").values["name"] = "上海另一家贸易有限公司"
    stranger.of("business_license").values["uscc"] = "91310115MA1K4X2L79"
    stranger.of("labor_contract").values["employee_name"] = "John Smith"
    stranger.of("passport").values["dob"] = "1975-08-12"
    stranger.of("application_form").volume = stranger.of("passport").volume = "all.pdf"
    stranger.drop("company_profile").drop("cscse_certification")
    paper.intake = Intake.PAPER
    paper.copies = dict.fromkeys(paper.copies, 1)
    return [two_years, stranger, paper]


def test_every_rule_of_the_issue_is_there() -> None:
    assert {rule.id for rule in RULES} >= OF_ISSUE_2


def test_no_two_rules_have_one_id() -> None:
    assert len({rule.id for rule in RULES}) == len(RULES)


@each_rule
def test_a_rule_stands_on_clauses_of_the_programme_and_quotes_one(rule: Rule, programme: Programme) -> None:
    quoted, *others = (programme.clause(id) for id in rule.clauses)
    assert quoted.quoted
    assert all(clause.words.zh for clause in (quoted, *others))
    assert rule.reads


@each_rule
def test_a_rule_has_the_name_of_its_file(rule: Rule) -> None:
    file = Path(__file__).parents[2] / "validators" / "rules" / f"{re.sub('[.-]', '_', rule.id)}.py"
    assert file.is_file()


@each_rule
def test_without_any_document_a_rule_never_passes(rule: Rule, programme: Programme) -> None:
    for intake in Intake:
        made = empty()
        made.intake = intake
        answers = rule.findings(made.build(), programme)
        assert answers
        assert not {Outcome.PASS, Outcome.WARN} & {a.outcome for a in answers}


@each_rule
@pytest.mark.parametrize("project", ["long-term", "short-term", "self-recommendation", None])
@pytest.mark.parametrize("kind", ["enterprise", "institution", None])
def test_a_rule_answers_on_every_route_in_both_languages(
    rule: Rule, project: str | None, kind: str | None, programme: Programme
) -> None:
    for made in (Made(list(documents())), empty(), *spoilt()):
        made.project, made.employer_kind, made.submitted = (
            project,
            kind,
            None if kind is None else "2017-09-30",
        )
        for answer in rule.findings(made.build(), programme):
            assert re.search(r"[A-Za-z]{3}", answer.message.en)
            assert re.search(r"[\u4e00-\u9fff]", answer.message.zh)
            assert not re.search(r"[{}]|None", answer.message.en + answer.message.zh)
            assert answer.clause in {programme.clause(id).words.en for id in rule.clauses}


@each_rule
def test_a_rule_is_pure(rule: Rule, programme: Programme) -> None:
    for made in spoilt():
        dossier = made.build()
        assert rule.findings(dossier, programme) == rule.findings(dossier, programme)
        assert rule.findings(dossier, programme) == rule.findings(made.build(), programme)


@each_rule
def test_what_passes_or_fails_over_a_document_shows_where(rule: Rule, programme: Programme) -> None:
    for made in (Made(list(documents())), *spoilt()):
        for answer in rule.findings(made.build(), programme):
            if answer.outcome is Outcome.PASS or answer.subject.document:
                assert answer.evidence


@each_rule
@pytest.mark.parametrize("type", sorted({d.type for d in documents()}))
def test_without_a_document_that_it_needs_a_rule_of_the_checklist_does_not_pass(
    rule: Rule, type: str, programme: Programme
) -> None:
    item = programme.item(rule.id)
    if item is None or item.types != (type,):
        return
    answers = rule.findings(Made(list(documents())).drop(type).build(), programme)
    assert {a.outcome for a in answers} == {Outcome.FAIL if item.required else Outcome.CANNOT_TELL}


def lowered(dossier: Dossier, factors: list[float]) -> Dossier:
    """The dossier with the confidences of fields, documents and pages multiplied, in turn, by the factors."""
    turn = 0

    def less(confidence: float) -> float:
        nonlocal turn
        turn += 1
        return confidence * factors[turn % len(factors)]

    return replace(
        dossier,
        documents=tuple(
            replace(
                d,
                confidence=less(d.confidence),
                fields=tuple(replace(f, confidence=less(f.confidence)) for f in d.fields),
            )
            for d in dossier.documents
        ),
        pages={id: replace(page, confidence=less(page.confidence)) for id, page in dossier.pages.items()},
    )


BAD = (Outcome.FAIL, Outcome.CANNOT_TELL)


@pytest.mark.parametrize("number", range(3))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(factors=st.lists(st.sampled_from([1.0, 0.998, 0.98, 0.85, 0.6, 0.2]), min_size=1, max_size=60))
def test_a_lower_confidence_never_turns_a_failure_or_doubt_into_a_pass(
    number: int, factors: list[float]
) -> None:
    before = spoilt()[number].build()
    after = lowered(before, factors)
    for rule in RULES:
        then = {f.outcome for f in rule.findings(before, PROGRAMME)}
        now = {f.outcome for f in rule.findings(after, PROGRAMME)}
        if then & set(BAD):
            assert now & set(BAD), rule.id


@settings(max_examples=30, deadline=None)
@given(factors=st.lists(st.sampled_from([1.0, 0.98, 0.6, 0.2]), min_size=1, max_size=60))
def test_a_lower_confidence_never_makes_a_failure(factors: list[float]) -> None:
    dossier = lowered(Made(list(documents())).build(), factors)
    for rule in RULES:
        assert Outcome.FAIL not in {f.outcome for f in rule.findings(dossier, PROGRAMME)}, rule.id


def rows() -> dict[str, list[str]]:
    """The table of docs/rules.md: cells of each row by the rule it names."""
    found = {}
    for line in DOCS.read_text(encoding="utf-8").splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 5 and re.fullmatch(r"`[a-z-]+\.[a-z-]+`", cells[0]):
            found[cells[0].strip("`")] = cells
    return found


def test_the_table_in_the_docs_names_the_rules_that_are_found() -> None:
    assert set(rows()) == {rule.id for rule in RULES}


@each_rule
def test_the_table_in_the_docs_says_clauses_severity_and_reading_of_each_rule(rule: Rule) -> None:
    _, clauses, severity, reads, _ = rows()[rule.id]
    assert clauses == ", ".join(rule.clauses)
    assert Severity(severity) is rule.severity
    assert reads == ", ".join(f"`{name}`" for name in rule.reads)
