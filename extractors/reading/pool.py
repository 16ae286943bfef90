"""Pages read in processes: one engine each, limits of time and memory, gone with their parent.

A worker that dies is replaced. The page it was reading is tried once more, by the new one: what the system
killed because all memory was taken may well be read then; what breaks the engine breaks it twice.
"""

import os
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import CancelledError, Future
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from itertools import count
from multiprocessing import get_context, resource_tracker
from queue import PriorityQueue
from threading import Lock, Thread
from types import TracebackType
from typing import Any, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from extractors.copies.page import Counterpart, CriticalPlace
from extractors.document import Reading
from extractors.imaging.glance import Glance
from extractors.page_text import PageText
from extractors.reading import worker
from extractors.reading.engine import check_engine
from ingest.page import Box, PageImage

T = TypeVar("T")

MEMORY = 6 * 2**30  # bytes of address space; OpenVINO maps 1.7 GB before it reads a page
ENDED = "Reading was ended before the page was read."
ATTEMPTS = 2  # at a page whose worker dies
JOBS = 2000  # done by one worker before another takes its place: what leaks is given back


class Failure(StrEnum):
    TIMEOUT = "timeout"
    MEMORY = "memory"
    CRASHED = "crashed"
    FAILED = "failed"


class PageFailed(Exception):
    """A page that could not be read; the others go on. `code` says how, the message why."""

    def __init__(self, code: Failure, reason: str) -> None:
        super().__init__(reason)
        self.code = code


class _Turn(IntEnum):
    """What goes first: what is begun is brought to its end before more is begun."""

    COMPARE = 1  # copies of a dossier whose pages are read: its report is near
    READ = 2
    END = 3


@dataclass(frozen=True, slots=True, eq=False)
class _Job:
    work: Callable[..., Any]
    args: tuple[object, ...]
    pages: int
    outcome: "Future[Any]"


_Queue = PriorityQueue[tuple[_Turn, int, _Job | None]]
"""Jobs by their turn, then as they came; None ends a lane."""


@dataclass(frozen=True, slots=True)
class _Terms:
    """What a worker loads and may take: seconds a page, bytes of address space."""

    engine: str
    seconds: float
    memory: int


class ReadingPool:
    """Worker processes that read pages. Raises EngineMissing at once where the engine is not installed.

    `seconds_per_page` and `memory` (bytes of address space a worker) end what goes beyond them. Use as a
    context manager: leaving it waits for what was submitted, leaving by an exception does not.
    """

    def __init__(
        self, engine_name: str, workers: int, seconds_per_page: float = 60.0, memory: int = MEMORY
    ) -> None:
        check_engine(engine_name)
        self._jobs: _Queue = PriorityQueue()
        self._numbers = count()
        self._lock = Lock()
        self._closed = False
        terms = _Terms(engine_name, seconds_per_page, memory)
        self._lanes = [_Lane(self._jobs, terms) for _ in range(workers)]

    def submit(self, page: PageImage) -> "Future[PageText]":
        """Queue a page. The future raises PageFailed where the page hung, crashed or could not be read."""
        return self._schedule(worker.read, page)

    def reread(self, page: PageImage, rotation: int, boxes: Sequence[Box]) -> "Future[tuple[Reading, ...]]":
        """Queue lines of a page, upright after `rotation`, to be read once more; fails as `submit` does."""
        return self._schedule(worker.reread, page, rotation, tuple(boxes))

    def glance(self, pages: Sequence[PageImage]) -> "Future[tuple[Glance, ...]]":
        """Queue a coarse look at pages; one that cannot be decoded looks empty. Fails as `submit` does."""
        return self._schedule(worker.look_at, tuple(pages), pages=len(pages), turn=_Turn.COMPARE)

    def compare(
        self,
        page: PageImage,
        text: PageText,
        critical: Sequence[CriticalPlace],
        copies: Sequence[PageImage],
        at_most: Sequence[float] = (),
    ) -> "Future[tuple[Counterpart | None, ...]]":
        """Queue a comparison of copies' pages with a lead page (`compare_page`); fails as `submit` does."""
        places, shares = tuple(critical), tuple(at_most)
        job = worker.compare, page, text, places, tuple(copies), shares
        return self._schedule(*job, pages=1 + len(copies), turn=_Turn.COMPARE)

    def identity(self) -> tuple[str, str]:
        """Name and version of the engine, as a worker loaded it. Raises PageFailed where none could."""
        return self._schedule(worker.identity).result()

    def _schedule(
        self, work: Callable[..., T], *args: object, pages: int = 1, turn: _Turn = _Turn.READ
    ) -> "Future[T]":
        outcome: Future[T] = Future()
        outcome.set_running_or_notify_cancel()
        with self._lock:  # what came after the lanes' ends would wait for ever
            if self._closed:
                outcome.set_exception(PageFailed(Failure.CRASHED, ENDED))
            else:
                self._jobs.put((turn, next(self._numbers), _Job(work, args, pages, outcome)))
        return outcome

    def close(self) -> None:
        """Wait until everything submitted is read, then end the workers; what comes later fails at once."""
        with self._lock:
            self._closed = True
            for _ in self._lanes:
                self._jobs.put((_Turn.END, next(self._numbers), None))
        for lane in self._lanes:
            lane.join()

    def terminate(self) -> None:
        """End the workers now; what was not read fails as crashed."""
        for lane in self._lanes:
            lane.end()
        self.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.terminate()


