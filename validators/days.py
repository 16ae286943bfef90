"""Days as rules count with them: the date a field holds, the span a doubtful one may lie in, months later."""

from calendar import monthrange
from datetime import date

from extractors.document import Field


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
