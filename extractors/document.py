"""A document found in a volume, and the fields found in it."""

from dataclasses import dataclass
from enum import StrEnum

from extractors.page_text import PageText
from ingest.page import Box
from ingest.volume import Binding


@dataclass(frozen=True, slots=True)
class ReadPage:
    """A page and what it says; `id` as in the report ("p0001")."""

    id: str
    text: PageText


class Answer(StrEnum):
    """What looking for a field came to: three different ways of not having a value.

    NOT_FOUND: the pages were read well, and it is not there. NOT_READABLE: something stands there that could
    not be read, a seal lies on its place, or a page was read too badly to say. NOT_EXPECTED: this version of
    the document has no such field. `extractors/fields/absent.py` decides.
    """

    FOUND = "found"
    NOT_FOUND = "not-found"
    NOT_READABLE = "not-readable"
    NOT_EXPECTED = "not-expected"


@dataclass(frozen=True, slots=True)
class Reading:
    """What one reader made of a field's place; `reader` is an engine's name."""

    reader: str
    text: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Field:
    """One value with its place and its doubt.

    `name` is that of docs/fields.md; `value` is normalised (dates YYYY-MM-DD or YYYY-MM, amounts plain
    decimals in yuan, names NFKC without stray spaces, codes upper case without separators); `raw` is what was
    read. `check` says whether a check digit holds (None: the value has none). A field with several values
    stands once for each value. `readings` is not empty where a second reader looked too: every
    reading is kept, whether they agree or not. Where there is no value (`answer`), `raw` is what stands
    there, if anything does, and `box` its place, or else the whole page.
    """

    name: str
    value: str
    raw: str
    confidence: float
    page: str
    box: Box
    reader: str = ""
    check: bool | None = None
    answer: Answer = Answer.FOUND
    readings: tuple[Reading, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """Pages that belong together, of one type, with their fields."""

    id: str
    type: str
    copy: int | None
    binding: Binding | None
    pages: tuple[str, ...]
    confidence: float
    fields: tuple[Field, ...] = ()

    def all(self, name: str) -> tuple[Field, ...]:
        """Every found value of the field `name`, in the order of the pages."""
        return tuple(f for f in self.fields if f.name == name and f.answer is Answer.FOUND)

    def first(self, name: str) -> Field | None:
        """The first found value of the field `name`, or None."""
        return next(iter(self.all(name)), None)
