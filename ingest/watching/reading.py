"""Opening a file that was seen: exactly that one, by no link, or not at all."""

import hashlib
import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import PurePosixPath

from ingest.watching.drop import SeenFile

_FOLDER = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_FILE = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK | os.O_CLOEXEC  # a pipe must not keep us waiting


class Changed(OSError):
    """In the place of the file that was seen there is another, or it was written to meanwhile."""


@contextmanager
def open_seen(seen: SeenFile) -> Iterator[int]:
    """A descriptor for reading, closed at the end. Raises Changed, and OSError where it cannot be opened.

    From the drop's own folder on each step is taken without following links, so that a folder that is
    exchanged for a link between looking and opening leads nowhere. Ask `unchanged` after reading.
    """
    steps = PurePosixPath(seen.name).parts
    top = seen.path
    for _ in steps:
        top = top.parent
    folder = os.open(top, _FOLDER)
    try:
        for step in steps[:-1]:
            below = os.open(step, _FOLDER, dir_fd=folder)
            os.close(folder)
            folder = below
        descriptor = os.open(steps[-1], _FILE, dir_fd=folder)
    finally:
        os.close(folder)
    try:
        if not unchanged(seen, descriptor):
            raise Changed(seen.name)
        yield descriptor
    finally:
        os.close(descriptor)


def digest_of(seen: SeenFile) -> tuple[int, str]:
    """Size in bytes and SHA-256 of exactly this file. Raises Changed, and OSError."""
    with open_seen(seen) as descriptor, os.fdopen(os.dup(descriptor), "rb") as stream:
        sha256 = hashlib.file_digest(stream, "sha256").hexdigest()
        if not unchanged(seen, descriptor):
            raise Changed(seen.name)
    return seen.size, sha256


def unchanged(seen: SeenFile, descriptor: int) -> bool:
    """Whether the open file is still the one that was seen, as long and as old as then. Raises OSError."""
    status = os.fstat(descriptor)
    same = not seen.inode or (status.st_ino, status.st_dev) == (seen.inode, seen.device)
    whole = (status.st_size, status.st_mtime_ns) == (seen.size, seen.mtime_ns)
    return same and whole and stat.S_ISREG(status.st_mode)
