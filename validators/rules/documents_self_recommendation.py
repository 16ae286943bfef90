"""The self-recommendation and recommendation form is there, and no contract contradicts that route."""

from validators.dossier import Dossier
from validators.finding import Outcome, Severity
from validators.phrase import phrase
from validators.places import all_named, document_evidence, document_subject
from validators.presence import present
from validators.programme import Programme
from validators.rule import Answer, Rule, warned


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer on the form; a second one where a contract shows that a position was landed after all.

    >>> from validators.example import document, outcomes, unread
    >>> form = document("self_recommendation_form")
    >>> outcomes(check, form, project="self-recommendation")
    ['pass']
    >>> outcomes(check, form, document("labor_contract"), project="self-recommendation")
    ['pass', 'warn']
    >>> outcomes(check, document("passport"), project="self-recommendation"), outcomes(check, form)
    (['fail'], ['not-applicable'])
    >>> outcomes(check, document("passport"), project=None)
    ['cannot-tell']
    """
    answer = present(dossier, programme, RULE.id)
    contracts = dossier.lead("labor_contract", "letter_of_intent")
    if answer.outcome is Outcome.NOT_APPLICABLE or not contracts or not dossier.lead(_FORM):
        return (answer,)
    contradiction = warned(
        phrase(
            "This form is for people who have not landed a position, but there is {contract}. If a contract "
            "is signed, the employer applies for a long-term or short-term project; a reviewer decides.",
            "本表适用于尚未落实岗位的人员，但材料中有{contract}。如已签约，应由用人单位申报长期或短期项目；"
            "由审核人员判断。",
            contract=all_named(contracts, programme),
        ),
        tuple(document_evidence(dossier, contract) for contract in contracts),
        document_subject(contracts[0]),
        Severity.MINOR,
    )
    return answer, contradiction


_FORM = "self_recommendation_form"
RULE = Rule(
    "documents.self-recommendation",
    ("C-18", "R-34"),
    Severity.BLOCKER,
    (_FORM, "labor_contract", "letter_of_intent"),
    check,
)
