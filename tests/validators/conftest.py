"""A complete dossier for each test to spoil in one place, and short ways to ask a rule about it."""

from collections.abc import Callable

import pytest

from ingest.arrival import Intake
from tests.validators.making import Made, documents
from validators.finding import Finding, Outcome
from validators.programme import Programme, load_programme
from validators.rule import Rule, discover


@pytest.fixture
def made() -> Made:
    """A complete electronic dossier, every value sure."""
    return Made(list(documents()))


@pytest.fixture
def paper(made: Made) -> Made:
    """The same on paper: 5 + 5 + 1 bound copies."""
    made.intake = Intake.PAPER
    return made


@pytest.fixture(scope="session")
def programme() -> Programme:
    return load_programme("beijing-overseas-talents")


@pytest.fixture(scope="session")
def rules() -> dict[str, Rule]:
    return {rule.id: rule for rule in discover()}


Ask = Callable[[str, Made], tuple[Finding, ...]]


@pytest.fixture(scope="session")
def ask(rules: dict[str, Rule], programme: Programme) -> Ask:
    """All findings of one rule."""

    def findings(rule: str, given: Made) -> tuple[Finding, ...]:
        return rules[rule].findings(given.build(), programme)

    return findings


@pytest.fixture(scope="session")
def outcome(ask: Ask) -> Callable[[str, Made], Outcome]:
    """The outcome of a rule that gives one answer here."""

    def single(rule: str, given: Made) -> Outcome:
        (finding,) = ask(rule, given)
        return finding.outcome

    return single
