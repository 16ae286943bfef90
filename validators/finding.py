"""A finding: the answer of one rule, with its evidence."""

import re
from dataclasses import dataclass
from enum import StrEnum

from extractors.copies.comparison import COPY_OF
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


_VOTED = re.compile(r"（\d+份中\d+份一致 \d+ of \d+ copies）$")


def evidence_of(field: Field) -> Evidence:
    """The place where a field was read; a value that the copies decided says how many of them agree."""
    others = [reading for reading in field.readings if reading.reader.startswith(COPY_OF)]
    if not others:
        return Evidence(field.page, field.box, field.raw)
    votes = (field.readings[0], *others) if field.readings[0] not in others else tuple(others)
    wanted = "".join(field.raw.split())
    agree = sum(1 for reading in votes if "".join(reading.text.split()) == wanted)
    told = f"（{len(votes)}份中{agree}份一致 {agree} of {len(votes)} copies）"
    return Evidence(field.page, field.box, field.raw + told)


def text_read(text: str) -> str:
    """The text of a field's evidence without the word on how many copies agree.

    >>> text_read("2016-03-01（5份中4份一致 4 of 5 copies）")
    '2016-03-01'
    """
    return _VOTED.sub("", text)
