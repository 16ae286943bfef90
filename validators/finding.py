"""A finding: the answer of one rule, with its evidence."""

from dataclasses import dataclass
from enum import StrEnum

from extractors.document import Field
from ingest.page import Box
from ingest.volume import Binding
from ingest.wording import Bilingual


class Outcome(StrEnum):
    PASS = "pass"  # noqa: S105 - an outcome, no password
    FAIL = "fail"
    WARN = "warn"
    CANNOT_TELL = "cannot-tell"
    NOT_APPLICABLE = "not-applicable"


class Severity(StrEnum):
    BLOCKER = "blocker"
    MAJOR = "major"
    MINOR = "minor"
    INFO = "info"


@dataclass(frozen=True, slots=True)
class Evidence:
    """A place on a page (upright pixels) and what was read there."""

    page: str
    box: Box
    text: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What a finding is about; only what applies is set."""

    copy: int | None = None
    binding: Binding | None = None
    document: str | None = None
    field: str | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Finding:
    """The answer of one rule. `message`: what was read, what was expected, what to send or re-scan."""

    rule: str
    outcome: Outcome
    severity: Severity
    message: Bilingual
    clause: str
    subject: Subject = Subject()
    evidence: tuple[Evidence, ...] = ()


def evidence_of(field: Field) -> Evidence:
    """The place where a field was read."""
    return Evidence(field.page, field.box, field.raw)
