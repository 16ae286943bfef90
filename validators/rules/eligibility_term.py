"""The contract runs for three years (R-22, R-27)."""

from dataclasses import replace

from validators.criteria import LONG_TERM, SHORT_TERM, beside, by_project
from validators.dossier import Dossier
from validators.engagement import not_asked
from validators.finding import Severity
from validators.programme import Programme
from validators.property_clause import clarified
from validators.rule import Answer, Rule
from validators.signing_days import signed_after
from validators.terms import long_enough


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer, with the months agreed (the intended reading) and those worked (the literal one).

    >>> from validators.example import document, doubtful, outcomes
    >>> outcomes(check, document("labor_contract", start="2016-04-01", end="2019-03-31"))
    ['pass']
    >>> def signed(day, end):
    ...     return document("labor_contract", start="2016-04-01", end=end, sign_date_employer=day)
    >>> short = signed("2010-02-01", "2019-03-30")
    >>> outcomes(check, short), outcomes(check, doubtful(short, "end"))
    (['fail'], ['cannot-tell'])
    >>> outcomes(check, signed("2016-03-01", "2018-03-31"))  # enough by the letter
    ['warn']
    """
    return (not_asked(dossier, programme) or _answer(dossier, programme),)


def _answer(dossier: Dossier, programme: Programme) -> Answer:
    own = long_enough(dossier, programme)

    def long() -> Answer:
        signed = signed_after(dossier, programme, "long-term.signed-after")
        return beside(programme, LONG_TERM, own, [signed.outcome])

    def short() -> Answer:
        signed = signed_after(dossier, programme, "short-term.signed-after")
        others = [signed.outcome, clarified(dossier, programme).outcome]
        return replace(beside(programme, SHORT_TERM, own, others), clause="R-27")

    return by_project(dossier, long, short)


RULE: Rule = Rule(
    "eligibility.term",
    ("R-22", "R-27", "D-41"),
    Severity.MAJOR,
    (
        "labor_contract.start",
        "labor_contract.end",
        "labor_contract.term_type",
        "letter_of_intent.start",
        "letter_of_intent.end",
        "application_form.experience",
        "application.submitted",
    ),
    check,
)
