"""Deliveries: what was handed over at once, kept whole or not there at all."""

import hashlib
import mimetypes
import shutil
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, ValidationError

from storage.manifest import MANIFEST, Entry, digest_of, read_back
from storage.object_store import ObjectAltered, ObjectMissing, ObjectStore, checked_key

_DELIVERIES = "deliveries"
_OF = "deliveries-of"
_ID_DIGITS = 32
_SEGMENT_BYTES = 255  # the limit of Linux file systems for one name


@dataclass(frozen=True, slots=True)
class Handover:
    """What is handed over at once: `sender` (an employer's folder, or a station), the `name` of what was
    dropped, its `kind` (folder, file or batch), the `dossier` it says it is of (None: its covers say), and
    when it was `received`. None of these names goes into an object's key."""

    kind: str
    sender: str
    name: str
    dossier: str | None
    received: datetime


@dataclass(frozen=True, slots=True)
class Delivery:
    """A handover that is kept whole; an object's `sources` are the names of the files with its content."""

    id: str
    kind: str
    sender: str
    name: str
    dossier: str | None
    received: datetime
    objects: tuple[Entry, ...]

    @property
    def files(self) -> tuple[tuple[str, Entry], ...]:
        """Every file by its name, sorted by name."""
        return tuple(sorted((name, entry) for entry in self.objects for name in entry.sources))


