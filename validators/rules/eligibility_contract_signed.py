"""A labour contract or letter of intent with an employer has been signed."""

from validators.dossier import Dossier
from validators.engagement import not_asked
from validators.finding import Severity
from validators.programme import Programme
from validators.rule import Answer, Rule
from validators.signed import signed


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer. What is absent or unsigned its own rules tell; here it leaves open what was signed.

    >>> from validators.example import document, outcomes
    >>> outcomes(check, document("labor_contract"))  # no page with the places for signatures
    ['cannot-tell']
    >>> outcomes(check, project="self-recommendation")
    ['not-applicable']
    """
    return (not_asked(dossier, programme) or signed(dossier, programme),)


RULE: Rule = Rule(
    "eligibility.contract-signed",
    ("R-21", "R-26"),
    Severity.BLOCKER,
    ("labor_contract signature page", "letter_of_intent signature page"),
    check,
)
