"""Data keys: one for each dossier and class, kept wrapped in the store beside what they lock.

Rotating a wrapping key wraps the data keys anew and touches no object; forgetting a dossier's data keys makes
all that is kept of it unreadable for ever, wherever copies of it lie.
"""

import base64
import os
from collections.abc import Iterator
from dataclasses import dataclass
from threading import Lock
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from ingest.wording import Bilingual
from storage.object_store import ObjectAltered, ObjectMissing, ObjectStore, StoreMisconfigured
from storage.sealing.envelope import ID_BYTES, KEY_BYTES
from storage.sealing.keys import KeyMissing, KeyRing, Wrapped

KEYS = "keys"
_OF_ITS_OWN = ("dossiers", "deliveries")  # below these, each name has data keys of its own
_REMEMBERED = 1000  # data keys a process holds


class KeyForgotten(StoreMisconfigured):
    """The data key was taken away on purpose: what it locked is gone."""

    def __init__(self, place: str) -> None:
        super().__init__(
            Bilingual(
                f"{place} was erased: the key that opened it is no longer kept",
                f"{place} 已被清除：打开它的密钥已不再保存",
            )
        )


class _KeyRecord(BaseModel):
    """A wrapped data key as it is kept."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    form: Literal["dossier-key/1"] = Field(default="dossier-key/1", alias="schema")
    by: str
    data: str


@dataclass(frozen=True, slots=True)
class Rings:
    """The wrapping keys: for everything, and for volumes of personal information (None: not given here)."""

    general: KeyRing
    personal: KeyRing | None

    def of(self, *, personal: bool) -> KeyRing:
        """Raises KeyMissing where this machine has no key for personal information."""
        ring = self.personal if personal else self.general
        if ring is None:
            raise KeyMissing("personal", "DOSSIER_PERSONAL_KEYS")
        return ring


class DataKeys:
    """The data keys in a store. Any number of threads and processes may make them, and all of them open."""

    def __init__(self, store: ObjectStore, rings: Rings) -> None:
        self._store = store
        self._rings = rings
        self._known: dict[str, bytes] = {}
        self._in_use: dict[str, str] = {}
        self._lock = Lock()

    def in_use(self, place: str, *, personal: bool) -> tuple[str, bytes]:
        """Id and data key to lock an object with, made where there is none.

        The store is asked every time: a key that another process took away must not lock anything more.
        """
        folder = _folder(place, personal=personal)
        with self._lock:
            key_id = self._in_use.get(folder)
        if key_id is None or not self._store.exists(f"{folder}/{key_id}"):
            first = next(iter(self._store.list(f"{folder}/")), None)
            key_id = first.key.rpartition("/")[2] if first else self._make(folder, personal=personal)
            with self._lock:
                self._in_use[folder] = key_id
        return key_id, self.key(place, key_id, personal=personal)

    def key(self, place: str, key_id: str, *, personal: bool) -> bytes:
        """The data key that opens an object. Raises KeyForgotten, KeyMissing, WrongKey, StoreError."""
        name = f"{_folder(place, personal=personal)}/{key_id}"
        with self._lock:
            known = self._known.get(name)
        if known is not None:
            return known
        try:
            wrapped = _read(self._store, name)
        except ObjectMissing:
            raise KeyForgotten(place) from None
        return self._remember(name, self._rings.of(personal=personal).unwrap(wrapped, name.encode()))

    def rotate(self) -> Iterator[str]:
        """Wrap each data key that another key than the one in use has wrapped; yields their names.

        Stopped at any moment, it is simply begun again. Data keys for personal information are left alone
        where their ring is not given.
        """
        for personal, ring in ((False, self._rings.general), (True, self._rings.personal)):
            if ring is None:
                continue
            current = ring.current
            for name in self.names(personal=personal):
                wrapped = _read(self._store, name)
                if wrapped.by != current:
                    _write(self._store, name, ring.wrap(ring.unwrap(wrapped, name.encode()), name.encode()))
                    yield name

    def names(self, *, personal: bool) -> tuple[str, ...]:
        """Every data key that is kept, by the name of its object."""
        ending = _class(personal=personal)
        return tuple(o.key for o in self._store.list(f"{KEYS}/") if o.key.split("/")[-2] == ending)

    def wrapped_by(self, name: str) -> str:
        """The wrapping key a data key needs. Raises ObjectMissing."""
        return _read(self._store, name).by

    def forget(self, place: str) -> None:
        """Take away every data key of the dossier or delivery that `place` belongs to."""
        for personal in (False, True):
            folder = _folder(place, personal=personal)
            for item in list(self._store.list(f"{folder}/")):
                self._store.delete(item.key)
            with self._lock:
                self._in_use.pop(folder, None)
                self._known = {k: v for k, v in self._known.items() if not k.startswith(f"{folder}/")}

    def _make(self, folder: str, *, personal: bool) -> str:
        key_id = os.urandom(ID_BYTES).hex()
        name = f"{folder}/{key_id}"
        data_key = os.urandom(KEY_BYTES)
        _write(self._store, name, self._rings.of(personal=personal).wrap(data_key, name.encode()))
        self._remember(name, data_key)
        return key_id

    def _remember(self, name: str, key: bytes) -> bytes:
        with self._lock:
            while len(self._known) >= _REMEMBERED:
                del self._known[next(iter(self._known))]
            self._known[name] = key
        return key


def scope_of(place: str) -> str:
    """What shares data keys with the object `place`: its dossier or delivery, else the first segment."""
    parts = place.split("/")
    return "/".join(parts[:2] if parts[0] in _OF_ITS_OWN and len(parts) > 1 else parts[:1])


def _class(*, personal: bool) -> str:
    return "personal" if personal else "general"


def _folder(place: str, *, personal: bool) -> str:
    return f"{KEYS}/{scope_of(place)}/{_class(personal=personal)}"


def _read(store: ObjectStore, name: str) -> Wrapped:
    try:
        record = _KeyRecord.model_validate_json(store.get(name))
        return Wrapped(record.by, base64.b64decode(record.data, validate=True))
    except (ValidationError, ValueError) as error:
        raise ObjectAltered(name) from error


def _write(store: ObjectStore, name: str, wrapped: Wrapped) -> None:
    record = _KeyRecord(by=wrapped.by, data=base64.b64encode(wrapped.data).decode())
    store.put(name, record.model_dump_json(by_alias=True).encode(), "application/json")
    if _read(store, name) != wrapped:
        raise ObjectAltered(name)
