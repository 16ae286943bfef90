"""Six months or more of each year are to be worked in Beijing (R-22, R-07)."""

from dataclasses import replace

from ingest.wording import Bilingual
from validators.criteria import LONG_TERM, beside, by_project
from validators.dossier import Dossier
from validators.engagement import not_asked
from validators.finding import Outcome, Severity
from validators.months_a_year import enough_months
from validators.phrase import sentences
from validators.programme import Programme
from validators.rule import Answer, Rule, not_applicable
from validators.signing_days import signed_after


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer: on the general track for itself, on long-term projects as part of the three years.

    >>> from validators.example import document, doubtful, outcomes
    >>> half = document("labor_contract", months_per_year="6")
    >>> outcomes(check, half), outcomes(check, doubtful(half)), outcomes(check, half, project="short-term")
    (['pass'], ['cannot-tell'], ['not-applicable'])
    >>> outcomes(check, document("labor_contract", full_time="full-time", work_place="北京市海淀区"))
    ['pass']
    >>> outcomes(check, document("labor_contract", months_per_year="5"), track="general")
    ['fail']
    >>> outcomes(check, document("labor_contract", months_per_year="5", sign_date_employer="2010-02-01"))
    ['fail']
    """
    return (not_asked(dossier, programme) or _answer(dossier, programme),)


def _answer(dossier: Dossier, programme: Programme) -> Answer:
    own = enough_months(dossier, programme)
    if dossier.application.track.value == "general":
        general = replace(own, clause="R-07")
        return by_project(dossier, lambda: general, lambda: _short(general))

    def long() -> Answer:
        signed = signed_after(dossier, programme, "long-term.signed-after")
        return beside(programme, LONG_TERM, own, [signed.outcome])

    return by_project(dossier, long, lambda: not_applicable(_LONG_ONLY))


def _short(general: Answer) -> Answer:
    """Whether six months are asked of short-term projects of the general track is nowhere said."""
    if general.outcome is not Outcome.FAIL:
        return general
    return replace(general, outcome=Outcome.CANNOT_TELL, message=sentences(general.message, _SILENT))


_LONG_ONLY = Bilingual(
    "Short-term projects for foreign experts name no months each year.",
    "外专短期项目未规定每年在京工作月数。",
)
_SILENT = Bilingual(
    "Whether this is asked of short-term projects the programme does not say; a reviewer decides.",
    "短期项目是否适用此要求，项目未作规定，由审核人员判断。",
)

RULE: Rule = Rule(
    "eligibility.months-per-year",
    ("R-22", "R-07", "D-41"),
    Severity.MAJOR,
    (
        "labor_contract.months_per_year",
        "labor_contract.full_time",
        "labor_contract.work_place",
        "letter_of_intent.months_per_year",
        "application_form.months_per_year",
    ),
    check,
)
