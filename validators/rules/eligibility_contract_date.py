"""The contract was signed after the day that the project names (R-23, R-28)."""

from dataclasses import replace

from validators.criteria import LONG_TERM, SHORT_TERM, beside, by_project, together
from validators.dossier import Dossier
from validators.engagement import not_asked
from validators.finding import Severity
from validators.months_a_year import enough_months
from validators.programme import Programme
from validators.property_clause import clarified
from validators.rule import Answer, Rule
from validators.signed import signed
from validators.signing_days import signed_after
from validators.terms import long_enough


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer, by the later of both dates of signing.

    >>> from validators.example import document, doubtful, outcomes
    >>> def dated(*days):
    ...     return document("labor_contract", sign_date_employer=days[0], sign_date_employee=days[-1])
    >>> outcomes(check, dated("2011-06-30", "2011-07-02")), outcomes(check, dated("2011-07-01"))
    (['pass'], ['cannot-tell'])
    >>> outcomes(check, document("labor_contract", start="2016-04-01"))
    ['cannot-tell']
    >>> year = {"start": "2011-01-01", "end": "2012-01-01"}
    >>> early = document("labor_contract", **year, sign_date_employer="2010-12-01")
    >>> outcomes(check, early), outcomes(check, doubtful(early, "sign_date_employer"))
    (['fail'], ['cannot-tell'])
    """
    return (not_asked(dossier, programme) or _answer(dossier, programme),)


def _answer(dossier: Dossier, programme: Programme) -> Answer:
    term = long_enough(dossier, programme)

    def long() -> Answer:
        own = signed_after(dossier, programme, "long-term.signed-after")
        service = (signed(dossier, programme), term, enough_months(dossier, programme))
        return beside(programme, LONG_TERM, own, [together(service)])

    def short() -> Answer:
        own = signed_after(dossier, programme, "short-term.signed-after")
        others = [term.outcome, clarified(dossier, programme).outcome]
        return replace(beside(programme, SHORT_TERM, own, others), clause="R-28")

    return by_project(dossier, long, short)


RULE: Rule = Rule(
    "eligibility.contract-date",
    ("R-23", "R-28", "D-40"),
    Severity.MAJOR,
    ("labor_contract.sign_date_employer", "labor_contract.sign_date_employee", "labor_contract.start"),
    check,
)
