"""Objects of a revision got back, each exactly as its manifest says."""

import hashlib
from pathlib import Path

from storage.manifest import Entry
from storage.object_store import ObjectAltered, ObjectMissing, ObjectStore
from storage.revision import Revision


def read_object(store: ObjectStore, revision: Revision, name: str) -> bytes:
    """The object `name` of the revision. Raises ObjectAltered, ObjectMissing, StoreError."""
    key = revision.prefix + name
    data = store.get(key)
    if hashlib.sha256(data).hexdigest() != _entry(revision, name).sha256:
        raise ObjectAltered(key)
    return data


def save_object(store: ObjectStore, revision: Revision, name: str, target: Path) -> None:
    """Write the object into the file `target`. Raises as `read_object` does, and OSError."""
    key = revision.prefix + name
    total = hashlib.sha256()
    with target.open("wb") as file:
        for piece in store.chunks(key):
            total.update(piece)
            file.write(piece)
    if total.hexdigest() != _entry(revision, name).sha256:
        raise ObjectAltered(key)


def _entry(revision: Revision, name: str) -> Entry:
    found = next((entry for entry in revision.manifest.objects if entry.name == name), None)
    if found is None:
        raise ObjectMissing(revision.prefix + name)
    return found
