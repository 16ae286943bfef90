"""A job: a kind of work on a subject, and how far it has come."""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum

from ingest.wording import Bilingual


class JobState(StrEnum):
    """`WAITING` in the queue, `RUNNING` at a worker; the others are ends, and `DEAD` waits for a person."""

    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    DEAD = "dead"
    CANCELLED = "cancelled"


class Priority(IntEnum):
    """Who waits: a station with the paper on the table, a person at a screen, nobody. Lower comes first."""

    GATE = 1
    PERSON = 2
    BULK = 3


@dataclass(frozen=True, slots=True)
class Progress:
    """The step a job is at; pages done of those expected so far (0 while nobody knows)."""

    step: str = ""
    done: int = 0
    expected: int = 0


@dataclass(frozen=True, slots=True)
class Job:
    """One job as the queue sees it; times are in UTC.

    `attempts` counts how often a worker has begun it; `reason` says why it is dead.
    """

    id: str
    kind: str
    subject: str
    priority: Priority
    state: JobState
    attempts: int
    reason: Bilingual | None
    created: datetime
    updated: datetime
    progress: Progress = field(default=Progress())


def job_id(kind: str, subject: str) -> str:
    """The id of the only job of that kind on that subject: 32 lower-case hex digits."""
    return hashlib.sha256(f"{kind}\0{subject}".encode()).hexdigest()[:32]
