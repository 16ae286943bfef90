"""What the maker hands on: documents of drawn pages, and the defects that were planted."""

from dataclasses import dataclass, field

from samples.canvas import Page


@dataclass(frozen=True, slots=True)
class Planted:
    """A defect put in on purpose: the finding it must lead to."""

    rule: str
    outcome: str  # "fail", "warn" or "cannot-tell"
    severity: str
    note: str


@dataclass(slots=True)
class MadeDocument:
    """A drawn document. Field truth lies in the pages' texts (`Text.field`, `Text.value`).

    `type` is one of contract 3.1. `unprinted` holds fields that are true but stand nowhere as one text.
    """

    type: str
    pages: list[Page]
    unprinted: list[tuple[str, str]] = field(default_factory=list)