class _Manifest(BaseModel):
    """The object `manifest.json` of a delivery."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    form: Literal["dossier-delivery/1"] = Field(default="dossier-delivery/1", alias="schema")
    kind: str
    sender: str
    name: str
    dossier: str | None
    received: AwareDatetime
    objects: tuple[Entry, ...]


def _silent(_step: str) -> None:
    """Nobody asked to be told."""


@dataclass(frozen=True, slots=True)
class Hashed:
    """A delivery that is not kept yet, and where each content lies, by its SHA-256."""

    delivery: Delivery
    contents: Mapping[str, Path]


def hash_files(
    handover: Handover,
    files: Iterable[tuple[str, Path]],
    digest: Callable[[Path], tuple[int, str]] = digest_of,
) -> Hashed:
    """What the files (name, where it lies) would be as a delivery; they are read piece by piece.

    `digest` gives size and SHA-256 of a file; one that trusts no folder makes sure that it opens no link.
    Raises OSError where a file cannot be read, ValueError for no files, or names that are not those of files
    below a folder.
    """
    contents, entries = _entries(files, digest)
    return Hashed(_delivery(handover, entries), contents)


def save_delivery(store: ObjectStore, hashed: Hashed, told: Callable[[str], None] = _silent) -> Delivery:
    """Keep the files, each read back and compared, and the manifest last: until then nothing counts.

    A killed run is done again, and what it kept soundly is not written a second time; the same bytes again
    change nothing, and the delivery that is returned says when they were received first. `told` hears
    "object" after each object, "objects" after all of them, and "manifest"; what it raises before "manifest"
    leaves no delivery. Raises ObjectAltered where a file has changed since or the store does not keep it,
    StoreError, OSError where a file cannot be read.
    """
    delivery = hashed.delivery
    for entry in delivery.objects:
        _keep(store, _prefix(delivery.id) + entry.name, entry, hashed.contents[entry.sha256])
        told("object")
    told("objects")
    try:
        return load_delivery(store, delivery.id)
    except (ObjectMissing, ObjectAltered):
        store.put(_prefix(delivery.id) + MANIFEST, _to_bytes(delivery), "application/json")
    if load_delivery(store, delivery.id) != delivery:
        raise ObjectAltered(_prefix(delivery.id) + MANIFEST)
    told("manifest")
    return delivery


def load_delivery(store: ObjectStore, delivery_id: str) -> Delivery:
    """A whole delivery.

    Raises ObjectMissing where there is none, ObjectAltered when its manifest does not fit its id, StoreError.
    """
    key = _prefix(delivery_id) + MANIFEST
    try:
        kept = _Manifest.model_validate_json(store.get(key))
    except ValidationError as error:
        raise ObjectAltered(key) from error
    handover = Handover(kept.kind, kept.sender, kept.name, kept.dossier, kept.received)
    delivery = _delivery(handover, kept.objects)
    if delivery.id != delivery_id:
        raise ObjectAltered(key)
    return delivery


def kept_deliveries(store: ObjectStore) -> tuple[str, ...]:
    """Ids of all whole deliveries, sorted. Raises StoreError."""
    ends = (item.key.removeprefix(f"{_DELIVERIES}/").split("/") for item in store.list(f"{_DELIVERIES}/"))
    return tuple(sorted(end[0] for end in ends if end[1:] == [MANIFEST]))


def fetch_delivery(store: ObjectStore, delivery: Delivery, folder: Path) -> None:
    """Write every file below `folder` under its own name, each checked against the manifest.

    Raises ObjectAltered, leaving nothing of that file; ObjectMissing, StoreError, OSError.
    """
    for entry in delivery.objects:
        first, *others = (folder / _file_name(name) for name in entry.sources)
        first.parent.mkdir(parents=True, exist_ok=True)
        try:
            _write(store.chunks(_prefix(delivery.id) + entry.name), first)
            if digest_of(first) != (entry.size, entry.sha256):
                raise ObjectAltered(_prefix(delivery.id) + entry.name)
        except BaseException:
            first.unlink(missing_ok=True)
            raise
        for other in others:
            other.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(first, other)


def forget_unfinished(store: ObjectStore, delivery_id: str) -> None:
    """Delete what was kept of a handover that never became a delivery; a whole delivery stays."""
    if not store.exists(_prefix(delivery_id) + MANIFEST):
        for item in tuple(store.list(_prefix(delivery_id))):
            store.delete(item.key)


def note_dossier(store: ObjectStore, dossier: str, delivery_id: str) -> None:
    """Note that volumes of the dossier lie in the delivery; again changes nothing.

    Raises ObjectMissing where there is no such delivery, StoreError.
    """
    received = load_delivery(store, delivery_id).received.isoformat()
    store.put(_of(dossier) + delivery_id, received.encode(), "text/plain")


def deliveries_of(store: ObjectStore, dossier: str) -> tuple[str, ...]:
    """Ids of the deliveries noted for the dossier, in the order of receipt. Raises StoreError."""
    noted = ((store.get(item.key).decode(), item.key) for item in store.list(_of(dossier)))
    timed = sorted((datetime.fromisoformat(received), key) for received, key in noted)
    return tuple(key.rpartition("/")[2] for _, key in timed)


def _delivery(handover: Handover, objects: tuple[Entry, ...]) -> Delivery:
    """The delivery with its id: what came, from whom and under which names, whenever it came."""
    files = sorted((name, entry.sha256) for entry in objects for name in entry.sources)
    told = [handover.kind, handover.sender, handover.name, *(part for file in files for part in file)]
    digest = hashlib.sha256("\0".join(told).encode()).hexdigest()[:_ID_DIGITS]
    return Delivery(
        digest,
        handover.kind,
        handover.sender,
        handover.name,
        handover.dossier,
        handover.received,
        objects,
    )


def _entries(
    files: Iterable[tuple[str, Path]], digest: Callable[[Path], tuple[int, str]]
) -> tuple[dict[str, Path], tuple[Entry, ...]]:
    """Where each content lies, by its SHA-256, and an object for each content, with the names it came by."""
    contents: dict[str, Path] = {}
    sizes: dict[str, int] = {}
    names: dict[str, str] = {}
    for name, path in files:
        if _file_name(name) in names:
            raise ValueError("two files of one name")
        size, sha256 = digest(path)
        names[name] = sha256
        sizes[sha256] = size
        contents.setdefault(sha256, path)
    if not names:
        raise ValueError("a delivery has at least one file")
    return contents, tuple(_entry(sha256, sizes[sha256], names) for sha256 in sorted(sizes))


def _entry(sha256: str, size: int, names: dict[str, str]) -> Entry:
    sources = tuple(sorted(name for name, digest in names.items() if digest == sha256))
    content_type = mimetypes.guess_type(sources[0])[0] or "application/octet-stream"
    return Entry(name=sha256, size=size, sha256=sha256, content_type=content_type, sources=sources)


def _keep(store: ObjectStore, key: str, entry: Entry, content: Path) -> None:
    """Put the object unless a run before has kept it, soundly; then read it back."""
    try:
        read_back(store, key, entry)
    except (ObjectMissing, ObjectAltered):
        store.put(key, content, entry.content_type)
        read_back(store, key, entry)


def _write(pieces: Iterator[bytes], target: Path) -> None:
    with target.open("wb") as file:
        for piece in pieces:
            file.write(piece)


def _file_name(name: str) -> str:
    """The name itself, with '/' between folders, where it leads below a folder and can be written."""
    parts = PurePosixPath(name).parts
    if (
        not parts
        or name != "/".join(parts)
        or name.startswith("/")
        or ".." in parts
        or "\0" in name
        or any(len(part.encode()) > _SEGMENT_BYTES for part in parts)
    ):
        raise ValueError(f"not the name of a file below a folder: {name!r}")
    return name


def _to_bytes(delivery: Delivery) -> bytes:
    manifest = _Manifest(
        kind=delivery.kind,
        sender=delivery.sender,
        name=delivery.name,
        dossier=delivery.dossier,
        received=delivery.received,
        objects=delivery.objects,
    )
    return manifest.model_dump_json(indent=1, by_alias=True).encode()


def _prefix(delivery_id: str) -> str:
    if len(delivery_id) != _ID_DIGITS or set(delivery_id) - set("0123456789abcdef"):
        raise ValueError(f"not the id of a delivery: {delivery_id!r}")
    return f"{_DELIVERIES}/{delivery_id}/"


def _of(dossier: str) -> str:
    if "/" in dossier:
        raise ValueError(f"not the name of a dossier: {dossier!r}")
    return checked_key(f"{_OF}/{dossier}") + "/"
