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


@dataclass(frozen=True, slots=True)
class Arrival:
    """All that came in for one dossier."""

    dossier: str
    intake: Intake
    declared: Declared
    volumes: tuple[Volume, ...]
    refused: tuple[Refusal, ...] = ()
