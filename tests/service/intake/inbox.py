"""An inbox to be taken from, without the waiting of a watch: what lies there is whole."""

import hashlib
import os
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from ingest.watching.drop import Drop, DropKind, SeenFile, Snapshot
from service.intake.ledger import Item, Ledger
from service.intake.taking import Taker
from storage.delivery import kept_deliveries, load_delivery
from storage.manifest import digest_of
from storage.object_store import ObjectStore

NOW = datetime(2017, 9, 30, 8, 0, tzinfo=UTC)


def look(drop: Drop) -> Snapshot | None:
    """Every regular file of the drop."""
    if drop.path.is_dir():
        paths = sorted(p for p in drop.path.rglob("*") if p.is_file() and not p.is_symlink())
        return Snapshot(tuple(_seen(path.relative_to(drop.path).as_posix(), path) for path in paths))
    return Snapshot((_seen(drop.name, drop.path),)) if drop.path.is_file() else None


def _seen(name: str, path: Path) -> SeenFile:
    status = path.stat()
    return SeenFile(name, path, status.st_size, status.st_mtime_ns)


def drop_of(inbox: Path, sender: str, name: str) -> Drop:
    path = inbox / sender / name
    return Drop(sender, name, path, DropKind.FOLDER if path.is_dir() else DropKind.FILE)


def put(inbox: Path, place: str, content: bytes = b"%PDF 1") -> Path:
    """A file at `<employer>/<dossier>/<file>` or `<employer>/<file>`."""
    file = inbox / place
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    return file


class Office:
    """A taker with its store, ledger and queue, and an eye on all of it."""

    def __init__(self, root: Path, store: ObjectStore) -> None:
        self.inbox = root / "inbox"
        self.store = store
        self.queued: list[str] = []
        self.ledger = Ledger(root / "ledger.sqlite")
        self.taker = Taker(
            store, self.ledger, self.queue, look, lambda seen: digest_of(seen.path), lambda: NOW
        )

    def queue(self, delivery: str) -> None:
        assert delivery in kept_deliveries(self.store)
        if delivery not in self.queued:
            self.queued.append(delivery)

    def take(self, sender: str, name: str) -> Item:
        drop = drop_of(self.inbox, sender, name)
        snapshot = look(drop)
        assert snapshot is not None
        return self.taker.take(self.inbox, drop, snapshot)

    def contents(self) -> list[str]:
        """The digests of all that whole deliveries hold."""
        deliveries = [load_delivery(self.store, one) for one in kept_deliveries(self.store)]
        return sorted({entry.sha256 for delivery in deliveries for entry in delivery.objects})


def digests(contents: Iterable[bytes]) -> list[str]:
    return sorted({hashlib.sha256(content).hexdigest() for content in contents})


def names_below(folder: Path) -> list[str]:
    return sorted(os.path.relpath(path, folder) for path in folder.rglob("*") if path.is_file())
