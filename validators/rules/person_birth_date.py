"""One date of birth in passport, form, sheet, cards, identity number and certificates."""

from extractors.values import pr_card_number, resident_id
from ingest.wording import Bilingual
from validators.dossier import Dossier
from validators.finding import Severity
from validators.programme import Programme
from validators.rule import Answer, Rule
from validators.statements import Fact, Place, compare_days, differs, held_against_passport, of_resident

_ADULTS_OF = 20  # two digits of a year below this are of this century: no applicant is 97


def _of_card(number: str) -> str:
    """The date within a residence card's number; "" where its check digit fails."""
    if not pr_card_number.is_valid(number):
        return ""
    century = "20" if int(number[7:9]) < _ADULTS_OF else "19"
    day = f"{century}{number[7:9]}-{number[9:11]}-{number[11:13]}"
    return pr_card_number.birth_date(number) or day


_NUMBER = of_resident(resident_id.birth_date)
_FACT = Fact(
    Bilingual("date of birth", "出生日期"),
    "dob",
    (
        Place("application_form", "dob"),
        Place("application_form", "id_no", _NUMBER, aside=True),
        Place("self_recommendation_form", "dob"),
        Place("personal_information", "dob"),
        Place("prc_id_card", "dob"),
        Place("prc_id_card", "id_no", _NUMBER, aside=True),
        Place("foreigner_pr_card", "dob"),
        Place("foreigner_pr_card", "card_no", _of_card, aside=True),
        Place("cscse_certification", "dob"),
        Place("domestic_degree", "dob"),
        Place("domestic_graduation", "dob"),
        Place("foreign_expert_certificate", "dob"),
        Place("labor_contract", "employee_id", _NUMBER, aside=True),
        Place("letter_of_intent", "employee_id", _NUMBER, aside=True),
    ),
    compare_days,
    differs,
)


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer for each document that is at odds or not legible; one for all when none is.

    >>> from validators.example import document, doubtful, outcomes
    >>> passport = document("passport", dob="1974-08-12")
    >>> outcomes(check, passport, document("application_form", dob="1974-08"))
    ['pass']
    >>> form = document("application_form", dob="1974-08-21")
    >>> outcomes(check, passport, form), outcomes(check, passport, doubtful(form))
    (['fail'], ['cannot-tell'])
    """
    return held_against_passport(dossier, programme, _FACT)


RULE = Rule("person.birth-date", ("C-04", "D-05"), Severity.BLOCKER, _FACT.reads, check)
