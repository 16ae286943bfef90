"""Pages of other people and companies, pages that belong to nothing, days that cannot be."""

from dataclasses import replace
from datetime import timedelta

from samples import bindery
from samples.case import Case, make_case
from samples.defects import Bench
from samples.numbers import cn_date
from samples.sowing import Base, Sown, document, insert, redraw, restate, sown

_OTHERS = (
    "dossier.implausible-date",
    "person.",
    "degree.",
    "passport.",
    "employer.",
    "eligibility.",
    "documents.",
    "contract.",
    "audits.",
)


def _foreign(kind: str, base: Base, behind: str) -> Sown:
    """A document of another application has got in, of another person and another employer."""

    def spoil(bench: Bench) -> None:
        other = _unlike(bench.case)
        insert(bench, bindery.one(other, kind), behind)
        bench.plant("dossier.foreign-page", "fail", "major", f"a {kind} of another application")

    return sown(base, *_OTHERS, name=f"{kind.replace('_', ' ')} of another application, {base}")(spoil)


def _unlike(case: Case) -> Case:
    """Another application with no word of a name in common."""
    person, company = case.applicant, case.employer
    for seed in range(case.seed + 50_000, case.seed + 50_100):
        other = make_case(seed, case.project)
        names = {other.applicant.surname, *other.applicant.given.split()}
        if (
            not names & {person.surname, *person.given.split()}
            and other.employer.short[:2] != company.short[:2]
        ):
            return other
    raise LookupError("nobody is unlike")


def _unassigned(layout: int, base: Base) -> Sown:
    def spoil(bench: Bench) -> None:
        insert(bench, bindery.version(bench.case, "other", layout), "patent")
        bench.plant("dossier.unassigned-page", "warn", "minor", "a page of no known type")

    return sown(base, name=f"page of no known type ({layout}), {base}")(spoil)


@sown(Base.DROP, "degree.")
def certification_of_the_future(bench: Bench) -> None:
    paper = bench.case.certification
    day = bench.case.submitted + timedelta(days=400)
    redraw(
        bench, "cscse_certification", certification=replace(paper, issued=day, number=f"1{day.year}0047113")
    )
    bench.plant("dossier.implausible-date", "fail", "minor", f"a certification of {day}")


@sown(Base.PAPER, "degree.")
def degree_before_birth(bench: Bench) -> None:
    born = bench.case.applicant.dob
    day = born.replace(year=born.year - 3, day=min(born.day, 28))
    redraw(bench, "overseas_degree", degree=replace(bench.case.degree, conferred=day))
    bench.plant("dossier.implausible-date", "fail", "minor", f"a degree of {day}, born {born}")


@sown(Base.DROP, "employer.", "dossier.implausible-date", "eligibility.")
def contract_of_the_year_2099(bench: Bench) -> None:
    day = bench.case.submitted.replace(year=2099, day=min(bench.case.submitted.day, 28))
    restate(bench, document(bench, "labor_contract"), "sign_date_employee", cn_date(day))
    bench.plant("contract.dates", "fail", "minor", f"signed on {day}, long after the application")


DEFECTS = (
    _foreign("overseas_degree", Base.PAPER, "overseas_degree"),
    _foreign("overseas_employment", Base.DROP, "overseas_employment"),
    _foreign("articles_of_association", Base.DROP, "articles_of_association"),
    _foreign("passport", Base.PAPER, "passport"),
    _foreign("labor_contract", Base.DROP, "labor_contract"),
    _unassigned(5, Base.DROP),
    _unassigned(0, Base.PAPER),
    certification_of_the_future,
    degree_before_birth,
    contract_of_the_year_2099,
)
