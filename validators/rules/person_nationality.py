"""One nationality in passport, form and sheet; what others said at their time, and whose a card is."""

from extractors.values import pr_card_number
from ingest.wording import Bilingual
from validators.certainty import sure_type
from validators.dossier import Dossier
from validators.finding import Outcome, Severity, evidence_of
from validators.ladder import compare_codes
from validators.nationality import foreign, nationalities
from validators.phrase import phrase
from validators.places import document_evidence, document_subject, named
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, warned
from validators.statements import Fact, Place, Statement, Weight, differs, held_against_passport

_THEN = Weight(
    warned,
    Severity.INFO,
    Bilingual(
        "this document states the nationality of its own time, which may have changed.",
        "该材料反映出具时的国籍，此后可能变更。",
    ),
)
# Of its own time: the certification that of certifying, the card's number that of the first issue.
_OF_ITS_TIME = ("cscse_certification", "foreigner_pr_card", "foreign_expert_certificate")


def _weigh(statement: Statement) -> Weight:
    return _THEN if statement.document.type in _OF_ITS_TIME else differs(statement)


def _of_card(number: str) -> str:
    return (pr_card_number.state(number) or "") if pr_card_number.is_valid(number) else ""


_FACT = Fact(
    Bilingual("nationality", "国籍"),
    "nationality",
    (
        Place("application_form", "nationality"),
        Place("self_recommendation_form", "nationality"),
        Place("personal_information", "nationality"),
        Place("cscse_certification", "nationality"),
        Place("foreigner_pr_card", "nationality"),
        Place("foreigner_pr_card", "card_no", _of_card, aside=True),
        Place("foreign_expert_certificate", "nationality"),
    ),
    compare_codes,
    _weigh,
)


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer for each document that is at odds, and for each Chinese identity card of a foreigner.

    >>> from validators.example import document, doubtful, outcomes
    >>> passport = document("passport", nationality="DEU")
    >>> form = document("application_form", nationality="DEU")
    >>> other = document("application_form", nationality="AUT")
    >>> [outcomes(check, passport, stated) for stated in (form, other, doubtful(other))]
    [['pass'], ['fail'], ['cannot-tell']]
    >>> outcomes(check, passport, form, document("cscse_certification", nationality="POL"))
    ['warn']
    >>> outcomes(check, passport, form, document("prc_id_card", name_zh="张三"))
    ['cannot-tell']
    """
    answers = held_against_passport(dossier, programme, _FACT)
    cards = _cards(dossier, programme)
    return (*(answer for answer in answers if not (cards and answer.outcome is Outcome.PASS)), *cards)


def _cards(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """A foreign national holds no Chinese identity card: it is another's, or the nationality changed."""
    if not foreign(dossier):
        return ()
    evidence = tuple(evidence_of(field) for field in nationalities(dossier))
    return tuple(
        cannot_tell(
            phrase(
                "The passport is of {state}, and there is a {card} besides. A person decides whose it is; "
                "if it is the applicant's, ask for proof of the nationality.",
                "护照国籍为{state}，材料中另有{card}。请人工确认持证人；如为申报人本人，请提供国籍证明。",
                state=nationalities(dossier)[0].value,
                card=named(card, programme),
            ),
            (document_evidence(dossier, card), *evidence),
            document_subject(card),
        )
        for card in dossier.lead("prc_id_card")
        if sure_type(card)
    )


RULE = Rule(
    "person.nationality",
    ("C-04", "D-07", "D-08"),
    Severity.MAJOR,
    (*_FACT.reads, "prc_id_card"),
    check,
)
