"""What lies in a watched folder: drops, the files of each, and whether it may be taken yet."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ingest.arrival import Refusal
from ingest.wording import Bilingual


class DropKind(StrEnum):
    """How a drop lies there: a dossier as a folder, a dossier as one file, or a batch of a station."""

    FOLDER = "folder"
    FILE = "file"
    BATCH = "batch"


class WaitCode(StrEnum):
    """Why a drop is not taken yet (docs/intake.md says what each means to the sender)."""

    CHANGING = "changing"  # the quiet time is not over
    TEMPORARY = "temporary"  # a name that a program gives to what it has not finished
    IN_USE = "in-use"  # cannot be opened, or somebody has it open for writing
    NO_END = "no-end"  # empty, or without the end that its format has
    NOT_ALLOCATED = "not-allocated"  # ends in zeros: the room is there, the content is not
    NOT_READY = "not-ready"  # the sender says READY, and has not yet
    INCOMPLETE = "incomplete"  # a file of the sender's list is not there
    DIFFERENT = "different"  # a file is not what the sender's list says
    EMPTY = "empty"  # a folder without a file
    UNREACHABLE = "unreachable"  # the share answers with an error


class UnfitCode(StrEnum):
    """Why a drop will not be taken as it lies there."""

    TOO_MANY_FILES = "too-many-files"
    NO_FILE = "no-file"


class StrayCode(StrEnum):
    """Why something in a watched folder belongs to no drop."""

    NOBODYS = "nobodys"  # a file right in the inbox, or in the folder of the stations
    NOT_A_DOSSIER = "not-a-dossier"  # a single file of a format that is no dossier of its own
    NOT_A_FILE = "not-a-file"  # a link, a pipe, a socket, a device
    NOT_PERMITTED = "not-permitted"  # a folder that may not be read
    TOO_MANY = "too-many"  # more drops of one sender than are watched at once
    UNREACHABLE = "unreachable"  # a folder that answers with an error


@dataclass(frozen=True, slots=True)
class Drop:
    """What one sender copied at once, by the place where it lies.

    `sender` is the employer or the station, the name of its folder; `name` that of the folder or file, both
    as they stand on the disk (`ingest.naming.readable` shows them).
    """

    sender: str
    name: str
    path: Path
    kind: DropKind


@dataclass(frozen=True, slots=True)
class SeenFile:
    """A regular file as it was seen. `name` is relative to the drop, '/' between folders, as on the disk.

    `size` in bytes, `mtime_ns` as the file system says (a sender's clock: compared, never trusted). `inode`
    and `device` are 0 where the share does not keep them (SMB, NFS).
    """

    name: str
    path: Path
    size: int
    mtime_ns: int
    inode: int = 0
    device: int = 0


@dataclass(frozen=True, slots=True)
class Snapshot:
    """All files of a drop in natural order, and what of it is not taken (links, pipes …)."""

    files: tuple[SeenFile, ...]
    refused: tuple[Refusal, ...] = ()

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)

    @property
    def mark(self) -> str:
        """Another mark, another drop: a digest of all that was seen, without having read any file."""
        return digest((*self.files, *self.refused))


def digest(seen: Iterable[object]) -> str:
    """A short mark of things seen, each of which has a `repr` of its own."""
    return hashlib.blake2b(repr(tuple(seen)).encode("utf-8", "surrogatepass"), digest_size=16).hexdigest()


@dataclass(frozen=True, slots=True)
class Waiting:
    """Not whole yet; `file` is the name of the file that is waited for, where it is one."""

    code: WaitCode
    why: Bilingual
    file: str | None = None


@dataclass(frozen=True, slots=True)
class Whole:
    """May be taken: exactly the files of the snapshot (see `ingest.watching.reading.open_seen`)."""

    snapshot: Snapshot


@dataclass(frozen=True, slots=True)
class Unfit:
    """Quiet, and not to be taken as it is: a person has to do something about it."""

    code: UnfitCode
    why: Bilingual


Wholeness = Waiting | Whole | Unfit


@dataclass(frozen=True, slots=True)
class Sighting:
    """A drop at one look. `seconds_here` and `seconds_quiet` by the watcher's own clock, since it runs."""

    drop: Drop
    state: Wholeness
    seconds_here: float
    seconds_quiet: float


@dataclass(frozen=True, slots=True)
class Stray:
    """Something that belongs to no drop and is left alone, with the reason; `sender` where there is one."""

    path: Path
    code: StrayCode
    why: Bilingual
    sender: str | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """What lies in a watched folder, and the `folders` that were listed.

    Drops of `unreadable` senders are not known now: they are not gone.
    """

    drops: tuple[Drop, ...]
    strays: tuple[Stray, ...] = ()
    unreadable: frozenset[str] = frozenset()
    folders: tuple[Path, ...] = ()


class ShareGone(Exception):
    """The watched folder itself cannot be listed now; try again. Nothing follows about what lies in it."""

    def __init__(self, folder: Path, why: Bilingual) -> None:
        super().__init__(f"{why.zh} {why.en}")
        self.folder = folder
        self.why = why
