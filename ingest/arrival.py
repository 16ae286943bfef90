"""What has come in for one dossier: its volumes, what was declared about it, and what had to be refused."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ingest.volume import Volume
from ingest.wording import Bilingual


class Intake(StrEnum):
    PAPER = "paper"
    ELECTRONIC = "electronic"


class RefusalCode(StrEnum):
    """Why a file, or one page of it, could not be taken (docs/refusals.md says what to do about each)."""

    MISSING = "missing"
    EMPTY = "empty"
    ENCRYPTED = "encrypted"
    CORRUPT = "corrupt"
    TOO_LARGE = "too-large"
    UNSUPPORTED = "unsupported"
    TIMEOUT = "timeout"
    UNREADABLE_PAGE = "unreadable-page"
    COVER_MISMATCH = "cover-mismatch"
    SHEET_COUNT = "sheet-count"
    VOLUME_AGAIN = "volume-again"
    INVALID_DECLARATION = "invalid-declaration"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A file, or its page `index` (from 0), that stays outside, with the reason in a reviewer's words."""

    source: str
    code: RefusalCode
    reason: Bilingual
    index: int | None = None


@dataclass(frozen=True, slots=True)
class Declared:
    """What `dossier.yaml` says; None where it says nothing."""

    dossier: str | None = None
    programme: str | None = None
    track: str | None = None
    project: str | None = None
    employer_kind: str | None = None
    submitted: date | None = None
    intake: Intake | None = None


class OverlapKind(StrEnum):
    """What was done about something that came in more than once, or in parts."""

    IDENTICAL = "identical"  # the same pages to the byte: taken once
    REPLACED = "replaced"  # a later file of the same name counts
    NAMESAKE = "namesake"  # another file of the same name, and nobody knows which is the later: both count
    ALIKE = "alike"  # the same pages in other bytes, scanned or saved anew: both count
    JOINED = "joined"  # a volume that came in parts is whole again
    LEFT = "left"  # kept with an earlier revision (`other` is its number), and not given now


@dataclass(frozen=True, slots=True)
class Overlap:
    """Two things that came in for one dossier and have to do with one another, as files or scans are named.

    `source` is what was left out, or goes by another name, or was put behind `other`.
    """

    kind: OverlapKind
    source: str
    other: str


@dataclass(frozen=True, slots=True)
class Arrival:
    """All that came in for one dossier.

    `intake` is PAPER as soon as one volume is bound paper: electronic ones beside it are not counted.
    """

    dossier: str
    intake: Intake
    declared: Declared
    volumes: tuple[Volume, ...]
    refused: tuple[Refusal, ...] = ()
    overlaps: tuple[Overlap, ...] = ()
