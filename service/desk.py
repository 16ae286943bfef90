"""Inputs at the desk: each is opened and its first copies go to the readers; then, dossier by dossier, copies
are compared and documents found."""

import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from extractors.agreement import agreeing
from extractors.reading.pool import ReadingPool
from ingest.archives import unfold
from ingest.arrival import Overlap
from ingest.declaration import FILE
from ingest.input import Input
from ingest.intake import open_input, own_id, parts_of
from ingest.merging import unite
from ingest.page import PageImage
from ingest.part import Part
from ingest.sources.folder import files
from service.copying import read_copies
from service.electronic import compare_electronic
from service.gathering import Cached, FirstCopies, Gathered, gather
from service.inputs_kept import Given
from service.judging import Sorted, sort
from service.keeping import Readings
from service.progress import Watcher
from service.scanned_anew import scanned_anew
from service.second_look import SecondReader, second_look


@dataclass(frozen=True, slots=True)
class Desk:
    """What pages are read with; `copies` tells which of them are read at once."""

    spool: Path
    readers: ReadingPool
    second: SecondReader | None
    cache: Readings
    watcher: Watcher
    copies: FirstCopies


@dataclass(frozen=True, slots=True, eq=False)
class Opened:
    """An input whose pages are being read; their pictures lie in `place`. `unfolded` is it without its ZIP,
    `dossiers` are those that it holds parts of."""

    given: Input
    unfolded: Input
    place: Path
    gathered: Gathered
    dossiers: frozenset[str]

    def parts(self) -> tuple[Part, ...]:
        return parts_of(self.unfolded, self.gathered.pages, self.gathered.refused)

    def remove(self) -> None:
        """Take its pictures from the spool."""
        shutil.rmtree(self.place, ignore_errors=True)


@dataclass(frozen=True, slots=True)
class Ready:
    """A dossier read and sorted, with the inputs that it came by."""

    found: Sorted
    given: tuple[Given, ...]

    def with_overlaps(self, more: tuple[Overlap, ...]) -> Sorted:
        """The dossier, with more to tell of what came in."""
        arrival = replace(self.found.arrival, overlaps=(*self.found.arrival.overlaps, *more))
        return replace(self.found, arrival=arrival)


def open_at(desk: Desk, given: Input) -> Opened:
    """Open an input and give its pages to the readers. One at a time. Raises SpoolFailed."""
    place = Path(tempfile.mkdtemp(prefix="input-", dir=desk.spool))
    unfolded = unfold(given, place)
    desk.copies.begin(own_id(unfolded.given))
    opened = open_input(unfolded.given, place, counted=desk.watcher.expect)
    pages = chain(unfolded.refused, opened)
    gathered = gather(pages, desk.readers, desk.cache, desk.watcher, desk.copies)
    parts = parts_of(unfolded.given, gathered.pages, gathered.refused)
    return Opened(given, unfolded.given, place, gathered, frozenset(part.dossier for part in parts))


def finish_at(desk: Desk, group: Sequence[Opened], wanted: frozenset[str]) -> tuple[Ready, ...]:
    """The `wanted` dossiers of inputs: their copies compared, what is doubtful looked at again."""
    for one in group:
        one.gathered.collect(desk.cache)
    readings = {file: text for one in group for file, text in one.gathered.readings.items()}
    known = (file for one in group for file in one.gathered.done)
    comparers = Cached(desk.readers, desk.cache, desk.watcher, known)
    ready = []
    for dossier, parts in _by_dossier(group).items():
        if dossier not in wanted:
            continue
        united = unite([part for _, part in parts])
        compared = read_copies(united.arrival, readings, comparers)
        beside = compare_electronic(united.arrival, compared, comparers)
        found = replace(sort(united.arrival, compared), electronic=beside)
        looked = second_look(found.documents, found.images, found.texts, desk.second)
        given = (
            Given(one.given, tuple(originals(one.given)), names)
            for (one, _), names in zip(parts, united.names, strict=True)
        )
        anew = scanned_anew(found, _in_order(parts))
        arrival = replace(found.arrival, overlaps=(*found.arrival.overlaps, *anew))
        ready.append(Ready(replace(found, arrival=arrival, documents=agreeing(looked)), tuple(given)))
    comparers.finish(page for one in group for page in one.gathered.pages)
    return tuple(ready)


def _by_dossier(group: Sequence[Opened]) -> Mapping[str, list[tuple[Opened, Part]]]:
    found: dict[str, list[tuple[Opened, Part]]] = {}
    for one in group:
        for part in one.parts():
            found.setdefault(part.dossier, []).append((one, part))
    return found


def _in_order(parts: Sequence[tuple[Opened, Part]]) -> tuple[Path, ...]:
    """Where the pictures of the parts lie, in the order of receipt; none where nobody knows the order."""
    known = [(part.received, one.place) for one, part in parts if part.received is not None]
    return tuple(place for _, place in sorted(known)) if len(known) == len(parts) else ()


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
        return tuple(part.dossier for part in parts_of(unfolded.given, pages, refused))


def originals(given: Input) -> Iterator[tuple[Path, str]]:
    """Every regular file that came in, refused ones included, with the name it came by."""
    path = given.path
    if path.is_dir():
        yield from ((file, name) for file, name in files(path) if file.is_file() and not file.is_symlink())
        if (path / FILE).is_file():
            yield path / FILE, FILE
    elif path.is_file():
        yield path, given.name
