"""Passports out of their time, and zones that do not fit what is printed above them."""

from dataclasses import replace
from datetime import timedelta

from samples import defects
from samples.defects import Bench
from samples.sowing import Base, Sown, blot, document, redraw, reprint, said, sown

_CLOSE = ("person.passport-number", "person.birth-date", "person.name", "person.sex", "person.nationality")


def _expires(days: int, outcome: str, severity: str, base: Base) -> Sown:
    """The passport runs out so many days after the application."""

    def spoil(bench: Bench) -> None:
        expiry = bench.case.submitted + timedelta(days=days)
        passport = bench.case.applicant.passport
        issued = expiry.replace(year=expiry.year - 10, day=min(expiry.day, 28)) + timedelta(days=1)
        person = replace(bench.case.applicant, passport=replace(passport, issued=issued, expiry=expiry))
        redraw(bench, "passport", applicant=person)
        bench.plant("passport.validity", outcome, severity, f"expires on {expiry}, {days} days on")

    return sown(base, name=f"passport expires {days} days after the application, {base}")(spoil)


def _zone(name: str, old: str, new: str, line: int) -> Sown:
    """One character of the zone is another: its check digit is wrong then."""

    def spoil(bench: Bench) -> None:
        passport = document(bench, "passport")
        printed = said(passport, f"mrz{line}")
        at = (
            next(n for n, letter in enumerate(printed) if letter in old) if line == 2 else printed.rindex(old)
        )
        reprint(bench, passport, printed, printed[:at] + new + printed[at + 1 :], f"mrz{line}")
        bench.plant("passport.mrz", "fail", "major", f"{name} in line {line} of the zone")

    return sown(Base.DROP, *_CLOSE, name=f"zone of the passport: {name}")(spoil)


@sown(Base.PAPER, *_CLOSE)
def zone_of_another_passport(bench: Bench) -> None:
    """The number above is one digit off the zone, whose check digits are right."""
    passport = document(bench, "passport")
    number = said(passport, "passport_no")
    other = number[:-1] + str((int(number[-1]) + 3) % 10)
    reprint(bench, passport, number, other, "passport_no")
    bench.plant("passport.mrz", "fail", "major", "the printed number is not the zone's")


@sown(Base.PAPER, "passport.validity")
def zone_with_another_expiry(bench: Bench) -> None:
    passport = document(bench, "passport")
    place = said(passport, "expiry")
    day = bench.case.applicant.passport.expiry
    later = day.replace(year=day.year + 2, day=min(day.day, 28))
    reprint(bench, passport, f"{day:%d %b %Y}".upper(), f"{later:%d %b %Y}".upper(), "expiry")
    bench.plant("passport.mrz", "fail", "major", f"printed expiry {later}, in the zone {place}")


@sown(Base.DROP)
def ink_over_the_zone(bench: Bench) -> None:
    blot(bench, document(bench, "passport"), "mrz1", "mrz2")
    bench.plant("passport.mrz", "cannot-tell", "major", "ink over the zone")


@sown(Base.DROP, "passport.mrz")
def ink_over_the_expiry(bench: Bench) -> None:
    blot(bench, document(bench, "passport"), "expiry", "mrz2")
    bench.plant("passport.validity", "cannot-tell", "major", "ink over the expiry and the zone")


DEFECTS = (
    sown(Base.PAPER, name="passport expired, paper")(defects.expired_passport),
    sown(Base.DROP, name="passport expired, drop")(defects.expired_passport),
    _expires(-1, "fail", "major", Base.DROP),
    _expires(0, "warn", "minor", Base.PAPER),
    _expires(60, "warn", "minor", Base.DROP),
    _expires(400, "pass", "info", Base.PAPER),
    _zone("another digit in the number", "0123456789", "X", 2),
    zone_of_another_passport,
    zone_with_another_expiry,
    ink_over_the_zone,
    ink_over_the_expiry,
)
