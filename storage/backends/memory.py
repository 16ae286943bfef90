"""A store that forgets: the fake for tests and trials."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import SplitResult

from storage.object_store import Access, ObjectMissing, ObjectStore, StoredObject

SCHEMES = ("memory",)


def open_backend(_address: SplitResult, _access: Access) -> ObjectStore:
    """`memory:`, a new and empty store."""
    return MemoryStore()


class MemoryStore(ObjectStore):
    """Objects in a dictionary of this process."""

    def __init__(self) -> None:
        self._objects: dict[str, bytes] = {}

    def check(self) -> None:
        """Always usable."""

    def _list(self, prefix: str) -> Iterator[StoredObject]:
        for key in sorted(self._objects, key=str.encode):
            if key.startswith(prefix):
                yield self._stat(key)

    def _put(self, key: str, data: bytes | Path, _content_type: str, /) -> None:
        self._objects[key] = data.read_bytes() if isinstance(data, Path) else bytes(data)

    def _chunks(self, key: str) -> Iterator[bytes]:
        yield self._found(key)

    def _stat(self, key: str) -> StoredObject:
        return StoredObject(key, len(self._found(key)))

    def _delete(self, key: str) -> None:
        self._objects.pop(key, None)

    def _found(self, key: str) -> bytes:
        try:
            return self._objects[key]
        except KeyError:
            raise ObjectMissing(key) from None
