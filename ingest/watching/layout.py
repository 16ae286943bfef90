"""How things lie in a watched folder (contract 1.1 and 1.2): a folder for each sender, and drops in it."""

import errno
import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from ingest.sources.folder import NaturalKey, natural_key
from ingest.watching.drop import Drop, DropKind, Listing, ShareGone, Stray, StrayCode
from ingest.watching.names import READY, NameKind, is_ours, kind_of
from ingest.watching.reasons import gone_because, stray_because

# One sender's mistake must not fill the memory that all need: what is above waits until there is room.
MOST_DROPS = 20_000
_REFUSED = (errno.EACCES, errno.EPERM)
_VANISHED = (errno.ENOENT, errno.ENOTDIR)


@dataclass(frozen=True, slots=True)
class Layout:
    """A watched folder. In a sender's folder any folder is a drop, and a file with one of the `suffixes`."""

    root: Path
    folder: DropKind
    file: DropKind
    suffixes: frozenset[str]


def inbox(root: Path) -> Layout:
    """`<inbox>/<employer>/<dossier>/…`; one PDF, OFD or ZIP right in the employer's folder is a dossier too.

    OFD is what registries give out in the place of PDF, so that it counts like one.
    """
    return Layout(root, DropKind.FOLDER, DropKind.FILE, frozenset((".pdf", ".ofd", ".zip")))


def stations(root: Path) -> Layout:
    """`<stations>/<station>/<batch>.pdf|.tif`, or a folder of page pictures."""
    return Layout(root, DropKind.BATCH, DropKind.BATCH, frozenset((".pdf", ".tif", ".tiff")))


def listing(layout: Layout) -> Listing:
    """All drops in natural order, by names alone: two levels are listed and no file is opened.

    Raises ShareGone where the watched folder itself cannot be listed.
    """
    try:
        senders = [entry for entry in _entries(layout.root) if not _is_no_ones(entry.name)]
        found = [_of_sender(layout, entry) for entry in senders]
    except OSError as error:
        raise ShareGone(layout.root, gone_because(str(layout.root), error.strerror or str(error))) from error
    drops = sorted((drop for part in found for drop in part.drops), key=_order)
    return Listing(
        tuple(drops),
        tuple(stray for part in found for stray in part.strays),
        frozenset[str]().union(*(part.unreadable for part in found)),
        (layout.root, *(folder for part in found for folder in part.folders)),
    )


def _of_sender(layout: Layout, folder: os.DirEntry[str]) -> Listing:
    if not folder.is_dir(follow_symlinks=False):
        plain = folder.is_file(follow_symlinks=False)
        return Listing((), (_stray(folder, StrayCode.NOBODYS if plain else StrayCode.NOT_A_FILE),))
    try:
        entries = [entry for entry in _entries(folder.path) if not _is_no_ones(entry.name)]
        found = list(_in_sender(layout, folder.name, _first(entries)))
        if len(entries) > MOST_DROPS:
            found.append(_stray(folder, StrayCode.TOO_MANY, folder.name, most=MOST_DROPS))
    except OSError as error:
        if error.errno in _VANISHED:
            return Listing(())
        code = StrayCode.NOT_PERMITTED if error.errno in _REFUSED else StrayCode.UNREACHABLE
        stray = _stray(folder, code, folder.name, error=error.strerror)
        return Listing((), (stray,), frozenset((folder.name,)))
    return Listing(
        tuple(drop for drop in found if isinstance(drop, Drop)),
        tuple(stray for stray in found if isinstance(stray, Stray)),
        folders=(Path(folder.path),),
    )


def _in_sender(layout: Layout, sender: str, entries: list[os.DirEntry[str]]) -> Iterator[Drop | Stray]:
    names = {entry.name for entry in entries}
    for entry in entries:
        if is_ours(entry.name) or _readies(entry.name, names):
            continue
        if entry.is_dir(follow_symlinks=False):
            yield Drop(sender, entry.name, Path(entry.path), layout.folder)
        elif not entry.is_file(follow_symlinks=False):
            yield _stray(entry, StrayCode.NOT_A_FILE, sender)
        elif _suffix(entry.name) in layout.suffixes or kind_of(entry.name) is NameKind.TEMPORARY:
            # one that is not finished is listed too, so that it is seen to wait
            yield Drop(sender, entry.name, Path(entry.path), layout.file)
        else:
            yield _stray(entry, StrayCode.NOT_A_DOSSIER, sender)


def _first(entries: list[os.DirEntry[str]]) -> list[os.DirEntry[str]]:
    """As many as are watched at once, the same at each look."""
    if len(entries) <= MOST_DROPS:
        return entries
    return sorted(entries, key=lambda entry: natural_key(entry.name))[:MOST_DROPS]


def _readies(name: str, names: set[str]) -> bool:
    return name.endswith(f".{READY}") and name.removesuffix(f".{READY}") in names


def _is_no_ones(name: str) -> bool:
    return kind_of(name) in (NameKind.SYSTEM, NameKind.LOCK)


def _suffix(name: str) -> str:
    return PurePath(name).suffix.lower()


def _entries(folder: str | Path) -> list[os.DirEntry[str]]:
    with os.scandir(folder) as entries:
        return list(entries)


def _stray(entry: os.DirEntry[str], code: StrayCode, sender: str | None = None, **more: object) -> Stray:
    return Stray(Path(entry.path), code, stray_because(code, entry.name, **more), sender)


def _order(drop: Drop) -> NaturalKey:
    return natural_key(f"{drop.sender}/{drop.name}")
