"""Dates that stand alone, without a label: below a signature, a seal, an authority's name."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from extractors.document import Field
from extractors.fields.layout import Sheet
from extractors.fields.places import Stretch
from extractors.fields.view import View
from extractors.values import dates
from extractors.values.value import Value

_ALONE = 12  # characters beside the date that its run may hold at most


@dataclass(frozen=True, slots=True)
class LoneDate:
    """A full date, hardly anything beside it; `value` is "" where not all of it could be read."""

    where: Stretch
    value: str
    raw: str
    middle: float
    repaired: bool = False


def lone_dates(sheet: Sheet) -> Iterator[LoneDate]:
    """Every full date of the page that stands nearly alone in its run, and what remains of such."""
    for index, run in enumerate(sheet.runs):
        found = dates.parse(run.text)
        if found and len(found.value) == 10 and len(run.text) - len(found.raw) <= _ALONE:
            where = Stretch(index, found.start, found.end)
            yield LoneDate(where, found.value, found.raw, run.middle, found.repaired)
        elif len(run.text) <= 2 * _ALONE and dates.is_broken(run.text):
            yield LoneDate(Stretch(index, 0, len(run.text)), "", run.text, run.middle)


def dated_field(view: View, name: str, number: int, date: LoneDate) -> Field:
    """A field from a date on page `number`: found, or standing there and not readable."""
    where = [(number, date.where)]
    return (
        view.field(name, Value(date.value, date.raw, repaired=date.repaired), where)
        if date.value
        else view.unread(name, date.raw, where)
    )


def lowest_date(
    view: View,
    name: str,
    anchor: str = "",
    pages: Iterable[int] | None = None,
    above: float = 0.45,
    near_only: bool = False,
) -> Field | None:
    """The lowest lone date in the lower part of a page, one below `anchor` first; later pages first.

    `anchor` is a regular expression for the line above the date; `above` the share of the page's height where
    the lower part begins. `near_only`: a date elsewhere is none.
    """
    for number in sorted(range(len(view.sheets)) if pages is None else pages, reverse=True):
        chosen = _best(view.sheets[number], re.compile(anchor) if anchor else None, above, near_only)
        if chosen is not None:
            return dated_field(view, name, number, chosen)
    return None


def _best(sheet: Sheet, anchor: re.Pattern[str] | None, above: float, near_only: bool) -> LoneDate | None:
    anchors = [run for run in sheet.runs if anchor and anchor.search("".join(run.text.split()))]

    def near(date: LoneDate) -> bool:
        box = sheet.runs[date.where.run].box
        return any(
            date.middle >= run.middle - run.box.height
            and abs(box.centre[0] - run.box.centre[0]) < 0.22 * sheet.width
            for run in anchors
        )

    low = [date for date in lone_dates(sheet) if date.middle >= above * sheet.height]
    low = [date for date in low if near(date)] if near_only else low
    return max(low, key=lambda date: (near(date), bool(date.value), date.middle), default=None)
