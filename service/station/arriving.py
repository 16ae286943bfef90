"""Pages of a batch as they arrive: of a file once it is whole, of a folder picture by picture."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ingest.arrival import Refusal
from ingest.naming import readable
from ingest.opening.limits import Limits
from ingest.opening.source import open_source
from ingest.page import PageImage
from ingest.sources.folder import natural_key
from ingest.watching.endings.content import Content, CutShort
from ingest.watching.endings.ending import Ending, ending
from ingest.watching.names import READY, NameKind, is_ours, is_word, kind_of

BATCH_FILES = frozenset((".pdf", ".tif", ".tiff"))
ENDED = READY  # in a batch's folder: no page comes any more
_NO_FOLLOW = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC


@dataclass(frozen=True, slots=True)
class Pace:
    """Seconds: between two looks, until a file that does not change counts as whole although its format tells
    nothing of an end, and until a folder to which nothing is added counts as ended.
    """

    look: float = 0.3
    still: float = 2.0
    ended: float = 8.0


@dataclass(slots=True)
class _File:
    size: int
    changed: int
    since: float


@dataclass(slots=True)
class Arriving:
    """One batch below the station's folder: a PDF or TIFF, or a folder of page pictures.

    `clock` is told from outside with each look, in seconds that never go back. Nothing in the folder is
    changed.
    """

    path: Path
    spool: Path
    pace: Pace = field(default_factory=Pace)
    limits: Limits = field(default_factory=Limits)
    _seen: dict[str, _File] = field(default_factory=dict)
    _taken: set[str] = field(default_factory=set)
    _active: float | None = None
    ended: bool = False

    @property
    def name(self) -> str:
        return readable(self.path.name)

    def look(self, now: float) -> Iterator[PageImage | Refusal]:
        """The pages that have become whole since the last look, in natural order. Sets `ended`."""
        if self._active is None:
            self._active = now
        if not self.path.is_dir():
            if self._is_whole(self.path, now):
                yield from open_source(self.path, self.name, self.spool, self.limits)
                self.ended = True
            return
        names = self._names()
        whole = {name: self._is_whole(self.path / name, now) for name in names if name not in self._taken}
        for name, is_whole in whole.items():
            if not is_whole:
                break  # pages keep their order: what comes behind waits
            self._taken.add(name)
            yield from open_source(self.path / name, f"{self.name}/{readable(name)}", self.spool, self.limits)
            self._active = max(now, self._active)
        waiting = any(name not in self._taken for name in names) or self._is_unfinished()
        if waiting:
            self._active = now
        quiet = now - self._active >= self.pace.ended
        self.ended = not waiting and bool(self._taken) and (quiet or (self.path / ENDED).exists())

    def _names(self) -> list[str]:
        """Pictures in the folder, without what is not finished or not ours to read."""
        found = [entry.name for entry in os.scandir(self.path)]
        plain = [name for name in found if kind_of(name) is NameKind.DOCUMENT and not is_word(name)]
        return sorted(plain, key=natural_key)

    def _is_unfinished(self) -> bool:
        """Whether a name tells that somebody still writes here, as while a jam is cleared."""
        return any(kind_of(entry.name) is NameKind.TEMPORARY for entry in os.scandir(self.path))

    def _is_whole(self, path: Path, now: float) -> bool:
        """Whether a file has its end, and is as long as at the look before, or did not change for long."""
        try:
            descriptor = os.open(path, _NO_FOLLOW)
        except OSError:
            return True  # a link or no right: the opener refuses it by name
        try:
            status = os.fstat(descriptor)
            if not stat.S_ISREG(status.st_mode):
                return True
            before = self._seen.get(path.name)
            if before is None or (before.size, before.changed) != (status.st_size, status.st_mtime_ns):
                self._seen[path.name] = _File(status.st_size, status.st_mtime_ns, now)
                self._active = now
                return False
            found = _ending(descriptor, status.st_size, path.name)
            return found is Ending.COMPLETE or (
                found is Ending.UNKNOWN and now - before.since >= self.pace.still
            )
        finally:
            os.close(descriptor)


def _ending(descriptor: int, size: int, name: str) -> Ending:
    try:
        return ending(Content(descriptor, size), name)
    except (OSError, CutShort):
        return Ending.OPEN


def batches_in(folder: Path) -> list[Path]:
    """The batches of a station's folder in natural order: PDF and TIFF files, and folders of pictures."""
    found = []
    for entry in os.scandir(folder):
        if kind_of(entry.name) is not NameKind.DOCUMENT or is_ours(entry.name) or is_word(entry.name):
            continue
        if entry.is_dir(follow_symlinks=False) or (
            entry.is_file(follow_symlinks=False) and Path(entry.name).suffix.lower() in BATCH_FILES
        ):
            found.append(Path(entry.path))
    return sorted(found, key=lambda path: natural_key(path.name))
