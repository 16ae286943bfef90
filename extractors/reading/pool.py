"""Pages read in processes: one engine each, limits of time and memory, gone with their parent.

A worker that dies is replaced. The page it was reading is tried once more, by the new one: what the system
killed because all memory was taken may well be read then; what breaks the engine breaks it twice.
"""

import ctypes
import os
import re
import resource
import signal
from collections.abc import Callable, Sequence
from concurrent.futures import Future, ThreadPoolExecutor, wait
from enum import StrEnum
from multiprocessing import get_context
from types import TracebackType
from typing import Any, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from extractors.document import Reading
from extractors.imaging.picture import one_thread
from extractors.page_text import PageText
from extractors.reading.engine import Engine, EngineMissing, check_engine, load_engine
from extractors.reading.page import read_page
from extractors.reading.second_reader import reread_page
from ingest.page import Box, PageImage

T = TypeVar("T")

MEMORY = 6 * 2**30  # bytes of address space; OpenVINO maps 1.7 GB before it reads a page
ENDED = "Reading was ended before the page was read."
ATTEMPTS = 2  # at a page whose worker dies
_OUT_OF_MEMORY = 77  # exit code of a worker that needed more than it may have
_NO_MEMORY = re.compile(
    r"bad.?alloc|out of memory|(?:insufficient|failed to allocate|not enough) memory", re.I
)
_PR_SET_PDEATHSIG = 1
_engine: Engine | None = None  # of this worker process


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


class ReadingPool:
    """Worker processes that read pages. Raises EngineMissing at once where the engine is not installed.

    `seconds_per_page` and `memory` (bytes of address space a worker) end what goes beyond them. Use as a
    context manager: leaving it waits for what was submitted, leaving by an exception does not.
    """

    def __init__(
        self, engine_name: str, workers: int, seconds_per_page: float = 60.0, memory: int = MEMORY
    ) -> None:
        check_engine(engine_name)
        self._seconds = seconds_per_page
        self._memory = memory
        # A child dies with the *thread* that started it: one thread as old as the pool starts them all.
        self._desk = ThreadPoolExecutor(1, thread_name_prefix="reading-pool")
        self._waiting: set[Future[Any]] = set()
        self._ending = False
        self._pool = ProcessPool(
            max_workers=workers,
            initializer=_begin,
            initargs=(engine_name, os.getpid(), memory),
            context=get_context("spawn"),
        )

    def submit(self, page: PageImage) -> "Future[PageText]":
        """Queue a page. The future raises PageFailed where the page hung, crashed or could not be read."""
        return self._schedule(_read, page)

    def reread(self, page: PageImage, rotation: int, boxes: Sequence[Box]) -> "Future[tuple[Reading, ...]]":
        """Queue lines of a page, upright after `rotation`, to be read once more; fails as `submit` does."""
        return self._schedule(_reread, page, rotation, tuple(boxes))

    def identity(self) -> tuple[str, str]:
        """Name and version of the engine, as a worker loaded it. Raises EngineMissing where none could."""
        return self._schedule(_identity).result()

    def _schedule(self, work: Callable[..., T], *args: object) -> "Future[T]":
        outcome: Future[T] = Future()
        outcome.set_running_or_notify_cancel()
        self._waiting.add(outcome)
        outcome.add_done_callback(self._waiting.discard)
        self._desk.submit(self._attempt, work, args, outcome, ATTEMPTS).result()
        return outcome

    def _attempt(
        self, work: Callable[..., T], args: tuple[object, ...], outcome: "Future[T]", left: int
    ) -> None:
        """At the desk: hand the work to a worker, and again if that one dies and there are attempts left."""

        def done(attempt: "Future[T]") -> None:
            died = not attempt.cancelled() and isinstance(attempt.exception(), ProcessExpired)
            if died and left > 1 and not self._ending:
                self._desk.submit(self._again, work, args, outcome, left - 1)
            else:
                self._hand_over(attempt, outcome)

        self._pool.schedule(work, args=args, timeout=self._seconds).add_done_callback(done)

    def _again(
        self, work: Callable[..., T], args: tuple[object, ...], outcome: "Future[T]", left: int
    ) -> None:
        """Nobody waits at the desk for this attempt: where the pool is gone, only the outcome can tell."""
        try:
            self._attempt(work, args, outcome, left)
        except RuntimeError as error:
            outcome.set_exception(PageFailed(Failure.CRASHED, f"{ENDED} {error}"))

    def _hand_over(self, done: "Future[T]", outcome: "Future[T]") -> None:
        """Pass a worker's answer on, its ways of failing as PageFailed."""
        error = None if done.cancelled() else done.exception()
        if done.cancelled():
            outcome.set_exception(PageFailed(Failure.CRASHED, ENDED))
        elif error is None:
            outcome.set_result(done.result())
        else:
            outcome.set_exception(self._failure(error))

    def _failure(self, error: BaseException) -> PageFailed:
        if isinstance(error, TimeoutError):
            return PageFailed(Failure.TIMEOUT, f"The page was not read within {self._seconds:g} s.")
        if not isinstance(error, ProcessExpired):
            return PageFailed(Failure.FAILED, f"{type(error).__name__}: {error}")
        if error.exitcode == _OUT_OF_MEMORY:
            limit = f"{self._memory / 2**30:.1f} GB"
            return PageFailed(Failure.MEMORY, f"The page needs more than the {limit} that a reader may have.")
        return PageFailed(Failure.CRASHED, f"The reader ended with exit code {error.exitcode}.")

    def close(self) -> None:
        """Wait until everything submitted is read, then end the workers."""
        wait(tuple(self._waiting))  # a page may have to be tried again, which a closed pool refuses
        self._pool.close()  # type: ignore[no-untyped-call]  # pebble's own hints are incomplete
        self._pool.join()
        self._desk.shutdown()

    def terminate(self) -> None:
        """End the workers now; what was not read fails as crashed."""
        self._ending = True
        self._pool.stop()  # type: ignore[no-untyped-call]
        self._pool.join()
        self._desk.shutdown()
        for outcome in tuple(self._waiting):  # pebble leaves the futures of a stopped pool open
            outcome.set_exception(PageFailed(Failure.CRASHED, ENDED))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.terminate()


def _begin(engine_name: str, parent: int, memory: int) -> None:
    """First in a worker: die with the parent, leave Ctrl-C to it, keep within the memory, load the engine."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it died before the signal was asked for
        os._exit(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    one_thread()
    global _engine
    _engine = load_engine(engine_name)


def _loaded() -> Engine:
    if _engine is None:
        raise EngineMissing("The worker has no engine.")
    return _engine


def _read(page: PageImage) -> PageText:
    """Read the page; out of memory, the whole process ends: what libraries left behind cannot be freed."""
    try:
        return read_page(page, _loaded())
    except Exception as error:
        if isinstance(error, MemoryError) or _NO_MEMORY.search(str(error)):
            os._exit(_OUT_OF_MEMORY)
        raise


def _reread(page: PageImage, rotation: int, boxes: tuple[Box, ...]) -> tuple[Reading, ...]:
    return reread_page(page, rotation, boxes, _loaded())


def _identity() -> tuple[str, str]:
    engine = _loaded()
    return engine.name, engine.version
