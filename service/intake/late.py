"""What somebody still writes into done/: a program that had a file open, or copied on, while it was moved."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from ingest.watching.drop import Drop, Snapshot
from service.intake.ledger import Item, State
from service.intake.names import fingerprint, kept_names
from service.intake.taking import Taker
from storage.delivery import load_delivery
from storage.object_store import ObjectAltered, ObjectMissing

_WATCHED = timedelta(days=1)  # after it was moved; who writes for longer has to copy anew
_LOOKS = (10.0, 60.0, 600.0, 3600.0)  # seconds from one look to the next; the last for the rest of the day
_OVERLAP = timedelta(minutes=1)  # asked for again, in case the machine's clock is set back a little
_AT_ONCE = 20  # targets after one look at the folder


@dataclass(slots=True)
class _Seen:
    """How often a target was looked at, when again, and as what it was seen when it was not as it is kept."""

    looks: int = 0
    due: float = 0.0
    mark: str = ""


@dataclass(slots=True)
class Late:
    """Looks at what was moved to done/ within a day, and delivers files there that are not stored yet.

    Only new names and new sizes tell: whoever tidies done/ up delivers nothing. One thread.
    """

    taker: Taker
    root: Path
    quiet_seconds: float
    _seen: dict[Path, _Seen] = field(init=False, default_factory=dict)
    _moved: dict[Path, dict[int, Item]] = field(init=False, default_factory=dict)
    _asked: datetime | None = field(init=False, default=None)

    def look(self, now: float) -> Iterator[Item]:
        """Deliveries made of late files. Raises Held, StoreError, sqlite3.Error."""
        self._recall(now)
        due = [path for path, seen in self._seen.items() if seen.due <= now]
        for path in due[:_AT_ONCE]:
            items = list(self._moved[path].values())
            delivered = self._look_at(path, items, now)
            if delivered is not None:
                yield delivered

    def _recall(self, now: float) -> None:
        """What was moved since the last look comes along, what was moved a day ago is left alone."""
        today = self.taker.now()
        for item in self.taker.ledger.moved_since(self._asked or today - _WATCHED):
            if item.inbox == str(self.root):
                path = self.root / item.sender / item.target
                self._moved.setdefault(path, {})[item.number] = item
                self._seen.setdefault(path, _Seen(due=now + _LOOKS[0]))
        self._asked = today - _OVERLAP
        for path, items in list(self._moved.items()):
            if all(item.changed < today - _WATCHED for item in items.values()):
                del self._moved[path], self._seen[path]

    def _look_at(self, path: Path, items: list[Item], now: float) -> Item | None:
        seen, drop = self._seen[path], Drop(items[0].sender, items[0].name, path, items[0].kind)
        snapshot = self.taker.look(drop)
        if snapshot is None or self._is_kept(snapshot, items):
            seen.looks += 1
            seen.due, seen.mark = now + _LOOKS[min(seen.looks, len(_LOOKS) - 1)], ""
            return None
        mark = fingerprint(snapshot)
        quiet = seen.mark == mark
        seen.due, seen.mark = now + self.quiet_seconds, mark
        if not quiet or self.taker.ledger.open_item(items[0].inbox, drop.sender, drop.name, drop.kind):
            return None
        return self.taker.take_late(self.root, drop, snapshot, items[0].target)

    def _is_kept(self, snapshot: Snapshot, items: list[Item]) -> bool:
        """Whether every file that lies there is one of a delivery from there, by name and size."""
        kept = set[tuple[str, int]]()
        for delivery in {item.delivery for item in items if item.state is State.DONE and item.delivery}:
            try:
                found = load_delivery(self.taker.store, delivery)
            except (ObjectMissing, ObjectAltered):
                continue
            kept |= {(name, entry.size) for name, entry in found.files}
        return all((name, file.size) in kept for name, file in kept_names(snapshot.files))
