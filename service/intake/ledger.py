"""The ledger of drops: how far each has come, on the watcher's machine.

It may be lost: the store and the folders are the truth, and the same bytes are the same delivery. What is
lost with it is the memory of what was refused, and of what was said to be known already.
"""

import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, fields, replace
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from ingest.watching.drop import DropKind

_FORM = 1  # user_version of the file; another one is set aside
_SECONDS_FOR_A_LOCK = 5.0


class State(StrEnum):
    """What has surely happened; the next step is what may have begun."""

    WHOLE = "whole"  # seen, and whole
    STORED = "stored"  # a delivery in the store, read back
    QUEUED = "queued"  # its job is queued, or was done before
    DONE = "done"  # moved to done/
    REFUSED = "refused"  # can never be taken
    FAILED = "failed"  # moved to failed/, with the reason
    GONE = "gone"  # taken away by its sender before it was stored, or changed after


OPEN = (State.WHOLE, State.STORED, State.QUEUED, State.REFUSED)


@dataclass(frozen=True, slots=True)
class Item:
    """A drop in the ledger. Names as on the disk; `fingerprint` of its names, sizes and times.

    `delivery` is its id once it is hashed, `dossier` the one it says it is of ("": its covers say); `again`:
    the same bytes were received before; `target` is where it is moved to, from the sender's folder; `code`
    and `reason_*` say why it was refused; `left_out` is what of it was not taken (see `left_out`). Times are
    those of the watcher's clock.
    """

    number: int
    inbox: str
    sender: str
    name: str
    kind: DropKind
    state: State
    fingerprint: str
    seen: datetime
    changed: datetime
    delivery: str = ""
    dossier: str = ""
    again: bool = False
    target: str = ""
    code: str = ""
    reason_en: str = ""
    reason_zh: str = ""
    left_out: str = ""


_COLUMNS = tuple(field.name for field in fields(Item))
_SCHEMA = f"""
create table if not exists drops (
    number integer primary key, inbox text not null, sender text not null, name text not null,
    kind text not null, state text not null, fingerprint text not null, seen text not null,
    changed text not null, delivery text not null default '', dossier text not null default '',
    again integer not null default 0, target text not null default '', code text not null default '',
    reason_en text not null default '', reason_zh text not null default '',
    left_out text not null default ''
);
create unique index if not exists one_open on drops (inbox, sender, name, kind)
    where state in ({", ".join(repr(str(state)) for state in OPEN)});
create index if not exists by_dossier on drops (sender, dossier);
create index if not exists by_delivery on drops (delivery);
create index if not exists by_state on drops (state, changed);
pragma user_version = {_FORM};
"""


