"""What is wrong about a Chinese applicant's names, number of identity, sex and nationality."""

from dataclasses import replace
from datetime import timedelta

from samples.citizens import mod_11_2
from samples.defects import Bench
from samples.returnees import card_of, passport_of, returnee
from samples.routes import chinese
from samples.sowing import Base, document, redraw, restate, sown

_LAYOUT = 3


def _other_name(name: str) -> str:
    """A given name of the same length that is read otherwise."""
    return name[:1] + {2: "磊", 3: "志磊"}.get(len(name), "磊")


@sown(Base.RETURNEE, "person.", "documents.achievements")
def chinese_name_in_the_form(bench: Bench) -> None:
    restate(bench, document(bench, "application_form"), "name_zh", _other_name(bench.case.applicant.name_zh))
    bench.plant("person.name-zh", "fail", "blocker", "the form has another Chinese name than the card")
    bench.plant("person.pinyin", "fail", "minor", "the pinyin of the form's name is not the passport's")


@sown(Base.RETURNEE, "person.", "dossier.foreign-page")
def chinese_name_on_the_card(bench: Bench) -> None:
    person = returnee(bench.case)
    other = replace(person, name=_other_name(person.name))
    bench.swap(document(bench, "prc_id_card"), card_of(bench.case, other))
    bench.plant("person.name-zh", "fail", "blocker", "the identity card has another name than the form")


@sown(Base.RETURNEE, "person.", "passport.", "dossier.foreign-page")
def pinyin_in_the_passport(bench: Bench) -> None:
    person = returnee(bench.case)
    other = replace(person, given="LEI")
    bench.swap(document(bench, "passport"), passport_of(bench.case, other))
    bench.plant("person.pinyin", "fail", "minor", "the passport's given name is not the pinyin of the name")
    bench.plant("person.name", "fail", "blocker", "the passport has another given name than the form")


@sown(Base.RETURNEE)
def sex_by_the_number_of_the_card(bench: Bench) -> None:
    person = returnee(bench.case)
    digit = (int(person.id_no[16]) + 1) % 10
    other = replace(person, id_no=mod_11_2(f"{person.id_no[:16]}{digit}"))
    bench.swap(document(bench, "prc_id_card"), card_of(bench.case, other))
    bench.plant("person.sex", "fail", "major", "the card's number is one of the other sex")


@sown(Base.RETURNEE)
def birth_by_the_number_of_the_card(bench: Bench) -> None:
    person = returnee(bench.case)
    day = person.dob + timedelta(days=1)
    other = replace(person, id_no=mod_11_2(f"{person.id_no[:6]}{day:%Y%m%d}{person.id_no[14:17]}"))
    bench.swap(document(bench, "prc_id_card"), card_of(bench.case, other))
    bench.plant("person.birth-date", "fail", "blocker", "the card's number is of the day after")


@sown(Base.RETURNEE)
def no_identity_card(bench: Bench) -> None:
    bench.remove(document(bench, "prc_id_card"))
    bench.plant("documents.identity", "cannot-tell", "major", "a Chinese national without an identity card")


@sown(Base.RETURNEE, "person.", "eligibility.")
def utopian_in_the_form(bench: Bench) -> None:
    redraw(bench, "application_form", layout=_LAYOUT)
    bench.plant("person.nationality", "fail", "major", "the form says Utopia, the passport China")


@sown(Base.RETURNEE, "person.name-zh")
def another_birth_in_the_form(bench: Bench) -> None:
    person = replace(bench.case.applicant, dob=bench.case.applicant.dob - timedelta(days=30))
    redraw(bench, "application_form", layout=_LAYOUT, applicant=person)
    chinese(bench, "application_form")
    bench.plant("person.birth-date", "fail", "blocker", "the form has another date of birth")


DEFECTS = (
    chinese_name_in_the_form,
    chinese_name_on_the_card,
    pinyin_in_the_passport,
    sex_by_the_number_of_the_card,
    birth_by_the_number_of_the_card,
    no_identity_card,
    utopian_in_the_form,
    another_birth_in_the_form,
)
