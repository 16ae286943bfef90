"""Cards copied on a page: what belongs to the first of two, their terms, and what a number confirms."""

import re
from dataclasses import replace

from extractors.document import Field
from extractors.fields.layout import Run, Sheet
from extractors.values import dates
from extractors.values.value import Value

CONFIRMED = 0.995  # what a check digit confirms is at least as sure as a sure line
_DAY = r"\d{4}[.·,\s]?\d{2}[.·,\s]?\d{2}"
TERM = rf"(?P<v>{_DAY}\s?[-—–~一至]?\s?(?:{_DAY}|长\s?期))"  # in a document's text; points may be lost
_TERM = re.compile(r"(\d{4})\D?(\d\d)\D?(\d\d)\D{0,3}?(?:(\d{4})\D?(\d\d)\D?(\d\d)|长期)")


def packed(run: Run) -> str:
    """A run's text without spaces."""
    return "".join(run.text.split())


def first_card(sheet: Sheet, begins: re.Pattern[str]) -> Sheet:
    """The page without the second and later cards; each has one run that matches `begins`, near its top.

    Cards lie below one another, or side by side where those runs stand level.
    """
    marks = sorted((run for run in sheet.runs if begins.match(packed(run))), key=lambda run: run.middle)
    if len(marks) < 2:
        return sheet
    height = max(run.box.height for run in marks)
    row = [run for run in marks if run.middle - marks[0].middle < 3 * height]
    first = min(row, key=lambda run: run.box.x0)
    right = min((r.box.x0 for r in row if r is not first and r.box.x0 > first.box.x1), default=sheet.width)
    below = min((run.middle for run in marks if run not in row), default=sheet.height)
    return sheet.part(
        lambda run: run.box.x0 < right - 2 * height and run.middle < below - 1.6 * run.box.height
    )


def confirmed(field: Field | None, name: str, value: str, source: Field) -> Field | None:
    """`field` in the light of what a number with a right check digit says of it (`source`, `value`).

    Agreement makes sure, disagreement doubtful; what was not found elsewhere is taken from the number.
    """
    if source.check is not True:
        return field
    if field is None:
        return replace(source, name=name, value=value, check=None)
    if field.value == value:
        return replace(field, check=True, confidence=max(field.confidence, CONFIRMED))
    return replace(field, confidence=min(field.confidence, 0.9))


def term_start(raw: str) -> Value | None:
    """The first day of 2008.05.12-2028.05.12 or 2008.05.12-长期, the points between lost or not."""
    return _end(raw, slice(0, 3))


def term_end(raw: str) -> Value | None:
    """The last day of such a term, "open" where it is 长期."""
    return _end(raw, slice(3, 6))


def _end(raw: str, which: slice) -> Value | None:
    text = "".join(raw.split())
    found = _TERM.search(text)
    if found is None:
        return None
    parts = found.groups()[which]
    value = dates.iso(*map(int, parts)) if parts[0] else dates.OPEN
    return Value(value, raw.strip()) if value else None
