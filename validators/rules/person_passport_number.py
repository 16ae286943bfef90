"""One passport number in passport, form, sheet and contract; older documents may bear an older number."""

import re

from extractors.document import Field
from extractors.values import resident_id
from ingest.wording import Bilingual
from validators.certainty import sure
from validators.dossier import Dossier
from validators.finding import Severity
from validators.ladder import compare_codes
from validators.passports import passports
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, failed, warned
from validators.statements import Fact, Place, Statement, Weight, differs, held_against_passport

# When a document was made: the latest of its dates, the number on it is not newer.
_DATES = ("sign_date_employer", "sign_date_employee", "issue_date", "letter_date")
_LARGEST = 12  # characters of a passport's number; longer ones are of other cards
_FILED = ("application_form", "self_recommendation_form", "personal_information")  # made for this application

_OLDER = Weight(
    warned,
    Severity.MINOR,
    Bilingual(
        "the document is older than the passport, so an earlier passport's number is normal there.",
        "该材料早于现护照签发，载有旧护照号码属正常情况。",
    ),
)
_CONTRACT = Weight(
    failed,
    Severity.MAJOR,
    Bilingual(
        "they differ, though the passport was issued by then. Have the document corrected, or send the "
        "passport it names.",
        "二者不一致，而现护照当时已签发。请更正该材料，或提交其所载护照。",
    ),
)
_UNDATED = Weight(
    cannot_tell,
    Severity.MAJOR,
    Bilingual(
        "they differ, and it is not certain which is older, this document or the passport. A person decides.",
        "二者不一致，但无法确定该材料与护照孰先。请人工判断。",
    ),
)


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer for each document that is at odds or not legible; one for all when none is.

    >>> from validators.example import document, doubtful, outcomes
    >>> passport = document("passport", passport_no="E12345678", issue_date="2015-03-01")
    >>> form = document("application_form", passport_no="E12345678")
    >>> outcomes(check, passport, form)
    ['pass']
    >>> other = document("application_form", passport_no="E12345679")
    >>> outcomes(check, passport, other), outcomes(check, passport, doubtful(other))
    (['fail'], ['cannot-tell'])
    >>> contract = document("labor_contract", employee_id="G87654321", sign_date_employee="2014-01-05")
    >>> outcomes(check, passport, form, contract)
    ['warn']
    """
    issued = tuple(field for p in passports(dossier) for field in p.document.all("issue_date"))
    fact = Fact(_TITLE, "passport_no", _PLACES, compare_codes, lambda statement: _weigh(statement, issued))
    return held_against_passport(dossier, programme, fact)


def _weigh(statement: Statement, issued: tuple[Field, ...]) -> Weight:
    if statement.document.type in _FILED:
        return differs(statement)
    made = tuple(field for name in _DATES for field in statement.document.all(name))
    if not made or not issued or not all(map(sure, (*made, *issued))):
        return _UNDATED
    latest, first = max(field.value for field in made), min(field.value for field in issued)
    if len(latest) < len(first) and first.startswith(latest):
        return _UNDATED
    return _OLDER if latest < first else _CONTRACT


def _of_passport(number: str) -> str:
    """The number where it can be a passport's; contracts give the identity number of Chinese employees."""
    plain = re.sub(r"[^0-9A-Z]", "", number.upper())
    return "" if resident_id.is_valid(plain) or len(plain) > _LARGEST else number


_TITLE = Bilingual("passport number", "护照号码")
_PLACES = (
    Place("application_form", "passport_no"),
    Place("self_recommendation_form", "passport_no"),
    Place("personal_information", "passport_no"),
    Place("labor_contract", "employee_id", _of_passport),
    Place("letter_of_intent", "employee_id", _of_passport),
    Place("overseas_study", "passport_no"),
    Place("foreign_expert_certificate", "passport_no"),
)


RULE = Rule(
    "person.passport-number",
    ("C-04", "D-04"),
    Severity.BLOCKER,
    (
        "passport.passport_no",
        "passport.mrz2",
        "passport.issue_date",
        *(f"{place.type}.{place.field}" for place in _PLACES),
        "labor_contract.sign_date_employer",
        "labor_contract.sign_date_employee",
    ),
    check,
)
