"""Which years audit reports are about, of whom, what the auditor says and when; parts that are missing."""

import random
from dataclasses import replace
from datetime import date, timedelta

from samples import bindery
from samples.books import books
from samples.case import stranger
from samples.defects import Bench
from samples.look_alikes import misspelt
from samples.numbers import cn_date
from samples.sowing import (
    Base,
    Sown,
    drop_pages,
    pages_with,
    redraw,
    redraw_audit,
    reprint,
    restate,
    sown,
    unreadable,
)

_LAST = 2  # place of the latest report
_KINDS = {"qualified": 9, "emphasis": 10, "adverse": 11, "disclaimer": 12}  # layouts of the report


def _missing(at: int, which: str) -> Sown:
    def spoil(bench: Bench) -> None:
        bench.remove(bench.of_type("audit_report")[at])
        bench.plant("audits.three-years", "fail", "blocker", f"no report for the {which} year")
        if at == _LAST:
            bench.plant("audits.latest-year", "fail", "major", "no report for the latest year")

    return sown(Base.PAPER if at else Base.DROP, name=f"no audit report for the {which} year")(spoil)


@sown(Base.DROP)
def one_year_twice(bench: Bench) -> None:
    years = bench.case.years
    other = replace(bench.case, years=(years[1], *years[1:]))
    redraw_audit(bench, 0, other)
    bench.plant("audits.three-years", "fail", "blocker", "the same year twice, the oldest is missing")


@sown(Base.DROP, "audits.")
def years_too_old(bench: Bench) -> None:
    case = bench.case
    own = random.Random(f"{case.seed}-old-books")
    redraw(bench, "audit_report", years=books(own, case.employer.capital, case.submitted.year - 2))
    bench.plant("audits.latest-year", "fail", "major", "the latest complete fiscal year is missing")


def _submitted(day: str, outcome: str) -> Sown:
    """The application is handed in in the first half of the next year, around the end of the grace."""

    def spoil(bench: Bench) -> None:
        when = date.fromisoformat(f"{bench.case.submitted.year + 1}-{day}")
        bench.made.declared["submitted"] = when.isoformat()
        redraw(bench, "application_form", submitted=when)
        bench.plant(
            "audits.latest-year", outcome, "major", f"submitted on {when}, the year before the last told"
        )

    also = ("passport.", "eligibility.", "employer.", "contract.", "audits.", "dossier.", "person.")
    return sown(Base.DROP, *also, name=f"submitted on {day} of the next year")(spoil)


def _entity(name: str, at: int = 1) -> Sown:
    """One report is about another company."""

    def spoil(bench: Bench) -> None:
        company = bench.case.employer
        other = {
            "another company": stranger(bench.case.seed, bench.case.submitted).name,
            "the group": company.name.replace("有限公司", "集团有限公司"),
            "another legal form": company.name.replace("有限公司", "有限责任公司"),
            "a name of one other character": misspelt(company.name),
        }[name]
        redraw_audit(bench, at, replace(bench.case, employer=replace(company, name=other)))
        bench.plant("audits.entity", "fail", "blocker", f"a report on {name}")

    return sown(
        Base.PAPER, "employer.name", "employer.seal", "dossier.foreign-page", name=f"audit of {name}"
    )(spoil)


def _opinion(kind: str, outcome: str, severity: str) -> Sown:
    def spoil(bench: Bench) -> None:
        redraw_audit(bench, _LAST, bench.case, _KINDS[kind])
        bench.plant("audits.opinion", outcome, severity, f"the opinion is {kind}")

    return sown(Base.DROP, name=f"{kind} opinion")(spoil)


def _part(part: str, base: Base) -> Sown:
    def spoil(bench: Bench) -> None:
        report = bench.of_type("audit_report")[_LAST]
        drop_pages(bench, report, *pages_with(report, "part", part))
        bench.plant("audits.parts", "fail", "major", f"the latest report has no {part}")

    return sown(base, "audits.balance", "audits.carry-forward", "audits.opinion", "audits.report-date",
                name=f"audit report without its {part}, {base}")(spoil)  # fmt: skip


