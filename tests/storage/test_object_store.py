"""What every backend that is found has to do."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from storage.object_store import CHUNK_BYTES, ObjectMissing, ObjectStore, StoredObject, checked_key

_IMPOSSIBLE = (
    "",
    "/",
    "/a",
    "a/",
    "a//b",
    "..",
    "../a",
    "a/../b",
    "a/./b",
    ".parts/a",
    "a\\b",
    "a\nb",
    "a\0b",
)


@pytest.mark.parametrize("content", [b"", b"\0", "全".encode() * 1000])
def test_what_is_put_is_got_byte_for_byte(store: ObjectStore, content: bytes) -> None:
    store.put("dossiers/BJ-1/1/报告.json", content, "application/json")
    assert store.get("dossiers/BJ-1/1/报告.json") == content
    assert store.stat("dossiers/BJ-1/1/报告.json") == StoredObject("dossiers/BJ-1/1/报告.json", len(content))


def test_a_file_larger_than_one_part_comes_back_whole_and_in_small_pieces(
    store: ObjectStore, tmp_path: Path
) -> None:
    content = b"".join(hashlib.sha256(bytes([i % 256, i // 256])).digest() * 1024 for i in range(200))
    (tmp_path / "big.tif").write_bytes(content)
    store.put("big.tif", tmp_path / "big.tif")
    pieces = list(store.chunks("big.tif"))
    assert b"".join(pieces) == content
    assert len(pieces) > 1 or type(store).__name__ == "MemoryStore"
    assert max(map(len, pieces)) <= CHUNK_BYTES or type(store).__name__ == "MemoryStore"


def test_a_later_put_replaces_an_earlier_one(store: ObjectStore) -> None:
    store.put("a", b"first and longer")
    store.put("a", b"second")
    assert store.get("a") == b"second"
    assert [o.size for o in store.list()] == [6]


def test_an_object_that_is_not_there_is_missing_to_every_question(store: ObjectStore) -> None:
    store.put("a/b", b"x")
    for key in ("c", "a", "a/c", "a/b/c"):
        assert not store.exists(key)
        with pytest.raises(ObjectMissing):
            store.get(key)
        with pytest.raises(ObjectMissing):
            store.stat(key)


def test_a_list_has_the_keys_that_begin_with_the_prefix_in_the_order_of_their_bytes(
    store: ObjectStore,
) -> None:
    keys = ["d/a-1", "d/a/1/x", "d/a/10/x", "d/a/2/x", "d/全", "e"]
    for key in reversed(keys):
        store.put(key, key.encode())
    in_order = sorted(keys, key=str.encode)
    assert [o.key for o in store.list()] == in_order
    assert [o.key for o in store.list("d/a")] == [k for k in in_order if k.startswith("d/a")]
    assert [o.key for o in store.list("d/a/1")] == ["d/a/1/x", "d/a/10/x"]
    assert list(store.list("d/a/")) == [StoredObject(k, len(k)) for k in ("d/a/1/x", "d/a/10/x", "d/a/2/x")]
    assert list(store.list("nothing/here/")) == []


def test_more_objects_than_one_answer_of_a_server_holds_are_all_listed(store: ObjectStore) -> None:
    for number in range(1005):
        store.put(f"n/{number:04}", b"")
    assert [o.key for o in store.list("n/")] == [f"n/{number:04}" for number in range(1005)]


def test_deleting_is_done_once_and_asked_as_often_as_one_likes(store: ObjectStore) -> None:
    store.put("a/b", b"x")
    store.delete("a/b")
    store.delete("a/b")
    assert list(store.list()) == []


@pytest.mark.parametrize("key", _IMPOSSIBLE)
def test_an_impossible_key_is_refused_before_anything_is_touched(store: ObjectStore, key: str) -> None:
    for use in (lambda: store.put(key, b"x"), lambda: store.get(key), lambda: store.stat(key)):
        with pytest.raises(ValueError, match="not a key"):
            use()
    with pytest.raises(ValueError, match="not a key"):
        store.delete(key)
    assert list(store.list()) == []


def test_a_missing_file_is_the_callers_error_and_leaves_no_object(store: ObjectStore, tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        store.put("a", tmp_path / "nothing")
    assert list(store.list()) == []


def test_a_check_may_be_repeated(store: ObjectStore) -> None:
    store.put("a", b"x")
    store.check()
    assert store.get("a") == b"x"


@given(st.text(max_size=40))
def test_a_checked_key_never_leaves_the_folder_of_its_store(key: str) -> None:
    try:
        checked_key(key)
    except ValueError:
        return
    root = Path("/store")
    assert root in (root / key).parents
    assert ".." not in (root / key).parts
