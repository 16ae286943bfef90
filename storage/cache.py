"""What was read once and need not be read again, kept under the caller's digest of input and method."""

from storage.object_store import ObjectMissing, ObjectStore

_CACHE = "cache"


class ReadingCache:
    """Bytes under `cache/<digest>`; losing any of it costs time and nothing else."""

    def __init__(self, store: ObjectStore) -> None:
        self._store = store

    def get(self, digest: str) -> bytes | None:
        """The bytes, None where there are none. Raises StoreError."""
        try:
            return self._store.get(_key(digest))
        except ObjectMissing:
            return None

    def put(self, digest: str, data: bytes) -> None:
        """Keep the bytes. Raises StoreError, ValueError when `digest` is not lower-case hex."""
        self._store.put(_key(digest), data)


def _key(digest: str) -> str:
    if not digest or set(digest) - set("0123456789abcdef"):
        raise ValueError(f"not a digest: {digest!r}")
    return f"{_CACHE}/{digest[:2]}/{digest}"