class _Lane:
    """One worker process and the thread that hands it one job after the other.

    Each worker stands alone: in one pool they would share a pipe, and one that is killed while it waits for
    work would take the pipe's lock along. A worker dies with the *thread* that started it, so that thread is
    as old as the lane.
    """

    def __init__(self, jobs: _Queue, terms: _Terms) -> None:
        self._jobs = jobs
        self._terms = terms
        self._lock = Lock()
        self._ending = False
        self._running: Future[Any] | None = None
        self._worker: ProcessPool | None = None
        self._jobs_done = 0
        self._thread = Thread(target=self._work, name="reading", daemon=True)
        self._thread.start()

    def join(self) -> None:
        self._thread.join()

    def end(self) -> None:
        """What runs and what comes fails as crashed."""
        with self._lock:
            self._ending = True
            if self._running is not None:
                self._running.cancel()

    def _work(self) -> None:
        # Workers inherit the mask: a Ctrl-C while one is still starting is for the parent, too. The tracker
        # goes first, because starting it takes such a mask away.
        resource_tracker.ensure_running()
        signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        while (job := self._jobs.get()[-1]) is not None:
            self._do(job)
        self._dismiss()

    def _do(self, job: _Job) -> None:
        error: BaseException = CancelledError()
        for _ in range(ATTEMPTS):
            try:
                job.outcome.set_result(self._attempt(job))
            except Exception as failure:  # noqa: BLE001 - handed on, as whatever it is
                error = failure
            else:
                return
            if not isinstance(error, (ProcessExpired, BrokenProcessPool)):
                break
        job.outcome.set_exception(self._failure(error))

    def _attempt(self, job: _Job) -> Any:
        """The worker's answer; raises what it raised, or how it died."""
        with self._lock:
            if self._ending:
                raise CancelledError
            if self._worker is not None and (not self._worker.active or self._jobs_done >= JOBS):
                self._dismiss()
            if self._worker is None:
                self._jobs_done = 0
                self._worker = ProcessPool(
                    max_workers=1,
                    initializer=worker.begin,
                    initargs=(self._terms.engine, os.getpid(), self._terms.memory),
                    context=get_context("spawn"),
                )
            seconds = job.pages * self._terms.seconds
            self._jobs_done += 1
            self._running = self._worker.schedule(job.work, args=job.args, timeout=seconds)
        return self._running.result()

    def _dismiss(self) -> None:
        if self._worker is not None:
            self._worker.stop()  # type: ignore[no-untyped-call]  # pebble's own hints are incomplete
            self._worker.join()
            self._worker = None

    def _failure(self, error: BaseException) -> PageFailed:
        if isinstance(error, CancelledError):
            return PageFailed(Failure.CRASHED, ENDED)
        if isinstance(error, TimeoutError):
            return PageFailed(Failure.TIMEOUT, f"The page was not read within {self._terms.seconds:g} s.")
        if isinstance(error, BrokenProcessPool):
            return PageFailed(Failure.CRASHED, "The reader ended before it began.")
        if not isinstance(error, ProcessExpired):
            return PageFailed(Failure.FAILED, f"{type(error).__name__}: {error}")
        if error.exitcode == worker.OUT_OF_MEMORY:
            limit = f"{self._terms.memory / 2**30:.1f} GB"
            return PageFailed(Failure.MEMORY, f"The page needs more than the {limit} that a reader may have.")
        return PageFailed(Failure.CRASHED, f"The reader ended with exit code {error.exitcode}.")
