"""A process beside this one that writes the volumes of reports, however long this one lives."""

import os
from collections.abc import Callable
from concurrent.futures import Executor, Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from typing import ParamSpec, TypeVar

from ingest.orphans import end_with

P = ParamSpec("P")
T = TypeVar("T")

DOSSIERS = 200  # written by one process before another takes its place: what leaks is given back


class Beside(Executor):
    """One process, begun when there is work for it, followed by another after `DOSSIERS` or where it died.

    It dies with the thread that started it (`end_with`), which is one of its own: whoever has work for it may
    come from any thread.
    """

    def __init__(self) -> None:
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="beside")
        self._processes: ProcessPoolExecutor | None = None

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        return self._thread.submit(lambda: self._begin(fn, *args, **kwargs)).result()

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        if self._processes is not None:
            self._processes.shutdown(wait, cancel_futures=cancel_futures)
        self._thread.shutdown(wait, cancel_futures=cancel_futures)

    def _begin(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> "Future[T]":
        if self._processes is not None:
            try:
                return self._processes.submit(fn, *args, **kwargs)
            except BrokenProcessPool:
                self._processes.shutdown(wait=False)
        self._processes = ProcessPoolExecutor(
            1, get_context("spawn"), end_with, (os.getpid(),), max_tasks_per_child=DOSSIERS
        )
        return self._processes.submit(fn, *args, **kwargs)
