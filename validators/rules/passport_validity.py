"""The passport is valid on the date of application, and for some months after it."""

from datetime import date

from ingest.wording import Bilingual
from validators.certainty import sure
from validators.days import months_later
from validators.dossier import Dossier
from validators.finding import Evidence, Outcome, Severity, evidence_of
from validators.passports import Passport, answers
from validators.phrase import listed, phrase, sentences
from validators.places import document_evidence, document_subject, named
from validators.programme import Programme
from validators.rule import Answer, Rule, cannot_tell, failed, passed, warned


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer for each passport.

    >>> from validators.example import document, outcomes
    >>> outcomes(check, document("passport", expiry="2017-05-01"), submitted="2017-09-30")
    ['fail']
    >>> outcomes(check, document("passport", expiry="2017-12-01"), submitted="2017-09-30")
    ['warn']
    """
    return answers(dossier, _NO_PASSPORT, lambda passport: _answer(dossier, programme, passport))


_NO_PASSPORT = Bilingual(
    "No passport page was recognised, so its validity is not known. Send or scan it again.",
    "未识别到护照资料页，无法判断有效期。请补交或重新扫描。",
)


def _answer(dossier: Dossier, programme: Programme, passport: Passport) -> Answer:
    what = named(passport.document, programme)
    dates, evidence = _expiry(passport)
    evidence = evidence or (document_evidence(dossier, passport.document),)
    subject = document_subject(passport.document, "expiry")
    today = dossier.reference_date
    if not dates:
        message = phrase(
            "{what}: the date of expiry could not be read with certainty. Scan the page again or look.",
            "{what}：有效期未能可靠读出。请重新扫描或人工查看。",
            what=what,
        )
        return cannot_tell(message, evidence, subject)
    if today is None:
        return cannot_tell(phrase(_NO_DATE.en, _NO_DATE.zh, what=what), evidence, subject)
    limit = months_later(today, programme.number("passport.months-left"))
    outcomes = {_outcome(day, today, limit) for day in dates}
    expiry = listed(day.isoformat() for day in dates)
    if len(outcomes) > 1:
        message = phrase(
            "{what}: page and zone give two dates of expiry ({expiry}), and the answer depends on which "
            "is right. Compare them.",
            "{what}：资料页与机读区的有效期不同（{expiry}），结论取决于何者为准。请人工比对。",
            what=what,
            expiry=expiry,
        )
        return cannot_tell(message, evidence, subject)
    told = phrase(
        "{what}: valid until {expiry}; the application is of {today}.",
        "{what}：有效期至{expiry}，申报日期为{today}。",
        what=what,
        expiry=expiry,
        today=today.isoformat(),
    )
    outcome = outcomes.pop()
    if outcome is Outcome.PASS:
        return passed(told, evidence, subject)
    if outcome is Outcome.FAIL:
        return failed(sentences(told, _EXPIRED), evidence, subject)
    short = phrase(
        "Fewer than {months} months are left; a new passport will be needed soon.",
        "剩余有效期不足{months}个月，请尽早换发。",
        months=programme.number("passport.months-left"),
    )
    return warned(sentences(told, short), evidence, subject, Severity.MINOR)


_EXPIRED = Bilingual(
    "It had expired. Send a copy of the valid passport.", "护照已过期。请提交有效护照复印件。"
)


_NO_DATE = Bilingual(
    "{what}: the date of application is not known, so validity cannot be judged. Declare `submitted`.",
    "{what}：申报日期未知，无法判断有效期。请在 dossier.yaml 中注明 submitted。",
)


def _expiry(passport: Passport) -> tuple[tuple[date, ...], tuple[Evidence, ...]]:
    """The dates that may be right: what both witnesses say, else what one of them says for certain."""
    field = passport.printed("expiry")
    printed = _day(field.value) if field else None
    zone = passport.zone
    coded = _day(zone.expiry) if zone else None
    evidence = tuple(evidence_of(f) for f in (field, *passport.lines[-1:]) if f is not None)
    proven = [
        day
        for day, certain in (
            (printed, field is not None and sure(field)),
            (coded, zone is not None and zone.check("expiry")),
        )
        if day and certain
    ]
    if printed and coded and (printed == coded or proven):
        return tuple(sorted({printed, coded})), evidence
    return tuple(proven), evidence


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value)
    except ValueError:
        return None


def _outcome(expiry: date, today: date, limit: date) -> Outcome:
    """Valid to the end of the day of expiry."""
    if expiry < today:
        return Outcome.FAIL
    return Outcome.WARN if expiry < limit else Outcome.PASS


RULE: Rule = Rule(
    "passport.validity",
    ("C-04", "D-09"),
    Severity.MAJOR,
    ("passport.expiry", "passport.mrz2", "application.submitted"),
    check,
)
