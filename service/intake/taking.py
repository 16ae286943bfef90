"""A drop, step by step: whole → hashed → stored and read back → job queued → moved to done/.

Each step has surely happened before the ledger says so, and each may be done again: whatever was killed goes
on from what the ledger, the store and the folders say.
"""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from ingest.declaration import read_declaration
from ingest.watching.drop import Drop, DropKind, SeenFile, Snapshot
from ingest.watching.names import DONE, FAILED, READY
from ingest.wording import Bilingual
from service.intake.holding import (
    OTHER_SENDER,
    RefuseCode,
    Refused,
    changed,
    of_moving,
    of_reading,
    of_store,
)
from service.intake.ledger import Item, Ledger, State
from service.intake.left_out import to_json
from service.intake.moving import free_name, make_folder, move
from service.intake.names import dossier_of, fingerprint, kept_name, kept_names
from service.intake.points import reached
from service.intake.reason_file import write_reason
from storage.delivery import (
    Handover,
    Hashed,
    forget_unfinished,
    hash_files,
    load_delivery,
    save_delivery,
)
from storage.object_store import ObjectAltered, ObjectMissing, ObjectStore, StoreError
from storage.ownership import claim_dossier

Look = Callable[[Drop], Snapshot | None]  # the drop as it lies there now, None where it is gone or unfinished
Queue = Callable[[str], None]  # queues the job that takes the delivery; again changes nothing. Raises Held
Digest = Callable[[SeenFile], tuple[int, str]]  # size and SHA-256 of exactly this file. Raises OSError


_ENDS = {DONE: State.DONE, FAILED: State.FAILED}


@contextmanager
def _moving() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise of_moving(error) from error


