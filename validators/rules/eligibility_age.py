"""The applicant is under the age of the track: 65 for foreign experts, 55 in general (R-03, R-06)."""

from dataclasses import replace
from datetime import date

from ingest.wording import Bilingual
from validators.births import Birth, ages, births
from validators.dossier import Dossier
from validators.finding import Outcome, Severity, evidence_of
from validators.phrase import listed, phrase, sentences
from validators.places import document_subject, named
from validators.programme import Programme
from validators.readings import by_reading
from validators.reference_day import other_days
from validators.rule import Answer, Rule, cannot_tell, failed, passed
from validators.tracks import FOREIGN, GENERAL, TRACKS, by_track


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer with the computation. An age that is the limit itself follows the setting `boundary-day`.

    >>> from validators.example import document, doubtful, outcomes
    >>> def born(day, **declared):
    ...     return outcomes(check, document("passport", dob=day), submitted="2017-09-30", **declared)
    >>> born("1952-10-01"), born("1952-09-30"), born("1951-10-01"), born("1951-09-29")
    (['pass'], ['cannot-tell'], ['cannot-tell'], ['fail'])
    >>> [born(day, track="general") for day in ("1962-10-01", "1960-01-01")], born("1960-01-01", track=None)
    ([['pass'], ['fail']], ['cannot-tell'])
    >>> outcomes(check, doubtful(document("passport", dob="1980-01-01")))
    ['cannot-tell']
    >>> form = document("application_form", dob="1940-01-01")
    >>> outcomes(check, document("passport", dob="1980-01-01"), form)
    ['cannot-tell']
    """
    found = births(dossier)
    today = dossier.reference_date
    if not found or today is None:
        return (cannot_tell(_NO_DATE if found else _NO_BIRTH, tuple(evidence_of(b.field) for b in found)),)
    return (by_track(dossier, programme, lambda track: _answer(dossier, programme, found, today, track)),)


def _answer(
    dossier: Dossier, programme: Programme, found: tuple[Birth, ...], today: date, track: str
) -> Answer:
    limit = programme.number("age.foreign-expert" if track == FOREIGN else "age.general")
    told = sentences(_told(found, today, programme), _limit(limit, track, programme))
    evidence = tuple(evidence_of(birth.field) for birth in found)
    subject = document_subject(found[0].document, "dob")
    days = (today, *other_days(dossier, programme))

    def decide(boundary: str) -> Answer:
        outcomes = {_outcome(birth, day, limit, boundary) for birth in found for day in days}
        if not any(birth.certain for birth in found):
            return cannot_tell(sentences(told, _UNSURE), evidence, subject)
        if outcomes == {Outcome.PASS}:
            return passed(told, evidence, subject)
        if outcomes == {Outcome.FAIL}:
            return failed(sentences(told, _OVER), evidence, subject)
        if Outcome.CANNOT_TELL in outcomes:
            return cannot_tell(sentences(told, _AT_LIMIT), evidence, subject)
        now = {_outcome(birth, today, limit, boundary) for birth in found}
        return cannot_tell(sentences(told, _DIFFER if len(now) > 1 else _DAYS), evidence, subject)

    answer = by_reading(programme, "boundary-day", decide)
    if track == GENERAL:
        return replace(answer, clause="R-06", severity=Severity.MAJOR)
    return answer


def _outcome(birth: Birth, day: date, limit: int, boundary: str) -> Outcome:
    """By the years completed on `day`: under the limit, at it (as `boundary` says), above it."""
    least, _ = ages(birth, day, on_birthday=boundary == "outside")
    _, most = ages(birth, day, on_birthday=boundary != "inside")
    if most < limit or (boundary == "inside" and most == limit):
        return Outcome.PASS
    if least > limit or (boundary == "outside" and least == limit):
        return Outcome.FAIL
    return Outcome.CANNOT_TELL


_NO_BIRTH = Bilingual(
    "No date of birth was read in a passport, card or form. Send or scan the passport page again.",
    "护照、证件及申报书中均未读出出生日期。请补交或重新扫描护照资料页。",
)
_NO_DATE = Bilingual(
    "The date of application is not known, so the age cannot be computed. Declare `submitted`.",
    "申报日期未知，无法计算年龄。请在 dossier.yaml 中注明 submitted。",
)
_UNSURE = Bilingual(
    "The date of birth was not read with certainty. Look at it, or scan the page again.",
    "出生日期识别不确定。请人工查看或重新扫描。",
)
_OVER = Bilingual("That is over the limit; a reviewer decides.", "超过年龄界限，由审核人员判断。")
_AT_LIMIT = Bilingual(
    "The age is the limit itself, or may be: whether that is within it a reviewer decides.",
    "年龄恰为或可能恰为界限，是否符合由审核人员判断。",
)
_DAYS = Bilingual(
    "On another day that may count (the form's date or the deadline) the answer is another one.",
    "若以其他日期（填表日期或截止日期）为基准，结论不同。",
)
_DIFFER = Bilingual(
    "The documents state different dates of birth, and the answer depends on which is right. Compare them.",
    "各材料所载出生日期不同，结论取决于何者为准。请人工比对。",
)


def _limit(limit: int, track: str, programme: Programme) -> Bilingual:
    included = programme.choice("boundary-day") == "inside"
    return phrase(
        "On the {track} the applicant must be {at_most} {limit}.",
        "{track}要求{at_most}{limit}周岁。",
        at_most=Bilingual("no older than", "不超过") if included else Bilingual("under", "不满"),
        track=TRACKS[track],
        limit=limit,
    )


def _told(found: tuple[Birth, ...], today: date, programme: Programme) -> Bilingual:
    """The computation: each date of birth with where it stands, and the whole years on the day."""
    return sentences(*(_computed(birth, found, today, programme) for birth in _each_once(found)))


def _each_once(found: tuple[Birth, ...]) -> tuple[Birth, ...]:
    return tuple({birth.text: birth for birth in reversed(found)}.values())[::-1]


def _computed(birth: Birth, found: tuple[Birth, ...], today: date, programme: Programme) -> Bilingual:
    places = dict.fromkeys(named(b.document, programme) for b in found if b.text == birth.text)
    least, _ = ages(birth, today, on_birthday=False)
    _, most = ages(birth, today, on_birthday=True)
    return phrase(
        "Born {born} ({places}), aged {age} on {today}.",
        "出生日期{born}（{places}），{today}时{age}周岁。",
        born=birth.text,
        places=listed(places),
        age=str(least) if least == most else f"{least}/{most}",
        today=today.isoformat(),
    )


RULE: Rule = Rule(
    "eligibility.age",
    ("R-03", "R-06", "D-12"),
    Severity.BLOCKER,
    (
        "passport.dob",
        "passport.mrz2",
        "foreigner_pr_card.dob",
        "prc_id_card.dob",
        "application_form.dob",
        "application.submitted",
    ),
    check,
)
