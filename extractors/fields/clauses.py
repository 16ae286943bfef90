"""Whether an agreement has a clause: the sentence that says so, with its place."""

import re
from collections.abc import Iterator, Sequence

from extractors.document import Field
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
