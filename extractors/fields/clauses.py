"""Whether an agreement has a clause: the sentence that says so, with its place."""

import re
from collections.abc import Iterator, Sequence

from extractors.document import Field
from extractors.fields.layout import Run, Sheet
from extractors.fields.places import Stretch
from extractors.fields.view import View
from extractors.values.value import Value

FOUND = "found"
_ENDS = re.compile(r"[。;\n]|\.(?=\s|$)")
_LONGEST = 400  # characters of a quotation
_LEAST = 18  # characters: less is a heading
_BESIDE = 300  # characters looked at before the words


def flag(raw: str) -> Value | None:
    """A clause is looked for, not read: no text beside a label is one."""
    return Value(FOUND, raw) if raw.strip() == FOUND else None


def clause(view: View, name: str, words: Sequence[re.Pattern[str]]) -> Iterator[Field]:
    """The field `name`, its value `FOUND`, and the first sentence with one of `words`, surest words first."""
    text = view.stream.text
    for pattern in words:
        for hit in pattern.finditer(text):
            start, end = _sentence(text, hit.start(), hit.end())
            quote = text[start:end]
            if len(quote.strip()) >= _LEAST:
                yield view.field(name, Value(FOUND, quote.strip()), view.stream.stretches(start, end))
                return


def filled_in(view: View, name: str, *headings: str) -> Iterator[Field]:
    """The field `name` with value `FOUND` where text stands in the cell of a heading or the one below."""
    for number, sheet in enumerate(view.sheets):
        for index, run in enumerate(sheet.runs):
            if len(run.text) > 40 or not any(heading in run.text for heading in headings):
                continue
            below = [
                (other, text)
                for other, text in enumerate(sheet.runs)
                if other != index
                and -run.box.height < text.middle - run.middle < 0.2 * sheet.height
                and (text.cell == run.cell or _next_cell(sheet, run, text))
            ]
            if sum(len(text.text) for _, text in below) >= _LEAST:
                first, text = min(below, key=lambda item: item[1].middle)
                where = [(number, Stretch(first, 0, len(text.text)))]
                yield view.field(name, Value(FOUND, text.text), where)
                return


def _next_cell(sheet: Sheet, run: Run, text: Run) -> bool:
    """Whether `text` stands in the cell right below that of `run`, or right beside it."""
    if run.cell is None or text.cell is None:
        return run.cell == text.cell
    own, other = sheet.cells[run.cell].box, sheet.cells[text.cell].box
    slack = run.box.height
    return abs(other.y0 - own.y1) < slack or (
        abs(other.x0 - own.x1) < slack and abs(other.y0 - own.y0) < slack
    )


def _sentence(text: str, first: int, last: int) -> tuple[int, int]:
    """The bounds of the sentence around the characters `first` to `last`."""
    low = max(0, first - _BESIDE)
    before = [match.end() for match in _ENDS.finditer(text, low, first)]
    start = before[-1] if before else low
    behind = _ENDS.search(text, last, min(len(text), last + _LONGEST))
    end = behind.start() if behind else min(len(text), last + _LONGEST)
    while start < end and text[start].isspace():
        start += 1
    return start, end