def _now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True)
class Taker:
    """What drops are taken with. One process at a time may take from an inbox."""

    store: ObjectStore
    ledger: Ledger
    queue: Queue
    look: Look
    digest: Digest
    now: Callable[[], datetime] = _now

    def take(self, inbox: Path, drop: Drop, snapshot: Snapshot) -> Item:
        """Take a whole drop, as far as it goes: it is done, or given back.

        Raises Held where it must wait: what was done stays done, and is not done again. Raises sqlite3.Error
        of the ledger.
        """
        item = self._item(inbox, drop, snapshot)
        reached("seen")
        try:
            if item.state is State.WHOLE:
                item = self._store(item, drop, snapshot)
            if item.state is State.STORED:
                item = self._queue(item)
            if item.state is State.QUEUED:
                item = self._done(item, drop, snapshot)
        except Refused as refused:
            return self.refuse(inbox, drop, refused.code, refused.why)
        return self._give_back(item, drop.path) if item.state is State.REFUSED else item

    def take_late(self, inbox: Path, drop: Drop, snapshot: Snapshot, target: str) -> Item:
        """Deliver what lies at `target` in done/, once more as it is there now. Raises as `take` does."""
        item = self._note(self._begin(inbox, drop, fingerprint(snapshot)), target=target)
        item = self._queue(self._store(item, drop, snapshot))
        return self._note(item, state=State.DONE)

    def refuse(self, inbox: Path, drop: Drop, code: str, why: Bilingual) -> Item:
        """Give a drop back in failed/, with the reason beside it. Raises Held, sqlite3.Error."""
        item = self._open(inbox, drop) or self._begin(inbox, drop, "")
        item = replace(item, dossier=item.dossier or dossier_of(drop, None) or "")
        reason = {"code": code, "reason_en": why.en, "reason_zh": why.zh}
        return self._give_back(
            self._note(item, state=State.REFUSED, dossier=item.dossier, **reason), drop.path
        )

    def reconcile(self, item: Item) -> Item:
        """An open item whose drop is not seen in its folder: what was stored of it is delivered.

        While the sender's folder is away, the rest waits for it. Raises Held, sqlite3.Error.
        """
        source = Path(item.inbox) / item.sender / item.name
        there = source.parent.is_dir()
        if item.state is State.WHOLE and item.delivery:
            if self._is_kept(item.delivery):
                item = self._note(item, state=State.STORED)
            elif there:
                self._forget(item.delivery)
        if item.state is State.STORED:
            item = self._queue(item)
        if not there:
            return item
        if not item.target or not os.path.lexists(source.parent / item.target):
            return self._note(item, state=State.GONE)
        return self._note(item, state=State.FAILED if item.state is State.REFUSED else State.DONE)

    def _item(self, inbox: Path, drop: Drop, snapshot: Snapshot) -> Item:
        """The open item of the drop as it is now, or a new one where it has changed since, or is new."""
        mark = fingerprint(snapshot)
        item = self._open(inbox, drop)
        if item is None:
            return self._begin(inbox, drop, mark)
        if item.fingerprint == mark:
            return item
        if item.state is State.WHOLE:
            if item.delivery:
                self._forget(item.delivery)
            return self._note(item, fingerprint=mark, seen=self.now(), delivery="", again=False)
        self.reconcile(item)
        return self._begin(inbox, drop, mark)

    def _open(self, inbox: Path, drop: Drop) -> Item | None:
        return self.ledger.open_item(str(inbox), drop.sender, drop.name, drop.kind)

    def _begin(self, inbox: Path, drop: Drop, mark: str) -> Item:
        return self.ledger.begin(str(inbox), drop.sender, drop.name, drop.kind, mark, self.now())

    def _store(self, item: Item, drop: Drop, snapshot: Snapshot) -> Item:
        hashed = self._hashed(item, drop, snapshot)
        found = hashed.delivery
        reached("hashed")
        try:
            self.store.check()
            if found.dossier and not claim_dossier(self.store, found.dossier, found.sender):
                raise Refused(RefuseCode.OTHER_SENDER, OTHER_SENDER)
            reached("claimed")
            if item.delivery != found.id:
                kept = self._is_kept(found.id)
                item = self._note(
                    item,
                    delivery=found.id,
                    dossier=found.dossier or "",
                    again=kept,
                    left_out=to_json(snapshot.refused),
                )
            reached("hash noted")
            save_delivery(self.store, hashed, lambda step: self._told(step, drop, snapshot))
        except ObjectAltered as error:
            raise (of_store(error) if self._is_as(drop, snapshot) else changed()) from error
        except StoreError as error:
            raise of_store(error) from error
        except OSError as error:
            raise of_reading(error) from error
        reached("stored")
        item = self._note(item, state=State.STORED)
        reached("storing noted")
        return item

    def _hashed(self, item: Item, drop: Drop, snapshot: Snapshot) -> Hashed:
        seen = {file.path: file for file in snapshot.files}
        try:
            declared = read_declaration(drop.path)[0].dossier if drop.kind is DropKind.FOLDER else None
            dossier = dossier_of(drop, declared)
            handover = Handover(drop.kind, kept_name(drop.sender), kept_name(drop.name), dossier, item.seen)
            files = [(name, file.path) for name, file in kept_names(snapshot.files)]
            return hash_files(handover, files, lambda path: self.digest(seen[path]))
        except OSError as error:
            raise of_reading(error) from error

    def _told(self, step: str, drop: Drop, snapshot: Snapshot) -> None:
        if step == "object":
            reached("an object stored")
        elif step == "objects":
            if not self._is_as(drop, snapshot):
                raise changed()
            reached("objects stored")
        else:
            reached("manifest stored")

    def _queue(self, item: Item) -> Item:
        self.queue(item.delivery)
        reached("queued")
        item = self._note(item, state=State.QUEUED)
        reached("queueing noted")
        return item

    def _done(self, item: Item, drop: Drop, snapshot: Snapshot) -> Item:
        """Move to done/ what is exactly as it was stored."""
        if not self._is_as(drop, snapshot):
            self._note(item, state=State.GONE)
            raise changed()
        item = self._moved(item, drop.path, DONE)
        reached("moving noted")
        return item

    def _give_back(self, item: Item, path: Path) -> Item:
        with _moving():
            item = self._planned(item, path, FAILED)
            make_folder(path.parent / FAILED)
            write_reason(path.parent / item.target, item)
        reached("reason written")
        item = self._moved(item, path, FAILED)
        reached("giving back noted")
        return item

    def _moved(self, item: Item, path: Path, folder: str) -> Item:
        with _moving():
            item = self._planned(item, path, folder)
            reached("target noted")
            make_folder(path.parent / folder)
            with suppress(FileNotFoundError):  # first, so that no other file of this name finds it waiting
                path.with_name(f"{path.name}.{READY}").replace(path.parent / f"{item.target}.{READY}")
            try:
                lies = move(path, path.parent / item.target)
            except FileExistsError:
                item = self._planned(self._note(item, target=""), path, folder)
                lies = move(path, path.parent / item.target)
        reached("moved")
        return self._note(item, target=f"{folder}/{lies.name}", state=_ENDS[folder])

    def _planned(self, item: Item, path: Path, folder: str) -> Item:
        """With the place to move to on record, so that a crash on the way is told from a second drop."""
        if item.target:
            return item
        return self._note(item, target=f"{folder}/{free_name(path.parent / folder, path.name)}")

    def _is_as(self, drop: Drop, snapshot: Snapshot) -> bool:
        now = self.look(drop)
        return now is not None and fingerprint(now) == fingerprint(snapshot)

    def _is_kept(self, delivery: str) -> bool:
        try:
            load_delivery(self.store, delivery)
        except (ObjectMissing, ObjectAltered):
            return False
        except StoreError as error:
            raise of_store(error) from error
        return True

    def _forget(self, delivery: str) -> None:
        try:
            forget_unfinished(self.store, delivery)
        except StoreError as error:
            raise of_store(error) from error

    def _note(self, item: Item, **changes: object) -> Item:
        return self.ledger.note(item, self.now(), **changes)
