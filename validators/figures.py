"""Figures of financial statements as rules compare them: amounts in yuan and how finely they are printed."""

import re
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from extractors.document import Document, Field
from validators.certainty import sure

_CENTS = re.compile(r"[.．,，]\s?(\d{1,2})\s?[)）]?\s*$")


def amount(field: Field | None) -> Decimal | None:
    """The amount in yuan; None where nothing was read."""
    try:
        return Decimal(field.value) if field else None
    except InvalidOperation:
        return None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that was read. `place` is what one in its last printed place stands for, in yuan."""

    field: Field
    amount: Decimal
    place: Decimal

    @property
    def sure(self) -> bool:
        return sure(self.field)


def figure(document: Document, name: str) -> Figure | None:
    """The figure `name` of a report; None where it was not read."""
    field = document.first(name)
    found = amount(field)
    if field is None or found is None:
        return None
    unit = amount(document.first("unit")) or Decimal(1)
    cents = _CENTS.search(field.raw)
    places = len(cents.group(1)) if cents else 0
    return Figure(field, found, unit.scaleb(-places))


def apart(one: Decimal, other: Decimal, places: tuple[Decimal, ...], times: int = 1) -> bool:
    """Whether the amounts differ by more than `times` the sum of the last places of what went into them.

    >>> apart(Decimal("100.00"), Decimal("100.02"), (Decimal("0.01"),) * 3)
    False
    >>> apart(Decimal("100.00"), Decimal("100.04"), (Decimal("0.01"),) * 3)
    True
    """
    return abs(one - other) > times * sum(places)
