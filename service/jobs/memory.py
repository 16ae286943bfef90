"""Jobs in the memory of one process: for tests and for trying things out."""

import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import count
from typing import Any

from ingest.wording import Bilingual
from service.jobs.job import Job, JobState, Priority, Progress, job_id
from service.jobs.queue import JobMissing, JobNotDead, Jobs
from service.jobs.reasons import failed, worker_died
from service.jobs.work import Kind, NeedsPerson, NotOurs, TryAgain

MAX_RECOVERIES = 3
_WAIT_S = 0.01  # between two looks at an empty queue


class MemoryJobs(Jobs):
    """The queue as a dictionary. `crash()` plays the death of everyone at work."""

    def __init__(self) -> None:
        self._jobs: dict[str, Job] = {}
        self._order: dict[str, int] = {}
        self._owner: dict[str, int] = {}
        self._results: dict[str, dict[str, str]] = {}
        self._dead: set[int] = set()
        self._number = count(1)
        self._lock = threading.RLock()

    def enqueue(self, kind: str, subject: str, priority: Priority) -> Job:
        with self._lock:
            name, now = job_id(kind, subject), datetime.now(UTC)
            job = Job(name, kind, subject, priority, JobState.WAITING, 0, None, now, now)
            self._order.setdefault(name, next(self._number))
            return self._jobs.setdefault(name, job)

    def status(self, job: str) -> Job:
        try:
            return self._jobs[job]
        except KeyError:
            raise JobMissing(job) from None

    def list(self, state: JobState | None = None) -> tuple[Job, ...]:
        with self._lock:
            found = sorted(self._jobs.values(), key=lambda job: self._order[job.id])
        return tuple(job for job in found if state in (None, job.state))

    def cancel(self, job: str) -> Job:
        with self._lock:
            found = self.status(job)
            if found.state is JobState.DONE:
                return found
            self._owner.pop(job, None)
            return self._change(job, state=JobState.CANCELLED)

    def retry(self, job: str) -> Job:
        with self._lock:
            found = self.status(job)
            if found.state not in (JobState.DEAD, JobState.CANCELLED):
                raise JobNotDead(found)
            self._results.pop(job, None)
            return self._change(job, state=JobState.WAITING, attempts=0, reason=None)

    def recover(self) -> int:
        with self._lock:
            lost = [job for job, owner in self._owner.items() if owner in self._dead]
            for job in lost:
                del self._owner[job]
                self._change(job, state=JobState.WAITING)
            return len(lost)

    def crash(self) -> None:
        """All who are at work die: their jobs stay as they are until `recover`."""
        with self._lock:
            self._dead |= set(self._owner.values())

    @contextmanager
    def working(self, kinds: Iterable[Kind], at_once: int = 1) -> Iterator[None]:
        stop, lanes = threading.Event(), [kind for kind in kinds for _ in range(at_once)]
        threads = [threading.Thread(target=self._work, args=(kind, stop)) for kind in lanes]
        for thread in threads:
            thread.start()
        try:
            yield
        finally:
            stop.set()
            for thread in threads:
                thread.join()

    def close(self) -> None:
        return None

    def _work(self, kind: Kind, stop: threading.Event) -> None:
        while not stop.is_set():
            held = self._begin(kind)
            if held is None:
                stop.wait(_WAIT_S)
            elif held.job.attempts <= MAX_RECOVERIES + 1:
                self._end(held, *self._do(held, kind, stop))
            else:
                self._end(held, JobState.DEAD, worker_died(held.job.attempts - 1))

    def _begin(self, kind: Kind) -> "_Held | None":
        with self._lock:
            waiting = [job for job in self.list(JobState.WAITING) if job.kind == kind.name]
            if not waiting:
                return None
            job = min(waiting, key=lambda job: (job.priority, self._order[job.id]))
            owner = self._owner[job.id] = next(self._number)
            job = self._change(job.id, state=JobState.RUNNING, attempts=job.attempts + 1)
            return _Held(self, job, owner, self._results.setdefault(job.id, {}))

    def _do(self, held: "_Held", kind: Kind, stop: threading.Event) -> tuple[JobState, Bilingual | None]:
        """The job's steps that are not done yet; the state it ends in."""
        try:
            for step in kind.steps:
                self._change(held.job.id, progress=Progress(step.name))
                if step.name not in held.results:
                    result = step.run(held)
                    held.hold()
                    held.results[step.name] = result
        except TryAgain:
            stop.wait(_WAIT_S)
            return JobState.WAITING, None
        except NeedsPerson as error:
            return JobState.DEAD, error.reason
        except NotOurs:
            return JobState.CANCELLED, None
        except Exception as error:  # noqa: BLE001 - whatever a step raises, the worker goes on with the next job
            return JobState.DEAD, failed(error)
        return JobState.DONE, None

    def _end(self, held: "_Held", state: JobState, reason: Bilingual | None) -> None:
        with self._lock:
            if self.owns(held.job.id, held.owner):
                del self._owner[held.job.id]
                self._change(held.job.id, state=state, reason=reason)

    def owns(self, job: str, owner: int) -> bool:
        """Whether the job is in those hands, and they are alive."""
        return self._owner.get(job) == owner and owner not in self._dead

    def tell(self, job: str, done: int, expected: int) -> None:
        """Record progress within the step."""
        with self._lock:
            self._change(job, progress=Progress(self._jobs[job].progress.step, done, expected))

    def _change(self, job: str, **changed: Any) -> Job:
        self._jobs[job] = replace(self._jobs[job], updated=datetime.now(UTC), **changed)
        return self._jobs[job]


@dataclass(frozen=True, slots=True)
class _Held:
    """A job in the hands of `owner`."""

    jobs: MemoryJobs
    job: Job
    owner: int
    results: dict[str, str]

    def hold(self) -> None:
        if not self.jobs.owns(self.job.id, self.owner):
            raise NotOurs

    def tell(self, done: int, expected: int) -> None:
        self.jobs.tell(self.job.id, done, expected)
