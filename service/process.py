"""One-off processing: paths in, reports and kept revisions out."""

import os
import shutil
import tempfile
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    Executor,
    Future,
    ProcessPoolExecutor,
    ThreadPoolExecutor,
    wait,
)
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from extractors.agreement import agreeing
from extractors.reading.pool import ReadingPool
from ingest.archives import unfold
from ingest.declaration import FILE
from ingest.intake import assemble, open_path
from ingest.orphans import end_with
from ingest.sources.folder import files
from service.copying import read_copies
from service.gathering import Cached, gather
from service.judging import Sorted, judge, sort
from service.keeping import Keeper, Readings
from service.programmes import Programmes
from service.progress import Watcher
from service.reporting import write_dossier
from service.second_look import SECOND, SecondReader, second_look, second_reader
from service.settings import Settings
from validators.verdict import Verdict

T = TypeVar("T")

AHEAD = 3  # paths under way: one opened, one compared, one in its report


@dataclass(frozen=True, slots=True)
class Processed:
    """One dossier done: its line on stdout."""

    dossier: str
    verdict: Verdict
    report: Path
    refused: int


def process(
    paths: Sequence[Path], settings: Settings, keeper: Keeper, programmes: Programmes, watcher: Watcher
) -> Iterator[Processed]:
    """Process each path to its reports in `settings.out`, then keep them with their originals.

    Raises EngineMissing when the engine cannot start. A store that fails does not stop the work:
    `keeper.problem` says so afterwards.
    """
    with (
        tempfile.TemporaryDirectory(prefix="dossier-", dir=settings.spool) as spool,
        ThreadPoolExecutor(AHEAD, thread_name_prefix="path") as worker,
        ReadingPool(settings.engine, settings.workers, settings.seconds_per_page) as readers,
        second_reader(settings.engine, settings.workers, settings.seconds_per_page) as second,
        ProcessPoolExecutor(1, get_context("spawn"), end_with, (os.getpid(),)) as beside,
    ):
        desk = Desk(Path(spool), readers, second, keeper.cache(readers.identity), watcher, Lock())
        names = settings.engine, SECOND if second else ""
        for done in _in_turn(paths, lambda path: worker.submit(_read, path, desk)):
            for found in done.dossiers:
                yield _finish(found, programmes, done.path, names, settings, keeper, beside)
            shutil.rmtree(done.place)


def _in_turn(paths: Sequence[Path], begin: Callable[[Path], "Future[T]"]) -> Iterator[T]:
    """What comes of each path, the first that is ready first.

    No reader waits for a report to be written, and the pages of no more than `AHEAD` paths lie in the spool.
    """
    waiting, active = deque(paths), set[Future[T]]()
    while waiting or active:
        while waiting and len(active) < AHEAD:
            active.add(begin(waiting.popleft()))
        ready, active = wait(active, return_when=FIRST_COMPLETED)
        for future in ready:
            yield future.result()


@dataclass(frozen=True, slots=True)
class Desk:
    """What pages are read with. One path is opened at a time: whose turn it is holds `opening`."""

    spool: Path
    readers: ReadingPool
    second: SecondReader | None
    cache: Readings
    watcher: Watcher
    opening: AbstractContextManager[Any]


@dataclass(frozen=True, slots=True)
class Read:
    """The dossiers of a path, read and sorted; the pictures of its pages lie in `place`."""

    path: Path
    place: Path
    dossiers: tuple[Sorted, ...]


def _read(path: Path, desk: Desk) -> Read:
    """Open a path, read it, compare its copies and look again at what is doubtful."""
    place = Path(tempfile.mkdtemp(prefix="path-", dir=desk.spool))
    with desk.opening:
        unfolded = unfold(path, place)
        opened = open_path(unfolded.path, place, counted=desk.watcher.expect)
        gathered = gather(chain(unfolded.refused, opened), desk.readers, desk.cache, desk.watcher)
    comparers = Cached(desk.readers, desk.cache, desk.watcher, gathered.done)
    dossiers = []
    for arrival in assemble(unfolded.path, gathered.pages, gathered.refused):
        found = sort(arrival, read_copies(arrival, gathered.readings, comparers))
        looked = second_look(found.documents, found.images, found.texts, desk.second)
        dossiers.append(replace(found, documents=agreeing(looked)))
    comparers.finish(gathered.pages)
    return Read(path, place, tuple(dossiers))


def _finish(
    found: Sorted,
    programmes: Programmes,
    path: Path,
    readers: tuple[str, str],
    settings: Settings,
    keeper: Keeper,
    beside: Executor,
) -> Processed:
    programme = programmes.of(found.arrival)
    judged = judge(programmes.noted(found), programme)
    dossier = judged.dossier.id
    folder = settings.out / dossier
    revision = keeper.next_revision(dossier, folder)
    report = write_dossier(judged, programme, readers, settings.out, revision, beside)
    keeper.keep(dossier, revision, folder, _originals(path), found, readers)
    return Processed(dossier, judged.verdict, report, len(judged.refused))


def _originals(path: Path) -> Iterator[tuple[Path, str]]:
    """Every regular file that came in, refused ones included, with the name it came by."""
    if path.is_dir():
        yield from ((file, name) for file, name in files(path) if file.is_file() and not file.is_symlink())
        if (path / FILE).is_file():
            yield path / FILE, FILE
    elif path.is_file():
        yield path, path.name
