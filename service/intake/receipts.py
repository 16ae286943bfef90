"""Receipts in the employers' folders: each is written anew when something of its dossier has changed."""

import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import structlog

from ingest.naming import readable
from ingest.watching.names import RECEIPT
from ingest.wording import Bilingual
from service.intake.holding import Held
from service.intake.ledger import Item, Ledger
from service.intake.names import kept_name
from service.intake.points import reached
from service.intake.reason_file import write_whole
from service.intake.receipt import Receipt, ReceiptState, receipt_of
from service.intake.receipt_page import render_receipt
from service.jobs.job import JobState
from storage.object_store import ObjectStore, StoreError
from storage.ownership import owned_dossiers, owns

_OPEN_SECONDS, _SETTLED_SECONDS = (
    5.0,
    600.0,
)  # between two looks at a dossier in work, and at one with a result
_OPEN_AT_ONCE, _SETTLED_AT_ONCE = 20, 3  # dossiers looked at after one look at the folder
_LONGEST_NAME = 200  # bytes; longer names of folders give way to the dossier's id

log = structlog.get_logger()
Key = tuple[str, str]  # sender's folder, dossier


@dataclass(slots=True)
class _Shown:
    """What the receipt says now, and when it is looked at again."""

    receipt: Receipt | None = None
    due: float = 0.0


@dataclass(slots=True)
class Receipts:
    """All receipts of one inbox. One thread. A receipt that cannot be written never stops intake."""

    inbox: Path
    elsewhere: Path  # where receipts go whose folder takes none
    store: ObjectStore
    ledger: Ledger
    under_way: Callable[[], Mapping[str, JobState]]
    clock: Callable[[], float] = time.monotonic
    now: Callable[[], datetime] = lambda: datetime.now(UTC)
    open_seconds: float = _OPEN_SECONDS
    _shown: dict[Key, _Shown] = field(init=False, default_factory=dict)
    _waits: dict[Key, tuple[Bilingual, ...]] = field(init=False, default_factory=dict)
    _misplaced: set[Path] = field(init=False, default_factory=set)
    _recalled: bool = field(init=False, default=False)

    def touch(self, item: Item) -> None:
        """Something of this drop has changed: its receipt is the next to be written."""
        if item.dossier:
            self._shown.setdefault((item.sender, item.dossier), _Shown()).due = 0.0

    def waiting(self, waits: Mapping[Key, tuple[Bilingual, ...]]) -> None:
        """Why drops wait that are here for long, by sender and dossier; who is not named waits no more."""
        for key in {*waits, *self._waits}:
            if waits.get(key, ()) != self._waits.get(key, ()):
                self._shown.setdefault(key, _Shown()).due = 0.0
        self._waits = dict(waits)

    def round(self) -> None:
        """Look at the receipts that are due, the longest due first; write those that say something else."""
        try:
            self._recall()
            due = sorted((shown.due, key) for key, shown in self._shown.items() if shown.due <= self.clock())
            settled = [key for _, key in due if self._is_settled(key)][:_SETTLED_AT_ONCE]
            open_ones = [key for _, key in due if not self._is_settled(key)][:_OPEN_AT_ONCE]
            if not settled and not open_ones:
                return
            under_way = self.under_way()
            for key in (*open_ones, *settled):
                self._look(key, under_way)
        except StoreError as error:
            log.info("receipts wait for the store", reason=error.message.en)
        except Held as held:
            log.info("receipts wait", code=held.code)
        except OSError as error:
            log.info("receipts wait for the inbox", reason=error.strerror)

    @property
    def misplaced(self) -> int:
        """How many receipts lie elsewhere."""
        return len(self._misplaced)

    @property
    def are_settled(self) -> bool:
        """Whether every receipt tells of a result."""
        return self._recalled and all(self._is_settled(key) for key in self._shown)

    def _recall(self) -> None:
        """Once: the dossiers of all senders, from the store, for the ledger may have been lost."""
        if self._recalled:
            return
        senders = {kept_name(folder.name): folder.name for folder in self.inbox.iterdir() if folder.is_dir()}
        for dossier, owner in owned_dossiers(self.store):
            if owner in senders:
                self._shown.setdefault((senders[owner], dossier), _Shown())
        self._recalled = True

    def _look(self, key: Key, under_way: Mapping[str, JobState]) -> None:
        sender, dossier = key
        waits = self._waits.get(key, ())
        mine = owns(self.store, dossier, kept_name(sender))
        if mine is False or (mine is None and not waits):
            self._forget(key)  # another's, or never taken and gone
            return
        items = self.ledger.of_dossier(sender, dossier)
        receipt = receipt_of(self.store, items, sender, dossier, under_way, waits)
        shown = self._shown[key]
        file = self._file(sender, receipt)
        known = receipt.parts or receipt.not_taken or waits
        if known and (receipt != shown.receipt or not (file in self._misplaced or file.exists())):
            self._write(file, receipt, readable(sender))
        shown.receipt = receipt
        # what only waits is looked at when its reason changes; ten thousand drops may wait
        still = self._is_settled(key) or waits
        shown.due = self.clock() + (_SETTLED_SECONDS if still else self.open_seconds)

    def _file(self, sender: str, receipt: Receipt) -> Path:
        """Under the sender's own name, so that it lies beside the folder; else under the dossier's id."""
        short = len(receipt.name.encode()) <= _LONGEST_NAME
        return self.inbox / sender / f"{receipt.name if short else receipt.dossier}{RECEIPT}"

    def _forget(self, key: Key) -> None:
        receipt = self._shown.pop(key).receipt
        if receipt is not None:
            self._file(key[0], receipt).unlink(missing_ok=True)

    def _is_settled(self, key: Key) -> bool:
        receipt = self._shown[key].receipt
        ended = (ReceiptState.COMPLETE, ReceiptState.INCOMPLETE, ReceiptState.NEEDS_PERSON)
        return receipt is not None and receipt.state in ended

    def _write(self, file: Path, receipt: Receipt, employer: str) -> None:
        page = render_receipt(receipt, employer, self.now())
        try:
            write_whole(file, page)
            self._misplaced.discard(file)
        except OSError as error:
            self._write_elsewhere(file, page, error)
        reached("receipt written")

    def _write_elsewhere(self, file: Path, page: str, error: OSError) -> None:
        place = self.elsewhere / file.parent.name / file.name
        self._misplaced.add(file)
        log.warning("a receipt lies elsewhere", employer=file.parent.name, reason=error.strerror)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            write_whole(place, page)
        except OSError as failed:
            log.warning("a receipt cannot be written", reason=failed.strerror)
