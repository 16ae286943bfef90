"""What every object store does, the same for a folder, a fake and any S3 server, and how it fails."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from ingest.wording import Bilingual

CHUNK_BYTES = 1 << 20
_KEY_BYTES = 1024  # S3's limit for a key
_SEGMENT_BYTES = 255  # the limit of Linux file systems for one name


class StoreError(Exception):
    """Something about the store; the subclass says what to do next, `message` says it to people.

    StoreError
    ├── StoreUnreachable       try again later (exit code 4)
    ├── StoreMisconfigured     a setting is wrong (exit code 4)
    │   └── StoreDenied        wrong keys, or keys without the right (exit code 4)
    ├── ObjectMissing          no object of that key
    └── ObjectAltered          what is kept is not what was written
    """

    def __init__(self, message: Bilingual) -> None:
        super().__init__(message.en)
        self.message = message


class StoreUnreachable(StoreError):
    """Nobody answers, or the server or disk is out of order for now: try again."""


class StoreMisconfigured(StoreError):
    """A setting is wrong: trying again does not help."""


class StoreDenied(StoreMisconfigured):
    """The keys are wrong, or they do not give the right that is needed."""


class ObjectMissing(StoreError):
    """There is no object of that key."""

    def __init__(self, key: str) -> None:
        super().__init__(Bilingual(f"the store has no object {key}", f"存储中没有对象 {key}"))
        self.key = key


class ObjectAltered(StoreError):
    """The object that is kept is not the one that was written."""

    def __init__(self, key: str) -> None:
        super().__init__(
            Bilingual(f"the object {key} is not kept as it was written", f"对象 {key} 与写入时的内容不一致")
        )
        self.key = key


@dataclass(frozen=True, slots=True)
class StoredObject:
    """An object as the store lists it; `size` in bytes."""

    key: str
    size: int


@dataclass(frozen=True, slots=True)
class Access:
    """Where an S3 server is and what opens it; nothing of this is ever shown, logged or put into a URL."""

    endpoint: str = ""
    access_key: str = field(default="", repr=False)
    secret_key: str = field(default="", repr=False)
    region: str = "us-east-1"


class ObjectStore(ABC):
    """Objects under keys: whole objects in, whole objects out, a later put replaces an earlier one.

    A key is made of segments with '/' between them, and is never also the folder of another key. A reader
    never sees a half-written object. Methods raise ValueError for an impossible key, else only StoreError.
    """

    @abstractmethod
    def check(self) -> None:
        """Make sure within 20 s that the store can be used; make its folder or bucket where missing."""

    def put(
        self,
        key: str,
        data: bytes | Path,
        content_type: str = "application/octet-stream",
        *,
        personal: bool = False,  # noqa: ARG002 - a store that seals has a key apart for it
    ) -> None:
        """Keep bytes, or the content of a file without loading it whole; on return the store has it.

        `personal`: of a volume of personal information, which few may open.
        """
        self._put(checked_key(key), data, content_type)

    def chunks(self, key: str) -> Iterator[bytes]:
        """The object in pieces of at most about a megabyte. Raises ObjectMissing at the first piece."""
        return self._chunks(checked_key(key))

    def stat(self, key: str) -> StoredObject:
        """Size of the object. Raises ObjectMissing."""
        return self._stat(checked_key(key))

    def delete(self, key: str) -> None:
        """Forget the object; no error where there is none."""
        self._delete(checked_key(key))

    def list(self, prefix: str = "") -> Iterator[StoredObject]:
        """Objects whose key begins with the text `prefix`, in the order of the keys' UTF-8 bytes."""
        folder = prefix.rpartition("/")[0]
        if folder:
            checked_key(folder)
        return self._list(prefix)

    def get(self, key: str) -> bytes:
        """The whole object. Raises ObjectMissing."""
        return b"".join(self.chunks(key))

    def exists(self, key: str) -> bool:
        try:
            self.stat(key)
        except ObjectMissing:
            return False
        return True

    @abstractmethod
    def _list(self, prefix: str) -> Iterator[StoredObject]: ...

    @abstractmethod
    def _put(self, key: str, data: bytes | Path, content_type: str, /) -> None: ...

    @abstractmethod
    def _chunks(self, key: str) -> Iterator[bytes]: ...

    @abstractmethod
    def _stat(self, key: str) -> StoredObject: ...

    @abstractmethod
    def _delete(self, key: str) -> None: ...


def checked_key(key: str) -> str:
    """The key itself when every store can keep it; raises ValueError otherwise.

    No '.' or '..' segment leaves a folder; a first segment with a leading dot is a store's own business.
    """
    segments = key.split("/")
    if (
        any(s in ("", ".", "..") or len(s.encode()) > _SEGMENT_BYTES for s in segments)
        or key.startswith(".")
        or len(key.encode()) > _KEY_BYTES
        or "\\" in key
        or not key.isprintable()
    ):
        raise ValueError(f"not a key for an object: {key!r}")
    return key
