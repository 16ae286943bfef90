"""One-off processing: paths in, reports and kept revisions out."""

import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, replace
from itertools import zip_longest
from pathlib import Path
from typing import TypeVar

from extractors.reading.pool import ReadingPool
from ingest.declaration import FILE
from ingest.intake import assemble, open_path
from ingest.sources.folder import files
from service.gathering import Gathered, gather
from service.judging import Judged, judge, sort
from service.keeping import Keeper, Readings
from service.progress import Watcher
from service.reporting import write_dossier
from service.second_look import SECOND, second_look, second_reader
from service.settings import Settings
from validators.programme import Programme, load_programme
from validators.verdict import Verdict

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Processed:
    """One dossier done: its line on stdout."""

    dossier: str
    verdict: Verdict
    report: Path
    refused: int


def process(
    paths: Sequence[Path], settings: Settings, keeper: Keeper, switches: Mapping[str, str], watcher: Watcher
) -> Iterator[Processed]:
    """Process each path to its reports in `settings.out`, then keep them with their originals.

    Raises EngineMissing when the engine cannot start, ProgrammeError for an unknown programme or switch.
    A store that fails does not stop the work: `keeper.problem` says so afterwards.
    """
    programme = load_programme(settings.programme, switches)
    with (
        tempfile.TemporaryDirectory(prefix="dossier-", dir=settings.spool) as spool,
        ThreadPoolExecutor(1, thread_name_prefix="opening") as opener,
        ReadingPool(settings.engine, settings.workers, settings.seconds_per_page) as readers,
        second_reader(settings.engine, settings.seconds_per_page) as second,
    ):
        cache = keeper.cache(readers.identity)

        def begin(path: Path) -> "Future[tuple[Path, Gathered]]":
            return opener.submit(_gathered, path, Path(spool), readers, cache, watcher)

        for path, (place, gathered) in _one_ahead(paths, begin):
            for arrival in assemble(path, gathered.pages, gathered.refused):
                found = sort(arrival, gathered.readings)
                looked = second_look(found.documents, found.images, found.texts, second)
                judged = judge(replace(found, documents=looked), programme)
                names = settings.engine, SECOND if second else ""
                yield _finish(judged, programme, path, names, settings, keeper)
            shutil.rmtree(place)


def _one_ahead(paths: Sequence[Path], begin: Callable[[Path], "Future[T]"]) -> Iterator[tuple[Path, T]]:
    """Each path with what came of it; the next is begun before, so that no reader waits for a report."""
    coming = begin(paths[0])
    for path, following in zip_longest(paths, paths[1:]):
        result = coming.result()
        if following is not None:
            coming = begin(following)
        yield path, result


def _gathered(
    path: Path, spool: Path, readers: ReadingPool, cache: Readings, watcher: Watcher
) -> tuple[Path, Gathered]:
    """Open and read one path; returns the folder of its page pictures, too."""
    place = Path(tempfile.mkdtemp(prefix="path-", dir=spool))
    opened = open_path(path, place, counted=watcher.expect)
    return place, gather(opened, readers, cache, watcher)


def _finish(
    judged: Judged,
    programme: Programme,
    path: Path,
    readers: tuple[str, str],
    settings: Settings,
    keeper: Keeper,
) -> Processed:
    dossier = judged.dossier.id
    folder = settings.out / dossier
    revision = keeper.next_revision(dossier, folder)
    report = write_dossier(judged, programme, readers, settings.out, revision)
    keeper.keep(dossier, revision, folder, _originals(path))
    return Processed(dossier, judged.verdict, report, len(judged.refused))


def _originals(path: Path) -> Iterator[tuple[Path, str]]:
    """Every regular file that came in, refused ones included, with the name it came by."""
    if path.is_dir():
        yield from ((file, name) for file, name in files(path) if file.is_file() and not file.is_symlink())
        if (path / FILE).is_file():
            yield path / FILE, FILE
    elif path.is_file():
        yield path, path.name
