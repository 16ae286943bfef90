"""Pages read in processes: one engine each, limits of time and memory, gone with their parent."""

import ctypes
import os
import resource
import signal
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from enum import StrEnum
from multiprocessing import get_context
from types import TracebackType
from typing import Any, Self, TypeVar

from pebble import ProcessExpired, ProcessPool

from extractors.imaging.picture import one_thread
from extractors.page_text import PageText
from extractors.reading.engine import Engine, EngineMissing, check_engine, load_engine
from extractors.reading.page import read_page
from ingest.page import PageImage

T = TypeVar("T")

MEMORY = 6 * 2**30  # bytes of address space; OpenVINO maps 1.7 GB before it reads a page
ENDED = "Reading was ended before the page was read."
_PR_SET_PDEATHSIG = 1
_engine: Engine | None = None  # of this worker process


class Failure(StrEnum):
    TIMEOUT = "timeout"
    CRASHED = "crashed"
    FAILED = "failed"


class PageFailed(Exception):
    """A page that could not be read; the others go on. `code` says how, the message why."""

    def __init__(self, code: Failure, reason: str) -> None:
        super().__init__(reason)
        self.code = code


class ReadingPool:
    """Worker processes that read pages. Raises EngineMissing at once where the engine is not installed.

    Use as a context manager: leaving it waits for what was submitted, leaving by an exception does not.
    """

    def __init__(self, engine_name: str, workers: int, seconds_per_page: float = 60.0) -> None:
        check_engine(engine_name)
        self._seconds = seconds_per_page
        # A child dies with the *thread* that started it: one thread as old as the pool starts them all.
        self._desk = ThreadPoolExecutor(1, thread_name_prefix="reading-pool")
        self._waiting: set[Future[Any]] = set()
        self._pool = ProcessPool(
            max_workers=workers,
            initializer=_begin,
            initargs=(engine_name, os.getpid()),
            context=get_context("spawn"),
        )

    def submit(self, page: PageImage) -> "Future[PageText]":
        """Queue a page. The future raises PageFailed where the page hung, crashed or could not be read."""
        return self._schedule(_read, page)

    def identity(self) -> tuple[str, str]:
        """Name and version of the engine, as a worker loaded it. Raises EngineMissing where none could."""
        return self._schedule(_identity).result()

    def _schedule(self, work: Callable[..., T], *args: PageImage) -> "Future[T]":
        outcome: Future[T] = Future()
        outcome.set_running_or_notify_cancel()
        self._waiting.add(outcome)
        outcome.add_done_callback(self._waiting.discard)
        queued = self._desk.submit(self._pool.schedule, work, args=args, timeout=self._seconds)
        queued.result().add_done_callback(lambda done: _hand_over(done, outcome, self._seconds))
        return outcome

    def close(self) -> None:
        """Wait until everything submitted is read, then end the workers."""
        self._pool.close()  # type: ignore[no-untyped-call]  # pebble's own hints are incomplete
        self._pool.join()
        self._desk.shutdown()

    def terminate(self) -> None:
        """End the workers now; what was not read fails as crashed."""
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


def _begin(engine_name: str, parent: int) -> None:
    """First in a worker: die with the parent, leave Ctrl-C to it, keep within the memory, load the engine."""
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    if os.getppid() != parent:  # it died before the signal was asked for
        os._exit(1)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    one_thread()
    global _engine
    _engine = load_engine(engine_name)


def _loaded() -> Engine:
    if _engine is None:
        raise EngineMissing("The worker has no engine.")
    return _engine


def _read(page: PageImage) -> PageText:
    return read_page(page, _loaded())


def _identity() -> tuple[str, str]:
    engine = _loaded()
    return engine.name, engine.version


def _hand_over(done: "Future[T]", outcome: "Future[T]", seconds: float) -> None:
    """Pass a worker's answer on, its ways of failing as PageFailed."""
    error = None if done.cancelled() else done.exception()
    if done.cancelled():
        outcome.set_exception(PageFailed(Failure.CRASHED, ENDED))
    elif error is None:
        outcome.set_result(done.result())
    elif isinstance(error, TimeoutError):
        outcome.set_exception(PageFailed(Failure.TIMEOUT, f"The page was not read within {seconds:g} s."))
    elif isinstance(error, ProcessExpired):
        outcome.set_exception(
            PageFailed(Failure.CRASHED, f"The reader ended with exit code {error.exitcode}.")
        )
    else:
        outcome.set_exception(PageFailed(Failure.FAILED, f"{type(error).__name__}: {error}"))
