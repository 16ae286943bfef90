"""No date of the past lies after the application, none before the birth or the founding."""

from ingest.wording import Bilingual
from validators.dossier import Dossier
from validators.finding import Evidence, Severity, evidence_of
from validators.phrase import phrase, sentences
from validators.places import document_subject, named
from validators.plausible import Dated, Fault, Implausible, implausible, past_dates
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, failed, passed


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer for each implausible date; one for all where there is none.

    >>> from validators.example import document, doubtful, outcomes
    >>> passport = document("passport", dob="1974-08-12", issue_date="2014-04-16")
    >>> outcomes(check, passport, document("overseas_degree", date_conferred="2004-05-16"))
    ['pass']
    >>> early = document("overseas_degree", date_conferred="1970-05-16")
    >>> outcomes(check, passport, early), outcomes(check, passport, doubtful(early))
    (['fail'], ['cannot-tell'])
    >>> outcomes(check, document("passport", issue_date="2017-10-01"), submitted="2017-09-30")
    ['fail']
    """
    odd = tuple(_odd(dossier, programme, found) for found in implausible(dossier))
    return odd or (_plausible(dossier),)


def _odd(dossier: Dossier, programme: Programme, found: Implausible) -> Answer:
    told = _SAYS[found.fault]
    message = phrase(
        told.en,
        told.zh,
        what=named(found.dated.document, programme),
        date=found.dated.field.value,
        against=found.against.value if found.against else dossier.application.submitted.value or "",
    )
    say = failed if found.certain else cannot_tell
    subject = document_subject(found.dated.document, found.dated.field.name)
    remedy = _CORRECT if found.certain else _MISREAD
    return say(sentences(message, remedy), _evidence(found), subject)


_SAYS = {
    Fault.FUTURE: Bilingual(
        "{what}: dated {date}, after the application of {against}.",
        "{what}：日期为{date}，晚于申报日期{against}。",
    ),
    Fault.BEFORE_BIRTH: Bilingual(
        "{what}: dated {date}, before the applicant's birth ({against}).",
        "{what}：日期为{date}，早于申报人出生日期（{against}）。",
    ),
    Fault.BEFORE_FOUNDING: Bilingual(
        "{what}: dated {date}, before the employer was founded ({against}).",
        "{what}：日期为{date}，早于单位成立日期（{against}）。",
    ),
}
_CORRECT = Bilingual("Correct it, or send the right paper.", "请更正或提交正确的材料。")
_MISREAD = Bilingual("It may be misread; look at the places.", "可能误读，请人工查看。")


def _evidence(found: Implausible) -> tuple[Evidence, ...]:
    return tuple(evidence_of(f) for f in (found.dated.field, found.against) if f is not None)


def _plausible(dossier: Dossier) -> Answer:
    dates = past_dates(dossier)
    certain = tuple(dated for dated in dates if dated.certain)
    if dossier.reference_date is None or not certain:
        return cannot_tell(_TOO_LITTLE, tuple(map(_place, dates)))
    return passed(
        phrase(
            "{count} dates of the past were read with certainty: all lie by the application, and no earlier "
            "than the birth or the founding.",
            "可靠读出的{count}个日期均不晚于申报日，亦不早于出生或单位成立日期。",
            count=len(certain),
        ),
        tuple(map(_place, certain)),
    )


_TOO_LITTLE = Bilingual(
    "The day of the application is not known, or no date was read with certainty; nothing can be said.",
    "申报日期未知，或未可靠读出任何日期，无法判断。",
)


def _place(dated: Dated) -> Evidence:
    return evidence_of(dated.field)


RULE: Rule = Rule(
    "dossier.implausible-date",
    ("R-32", "D-55"),
    Severity.MINOR,
    ("dates of documents", "passport.dob", "business_license.established", "application.submitted"),
    check,
)
