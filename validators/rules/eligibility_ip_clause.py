"""Short-term: the contract says to whom intellectual property in the work belongs (R-26)."""

from ingest.wording import Bilingual
from validators.criteria import SHORT_TERM, beside, by_project
from validators.dossier import Dossier
from validators.engagement import not_asked
from validators.finding import Severity
from validators.programme import Programme
from validators.property_clause import clarified
from validators.rule import Answer, Rule, not_applicable
from validators.signing_days import signed_after
from validators.terms import long_enough


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer; whether the clause is adequate a person says.

    >>> from validators.example import document, outcomes
    >>> outcomes(check, document("labor_contract", ip_clause="found"), project="short-term")
    ['pass']
    >>> outcomes(check, document("labor_contract"), project="short-term")  # not known to be read well
    ['cannot-tell']
    >>> outcomes(check, document("labor_contract"), project="long-term")
    ['not-applicable']
    """
    return (not_asked(dossier, programme) or _answer(dossier, programme),)


def _answer(dossier: Dossier, programme: Programme) -> Answer:
    def short() -> Answer:
        signed = signed_after(dossier, programme, "short-term.signed-after")
        others = [signed.outcome, long_enough(dossier, programme).outcome]
        return beside(programme, SHORT_TERM, clarified(dossier, programme), others)

    return by_project(dossier, lambda: not_applicable(_SHORT_ONLY), short)


_SHORT_ONLY = Bilingual(
    "Only short-term projects ask for a clause on intellectual property.", "仅短期项目要求约定知识产权归属。"
)

RULE: Rule = Rule(
    "eligibility.ip-clause",
    ("R-26", "D-44"),
    Severity.MAJOR,
    ("labor_contract.ip_clause", "letter_of_intent pages"),
    check,
)
