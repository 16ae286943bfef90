"""The manifest: what a revision consists of, with the SHA-256 of each object."""

import hashlib
from collections.abc import Iterable
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from storage.object_store import CHUNK_BYTES, ObjectAltered, ObjectStore

MANIFEST = "manifest.json"


class Entry(BaseModel):
    """An object of a revision: `name` below the revision, `size` in bytes, `sha256` in lower-case hex.

    `sources` are the names under which an original came in; they stand here and not in the object's name,
    for people write the names of people into file names.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    name: str
    size: int
    sha256: str
    content_type: str
    sources: tuple[str, ...] = ()


class Manifest(BaseModel):
    """All objects of one revision, sorted by name; the JSON is the object `manifest.json` beside them."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    form: Literal["dossier-manifest/1"] = Field(default="dossier-manifest/1", alias="schema")
    dossier: str
    revision: int
    objects: tuple[Entry, ...]

    def to_bytes(self) -> bytes:
        return self.model_dump_json(indent=1, by_alias=True).encode()


def read_manifest(store: ObjectStore, key: str) -> Manifest:
    """The manifest under `key`. Raises ObjectMissing, ObjectAltered when it is none, and StoreError."""
    try:
        return Manifest.model_validate_json(store.get(key))
    except ValidationError as error:
        raise ObjectAltered(key) from error


def digest(pieces: Iterable[bytes]) -> tuple[int, str]:
    """Size in bytes and SHA-256 in lower-case hex."""
    size, total = 0, hashlib.sha256()
    for piece in pieces:
        size += len(piece)
        total.update(piece)
    return size, total.hexdigest()


def digest_of(content: bytes | Path) -> tuple[int, str]:
    """Size and SHA-256 of bytes, or of a file read piece by piece. Raises OSError."""
    if isinstance(content, bytes):
        return digest((content,))
    with content.open("rb") as file:
        return digest(iter(lambda: file.read(CHUNK_BYTES), b""))


def read_back(store: ObjectStore, key: str, entry: Entry) -> None:
    """Read the object again, whole. Raises ObjectAltered where it is not what `entry` says, ObjectMissing."""
    if digest(store.chunks(key)) != (entry.size, entry.sha256):
        raise ObjectAltered(key)
