"""A folder as object store: the default, and as careful as a server about half-written objects."""

import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import BytesIO
from pathlib import Path
from typing import BinaryIO
from urllib.parse import SplitResult, unquote

from ingest.wording import Bilingual
from storage.object_store import (
    CHUNK_BYTES,
    Access,
    ObjectMissing,
    ObjectStore,
    StoreDenied,
    StoredObject,
    StoreError,
    StoreMisconfigured,
    StoreUnreachable,
)

SCHEMES = ("", "file")

_PARTS = ".parts"  # no key begins with a dot, so unfinished objects are never listed
_DENIED = {errno.EACCES, errno.EPERM, errno.EROFS}
_MISCONFIGURED = {errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.EINVAL, errno.ELOOP}


def open_backend(address: SplitResult, _access: Access) -> ObjectStore:
    """A plain path, or `file:///path`."""
    return FolderStore(Path(unquote(address.path) if address.scheme else address.geturl()))


class FolderStore(ObjectStore):
    """Objects as files below `root`, each put there whole by a rename after it has reached the disk."""

    def __init__(self, root: Path) -> None:
        self._root = root.absolute()

    def check(self) -> None:
        """Make the folder, and see that a file can be written there."""
        with self._border():
            self._parts().mkdir(parents=True, exist_ok=True)
            with tempfile.TemporaryFile(dir=self._parts()):
                pass

    def _list(self, prefix: str) -> Iterator[StoredObject]:
        folder = self._root / prefix.rpartition("/")[0]
        with self._border():
            keys = [p.relative_to(self._root).as_posix() for p in folder.rglob("*") if p.is_file()]
        for key in sorted(keys, key=str.encode):
            if key.startswith(prefix) and not key.startswith("."):
                with suppress(ObjectMissing):  # deleted since the folder was read
                    yield self._stat(key)

    def _put(self, key: str, data: bytes | Path, _content_type: str, /) -> None:
        with data.open("rb") if isinstance(data, Path) else BytesIO(data) as source, self._border():
            target = self._root / key
            self._parts().mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._parts())
            part = Path(name)
            try:
                with os.fdopen(handle, "wb") as file:
                    shutil.copyfileobj(source, file, CHUNK_BYTES)
                    _reach_disk(file)
                _make_folders(target.parent)
                part.replace(target)
            except BaseException:
                part.unlink(missing_ok=True)
                raise
            _sync_folder(target.parent)

    def _chunks(self, key: str) -> Iterator[bytes]:
        with self._border(key), (self._root / key).open("rb") as file:
            while chunk := file.read(CHUNK_BYTES):
                yield chunk

    def _stat(self, key: str) -> StoredObject:
        with self._border(key):
            file = self._root / key
            if file.is_dir():
                raise ObjectMissing(key)
            return StoredObject(key, file.stat().st_size)

    def _delete(self, key: str) -> None:
        with self._border():
            (self._root / key).unlink(missing_ok=True)

    def _parts(self) -> Path:
        return self._root / _PARTS

    @contextmanager
    def _border(self, key: str | None = None) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise translated(error, self._root, key) from error


def translated(error: OSError, root: Path, key: str | None = None) -> StoreError:
    """The store's word for an error of the file system; `key` where a missing file is a missing object."""
    if key is not None and error.errno in (errno.ENOENT, errno.ENOTDIR, errno.EISDIR):
        return ObjectMissing(key)
    reason = os.strerror(error.errno) if error.errno else type(error).__name__
    if error.errno in _DENIED:
        return StoreDenied(
            Bilingual(
                f"the store folder {root} may not be used: {reason}", f"无权使用存储目录 {root}：{reason}"
            )
        )
    if error.errno in _MISCONFIGURED:
        return StoreMisconfigured(
            Bilingual(f"{root} cannot serve as store folder: {reason}", f"{root} 不能作为存储目录：{reason}")
        )
    return StoreUnreachable(
        Bilingual(f"the store folder {root} does not work: {reason}", f"存储目录 {root} 无法读写：{reason}")
    )


def _reach_disk(file: BinaryIO) -> None:
    file.flush()
    os.fsync(file.fileno())


def _make_folders(folder: Path) -> None:
    """Make a folder and those above it, each entered in its parent on disk, so that a crash loses no name."""
    if folder.is_dir():
        return
    _make_folders(folder.parent)
    folder.mkdir(exist_ok=True)
    _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
