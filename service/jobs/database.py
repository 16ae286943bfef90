"""Where jobs are kept: a file of SQLite on one machine, PostgreSQL for many."""

import sqlite3
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import sqlalchemy as sa
from sqlalchemy import event
from sqlalchemy.engine import URL, Engine, make_url
from sqlalchemy.exc import ArgumentError, SQLAlchemyError
from sqlalchemy.pool import NullPool

from ingest.wording import Bilingual
from service.jobs.queue import JobsMisconfigured, JobsUnreachable
from service.settings import Settings

_POSTGRES = ("postgres", "postgresql", "postgresql+psycopg")
_BUSY_MS = 30_000  # one writer at a time: the others wait for it
_CONNECT_S = 5
_SILENT_MS = 10_000  # a connection whose other end says nothing for so long is broken
_POOL = 12  # connections of a worker: its jobs, the polls of its queues, progress
# Where SQLite's locks or its shared memory do not reach other machines, or lie.
_NETWORK = frozenset(
    (
        *("nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "9p", "ceph", "davfs", "fuse.davfs"),
        *("glusterfs", "fuse.glusterfs", "lustre", "beegfs", "gpfs", "gfs2", "ocfs2"),
        *("fuse.sshfs", "fuse.rclone", "fuse.s3fs"),
    )
)


@dataclass(frozen=True, slots=True)
class Database:
    """The database of a setting; `file` is that of SQLite, None with PostgreSQL."""

    url: URL
    file: Path | None

    @property
    def shown(self) -> str:
        """For people, the password masked."""
        return str(self.file) if self.file else self.url.render_as_string(hide_password=True)

    def beside(self, name: str) -> "Database":
        """The file of that name in the same folder; with PostgreSQL the same database."""
        return _file(self.file.with_name(name)) if self.file else self

    def engine(self, *, alone: bool = False) -> Engine:
        """An engine with what DBOS and durability need; `alone` without a pool, for a connection to be held.

        SQLite: write-ahead log, synchronous FULL (a job that was queued survives a power cut), writers in
        turn. Raises JobsMisconfigured.
        """
        if self.file is None:
            return _postgres(self.url, alone)
        _refuse_network(self.file)
        try:
            self.file.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise JobsMisconfigured(_no_folder(self.file.parent, error)) from error
        return _sqlite(self.url)

    def check(self) -> str:
        """Ask it something; kind, version and mode. Raises JobsUnreachable, JobsMisconfigured."""
        engine = self.engine(alone=True)
        try:
            with engine.connect() as connection:
                if self.file is None:
                    return f"PostgreSQL {connection.scalar(sa.text('SHOW server_version'))}"
                mode = connection.scalar(sa.text("PRAGMA journal_mode"))
                return f"SQLite {sqlite3.sqlite_version}, {str(mode).upper()}, synchronous FULL"
        except SQLAlchemyError as error:
            raise unreachable(error) from error
        finally:
            engine.dispose()


def database_of(settings: Settings) -> Database:
    """The database that the settings name, not asked anything yet. Raises JobsMisconfigured."""
    return database_at(settings.database.get_secret_value() or str(_beside(settings.store)))


def database_at(given: str) -> Database:
    """The database of a setting's text. Raises JobsMisconfigured."""
    if not given.startswith((*(f"{name}:" for name in _POSTGRES), "sqlite:")) and "://" not in given:
        return _file(Path(given))
    try:
        url = make_url(given)
    except ArgumentError:
        url = None
    if url is not None and url.drivername == "sqlite" and url.database:
        return _file(Path(url.database))
    if url is not None and url.drivername in _POSTGRES:
        return Database(url.set(drivername="postgresql+psycopg"), None)
    raise JobsMisconfigured(
        Bilingual(
            "DOSSIER_DATABASE is neither a file nor postgresql://…",
            "DOSSIER_DATABASE 既不是文件，也不是 postgresql://…",
        )
    )


def unreachable(error: SQLAlchemyError) -> JobsUnreachable:
    """What a driver's error means; its text may hold the password, so that only its type is said."""
    cause = type(getattr(error, "orig", None) or error).__name__
    return JobsUnreachable(
        Bilingual(f"the jobs' database does not answer ({cause})", f"任务数据库没有响应（{cause}）")
    )


def file_system(path: Path) -> str:
    """The type of the file system that the path lies on, or will, as /proc/self/mountinfo names it."""
    place, best, kind = path.absolute(), -1, ""
    for candidate in (place, *place.parents):
        if candidate.exists():
            place = candidate.resolve()
            break
    for line in Path("/proc/self/mountinfo").read_text().splitlines():
        left, _, right = line.partition(" - ")
        mounted = Path(left.split()[4].encode().decode("unicode_escape"))
        depth = len(mounted.parts)
        if place.is_relative_to(mounted) and depth >= best:
            best, kind = depth, right.split()[0]
    return kind


def _refuse_network(file: Path) -> None:
    kind = file_system(file)
    if kind in _NETWORK:
        raise JobsMisconfigured(
            Bilingual(
                f"the jobs' database {file} lies on a network file system ({kind}), where SQLite loses data; "
                "set DOSSIER_DATABASE to a local file or to postgresql://…",
                f"任务数据库 {file} 位于网络文件系统（{kind}）上，SQLite 在其上会丢失数据；"
                "请将 DOSSIER_DATABASE 设为本地文件或 postgresql://…",
            )
        )


def _file(path: Path) -> Database:
    path = path.absolute()
    return Database(URL.create("sqlite", database=str(path)), path)


def _beside(store: str) -> Path:
    """`<store>-jobs/jobs.sqlite` beside a store that is a folder; the working folder otherwise."""
    address = urlsplit(store)
    folder = Path(address.path) if address.scheme in ("", "file") and address.path else Path("dossier-store")
    return folder.with_name(f"{folder.name}-jobs") / "jobs.sqlite"


def _sqlite(url: URL) -> Engine:
    engine = sa.create_engine(url, pool_size=_POOL, max_overflow=_POOL)

    @event.listens_for(engine, "connect")
    def _prepare(connection: sqlite3.Connection, _record: object) -> None:
        connection.isolation_level = "IMMEDIATE"
        connection.execute(f"PRAGMA busy_timeout={_BUSY_MS}")
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")

    return engine


def _postgres(url: URL, alone: bool) -> Engine:
    terms = {"connect_timeout": _CONNECT_S, "application_name": "dossier", "tcp_user_timeout": _SILENT_MS}
    if alone:
        return sa.create_engine(url, connect_args=terms, poolclass=NullPool)
    return sa.create_engine(url, connect_args=terms, pool_pre_ping=True, pool_size=_POOL, max_overflow=_POOL)


def _no_folder(folder: Path, error: OSError) -> Bilingual:
    return Bilingual(
        f"the folder {folder} for the jobs' database cannot be made ({error.strerror})",
        f"无法创建任务数据库所在目录 {folder}（{error.strerror}）",
    )
