"""What a programme is made of: clauses, document types, checklist items and settings."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from fnmatch import fnmatchcase

from ingest.volume import Binding
from ingest.wording import Bilingual


class ProgrammeError(ValueError):
    """A programme pack or an override that cannot be used: a matter of configuration, not of a dossier."""


class Need(StrEnum):
    """Whether a route asks for an item of the checklist."""

    REQUIRED = "required"
    IF_APPLICABLE = "if-applicable"
    NOT_EXPECTED = "not-expected"
    UNKNOWN = "unknown"  # the route is not known, and the routes that it may be differ


@dataclass(frozen=True, slots=True)
class Clause:
    """A sentence of the programme in its own words, or (`quoted` False) a check of ours between documents."""

    id: str
    words: Bilingual
    quoted: bool = True


@dataclass(frozen=True, slots=True)
class Kind:
    """A document type, what people call it, and the binding it belongs in (None: any)."""

    type: str
    title: Bilingual
    binding: Binding | None


@dataclass(frozen=True, slots=True)
class Item:
    """One item of the checklist: types that satisfy it and routes ("project/kind") that ask for it."""

    clause: str
    rule: str
    types: tuple[str, ...]
    required: tuple[str, ...]
    if_applicable: tuple[str, ...]

    def need(self, route: str) -> Need:
        """What one route asks of this item."""
        if any(fnmatchcase(route, pattern) for pattern in self.required):
            return Need.REQUIRED
        if any(fnmatchcase(route, pattern) for pattern in self.if_applicable):
            return Need.IF_APPLICABLE
        return Need.NOT_EXPECTED


@dataclass(frozen=True, slots=True)
class Effective:
    """The days of application for which a version of a programme holds, both included; None: without end."""

    first: date | None = None
    last: date | None = None

    def holds(self, day: date) -> bool:
        return (self.first is None or self.first <= day) and (self.last is None or day <= self.last)

    @property
    def words(self) -> Bilingual:
        """The days in words.

        >>> Effective(date(2012, 1, 1)).words.en, Effective(None, date(2018, 12, 31)).words.zh
        ('from 2012-01-01', '至2018-12-31')
        """
        first = (f"from {self.first}", f"自{self.first}") if self.first else ("", "")
        last = (f"to {self.last}", f"至{self.last}") if self.last else ("", "")
        return Bilingual(f"{first[0]} {last[0]}".strip(), first[1] + last[1])


ALWAYS = Effective()


class Form(StrEnum):
    """What the value of a setting looks like."""

    NUMBER = "number"
    WORD = "word"
    DATE = "date"
    MONTH_DAY = "month-day"


@dataclass(frozen=True, slots=True)
class Setting:
    """A number, a date or a disputed reading. `value` differs from `default` where a run changed it."""

    key: str
    value: int | str
    default: int | str
    form: Form
    choices: tuple[str, ...]
    minimum: int
    clause: str
    about: Bilingual
