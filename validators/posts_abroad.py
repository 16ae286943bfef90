"""What the letters from abroad prove: employment overseas, and a position held at the time of the letter."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from extractors.document import Document, Field
from validators.certainty import sure, sure_type
from validators.dossier import Dossier

CHINA = "CHN"


class Held(StrEnum):
    """What one letter says of the position now."""

    CURRENT = "current"
    OLD = "old"  # it was held when the letter was written, longer ago than the programme's limit
    UNDATED = "undated"  # held when the letter was written, and when that was is not known for certain
    UNTITLED = "untitled"  # held, and no position or title is named
    HOME = "home"  # the employer is in China
    FORMER = "former"
    UNSAID = "unsaid"  # nothing on it was read with certainty


@dataclass(frozen=True, slots=True)
class Letter:
    """One piece of evidence, what it says of the position now, and the fields that say it."""

    document: Document
    held: Held
    fields: tuple[Field, ...]
    age: int | None = None  # whole months from the letter to the application


def letters(dossier: Dossier, months: int) -> tuple[Letter, ...]:
    """The evidence of employment abroad in the lead copies, judged on the day of the application."""
    return tuple(_letter(document, dossier.reference_date, months) for document in _evidence(dossier))


def _evidence(dossier: Dossier) -> tuple[Document, ...]:
    return tuple(filter(sure_type, dossier.lead("overseas_employment")))


def _letter(document: Document, today: date | None, months: int) -> Letter:
    status, dated, title = (document.first(name) for name in ("status", "letter_date", "title"))
    country = document.first("country")
    fields = tuple(f for f in (status, title, dated) if f)
    if status is None or not sure(status):
        return Letter(document, Held.UNSAID, fields)
    if status.value == "former":
        return Letter(document, Held.FORMER, fields)
    if country is not None and country.value == CHINA:
        return Letter(document, Held.HOME, (*fields, country))
    if title is None:
        return Letter(document, Held.UNTITLED, fields)
    age = _months(dated.value, today) if dated and sure(dated) and today else None
    if age is None:
        return Letter(document, Held.UNDATED, fields)
    return Letter(document, Held.OLD if age > months else Held.CURRENT, fields, age)


def _months(day: str, today: date) -> int | None:
    """Whole months from `day` (YYYY-MM or YYYY-MM-DD) to `today`; a month counts from its first day.

    >>> _months("2017-03-15", date(2018, 3, 14)), _months("2017-03-15", date(2018, 3, 15))
    (11, 12)
    """
    try:
        start = date.fromisoformat(day if len(day) == 10 else f"{day}-01")
    except ValueError:
        return None
    months = (today.year - start.year) * 12 + today.month - start.month
    return months - (today.day < start.day)
