"""What only a folder can do wrong."""

import errno
from pathlib import Path

import pytest

from storage.backends.folder import FolderStore, translated
from storage.object_store import (
    ObjectMissing,
    StoreDenied,
    StoreError,
    StoreMisconfigured,
    StoreUnreachable,
)


def test_a_put_that_fails_half_way_leaves_the_old_object_and_no_part(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    store.put("a/b", b"old")
    with pytest.raises(TypeError):
        store.put("a/b", "text is not bytes")  # type: ignore[arg-type]  # the fault itself is the test
    assert store.get("a/b") == b"old"
    assert list((tmp_path / ".parts").iterdir()) == []


def test_a_part_that_a_killed_run_left_is_no_object(tmp_path: Path) -> None:
    store = FolderStore(tmp_path)
    store.check()
    (tmp_path / ".parts" / "left").write_bytes(b"half")
    assert list(store.list()) == []
    assert list(store.list(".parts")) == []


def test_a_file_where_the_folder_should_be_is_a_wrong_setting(tmp_path: Path) -> None:
    (tmp_path / "store").write_bytes(b"")
    with pytest.raises(StoreMisconfigured, match="cannot serve as store folder"):
        FolderStore(tmp_path / "store").check()


@pytest.mark.parametrize("number", sorted(errno.errorcode))
def test_every_error_of_the_file_system_has_the_stores_word(number: int) -> None:
    error = translated(OSError(number, "said"), Path("/store"))
    assert isinstance(error, StoreUnreachable | StoreMisconfigured)
    assert error.message.en.count("\n") == 0
    assert error.message.zh


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        (PermissionError(errno.EACCES, ""), StoreDenied),
        (OSError(errno.EROFS, ""), StoreDenied),
        (OSError(errno.ENOSPC, ""), StoreUnreachable),
        (OSError(errno.EIO, ""), StoreUnreachable),
        (OSError("no number"), StoreUnreachable),
        (NotADirectoryError(errno.ENOTDIR, ""), StoreMisconfigured),
    ],
)
def test_what_to_do_next_follows_from_the_kind_of_error(error: OSError, kind: type[StoreError]) -> None:
    assert type(translated(error, Path("/store"))) is kind


def test_a_missing_file_is_a_missing_object_only_where_one_was_asked_for() -> None:
    error = FileNotFoundError(errno.ENOENT, "")
    assert isinstance(translated(error, Path("/store"), "a/b"), ObjectMissing)
    assert isinstance(translated(error, Path("/store")), StoreUnreachable)
