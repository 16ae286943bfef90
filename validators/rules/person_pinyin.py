"""The pinyin of the Chinese name is what a Chinese passport has as surname and given names."""

import re

from extractors.document import Field
from extractors.values import passport_number
from ingest.wording import Bilingual
from validators.certainty import sure, sure_type
from validators.dossier import Dossier
from validators.finding import Severity, evidence_of
from validators.names import han_part, latin_part, words
from validators.nationality import CHINA, chinese, foreign
from validators.passports import Passport, passports
from validators.persons import FORMS
from validators.phrase import phrase, sentences
from validators.places import document_subject, named
from validators.programme import Programme
from validators.romanised import Fit, fit
from validators.rule import Answer, Rule, cannot_tell, failed, not_applicable, passed, warned

_ELSEWHERE = re.compile(r"HONG ?KONG|MACA[OU]|香港|澳门|澳門", re.IGNORECASE)
_MARKED = re.compile(r"[·•・]")


def check(dossier: Dossier, programme: Programme) -> tuple[Answer, ...]:
    """One answer for each Chinese name of a form.

    >>> from validators.example import document, doubtful, outcomes
    >>> passport = document("passport", surname="SHAN", given_names="XIAOLYU", nationality="CHN")
    >>> form, other = (document("application_form", name_zh=name) for name in ("单小吕", "单小青"))
    >>> [outcomes(check, passport, stated) for stated in (form, other, doubtful(other))]
    [['pass'], ['fail'], ['cannot-tell']]
    >>> outcomes(check, document("passport", nationality="UTO"), form)
    ['not-applicable']
    """
    if foreign(dossier):
        return (not_applicable(_FOREIGN),)
    found = passports(dossier)
    if not chinese(dossier) or len(found) != 1:
        evidence = tuple(evidence_of(f) for p in found for f in p.document.all("nationality"))
        return (cannot_tell(_WHICH, evidence),)
    names = tuple(field for form in dossier.lead(*FORMS) if sure_type(form) for field in form.all("name_zh"))
    latin = _latin(found[0])
    if not names or latin is None:
        return (cannot_tell(_UNREAD, tuple(evidence_of(field) for field in names)),)
    return tuple(_answer(programme, found[0], latin, name) for name in names)


_FOREIGN = Bilingual(
    "Not a Chinese passport; how a foreign name is written in Chinese characters is free.",
    "非中国护照；外文姓名的汉字译法不限。",
)
_WHICH = Bilingual(
    "It is not certain that there is one passport, and that it is a Chinese one, so the pinyin of the name "
    "cannot be checked. Look at the passport, send it, or scan it again.",
    "无法确定是否仅有一本护照且为中国护照，不能核对姓名拼音。请人工查看，补交或重新扫描护照。",
)
_UNREAD = Bilingual(
    "The Chinese name in the form or the name in the passport could not be read, so the pinyin cannot be "
    "checked. Look at them, or scan them again.",
    "未能读出申报书中的中文姓名或护照姓名，不能核对拼音。请人工查看或重新扫描。",
)

_Latin = tuple[str, str, tuple[Field, ...]]


def _latin(passport: Passport) -> _Latin | None:
    """Surname and given names with their places; from the zone where the page was not read."""
    surname, given = passport.document.first("surname"), passport.document.first("given_names")
    if surname and given and words(latin_part(surname.value)):
        return latin_part(surname.value), latin_part(given.value), (surname, given)
    zone = passport.zone
    return (zone.surname, zone.given_names, passport.lines[:1]) if zone and zone.surname else None


def _answer(programme: Programme, passport: Passport, latin: _Latin, name: Field) -> Answer:
    surname, given, places = latin
    told = phrase(
        "The form's Chinese name is {name}; {passport} has {surname} {given}.",
        "申报书中文姓名为“{name}”，{passport}为“{surname} {given}”。",
        name=name.value,
        passport=named(passport.document, programme),
        surname=surname,
        given=given,
    )
    evidence = (evidence_of(name), *map(evidence_of, places))
    subject = document_subject(passport.document, "surname")
    how = fit(han_part(name.value), surname, given)
    name_sure, latin_sure = sure(name), all(map(sure, places))
    if how is Fit.SAME:
        make, why = (passed, _SAME) if name_sure or latin_sure else (cannot_tell, _DOUBT)
    elif not (name_sure and latin_sure and sure_type(passport.document)):
        make, why = cannot_tell, _DOUBT
    elif how is Fit.OTHER and not _mainland(passport, name):
        make, why = cannot_tell, _ROMANISED
    else:
        make, why = _ODD[how]
    return make(sentences(told, why), evidence, subject)


_SAME = Bilingual("That is its pinyin.", "与其汉语拼音一致。")
_DOUBT = Bilingual(
    "A reading is not certain. Compare the places, or scan them again.",
    "识别不确定，请人工比对或重新扫描。",
)
_ROMANISED = Bilingual(
    "The name may be romanised otherwise than by pinyin; a person compares.",
    "该姓名可能不按汉语拼音拼写，请人工比对。",
)
_ODD = {
    Fit.RARE: (
        warned,
        Bilingual(
            "A character has this reading, but hardly ever, or not by custom as a surname.",
            "其中有字虽有此读音，但不常见，或作姓氏时通常不读此音。",
        ),
    ),
    Fit.SWAPPED: (
        warned,
        Bilingual("Surname and given names have changed places.", "姓与名的位置互换。"),
    ),
    Fit.OTHER: (
        failed,
        Bilingual(
            "That is not its pinyin. Check the name in the form, or explain the difference.",
            "与其汉语拼音不符。请核对申报书姓名，或说明原因。",
        ),
    ),
}


def _mainland(passport: Passport, name: Field) -> bool:
    """Whether the passport is one that spells names in pinyin; minorities' names (with a dot) may differ."""
    said = [f.value for key in ("authority", "birth_place") for f in passport.document.all(key)]
    numbers = passport.document.all("passport_no")
    return (
        not any(map(_ELSEWHERE.search, said))
        and all(passport_number.matches(field.value, CHINA) for field in numbers)
        and not _MARKED.search(name.value)
    )


RULE = Rule(
    "person.pinyin",
    ("C-04", "D-03"),
    Severity.MINOR,
    (
        "application_form.name_zh",
        "self_recommendation_form.name_zh",
        "passport.surname",
        "passport.given_names",
        "passport.mrz1",
        "passport.nationality",
        "passport.authority",
        "passport.birth_place",
        "passport.passport_no",
    ),
    check,
)
