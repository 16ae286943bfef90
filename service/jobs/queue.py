"""What every job queue does, the same in memory, on one machine and on many."""

from abc import ABC, abstractmethod
from collections.abc import Iterable
from contextlib import AbstractContextManager
from types import TracebackType
from typing import Self

from ingest.wording import Bilingual
from service.jobs.job import Job, JobState, Priority
from service.jobs.work import Kind


class JobsError(Exception):
    """Something about the queue; the subclass says what to do next, `message` says it to people.

    JobsError
    ├── JobsUnreachable      the database does not answer: try again
    ├── JobsMisconfigured    a setting is wrong
    ├── JobMissing           there is no job of that id
    └── JobNotDead           only a dead or cancelled job can be tried again
    """

    def __init__(self, message: Bilingual) -> None:
        super().__init__(message.en)
        self.message = message


class JobsUnreachable(JobsError):
    """The database does not answer: try again."""


class JobsMisconfigured(JobsError):
    """A setting is wrong."""


class JobMissing(JobsError):
    """There is no job of that id."""

    def __init__(self, job: str) -> None:
        super().__init__(Bilingual(f"there is no job {job}", f"没有编号为 {job} 的任务"))


class JobNotDead(JobsError):
    """Only a dead or cancelled job can be tried again."""

    def __init__(self, job: Job) -> None:
        super().__init__(
            Bilingual(
                f"job {job.id} is {job.state}: only a dead or cancelled job can be tried again",
                f"任务 {job.id} 的状态为 {job.state}：只有失败或已取消的任务可以重试",
            )
        )


class Jobs(ABC):
    """A durable queue. What `enqueue` returned is done some day, or is dead with a reason.

    Methods raise JobsError only.
    """

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    @abstractmethod
    def enqueue(self, kind: str, subject: str, priority: Priority) -> Job:
        """The job of that kind on that subject, queued unless it was before, whatever has become of it."""

    @abstractmethod
    def status(self, job: str) -> Job:
        """The job of that id. Raises JobMissing."""

    @abstractmethod
    def list(self, state: JobState | None = None) -> tuple[Job, ...]:
        """All jobs, or those in a state, the oldest first."""

    @abstractmethod
    def cancel(self, job: str) -> Job:
        """Make sure that the job publishes nothing more; what is done stays done. Raises JobMissing."""

    @abstractmethod
    def retry(self, job: str) -> Job:
        """Queue a dead or cancelled job again, from its first step. Raises JobMissing, JobNotDead."""

    @abstractmethod
    def recover(self) -> int:
        """Queue what dead workers were doing again; how many jobs that were."""

    @abstractmethod
    def working(self, kinds: Iterable[Kind], at_once: int = 1) -> AbstractContextManager[object]:
        """While entered, this process does jobs of these kinds and no others, `at_once` of each at a time.

        On leaving, what runs is finished or given back.
        """

    @abstractmethod
    def close(self) -> None:
        """Let go of the database."""
