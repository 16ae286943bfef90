"""Who is at work, and who has died: a worker holds a lock in its name and shows now and then that it wakes.

A lock goes with its process at once, however it ends. A process that is only paused keeps its lock: the sign
of life tells it from one at work. One that was paused is taken for dead, and fenced when it comes back.
"""

import contextlib
import fcntl
import hashlib
import os
import secrets
import socket
import time
from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import sqlalchemy as sa
from sqlalchemy.engine import Connection
from sqlalchemy.exc import SQLAlchemyError

from service.jobs.database import Database

BEAT_S = 1.5  # between two signs of life
SILENT_S = 6.0  # without one for so long a worker counts as dead
_CLASS = 0x646F73  # the class of our advisory locks: "dos"


class Executors(ABC):
    """The workers that share one database, as far as one process sees them."""

    name: str = ""

    def join(self) -> str:
        """Become a worker: a name that no other has or had. Keep it alive by `beat`."""
        self.name = f"{socket.gethostname()[:40]}-{os.getpid()}-{secrets.token_hex(4)}"
        self.beat()
        return self.name

    @abstractmethod
    def beat(self) -> None:
        """Show that this worker is awake; take its lock again where it was lost."""

    @abstractmethod
    def absent(self, other: str) -> contextlib.AbstractContextManager[bool]:
        """Whether that worker is dead or paused. While entered, nobody else is told so of a dead one."""

    @abstractmethod
    def leave(self) -> None:
        """Give up the name."""


class OneMachine(Executors):
    """Locked files beside the database; their time of change is the sign of life."""

    def __init__(self, file: Path) -> None:
        self._folder = file.with_name(f"{file.name}.workers")
        self._lock: int | None = None

    def beat(self) -> None:
        self._folder.mkdir(exist_ok=True)
        if self._lock is None:
            lock = os.open(self._folder / self.name, os.O_CREAT | os.O_RDWR | os.O_CLOEXEC, 0o600)
            fcntl.flock(lock, fcntl.LOCK_EX)
            self._lock = lock
        os.utime(self._lock)

    @contextmanager
    def absent(self, other: str) -> Iterator[bool]:
        try:
            lock = os.open(self._folder / other, os.O_RDWR | os.O_CLOEXEC)
        except FileNotFoundError:
            yield True
            return
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            yield time.time() - os.fstat(lock).st_mtime > SILENT_S
        else:
            yield True
            (self._folder / other).unlink(missing_ok=True)
        finally:
            os.close(lock)

    def leave(self) -> None:
        if self._lock is not None:
            (self._folder / self.name).unlink(missing_ok=True)
            os.close(self._lock)
        self._lock, self.name = None, ""


class ManyMachines(Executors):
    """Advisory locks of sessions of PostgreSQL; the server ends a session that is silent, and its lock."""

    def __init__(self, database: Database) -> None:
        self._engine = database.engine(alone=True)
        self._session: Connection | None = None

    def beat(self) -> None:
        try:
            if self._session is not None:
                self._session.execute(sa.text("SELECT 1"))
                return
        except SQLAlchemyError:
            self._drop()
        session = self._connect()
        session.execute(sa.text(f"SET idle_session_timeout = '{int(SILENT_S * 1000)}ms'"))
        session.execute(sa.text("SELECT pg_advisory_lock(:class, :name)"), self._key(self.name))
        self._session = session

    @contextmanager
    def absent(self, other: str) -> Iterator[bool]:
        with self._connect() as session:
            got = session.scalar(sa.text("SELECT pg_try_advisory_lock(:class, :name)"), self._key(other))
            yield bool(got)

    def leave(self) -> None:
        self._drop()
        self.name = ""
        self._engine.dispose()

    def _connect(self) -> Connection:
        return self._engine.connect().execution_options(isolation_level="AUTOCOMMIT")

    def _drop(self) -> None:
        session, self._session = self._session, None
        if session is not None:
            session.invalidate()
            session.close()

    @staticmethod
    def _key(name: str) -> dict[str, int]:
        digest = hashlib.sha256(name.encode()).digest()
        return {"class": _CLASS, "name": int.from_bytes(digest[:4], "big", signed=True)}


def executors_of(database: Database) -> Executors:
    """Where the workers of that database meet."""
    return ManyMachines(database) if database.file is None else OneMachine(database.file)
