"""One sex: passport, form, sheet, cards, the identity number's 17th digit, certification and certificates."""

from extractors.values import resident_id
from ingest.wording import Bilingual
from validators.dossier import Dossier
from validators.finding import Severity
from validators.ladder import compare_codes
from validators.programme import Programme
from validators.rule import Answer, Rule
from validators.statements import Fact, Place, differs, held_against_passport, of_resident

_NUMBER = of_resident(resident_id.sex)
_FACT = Fact(
    Bilingual("sex", "性别"),
    "sex",
    (
        Place("application_form", "sex"),
        Place("application_form", "id_no", _NUMBER, aside=True),
        Place("self_recommendation_form", "sex"),
        Place("personal_information", "sex"),
        Place("prc_id_card", "sex"),
        Place("prc_id_card", "id_no", _NUMBER, aside=True),
        Place("foreigner_pr_card", "sex"),
        Place("cscse_certification", "sex"),
        Place("domestic_degree", "sex"),
        Place("domestic_graduation", "sex"),
        Place("foreign_expert_certificate", "sex"),
        Place("labor_contract", "employee_id", _NUMBER, aside=True),
        Place("letter_of_intent", "employee_id", _NUMBER, aside=True),
    ),
    compare_codes,
    differs,
    few=True,
)


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer for each document that is at odds or not legible; one for all when none is.

    >>> from validators.example import document, doubtful, outcomes
    >>> passport, form = document("passport", sex="F"), document("application_form", sex="F")
    >>> blurred = doubtful(form, confidence=0.7)
    >>> outcomes(check, passport, form), outcomes(check, passport, blurred)
    (['pass'], ['cannot-tell'])
    >>> card = document("prc_id_card", id_no="11010519491231002X")
    >>> chinese = document("passport", sex="M", nationality="CHN")
    >>> outcomes(check, chinese, document("application_form", sex="M"), card)
    ['fail']
    """
    return held_against_passport(dossier, programme, _FACT)


RULE = Rule("person.sex", ("C-04", "D-06"), Severity.MAJOR, _FACT.reads, check)
