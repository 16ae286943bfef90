"""What a worker does for a job: the steps of its kind, and how a step says that it cannot go on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from ingest.wording import Bilingual
from service.jobs.job import Job


class CannotGoOn(Exception):
    """A step cannot do its work; the subclass says what the worker does next, `reason` says it to people.

    CannotGoOn
    ├── TryAgain       something outside is out of order for now: the step is done again after a while
    └── NeedsPerson    doing it again would not help: the job is dead until a person says otherwise
    """

    def __init__(self, reason: Bilingual) -> None:
        super().__init__(reason.en)
        self.reason = reason


class TryAgain(CannotGoOn):
    """Something outside is out of order for now."""


class NeedsPerson(CannotGoOn):
    """Doing it again would not help."""


class NotOurs(Exception):
    """The job was given to another worker, or cancelled, while this one was away: it publishes nothing."""


class Task(Protocol):
    """A job in the hands of a worker."""

    @property
    def job(self) -> Job: ...

    @property
    def results(self) -> Mapping[str, str]:
        """What the steps before this one returned, by their names."""

    def hold(self) -> None:
        """Make sure that the job is still this worker's, before anything is published. Raises NotOurs."""

    def tell(self, done: int, expected: int) -> None:
        """Record progress in pages, for whoever looks; costs little, however often it is called."""


@dataclass(frozen=True, slots=True)
class Step:
    """A part of a job. It may run twice, and on another machine than the step before it: what it leaves lies
    in the store, what it returns is recorded and must be short (keys, never bytes)."""

    name: str
    run: Callable[[Task], str]


@dataclass(frozen=True, slots=True)
class Kind:
    """The steps of jobs of one kind, in their order."""

    name: str
    steps: tuple[Step, ...]
