"""Days as rules count with them: the date a field holds, the span a doubtful one may lie in, months later."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

from extractors.document import Field
from validators.certainty import sure


def day_of(field: Field | None) -> date | None:
    """The whole date that the field holds; None for a month, "open", or nothing."""
    try:
        return date.fromisoformat(field.value) if field and len(field.value) == 10 else None
    except ValueError:
        return None


def months_later(day: date, months: int) -> date:
    """The same day `months` later, or the last of a shorter month.

    >>> months_later(date(2017, 8, 31), 6)
    datetime.date(2018, 2, 28)
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def span_of(field: Field | None) -> tuple[date, date] | None:
    """The first and the last day that the field may mean: one and the same, or those of its month.

    None for "open" or what is no date.
    """
    day = day_of(field)
    if day is not None:
        return day, day
    try:
        first = date.fromisoformat(f"{field.value}-01") if field and len(field.value) == 7 else None
    except ValueError:
        return None
    return (first, months_later(first, 1) - timedelta(days=1)) if first else None


def full_months(start: date, end: date) -> int:
    """Whole months from `start` to `end`, both days included.

    >>> full_months(date(2015, 1, 1), date(2017, 12, 31)), full_months(date(2015, 1, 1), date(2017, 12, 30))
    (36, 35)
    >>> full_months(date(2015, 3, 15), date(2015, 3, 16))
    0
    """
    after = end + timedelta(days=1)
    months = (after.year - start.year) * 12 + after.month - start.month
    return max(0, months if months_later(start, months) <= after else months - 1)


def year_stands(field: Field, others: Iterable[Field]) -> bool:
    """Whether the year is read with certainty, or stands in another reading of another place as well."""
    return sure(field) or any(
        other is not field and other.value[:4] == field.value[:4] for other in others if other.value[:4]
    )
