"""Processing as a part that is used again and again: inputs in, reports and kept revisions out."""

import tempfile
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from extractors.reading.pool import ReadingPool
from ingest.input import Input
from service.beside import Beside
from service.desk import Desk, Ready, dossiers_in, finish_at, open_at
from service.gathering import FirstCopies
from service.judging import judge
from service.keeping import Keeper
from service.programmes import Programmes
from service.progress import Silent, Watcher
from service.reporting import write_dossier
from service.second_look import SECOND, second_reader
from service.settings import Settings
from service.window import AT_ONCE, Window
from validators.verdict import Verdict

PAGES_AHEAD = 2000  # opened and not yet in a report; a picture takes some 300 kB of the spool


@dataclass(frozen=True, slots=True)
class Processed:
    """One dossier done: its line on stdout. `left_out` counts files that an earlier revision has and that
    were not given now."""

    dossier: str
    verdict: Verdict
    report: Path
    refused: int
    left_out: int = 0


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
            self._threads = stack.enter_context(ThreadPoolExecutor(1 + AT_ONCE, thread_name_prefix="input"))
            limits = settings.workers, settings.seconds_per_page
            self._readers = stack.enter_context(ReadingPool(settings.engine, *limits))
            self._second = stack.enter_context(second_reader(settings.engine, *limits))
            self._beside = stack.enter_context(Beside())
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

        What several inputs hold of one dossier is one dossier. `only` leaves out all dossiers but these. A
        store that fails does not stop the work: the keeper's `problem` says so afterwards.

        Inputs are opened ahead of what is compared, at most `PAGES_AHEAD` pages or one input. Where one that
        comes later still holds a part of a dossier that is done, the dossier is done again with all its
        parts: its report is written anew, one revision on.
        """
        self._keeper.try_again()
        late: dict[str, list[Input]] = {}
        for ready in self._window(inputs, only, PAGES_AHEAD, late):
            yield self._finish(ready, programmes)
        for dossier, parts in late.items():
            for ready in self._window(parts, frozenset((dossier,)), None, {}):
                yield self._finish(ready, programmes)

    def _window(
        self,
        inputs: Sequence[Input],
        only: frozenset[str] | None,
        ahead: int | None,
        late: dict[str, list[Input]],
    ) -> Iterator[Ready]:
        copies = FirstCopies(only)
        desk = Desk(self._spool, self._readers, self._second, self._cache, self._watcher, copies)
        window = Window(
            lambda given: self._threads.submit(open_at, desk, given),
            lambda group, wanted: self._threads.submit(finish_at, desk, group, wanted),
            ahead,
            only,
        )
        yield from window.run(inputs)
        late.update(window.late)

    def _finish(self, ready: Ready, programmes: Programmes) -> Processed:
        left = self._keeper.left_out(ready.found.arrival.dossier, ready.given)
        found = ready.with_overlaps(left)
        programme = programmes.of(found.arrival)
        judged = judge(programmes.noted(found), programme)
        dossier = judged.dossier.id
        folder = self._settings.out / dossier
        names = self._settings.engine, SECOND if self._second else ""
        revision = self._keeper.next_revision(dossier, folder)
        report = write_dossier(judged, programme, names, self._settings.out, revision, self._beside)
        self._keeper.keep(dossier, revision, folder, ready.given, found, names)
        return Processed(dossier, judged.verdict, report, len(judged.refused), len(left))
