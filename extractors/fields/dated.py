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
    """A full date in run `run` of a page, hardly anything beside it."""

    run: int
    found: dates.FoundDate
    middle: float


def lone_dates(sheet: Sheet) -> Iterator[LoneDate]:
    """Every full date of the page that stands nearly alone in its run."""
    for index, run in enumerate(sheet.runs):
        found = dates.parse(run.text)
        if found and len(found.value) == 10 and len(run.text) - len(found.raw) <= _ALONE:
            yield LoneDate(index, found, run.middle)


def lowest_date(
    view: View, name: str, anchor: str = "", pages: Iterable[int] | None = None, above: float = 0.45
) -> Field | None:
    """The lowest lone date in the lower part of a page, one below `anchor` first; later pages first.

    `anchor` is a regular expression for the line above the date; `above` the share of the page's height where
    the lower part begins.
    """
    for number in sorted(range(len(view.sheets)) if pages is None else pages, reverse=True):
        sheet = view.sheets[number]
        chosen = _best(sheet, re.compile(anchor) if anchor else None, above)
        if chosen is not None:
            found = chosen.found
            where = [(number, Stretch(chosen.run, found.start, found.end))]
            return view.field(name, Value(found.value, found.raw), where)
    return None


def _best(sheet: Sheet, anchor: re.Pattern[str] | None, above: float) -> LoneDate | None:
    anchors = [run for run in sheet.runs if anchor and anchor.search("".join(run.text.split()))]

    def near(date: LoneDate) -> bool:
        box = sheet.runs[date.run].box
        return any(
            date.middle >= run.middle - run.box.height
            and abs(box.centre[0] - run.box.centre[0]) < 0.22 * sheet.width
            for run in anchors
        )

    low = [date for date in lone_dates(sheet) if date.middle >= above * sheet.height]
    return max(low, key=lambda date: (near(date), date.middle), default=None)
