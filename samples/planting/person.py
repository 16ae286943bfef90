"""Names, numbers, dates of birth, sex and nationality that one document has otherwise than the others."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from samples.defects import Bench
from samples.people import Applicant
from samples.sowing import Base, Sown, blot, document, redraw, restate, sown

_TWINS = (("rn", "m"), ("m", "rn"), ("l", "i"), ("o", "c"), ("e", "c"), ("a", "o"))  # look alike in print


def another(person: Applicant) -> Applicant:
    """Another person of the same sex, age and passport."""
    surname = "Wintersleigh" if person.surname != "Wintersleigh" else "Norbeck"
    return replace(person, surname=surname, given="Ambrose", name_zh="安布罗斯·温特斯利")


def mistyped(person: Applicant) -> Applicant:
    """One letter of the family name is one that looks like it."""
    for old, new in _TWINS:
        if old in person.surname[1:]:
            at = person.surname.index(old, 1)
            return replace(person, surname=person.surname[:at] + new + person.surname[at + len(old) :])
    return replace(person, surname=person.surname[:-1])


def swapped_day(born: date) -> date:
    """Day and month the other way round; where that is no other date, the next day."""
    if born.day <= 12 and born.day != born.month:
        return date(born.year, born.day, born.month)
    return born + timedelta(days=1)


def twin_digit(number: str) -> str:
    """The number with one character that a reader takes for another."""
    for old, new in (("8", "3"), ("0", "8"), ("1", "7"), ("5", "6"), ("6", "5"), ("3", "8")):
        if old in number[1:]:
            at = number.rindex(old)
            return number[:at] + new + number[at + 1 :]
    return number[:-1] + str((int(number[-1]) + 1) % 10)


_CHANGES: dict[str, Callable[[Applicant], Applicant]] = {
    "another person": another,
    "a letter like it": mistyped,
    "a number of one other digit": lambda p: replace(
        p, passport=replace(p.passport, number=twin_digit(p.passport.number))
    ),
    "the next day": lambda p: replace(p, dob=p.dob + timedelta(days=1)),
    "day and month swapped": lambda p: replace(p, dob=swapped_day(p.dob)),
    "ten years more": lambda p: replace(p, dob=p.dob.replace(year=p.dob.year - 10, day=min(p.dob.day, 28))),
    "the other sex": lambda p: replace(p, sex="F" if p.sex == "M" else "M"),
    "one other character": lambda p: replace(p, name_zh=p.name_zh.replace("·", "尔·", 1)),
}


def _other(
    rule: str, kind: str, change: str, base: Base, severity: str, *also: str, outcome: str = "fail"
) -> Sown:
    """One document is drawn for somebody else."""

    def spoil(bench: Bench) -> None:
        redraw(bench, kind, applicant=_CHANGES[change](bench.case.applicant))
        bench.plant(f"person.{rule}", outcome, severity, f"{kind}: {change}")

    return sown(
        base, *also, name=f"{rule.replace('-', ' ')} in the {kind.replace('_', ' ')}: {change}, {base}"
    )(spoil)


def _foreigner(kind: str) -> Sown:
    """The form or the sheet states another nationality than the passport."""

    def spoil(bench: Bench) -> None:
        restate(bench, document(bench, kind), "nationality", "加拿大")
        bench.plant("person.nationality", "fail", "major", f"{kind}: Canada")

    return sown(Base.DROP, "eligibility.", name=f"nationality in the {kind.replace('_', ' ')}")(spoil)


def _blotted(rule: str, severity: str, base: Base, *places: tuple[str, str]) -> Sown:
    """Ink over every place that the rule needs in one document."""

    def spoil(bench: Bench) -> None:
        for kind in dict.fromkeys(kind for kind, _ in places):
            fields = [field for k, field in places if k == kind]
            blot(bench, document(bench, kind), *fields)
        bench.plant(f"person.{rule}", "cannot-tell", severity, f"ink over {places}")

    return sown(base, name=f"ink over the {rule.replace('-', ' ')}, {base}")(spoil)


_PERSONAL = ("person.", "passport.", "degree.", "dossier.foreign-page", "eligibility.age")

DEFECTS = (
    _other("name", "passport", "another person", Base.DROP, "blocker", *_PERSONAL),
    _other("name", "labor_contract", "another person", Base.PAPER, "blocker", *_PERSONAL),
    _other("name", "overseas_degree", "another person", Base.DROP, "blocker", *_PERSONAL),
    _other("name", "cscse_certification", "another person", Base.PAPER, "blocker", *_PERSONAL),
    _other("name", "overseas_employment", "another person", Base.DROP, "blocker", *_PERSONAL),
    _other("name", "application_form", "a letter like it", Base.DROP, "blocker", "person."),
    _other("name", "labor_contract", "a letter like it", Base.DROP, "blocker", "person."),
    _other("name", "overseas_degree", "a letter like it", Base.PAPER, "blocker", "person.",
           outcome="cannot-tell"),
    _other("name-zh", "personal_information", "one other character", Base.DROP, "minor", outcome="warn"),
    _other("name-zh", "application_form", "one other character", Base.PAPER, "minor",
           "documents.achievements", outcome="warn"),
    _other("passport-number", "application_form", "a number of one other digit", Base.DROP, "blocker"),
    _other("passport-number", "application_form", "a number of one other digit", Base.GENERAL, "blocker"),
    _other("passport-number", "personal_information", "a number of one other digit", Base.PAPER, "blocker"),
    _other("passport-number", "labor_contract", "a number of one other digit", Base.PAPER, "major"),
    _other("birth-date", "application_form", "the next day", Base.DROP, "blocker"),
    _other("birth-date", "application_form", "day and month swapped", Base.PAPER, "blocker"),
    _other("birth-date", "cscse_certification", "day and month swapped", Base.DROP, "blocker"),
    _other("birth-date", "passport", "ten years more", Base.DROP, "blocker", "eligibility.age"),
    _other("birth-date", "passport", "the next day", Base.PAPER, "blocker"),
    _other("sex", "application_form", "the other sex", Base.DROP, "major"),
    _other("sex", "passport", "the other sex", Base.PAPER, "major"),
    _foreigner("application_form"),
    _blotted("passport-number", "blocker", Base.DROP, ("application_form", "passport_no")),
    _blotted("birth-date", "blocker", Base.DROP, ("application_form", "dob")),
    _blotted("name", "blocker", Base.DROP, ("labor_contract", "employee_name")),
    _blotted("sex", "major", Base.PAPER, ("application_form", "sex")),
)  # fmt: skip
