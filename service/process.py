"""Processing as a part that is used again and again: inputs in, reports and kept revisions out."""

import shutil
import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from types import TracebackType
from typing import Self, TypeVar

from extractors.reading.pool import ReadingPool
from ingest.input import Input
from service.beside import Beside
from service.desk import Desk, Read, dossiers_in, originals, read_input
from service.judging import Sorted, judge
from service.keeping import Keeper
from service.programmes import Programmes
from service.progress import Silent, Watcher
from service.reporting import write_dossier
from service.second_look import SECOND, second_reader
from service.settings import Settings
from validators.verdict import Verdict

A = TypeVar("A")
T = TypeVar("T")

AHEAD = 3  # inputs under way: one opened, one compared, one in its report


@dataclass(frozen=True, slots=True)
class Processed:
    """One dossier done: its line on stdout."""

    dossier: str
    verdict: Verdict
    report: Path
    refused: int


class Processor:
    """Readers and all else that processing takes, started once for any number of calls.

    A context manager: entering raises EngineMissing where the engine is not installed; leaving waits for what
    is under way, leaving by an exception ends it. One call of `process` at a time.
    """

    def __init__(self, settings: Settings, keeper: Keeper, watcher: Watcher | None = None) -> None:
        self._settings = settings
        self._keeper = keeper
        self._watcher = watcher or Silent()
        self._stack = ExitStack()

    def __enter__(self) -> Self:
        settings = self._settings
        with ExitStack() as stack:
            spool = tempfile.TemporaryDirectory(prefix="dossier-", dir=settings.spool)
            self._spool = Path(stack.enter_context(spool))
            self._threads = stack.enter_context(ThreadPoolExecutor(AHEAD, thread_name_prefix="input"))
            limits = settings.workers, settings.seconds_per_page
            self._readers = stack.enter_context(ReadingPool(settings.engine, *limits))
            self._second = stack.enter_context(second_reader(settings.engine, *limits))
            self._beside = stack.enter_context(Beside())
            self._opening = Lock()
            self._cache = self._keeper.cache(self._readers.identity)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.__exit__(kind, error, trace)

    def whose(self, inputs: Sequence[Input]) -> tuple[str, ...]:
        """Ids of the dossiers that the inputs hold parts of; no page is read. Raises SpoolFailed."""
        found = (dossier for given in inputs for dossier in dossiers_in(given, self._spool))
        return tuple(dict.fromkeys(found))

    def process(
        self, inputs: Sequence[Input], programmes: Programmes, only: frozenset[str] | None = None
    ) -> Iterator[Processed]:
        """Process the inputs to reports in `settings.out`, then keep them with their originals.

        `only` leaves out all dossiers but these. A store that fails does not stop the work: the keeper's
        `problem` says so afterwards.
        """
        self._keeper.try_again()
        desk = Desk(self._spool, self._readers, self._second, self._cache, self._watcher, self._opening)
        for done in in_turn(inputs, lambda given: self._threads.submit(read_input, given, desk, only)):
            for found in done.dossiers:
                yield self._finish(found, programmes, done)
            shutil.rmtree(done.place)

    def _finish(self, found: Sorted, programmes: Programmes, read: Read) -> Processed:
        programme = programmes.of(found.arrival)
        judged = judge(programmes.noted(found), programme)
        dossier = judged.dossier.id
        folder = self._settings.out / dossier
        names = self._settings.engine, SECOND if self._second else ""
        revision = self._keeper.next_revision(dossier, folder)
        report = write_dossier(judged, programme, names, self._settings.out, revision, self._beside)
        self._keeper.keep(dossier, revision, folder, originals(read.given), found, names)
        return Processed(dossier, judged.verdict, report, len(judged.refused))


def in_turn(things: Sequence[A], begin: Callable[[A], "Future[T]"]) -> Iterator[T]:
    """What comes of each thing, the first that is ready first.

    No reader waits for a report to be written, and the pages of no more than `AHEAD` lie in the spool. Given
    up before its end, it begins no more; what is under way goes on without it.
    """
    waiting, active = deque(things), set[Future[T]]()
    try:
        while waiting or active:
            while waiting and len(active) < AHEAD:
                active.add(begin(waiting.popleft()))
            ready, active = wait(active, return_when=FIRST_COMPLETED)
            for future in ready:
                yield future.result()
    finally:
        for future in active:
            future.cancel()
