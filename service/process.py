"""One-off processing: paths in, reports and kept revisions out."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from extractors.reading.pool import ReadingPool
from ingest.declaration import FILE
from ingest.intake import assemble, open_path
from ingest.sources.folder import files
from service.gathering import gather
from service.judging import Judged, judge
from service.keeping import Keeper
from service.progress import Watcher
from service.reporting import write_dossier
from service.settings import Settings
from validators.programme import Programme, load_programme
from validators.verdict import Verdict


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
        ReadingPool(settings.engine, settings.workers, settings.seconds_per_page) as readers,
    ):
        cache = keeper.cache(readers.identity)
        for path in paths:
            opened = open_path(path, Path(spool), counted=watcher.expect)
            gathered = gather(opened, readers, cache, watcher)
            for arrival in assemble(path, gathered.pages, gathered.refused):
                judged = judge(arrival, gathered.readings, programme)
                yield _finish(judged, programme, path, settings, keeper)


def _finish(
    judged: Judged, programme: Programme, path: Path, settings: Settings, keeper: Keeper
) -> Processed:
    dossier = judged.dossier.id
    folder = settings.out / dossier
    revision = keeper.next_revision(dossier, folder)
    report = write_dossier(judged, programme, settings.engine, settings.out, revision)
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
