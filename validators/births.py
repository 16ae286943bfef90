"""Where the date of birth stands, and the age it makes on a day (R-03, R-06, D-12)."""

from dataclasses import dataclass, replace
from datetime import date

from extractors.document import Document, Field
from validators.certainty import sure, sure_type
from validators.days import span_of
from validators.dossier import Dossier
from validators.passports import passports

_PLACES = ("foreigner_pr_card", "prc_id_card", "application_form", "self_recommendation_form")


@dataclass(frozen=True, slots=True)
class Birth:
    """A date of birth as one place states it: the days it may mean, and whether it stands as read."""

    document: Document
    field: Field
    first: date
    last: date
    certain: bool

    @property
    def text(self) -> str:
        return self.first.isoformat() if self.first == self.last else self.first.isoformat()[:7]


def births(dossier: Dossier) -> tuple[Birth, ...]:
    """Every date of birth in passports (page and zone), cards and forms of the lead copies, sure or not."""
    found = []
    for passport in passports(dossier):
        printed = passport.printed("dob")
        if printed is not None:
            found.append(_birth(passport.document, printed, sure(printed)))
        if passport.zone is not None and passport.lines:
            coded = replace(passport.lines[-1], name="dob", value=passport.zone.birth_date)
            found.append(_birth(passport.document, coded, passport.zone.check("birth_date")))
    for document in dossier.lead(*_PLACES):
        found += [_birth(document, field, sure(field)) for field in document.all("dob")]
    return tuple(birth for birth in found if birth is not None)


def _birth(document: Document, field: Field, certain: bool) -> Birth | None:
    span = span_of(field)
    return Birth(document, field, *span, certain and sure_type(document)) if span else None


def ages(birth: Birth, day: date, *, on_birthday: bool) -> tuple[int, int]:
    """The fewest and the most whole years on `day`; two only where the day of birth is not known.

    `on_birthday` says whether a year is complete on the birthday or on the day after it, which is not settled
    (domain notes, C.15).
    """
    return _years(birth.last, day, on_birthday), _years(birth.first, day, on_birthday)


def _years(born: date, day: date, on_birthday: bool) -> int:
    """Whole years from `born` to `day`.

    >>> _years(date(1960, 5, 1), date(2025, 5, 1), True), _years(date(1960, 5, 1), date(2025, 5, 1), False)
    (65, 64)
    >>> _years(date(1960, 2, 29), date(2025, 2, 28), True), _years(date(1960, 2, 29), date(2025, 3, 1), False)
    (64, 65)
    """
    month_day, birthday = (day.month, day.day), (born.month, born.day)
    reached = month_day > birthday or (on_birthday and month_day == birthday)
    return day.year - born.year - (0 if reached else 1)
