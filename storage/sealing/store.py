"""A store that seals what is put into another one."""

import tempfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import chain
from pathlib import Path

from ingest.wording import Bilingual
from storage.object_store import (
    CHUNK_BYTES,
    ObjectAltered,
    ObjectStore,
    StoredObject,
    StoreMisconfigured,
    checked_key,
)
from storage.sealing.data_keys import KEYS, DataKeys
from storage.sealing.envelope import (
    HEAD_BYTES,
    NotSealed,
    SealBroken,
    new_head,
    parse_head,
    plain_size,
    seal,
    unseal,
)


class Unsealed(StoreMisconfigured):
    """An object lies open in a store whose objects are sealed: it is older than the keys, or not ours."""

    def __init__(self, key: str) -> None:
        super().__init__(
            Bilingual(
                f"the object {key} is not encrypted, and a key is given; `dossier keys seal` encrypts what"
                " was kept before there was one",
                f"对象 {key} 未加密，而系统已配置密钥；可用 `dossier keys seal` 加密此前保存的内容",
            )
        )
        self.key = key


class SealedStore(ObjectStore):
    """The objects of `inner`, sealed each under the data key of its dossier or delivery.

    Data keys lie in `inner` below `keys/` and do not show here. Sizes are those of the plain bytes.
    """

    def __init__(self, inner: ObjectStore, keys: DataKeys, spool: Path | None = None) -> None:
        self._inner = inner
        self.keys = keys
        self._spool = spool

    def check(self) -> None:
        self._inner.check()

    def put(
        self,
        key: str,
        data: bytes | Path,
        content_type: str = "application/octet-stream",
        *,
        personal: bool = False,
    ) -> None:
        key_id, data_key = self.keys.in_use(_own(checked_key(key)), personal=personal)
        sealed = seal(_pieces(data), new_head(key_id, personal=personal), data_key, key)
        if isinstance(data, bytes):
            self._inner.put(key, b"".join(sealed), content_type)
            return
        with tempfile.NamedTemporaryFile(dir=self._spool, prefix="sealed-") as file:
            file.writelines(sealed)
            file.flush()
            self._inner.put(key, Path(file.name), content_type)

    def is_sealed(self, key: str) -> bool:
        """Whether the object is one that was sealed; nothing is said about whether it opens."""
        with suppress(NotSealed):
            parse_head(_first(self._inner.chunks(key), HEAD_BYTES)[0])
            return True
        return False

    def seal_again(self, key: str, *, personal: bool = False) -> None:
        """Seal an object that lies open."""
        with tempfile.NamedTemporaryFile(dir=self._spool, prefix="open-") as file:
            file.writelines(self._inner.chunks(key))
            file.flush()
            self.put(key, Path(file.name), personal=personal)

    def _chunks(self, key: str) -> Iterator[bytes]:
        start, rest = _first(self._inner.chunks(_own(key)), HEAD_BYTES)
        try:
            head = parse_head(start)
        except NotSealed:
            raise Unsealed(key) from None
        data_key = self.keys.key(key, head.key_id, personal=head.personal)
        try:
            yield from unseal(chain((start[HEAD_BYTES:],), rest), head, data_key, key)
        except SealBroken:
            raise ObjectAltered(key) from None

    def _list(self, prefix: str) -> Iterator[StoredObject]:
        for item in self._inner.list(prefix):
            if not item.key.startswith(f"{KEYS}/"):
                yield _plain(item)

    def _stat(self, key: str) -> StoredObject:
        return _plain(self._inner.stat(_own(key)))

    def _put(self, key: str, data: bytes | Path, content_type: str, /) -> None:
        self.put(key, data, content_type)

    def _delete(self, key: str) -> None:
        self._inner.delete(_own(key))


def _own(key: str) -> str:
    if key.startswith(f"{KEYS}/"):
        raise ValueError(f"{KEYS}/ is where a sealed store keeps its keys: {key!r}")
    return key


def _plain(item: StoredObject) -> StoredObject:
    return StoredObject(item.key, max(0, plain_size(item.size)))


def _pieces(data: bytes | Path) -> Iterator[bytes]:
    if isinstance(data, bytes):
        yield data
        return
    with data.open("rb") as file:
        while piece := file.read(CHUNK_BYTES):
            yield piece


def _first(pieces: Iterable[bytes], size: int) -> tuple[bytes, Iterator[bytes]]:
    """At least `size` bytes from the beginning where there are so many, and what follows them."""
    rest = iter(pieces)
    start = b""
    for piece in rest:
        start += piece
        if len(start) >= size:
            break
    return start, rest
