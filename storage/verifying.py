"""Reading everything that is kept again, against what its manifests say."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from itertools import groupby

from storage.delivery import load_delivery
from storage.manifest import MANIFEST, Entry, read_back
from storage.object_store import ObjectAltered, ObjectMissing, ObjectStore
from storage.revision import load_revision
from storage.sealing.data_keys import KeyForgotten
from storage.sealing.keys import KeyMissing, WrongKey
from storage.sealing.store import Unsealed

_DOSSIERS, _DELIVERIES = "dossiers", "deliveries"
# Nothing is lost with a reading, an index is made again, and an owner is a line that nobody can check.
_WITHOUT_MANIFESTS = ("cache", "deliveries-of", "dossier-owners")


class Flaw(StrEnum):
    """What is wrong with an object."""

    MISSING = "missing"  # a manifest names it, and it is not there
    ALTERED = "altered"  # it is not what was written
    FOREIGN = "foreign"  # no manifest names it
    UNFINISHED = "unfinished"  # of a run that was killed: it never counted, and the next run clears it away
    LOCKED = "locked"  # the key that opens it is not given here
    ERASED = "erased"  # its key was taken away on purpose
    OPEN = "open"  # it is not sealed, and the others are


@dataclass(frozen=True, slots=True)
class Verified:
    """A revision or delivery, or what lies beside them (`place` its common beginning), read again."""

    place: str
    objects: int
    size: int  # bytes
    flaws: tuple[tuple[Flaw, str], ...]

    @property
    def sound(self) -> bool:
        return all(flaw is Flaw.UNFINISHED for flaw, _ in self.flaws)


def verify(store: ObjectStore, dossier: str | None = None) -> Iterator[Verified]:
    """Every revision and delivery (those of one `dossier` alone: its revisions), each object read whole.

    Raises StoreError where the store itself fails.
    """
    prefix = f"{_DOSSIERS}/{dossier}/" if dossier else ""
    keys = (item.key for item in store.list(prefix))
    for place, inside in groupby(keys, key=_place):
        top = place.partition("/")[0]
        if top in _WITHOUT_MANIFESTS:
            continue
        if place.endswith("/"):
            yield _verified(store, place, frozenset(inside))
        else:
            foreign = tuple((Flaw.FOREIGN, key) for key in inside)
            yield Verified(place, len(foreign), 0, foreign)


def _place(key: str) -> str:
    """The beginning of the keys that one manifest answers for, with the last '/'; else the key itself."""
    parts = key.split("/")
    if parts[0] in _WITHOUT_MANIFESTS:
        return parts[0]
    if parts[0] == _DELIVERIES and len(parts) > 2:
        return "/".join(parts[:2]) + "/"
    if parts[0] == _DOSSIERS and len(parts) > 3 and parts[2].isdecimal():
        return "/".join(parts[:3]) + "/"
    return key


def _verified(store: ObjectStore, place: str, keys: frozenset[str]) -> Verified:
    manifest = place + MANIFEST
    if manifest not in keys:
        return Verified(place, len(keys), 0, tuple((Flaw.UNFINISHED, key) for key in sorted(keys)))
    wrong = _flaw(lambda: _entries(store, place))
    if wrong:
        return Verified(place, len(keys), 0, ((wrong, manifest),))
    entries = {place + entry.name: entry for entry in _entries(store, place)}
    flaws = [(Flaw.FOREIGN, key) for key in keys - entries.keys() - {manifest}]
    looked = ((_flaw(partial(read_back, store, key, entry)), key) for key, entry in entries.items())
    flaws += [(flaw, key) for flaw, key in looked if flaw]
    size = sum(entry.size for entry in entries.values())
    return Verified(place, len(entries) + 1, size, tuple(sorted(flaws, key=lambda flaw: flaw[1])))


def _entries(store: ObjectStore, place: str) -> tuple[Entry, ...]:
    top, name, *number = place.rstrip("/").split("/")
    if top == _DELIVERIES:
        return load_delivery(store, name).objects
    return load_revision(store, name, int(number[0])).manifest.objects


def _flaw(look: Callable[[], object]) -> Flaw | None:
    try:
        look()
    except ObjectMissing:
        return Flaw.MISSING
    except KeyForgotten:
        return Flaw.ERASED
    except KeyMissing:
        return Flaw.LOCKED
    except Unsealed:
        return Flaw.OPEN
    except (ObjectAltered, WrongKey):
        return Flaw.ALTERED
    return None
