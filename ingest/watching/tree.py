"""What a drop consists of at this moment: one walk, by which nothing is opened and no link is followed."""

import errno
import os
import stat
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from ingest.arrival import Refusal
from ingest.naming import readable
from ingest.reasons import Situation, refuse
from ingest.sources.folder import natural_key
from ingest.watching.drop import Drop, SeenFile, Snapshot, digest
from ingest.watching.names import READY, NameKind, is_word, kind_of

# The thickest dossier, five copies as single page pictures, has some 5,000 files; 100,000 tiny ones are a
# mistake, and would keep all others waiting while they are listed.
MOST_ENTRIES = 20_000
_REFUSED = (errno.EACCES, errno.EPERM)
_NO_WAY = (errno.ENAMETOOLONG, errno.ELOOP)  # a path that no other program can open either
_VANISHED = (errno.ENOENT, errno.ENOTDIR)


@dataclass(frozen=True, slots=True)
class Tree:
    """A drop as it lies there. `unfinished` and `locks` are names, `words` READY and lists of hashes."""

    files: tuple[SeenFile, ...] = ()
    refused: tuple[Refusal, ...] = ()
    words: tuple[SeenFile, ...] = ()
    unfinished: tuple[str, ...] = ()
    locks: tuple[str, ...] = ()
    too_many: bool = False

    @property
    def snapshot(self) -> Snapshot:
        """What of it is taken."""
        return Snapshot(self.files, self.refused)

    @property
    def mark(self) -> str:
        """Another mark, another tree."""
        words = (self.words, self.unfinished, self.locks, self.too_many)
        return digest((*self.files, *self.refused, *words))


class Unreachable(Exception):
    """The share failed while the drop was looked at: nothing is known about it now."""

    def __init__(self, name: str, error: OSError) -> None:
        super().__init__(name)
        self.name = name
        self.error = error.strerror or str(error)


def tree_of(drop: Drop, keeps_inodes: bool = True) -> Tree:
    """Everything below the drop, or the file that it is. Nothing where it is gone. Raises Unreachable.

    Folders are walked one by one, not one within another: a path may have thousands of them. With
    `keeps_inodes` False inodes and devices are left out: some shares make them up anew at each look.
    """
    walk = _Walk(keeps_inodes)
    walk.begin(drop)
    while walk.folders and walk.seen <= MOST_ENTRIES:
        walk.enter(*walk.folders.pop())
    return walk.tree()


@dataclass(slots=True)
class _Walk:
    """One walk over a drop: what was found so far, and the folders still to be entered."""

    keeps_inodes: bool
    seen: int = 0
    folders: list[tuple[Path | str, str]] = field(default_factory=list)
    files: list[SeenFile] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    words: list[SeenFile] = field(default_factory=list)
    unfinished: list[str] = field(default_factory=list)
    locks: list[str] = field(default_factory=list)

    def begin(self, drop: Drop) -> None:
        if kind_of(drop.name) is NameKind.TEMPORARY:
            self.unfinished.append(drop.name)
        status = _status(drop.path.lstat, drop.name)
        if status is None:
            return
        if stat.S_ISDIR(status.st_mode):
            self.folders.append((drop.path, ""))
            return
        self._file(drop.path, drop.name, status)
        word = drop.path.with_name(f"{drop.name}.{READY}")
        said = _status(word.lstat, word.name)
        if said and stat.S_ISREG(said.st_mode):
            self.words.append(self._seen(word, READY, said))

    def enter(self, folder: Path | str, above: str) -> None:
        try:
            with os.scandir(folder) as entries:
                for entry in entries:
                    self.seen += 1
                    if self.seen > MOST_ENTRIES:
                        return
                    self._entry(entry, above + entry.name)
        except OSError as error:
            if error.errno in (*_REFUSED, *_NO_WAY):
                self.refused.append(refuse(Situation.NOT_PERMITTED, readable(above.rstrip("/"))))
            elif error.errno not in _VANISHED:
                raise Unreachable(above.rstrip("/"), error) from error

    def _entry(self, entry: os.DirEntry[str], name: str) -> None:
        match kind_of(entry.name):
            case NameKind.TEMPORARY:
                self.unfinished.append(name)
            case NameKind.LOCK:
                self.locks.append(name)
            case NameKind.DOCUMENT if entry.is_dir(follow_symlinks=False):
                self.folders.append((entry.path, f"{name}/"))
            case NameKind.DOCUMENT:
                status = _status(lambda: entry.stat(follow_symlinks=False), name)
                if status is not None:
                    self._file(Path(entry.path), name, status)

    def _file(self, path: Path, name: str, status: os.stat_result) -> None:
        if not stat.S_ISREG(status.st_mode):
            self.refused.append(refuse(Situation.NOT_A_FILE, readable(name)))
        elif is_word(name):
            self.words.append(self._seen(path, name, status))
        else:
            self.files.append(self._seen(path, name, status))

    def _seen(self, path: Path, name: str, status: os.stat_result) -> SeenFile:
        inode = (status.st_ino, status.st_dev) if self.keeps_inodes else (0, 0)
        return SeenFile(name, path, status.st_size, status.st_mtime_ns, *inode)

    def tree(self) -> Tree:
        return Tree(
            tuple(sorted(self.files, key=lambda file: (natural_key(file.name), file.name))),
            tuple(sorted(self.refused, key=lambda refusal: refusal.source)),
            tuple(sorted(self.words, key=lambda file: file.name)),
            tuple(sorted(self.unfinished)),
            tuple(sorted(self.locks)),
            self.seen > MOST_ENTRIES,
        )


def _status(look: Callable[[], os.stat_result], name: str) -> os.stat_result | None:
    """What `look` gives; None for what has vanished meanwhile. Raises Unreachable."""
    try:
        return look()
    except OSError as error:
        if error.errno in _VANISHED:
            return None
        raise Unreachable(name, error) from error
