"""One input at the desk: opened, read, its copies compared, its documents found."""

import tempfile
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path
from typing import Any

from extractors.agreement import agreeing
from extractors.reading.pool import ReadingPool
from ingest.archives import unfold
from ingest.declaration import FILE
from ingest.input import Input
from ingest.intake import assemble, open_input
from ingest.page import PageImage
from ingest.sources.folder import files
from service.copying import read_copies
from service.gathering import Cached, gather
from service.judging import Sorted, sort
from service.keeping import Readings
from service.progress import Watcher
from service.second_look import SecondReader, second_look


@dataclass(frozen=True, slots=True)
class Desk:
    """What pages are read with. One input is opened at a time: whose turn it is holds `opening`."""

    spool: Path
    readers: ReadingPool
    second: SecondReader | None
    cache: Readings
    watcher: Watcher
    opening: AbstractContextManager[Any]


@dataclass(frozen=True, slots=True)
class Read:
    """The dossiers of an input, read and sorted; the pictures of its pages lie in `place`."""

    given: Input
    place: Path
    dossiers: tuple[Sorted, ...]


def read_input(given: Input, desk: Desk, only: frozenset[str] | None = None) -> Read:
    """Open an input, read it, compare its copies and look again at what is doubtful.

    `only` leaves out all dossiers but these (None: none is left out).
    """
    place = Path(tempfile.mkdtemp(prefix="input-", dir=desk.spool))
    with desk.opening:
        unfolded = unfold(given, place)
        opened = open_input(unfolded.given, place, counted=desk.watcher.expect)
        gathered = gather(chain(unfolded.refused, opened), desk.readers, desk.cache, desk.watcher)
    comparers = Cached(desk.readers, desk.cache, desk.watcher, gathered.done)
    dossiers = []
    for arrival in assemble(unfolded.given, gathered.pages, gathered.refused):
        if only is not None and arrival.dossier not in only:
            continue
        found = sort(arrival, read_copies(arrival, gathered.readings, comparers))
        looked = second_look(found.documents, found.images, found.texts, desk.second)
        dossiers.append(replace(found, documents=agreeing(looked)))
    comparers.finish(gathered.pages)
    return Read(given, place, tuple(dossiers))


def dossiers_in(given: Input, spool: Path) -> tuple[str, ...]:
    """Ids of the dossiers that an input holds parts of: it is opened, and no page of it is read.

    No picture stays in the spool. Raises SpoolFailed.
    """
    with tempfile.TemporaryDirectory(prefix="whose-", dir=spool) as place:
        unfolded = unfold(given, Path(place))
        pages, refused = [], list(unfolded.refused)
        for item in open_input(unfolded.given, Path(place)):
            if isinstance(item, PageImage):
                item.file.unlink(missing_ok=True)
                pages.append(replace(item, layer=None))
            else:
                refused.append(item)
        return tuple(arrival.dossier for arrival in assemble(unfolded.given, pages, refused))


def originals(given: Input) -> Iterator[tuple[Path, str]]:
    """Every regular file that came in, refused ones included, with the name it came by."""
    path = given.path
    if path.is_dir():
        yield from ((file, name) for file, name in files(path) if file.is_file() and not file.is_symlink())
        if (path / FILE).is_file():
            yield path / FILE, FILE
    elif path.is_file():
        yield path, given.name
