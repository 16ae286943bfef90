"""Every clause of the programme and every check of ours is a rule, or the docs say why a person does it."""

import re
from pathlib import Path

import pytest

from validators.rule import discover

DOCS = Path(__file__).parents[1] / "docs" / "clauses.md"
RULES = {rule.id: rule for rule in discover()}
CLAUSES = (
    *(f"C-{n:02d}" for n in range(1, 19)),
    *(f"R-{n:02d}" for n in (*range(1, 15), *range(20, 36), *range(40, 47))),
    *(f"D-{n:02d}" for n in range(1, 56)),
    *("D-19b", "D-19c"),
)
# Contract 3.2, in its order.
FAMILIES = {
    "copies": ("form", "attachments", "personal-information", "same"),
    "bindings": ("separate", "personal-information"),
    "documents": (
        *("application-form", "personal-information", "self-recommendation", "degree", "certification"),
        *("overseas-study", "identity", "contract", "overseas-employment", "achievements"),
        *("employer-registration", "organization-code", "company-profile", "articles", "audit-reports"),
        *("main-products", "market-outlook"),
    ),
    "audits": (
        *("three-years", "latest-year", "entity", "opinion", "parts", "balance", "carry-forward"),
        "report-date",
    ),
    "eligibility": (
        *("track", "age", "doctorate", "contract-signed", "term", "months-per-year", "contract-date"),
        *("ip-clause", "full-time-tasks"),
    ),
    "person": ("name", "name-zh", "pinyin", "passport-number", "birth-date", "sex", "nationality"),
    "passport": ("mrz", "validity"),
    "degree": ("level", "institution", "date", "certification-number"),
    "employer": (
        *("kind", "name", "uscc", "legal-representative", "licence-term", "certificate-validity", "seal"),
    ),
    "contract": ("dates", "position", "pages", "signatures"),
    "dossier": ("foreign-page", "unassigned-page", "implausible-date"),
}
IDS = tuple(f"{family}.{name}" for family, names in FAMILIES.items() for name in names)


def table(heading: str) -> dict[str, str]:
    """Rows of the table under a heading of the docs: the second cell by the clause in the first."""
    sections = re.split(r"^## ", DOCS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    section = next((s for s in sections if s.startswith(heading)), "")
    cells = (line.strip("|").split("|") for line in section.splitlines() if re.match(r"\| [CRD]-\d", line))
    return {row[0].strip(): row[1].strip() for row in cells}


def ruled(heading: str) -> dict[str, set[str]]:
    """The rules that a table names for each clause."""
    return {clause: set(re.findall(r"`([a-z-]+\.[a-z-]+)`", said)) for clause, said in table(heading).items()}


BY_RULE = ruled("Decided by a rule")
ELSEWHERE = ruled("Decided under other clauses")
BY_PERSON = table("For a person")


def of(clause: str) -> set[str]:
    """The rules found that stand on a clause."""
    return {rule.id for rule in RULES.values() if clause in rule.clauses}


@pytest.mark.parametrize("clause", CLAUSES)
def test_a_clause_is_decided_by_the_rules_the_docs_name_or_by_a_person(clause: str) -> None:
    assert BY_RULE.get(clause, set()) == of(clause)
    assert [clause in table for table in (BY_RULE, ELSEWHERE, BY_PERSON)].count(True) == 1


@pytest.mark.parametrize("clause", sorted(ELSEWHERE))
def test_a_clause_that_others_decide_names_rules_that_are_found(clause: str) -> None:
    assert ELSEWHERE[clause]
    assert ELSEWHERE[clause] <= RULES.keys()


@pytest.mark.parametrize("clause", sorted(BY_PERSON))
def test_the_reason_why_a_person_decides_is_a_sentence(clause: str) -> None:
    assert re.fullmatch(r"[A-Z].{30,}\.", BY_PERSON[clause])


def test_the_docs_know_no_other_clauses() -> None:
    assert {*BY_RULE, *ELSEWHERE, *BY_PERSON} == set(CLAUSES)


def test_the_rules_are_those_of_the_contract() -> None:
    assert set(RULES) == set(IDS)
