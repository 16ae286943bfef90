"""Degrees and their certification that do not tell the same."""

from dataclasses import replace
from datetime import date

from samples.defects import Bench
from samples.planting.eligibility import masters
from samples.sowing import Base, Sown, blot, document, redraw, restate, sown

_CERTIFIED = "cscse_certification"


@sown(Base.PAPER, "eligibility.doctorate")
def masters_diploma(bench: Bench) -> None:
    """Form and certification tell of a doctorate."""
    redraw(bench, "overseas_degree", layout=0, degree=replace(bench.case.degree, title="Master of Science"))
    bench.plant("degree.level", "fail", "major", "the diploma is a master's")


@sown(Base.DROP, "eligibility.doctorate")
def masters_certified(bench: Bench) -> None:
    masters(bench)
    bench.plant("degree.level", "fail", "major", "the certification is of a master's degree")


def _institution(kind: str, base: Base, near: bool) -> Sown:
    """The document names another university, or one of a name that is almost the same."""

    def spoil(bench: Bench) -> None:
        degree = bench.case.degree
        other = replace(degree, institution="Sandoval Polytechnic", institution_zh="桑多瓦尔理工大学")
        if near:
            name = degree.institution.replace("University", "College").replace("Institute", "College")
            zh = degree.institution_zh.replace("大学", "学院").replace("理工学院", "师范学院")
            other = replace(degree, institution=name, institution_zh=zh)
        redraw(bench, kind, degree=other)
        outcome = ("warn", "minor") if near else ("fail", "major")
        bench.plant("degree.institution", *outcome, f"{kind} of {other.institution}")

    words = "a like one" if near else "another one"
    return sown(base, name=f"university in the {kind.replace('_', ' ')}: {words}, {base}")(spoil)


def _conferred(kind: str, base: Base, years: int, months: int) -> Sown:
    def spoil(bench: Bench) -> None:
        day = bench.case.degree.conferred
        month = (day.month + months - 1) % 12 + 1
        other = replace(bench.case.degree, conferred=date(day.year + years, month, day.day))
        redraw(bench, kind, degree=other)
        bench.plant("degree.date", "fail", "minor", f"{kind}: {other.conferred} instead of {day}")

    also = ("dossier.implausible-date",)
    return sown(
        base, *also, name=f"degree date in the {kind.replace('_', ' ')}: {years} years {months} months off"
    )(spoil)


@sown(Base.DROP)
def certificate_number_out_of_its_time(bench: Bench) -> None:
    """A number as they were before 2019 on a certification issued since, or the other way round."""
    paper = bench.case.certification
    number = (
        f"教留服认乌[{paper.issued.year}]04711号"
        if paper.issued.year >= 2019
        else f"1{paper.issued.year}0047113"
    )
    redraw(bench, _CERTIFIED, certification=replace(paper, number=number))
    bench.plant("degree.certification-number", "warn", "minor", f"{number} issued {paper.issued}")


@sown(Base.PAPER)
def certificate_number_of_another_year(bench: Bench) -> None:
    paper = bench.case.certification
    number = paper.number.replace(str(paper.issued.year), str(paper.issued.year - 2), 1)
    redraw(bench, _CERTIFIED, certification=replace(paper, number=number))
    bench.plant("degree.certification-number", "warn", "minor", f"{number} issued {paper.issued}")


@sown(Base.PAPER)
def certificate_number_too_short(bench: Bench) -> None:
    restate(bench, document(bench, _CERTIFIED), "certificate_no", "1202")
    bench.plant("degree.certification-number", "cannot-tell", "minor", "the number is no such number")


@sown(Base.DROP, "eligibility.")
def ink_over_the_university(bench: Bench) -> None:
    blot(bench, document(bench, "overseas_degree"), "institution")
    bench.plant("degree.institution", "cannot-tell", "major", "ink over the university on the diploma")


DEFECTS = (
    masters_diploma,
    masters_certified,
    _institution("overseas_degree", Base.PAPER, False),
    _institution(_CERTIFIED, Base.DROP, False),
    _institution("application_form", Base.DROP, False),
    _conferred("overseas_degree", Base.DROP, 1, 0),
    _conferred(_CERTIFIED, Base.PAPER, 0, 1),
    _conferred(_CERTIFIED, Base.DROP, -10, 0),
    certificate_number_out_of_its_time,
    certificate_number_of_another_year,
    certificate_number_too_short,
    ink_over_the_university,
)