class Ledger:
    """One file, one process, one thread. Every method raises sqlite3.Error when the file cannot be used."""

    def __init__(self, file: Path) -> None:
        """Open or make the ledger; a file that is none, or of another form, is set aside beside it."""
        file.parent.mkdir(parents=True, exist_ok=True)
        try:
            self._db = _opened(file)
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise  # locked, or the disk is full: nothing is wrong with the file
            _set_aside(file)
            self._db = _opened(file)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        self._db.close()

    def open_item(self, inbox: str, sender: str, name: str, kind: DropKind) -> Item | None:
        """The drop of that place that is not finished."""
        states = ", ".join("?" * len(OPEN))
        rows = self._rows(
            f"inbox = ? and sender = ? and name = ? and kind = ? and state in ({states})",
            (_stored(inbox), _stored(sender), _stored(name), kind, *OPEN),
        )
        return next(rows, None)

    def begin(
        self, inbox: str, sender: str, name: str, kind: DropKind, fingerprint: str, now: datetime
    ) -> Item:
        """A new drop, seen and whole."""
        when = now.isoformat()
        values = (_stored(inbox), _stored(sender), _stored(name), kind, State.WHOLE, fingerprint, when, when)
        cursor = self._db.execute(
            "insert into drops (inbox, sender, name, kind, state, fingerprint, seen, changed)"
            " values (?, ?, ?, ?, ?, ?, ?, ?)",
            values,
        )
        return Item(int(cursor.lastrowid or 0), inbox, sender, name, kind, State.WHOLE, fingerprint, now, now)

    def note(self, item: Item, now: datetime, **changes: Any) -> Item:
        """The item with the changes, which are on the disk on return."""
        changed = replace(item, changed=now, **changes)
        names = ("changed", *changes)
        values = [_stored(getattr(changed, name)) for name in names]
        self._db.execute(
            f"update drops set {', '.join(f'{name} = ?' for name in names)} where number = ?",  # noqa: S608 - names of columns
            (*values, item.number),
        )
        return changed

    def unfinished(self, inbox: str) -> tuple[Item, ...]:
        """All drops of a watched folder that are open, oldest first."""
        states = ", ".join("?" * len(OPEN))
        return tuple(
            self._rows(f"inbox = ? and state in ({states}) order by number", (_stored(inbox), *OPEN))
        )

    def of_dossier(self, sender: str, dossier: str) -> tuple[Item, ...]:
        """All drops of a sender for a dossier, oldest first."""
        return tuple(self._rows("sender = ? and dossier = ? order by number", (_stored(sender), dossier)))

    def knows(self, delivery: str, besides: Item) -> bool:
        """Whether another drop before was the same delivery."""
        return any(item.number < besides.number for item in self._rows("delivery = ?", (delivery,)))

    def moved_since(self, then: datetime) -> tuple[Item, ...]:
        """Drops that were moved to done/ since, oldest first."""
        return tuple(self._rows("state = ? and changed >= ? order by number", (State.DONE, then.isoformat())))

    def counts(self) -> dict[State, int]:
        """How many drops are in each state."""
        found = dict(self._db.execute("select state, count(*) from drops group by state").fetchall())
        return {state: int(found.get(state, 0)) for state in State}

    def _rows(self, where: str, values: tuple[Any, ...]) -> Iterator[Item]:
        query = f"select {', '.join(_COLUMNS)} from drops where {where}"  # noqa: S608 - our own words
        for row in self._db.execute(query, values).fetchall():
            yield _item(row)


def _opened(file: Path) -> sqlite3.Connection:
    db = sqlite3.connect(file, timeout=_SECONDS_FOR_A_LOCK, isolation_level=None)
    try:
        db.execute("pragma journal_mode = wal")
        db.execute("pragma synchronous = full")
        (form,) = db.execute("pragma user_version").fetchone()
        if form not in (0, _FORM):
            raise sqlite3.DatabaseError(f"form {form} of the ledger is not known")
        db.executescript(_SCHEMA)
    except BaseException:
        db.close()
        raise
    return db


def _set_aside(file: Path) -> None:
    for ending in ("", "-wal", "-shm"):
        part = file.with_name(file.name + ending)
        if part.exists():
            part.replace(file.with_name(f"{file.name}.broken{ending}"))


def _item(row: tuple[Any, ...]) -> Item:
    value = {name: _shown(cell) for name, cell in zip(_COLUMNS, row, strict=True)}
    value["seen"], value["changed"] = map(datetime.fromisoformat, (value["seen"], value["changed"]))
    value["kind"], value["state"] = DropKind(value["kind"]), State(value["state"])
    return Item(**{**value, "again": bool(value["again"])})


def _stored(value: Any) -> Any:
    """As SQLite takes it: text that is no UTF-8 (old Chinese systems name files in GBK) as bytes."""
    if isinstance(value, datetime):
        return value.isoformat()
    if isinstance(value, str) and not value.isascii():
        raw = os.fsencode(value)
        return value if raw.decode(errors="replace") == value else raw
    return value


def _shown(cell: Any) -> Any:
    return os.fsdecode(cell) if isinstance(cell, bytes) else cell
