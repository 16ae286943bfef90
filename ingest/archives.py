"""ZIP files: unpacked by a child within limits, they are folders."""

import os
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePath

from ingest.arrival import Refusal
from ingest.declaration import FILE
from ingest.input import Input
from ingest.opening.events import EntryEvent, RefusedEvent, Request, SpoolFailedEvent
from ingest.opening.kinds import is_zip
from ingest.opening.limits import Limits
from ingest.opening.process import ChildDied, ChildProcess
from ingest.opening.sniffing import sniff
from ingest.opening.source import SpoolFailed
from ingest.reasons import Situation, refuse
from ingest.sources.folder import files, place_of

_CHILD = "ingest.opening.unpacking"


@dataclass(frozen=True, slots=True)
class Unfolded:
    """An input as a file or a folder, and what of it had to be refused."""

    given: Input
    refused: tuple[Refusal, ...] = ()


def is_archive(path: Path) -> bool:
    """Whether the file is a ZIP, and not a document of a format that is zipped itself."""
    try:
        if path.is_symlink() or not path.is_file():
            return False
        return is_zip(sniff(path))
    except OSError:
        return False  # the opener says so


def unfold(given: Input, spool: Path, limits: Limits | None = None) -> Unfolded:
    """A ZIP, or a folder with nothing but one in it, as the folder that it holds; anything else as it is.

    The folder is called as the input is, without ".zip", so that the dossier has the same name either way; a
    single folder around all files counts for nothing. Raises SpoolFailed.
    """
    archive = _only_archive(given.path)
    if archive is None:
        return Unfolded(given)
    place = Path(tempfile.mkdtemp(prefix="zip-", dir=spool))
    named = given.name if archive is not given.path else PurePath(given.name).stem
    source = archive.name if archive is not given.path else given.name
    refused = unpack(archive, source, place, limits or Limits())
    return Unfolded(replace(given, path=_without_wrapping(place), name=named), refused)


def unpack(archive: Path, source: str, folder: Path, limits: Limits) -> tuple[Refusal, ...]:
    """Unpack into `folder`; returns a refusal for whatever stays outside, by its name behind `source`.

    Never raises for what the archive is. Raises SpoolFailed.
    """
    request = Request(path=str(archive), spool=str(folder), limits=limits, first=0, parent=os.getpid())
    return tuple(_refusals(request, source))


def _refusals(request: Request, source: str) -> Iterator[Refusal]:
    try:
        with ChildProcess(request, _CHILD) as child:
            while (event := child.listen()) is not None:
                match event:
                    case EntryEvent(name, situation) if situation is not None:
                        yield refuse(situation, f"{source}/{name}")
                    case RefusedEvent():
                        yield refuse(event.situation, source)
                    case SpoolFailedEvent():
                        raise SpoolFailed(f"the spool {request.spool} cannot be written: {event.error}")
    except ChildDied as death:
        yield refuse(Situation.SLOW_FILE if death.late else Situation.DAMAGED, source)


def _only_archive(path: Path) -> Path | None:
    if not path.is_dir():
        return path if is_archive(path) else None
    inside = [] if (path / FILE).exists() else [file for file, _ in files(path)]
    return inside[0] if len(inside) == 1 and is_archive(inside[0]) else None


def _without_wrapping(folder: Path) -> Path:
    """The folder that holds the files, where it is the only thing in the one around it."""
    entries = list(folder.iterdir())
    while len(entries) == 1 and entries[0].is_dir() and not _declares(entries[0]):
        folder, entries = entries[0], list(entries[0].iterdir())
    return folder


def _declares(folder: Path) -> bool:
    """Whether the folder's name says something of its files (contract 1.1)."""
    place = place_of(f"{folder.name}/_")
    return place.binding is not None or place.copy is not None