@sown(Base.DROP, "audits.carry-forward")
def assets_that_do_not_add_up(bench: Bench) -> None:
    report = bench.of_type("audit_report")[1]
    right = bench.case.years[1].closing.assets
    wrong = right + 300_000
    reprint(bench, report, f"{right:,.2f}", f"{wrong:,.2f}", "total_assets")
    bench.plant("audits.balance", "fail", "minor", "total assets are not liabilities and equity")


@sown(Base.DROP, "audits.balance")
def years_that_do_not_carry_forward(bench: Bench) -> None:
    case = bench.case
    own = random.Random(f"{case.seed}-other-books")
    other = books(own, case.employer.capital, case.submitted.year - 1)
    redraw_audit(bench, _LAST, replace(case, years=other))
    bench.plant("audits.carry-forward", "fail", "minor", "the latest year opens with other figures")


def _dated(which: str, outcome: str) -> Sown:
    def spoil(bench: Bench) -> None:
        year = bench.case.years[_LAST].year
        when = {
            "before the end of the year": date(year, 11, 5),
            "after the application": bench.case.submitted + timedelta(days=20),
            "nineteen months after an earlier year": date(year, 7, 20),
        }[which]
        at = 0 if "earlier" in which else _LAST
        restate(bench, bench.of_type("audit_report")[at], "report_date", cn_date(when))
        bench.plant("audits.report-date", outcome, "minor", f"the report is dated {when}, {which}")

    return sown(Base.DROP, "dossier.implausible-date", name=f"audit dated {which}")(spoil)


@sown(Base.DROP)
def unreadable_latest_audit(bench: Bench) -> None:
    unreadable(bench, bench.of_type("audit_report")[_LAST])
    bench.plant("audits.three-years", "cannot-tell", "blocker", "nobody can read the latest report")
    bench.plant("audits.latest-year", "cannot-tell", "major", "nobody can read the latest report")


@sown(Base.PAPER)
def unreadable_balance_sheet(bench: Bench) -> None:
    report = bench.of_type("audit_report")[1]
    unreadable(bench, report, *pages_with(report, "part", "balance-sheet"))
    bench.plant("audits.balance", "cannot-tell", "minor", "nobody can read the balance sheet")
    bench.plant("audits.parts", "cannot-tell", "major", "nobody can read the balance sheet")


@sown(Base.PAPER)
def three_years_in_one_report(bench: Bench) -> None:
    """One report on three years does as well."""
    report = bindery.version(bench.case, "audit_report", 2, bench.case.years[-1].year)
    first, *others = bench.of_type("audit_report")
    bench.swap(first, report)
    for made in others:
        bench.remove(made)
    for rule in ("three-years", "latest-year", "entity"):
        bench.plant(f"audits.{rule}", "pass", "info", "one report on all three years")


@sown(Base.DROP)
def capital_verification_instead_of_an_audit(bench: Bench) -> None:
    bench.swap(bench.of_type("audit_report")[0], bindery.version(bench.case, "other_assurance", 0))
    bench.plant("audits.three-years", "fail", "blocker", "another kind of report instead of an audit")


DEFECTS = (
    *(_missing(at, which) for at, which in enumerate(("oldest", "middle", "latest"))),
    one_year_twice,
    years_too_old,
    _submitted("06-30", "warn"),
    _submitted("07-01", "fail"),
    *(_entity(name) for name in (
        "another company", "the group", "another legal form", "a name of one other character",
    )),
    _opinion("qualified", "warn", "minor"),
    _opinion("emphasis", "warn", "minor"),
    _opinion("adverse", "fail", "major"),
    _opinion("disclaimer", "fail", "major"),
    *(_part(part, base) for part, base in (
        ("report", Base.DROP), ("balance-sheet", Base.DROP), ("cash-flow", Base.PAPER), ("notes", Base.PAPER),
    )),
    assets_that_do_not_add_up,
    years_that_do_not_carry_forward,
    _dated("before the end of the year", "fail"),
    _dated("after the application", "fail"),
    _dated("nineteen months after an earlier year", "warn"),
    unreadable_latest_audit,
    unreadable_balance_sheet,
    three_years_in_one_report,
    capital_verification_instead_of_an_audit,
)  # fmt: skip
