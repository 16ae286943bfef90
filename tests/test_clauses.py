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
NOT_YET_A_RULE = {"audits", "eligibility", "person", "degree", "employer", "contract", "dossier"}  # families


def table(heading: str) -> dict[str, str]:
    """Rows of the table under a heading of the docs: the second cell by the clause in the first."""
    sections = re.split(r"^## ", DOCS.read_text(encoding="utf-8"), flags=re.MULTILINE)
    section = next((s for s in sections if s.startswith(heading)), "")
    cells = (line.strip("|").split("|") for line in section.splitlines() if re.match(r"\| [CRD]-\d", line))
    return {row[0].strip(): row[1].strip() for row in cells}


BY_RULE = {
    clause: set(re.findall(r"`([a-z-]+\.[a-z-]+)`", said)) for clause, said in table("Decided by").items()
}
BY_PERSON = table("For a person")
NOT_YET = table("Not yet")


def of(clause: str) -> set[str]:
    """The rules found that stand on a clause."""
    return {rule.id for rule in RULES.values() if clause in rule.clauses}


@pytest.mark.parametrize("clause", CLAUSES)
def test_a_clause_is_a_rule_or_the_docs_say_why_a_person_decides(clause: str) -> None:
    assert of(clause) or clause in BY_RULE or clause in BY_PERSON or clause in NOT_YET


@pytest.mark.parametrize("clause", sorted(BY_RULE))
def test_the_docs_name_the_rules_of_a_clause(clause: str) -> None:
    assert BY_RULE[clause] <= of(clause)


@pytest.mark.parametrize("clause", sorted(BY_PERSON))
def test_the_reason_why_a_person_decides_is_a_sentence(clause: str) -> None:
    assert re.fullmatch(r"[A-Z].{30,}\.", BY_PERSON[clause])


def test_the_docs_know_no_other_clauses() -> None:
    assert {*BY_RULE, *BY_PERSON, *NOT_YET} <= set(CLAUSES)


def test_the_rules_are_those_of_the_contract() -> None:
    assert set(RULES) <= set(IDS)
    assert {id.split(".")[0] for id in set(IDS) - set(RULES)} <= NOT_YET_A_RULE
