"""One watcher for an inbox: a lock that ends with its process, whatever ends it."""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_TAKEN = (errno.EWOULDBLOCK, errno.EACCES)


class AlreadyWatched(Exception):
    """Another process watches this folder, or uses this ledger."""

    def __init__(self, path: Path) -> None:
        super().__init__(str(path))
        self.path = path


@contextmanager
def locked(path: Path) -> Iterator[None]:
    """Hold the lock on a folder, or on a file that is made for it. Raises AlreadyWatched, OSError.

    A share that knows no locks on folders gives none: then the lock on the ledger's file still holds on this
    machine, and that no other machine watches the share is for its operator to see to.
    """
    flags = os.O_RDONLY | os.O_DIRECTORY if path.is_dir() else os.O_RDWR | os.O_CREAT
    handle = os.open(path, flags | os.O_CLOEXEC, 0o600)
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            if error.errno in _TAKEN:
                raise AlreadyWatched(path) from error
            if not path.is_dir():
                raise
        yield
    finally:
        os.close(handle)
