"""Deliveries over every backend: whole or not there, the same bytes the same delivery, names only inside."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage.backends.memory import MemoryStore
from storage.delivery import (
    Delivery,
    Handover,
    deliveries_of,
    fetch_delivery,
    forget_unfinished,
    hash_files,
    kept_deliveries,
    load_delivery,
    note_dossier,
    save_delivery,
)
from storage.object_store import ObjectAltered, ObjectMissing, ObjectStore

RECEIVED = datetime(2017, 9, 30, 8, 0, tzinfo=UTC)
HANDOVER = Handover("folder", "科大", "张三的材料", "dossier-1", RECEIVED)
FILES = {"护照/张三.pdf": b"%PDF passport", "form.pdf": b"%PDF form", "副本/张三 2.pdf": b"%PDF passport"}
WHOLE = 3  # puts of a delivery: two contents and the manifest


class Killed(BaseException):
    """The end of the process, which no handler of errors may see."""


class DyingStore(MemoryStore):
    """Kills the run at the n-th put, before or after it is done, and counts the puts."""

    def __init__(self, lives: int, *, after: bool = False) -> None:
        super().__init__()
        self.lives = lives
        self.after = after
        self.puts = 0

    def _put(self, key: str, data: bytes | Path, content_type: str, /) -> None:
        if self.lives or self.after:
            super()._put(key, data, content_type)
            self.puts += 1
        if not self.lives:
            raise Killed
        self.lives -= 1


class RottenStore(MemoryStore):
    """Gives back another byte than it was given."""

    def _chunks(self, key: str) -> Iterator[bytes]:
        for piece in super()._chunks(key):
            yield bytes([piece[0] ^ 1]) + piece[1:]


@pytest.fixture
def source(tmp_path: Path) -> Path:
    for name, content in FILES.items():
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_bytes(content)
    return tmp_path / "in"


def _files(source: Path) -> list[tuple[str, Path]]:
    return [(p.relative_to(source).as_posix(), p) for p in source.rglob("*") if p.is_file()]


def _saved(store: ObjectStore, source: Path, handover: Handover = HANDOVER) -> Delivery:
    return save_delivery(store, hash_files(handover, _files(source)))


def test_a_delivery_comes_back_with_every_file_under_its_own_name(
    store: ObjectStore, source: Path, tmp_path: Path
) -> None:
    saved = _saved(store, source)
    assert load_delivery(store, saved.id) == saved
    assert kept_deliveries(store) == (saved.id,)
    fetch_delivery(store, saved, tmp_path / "out")
    assert {name: (tmp_path / "out" / name).read_bytes() for name, _ in saved.files} == FILES
    assert len(_files(tmp_path / "out")) == len(FILES)


def test_the_same_content_in_two_files_is_one_object_with_two_names(store: ObjectStore, source: Path) -> None:
    saved = _saved(store, source)
    assert sorted(entry.sources for entry in saved.objects) == [
        ("form.pdf",),
        ("副本/张三 2.pdf", "护照/张三.pdf"),
    ]
    assert len(list(store.list(f"deliveries/{saved.id}/"))) == WHOLE


def test_the_same_bytes_again_are_the_same_delivery_received_when_they_came_first(
    store: ObjectStore, source: Path
) -> None:
    first = _saved(store, source)
    before = list(store.list())
    assert _saved(store, source, replace(HANDOVER, received=RECEIVED + timedelta(days=3))) == first
    assert list(store.list()) == before


def test_other_senders_names_and_kinds_are_other_deliveries(source: Path) -> None:
    others = (
        HANDOVER,
        replace(HANDOVER, kind="batch"),
        replace(HANDOVER, sender="北大"),
        replace(HANDOVER, name="another"),
    )
    assert len({hash_files(handover, _files(source)).delivery.id for handover in others}) == len(others)


def test_another_name_of_a_file_or_another_byte_in_it_is_another_delivery(source: Path) -> None:
    ids = {hash_files(HANDOVER, _files(source)).delivery.id}
    (source / "form.pdf").rename(source / "form 2.pdf")
    ids.add(hash_files(HANDOVER, _files(source)).delivery.id)
    (source / "form 2.pdf").write_bytes(b"%PDF forn")
    ids.add(hash_files(HANDOVER, _files(source)).delivery.id)
    assert len(ids) == 3


def test_no_key_tells_of_a_person_or_an_employer(store: ObjectStore, source: Path) -> None:
    note_dossier(store, "BJ-1", _saved(store, source).id)
    assert all(item.key.isascii() and "form" not in item.key for item in store.list())


@pytest.mark.parametrize("after", [False, True])
@pytest.mark.parametrize("lives", range(WHOLE))
def test_a_run_killed_at_any_put_is_done_again_and_writes_nothing_twice(
    lives: int, after: bool, source: Path
) -> None:
    store = DyingStore(lives, after=after)
    with pytest.raises(Killed):
        _saved(store, source)
    assert len(kept_deliveries(store)) == (lives == WHOLE - 1 and after)
    store.lives = 99
    saved = _saved(store, source)
    assert load_delivery(store, saved.id) == saved
    assert store.puts == WHOLE


def test_a_file_that_changes_between_hashing_and_storing_is_no_delivery(
    store: ObjectStore, source: Path
) -> None:
    hashed = hash_files(HANDOVER, _files(source))
    (source / "form.pdf").write_bytes(b"%PDF form, signed")
    with pytest.raises(ObjectAltered):
        save_delivery(store, hashed)
    assert kept_deliveries(store) == ()
    forget_unfinished(store, hashed.delivery.id)
    assert list(store.list()) == []


def test_who_listens_may_stop_a_delivery_before_its_manifest(source: Path) -> None:
    store, heard = MemoryStore(), list[str]()

    def told(step: str) -> None:
        heard.append(step)
        if step == "objects":
            raise Killed

    with pytest.raises(Killed):
        save_delivery(store, hash_files(HANDOVER, _files(source)), told)
    assert heard == ["object", "object", "objects"]
    assert kept_deliveries(store) == ()


def test_forgetting_what_was_unfinished_leaves_a_whole_delivery_alone(
    store: ObjectStore, source: Path
) -> None:
    saved = _saved(store, source)
    forget_unfinished(store, saved.id)
    assert load_delivery(store, saved.id) == saved


def test_an_object_that_was_altered_in_the_store_is_mended_by_the_same_bytes_again(source: Path) -> None:
    store = MemoryStore()
    saved = _saved(store, source)
    keys = [item.key for item in store.list(f"deliveries/{saved.id}/")]
    for key in keys:
        store.put(key, b"rotten")
    with pytest.raises(ObjectAltered):
        load_delivery(store, saved.id)
    assert _saved(store, source) == saved
    assert all(store.get(key) != b"rotten" for key in keys)


def test_a_store_that_does_not_keep_what_it_is_given_holds_no_delivery(source: Path) -> None:
    store = RottenStore()
    with pytest.raises(ObjectAltered):
        _saved(store, source)
    assert kept_deliveries(store) == ()


def test_a_file_that_does_not_fit_its_digest_is_not_fetched(source: Path, tmp_path: Path) -> None:
    store = MemoryStore()
    saved = _saved(store, source)
    for entry in saved.objects:
        store.put(f"deliveries/{saved.id}/{entry.name}", b"%PDF another")
    with pytest.raises(ObjectAltered):
        fetch_delivery(store, saved, tmp_path / "out")
    assert _files(tmp_path / "out") == []


def test_a_manifest_under_another_id_is_altered(source: Path) -> None:
    store = MemoryStore()
    saved = _saved(store, source)
    other = "0" * 32
    store.put(f"deliveries/{other}/manifest.json", store.get(f"deliveries/{saved.id}/manifest.json"))
    with pytest.raises(ObjectAltered):
        load_delivery(store, other)


def test_the_deliveries_of_a_dossier_come_in_the_order_of_receipt(store: ObjectStore, source: Path) -> None:
    ids = []
    for day in (5, 1, 3):
        handover = replace(HANDOVER, name=str(day), received=RECEIVED + timedelta(days=day))
        ids.append(_saved(store, source, handover).id)
        note_dossier(store, "BJ-1", ids[-1])
        note_dossier(store, "BJ-1", ids[-1])
    assert deliveries_of(store, "BJ-1") == (ids[1], ids[2], ids[0])
    assert deliveries_of(store, "BJ-10") == ()


def test_only_a_whole_delivery_is_noted() -> None:
    store = MemoryStore()
    with pytest.raises(ObjectMissing):
        note_dossier(store, "BJ-1", "0" * 32)
    assert deliveries_of(store, "BJ-1") == ()


@pytest.mark.parametrize("name", ["../x", "/x", "", "a//b", "./a", "a\0b", "x" * 256])
def test_a_name_that_leads_elsewhere_is_refused(name: str, source: Path) -> None:
    with pytest.raises(ValueError):
        hash_files(HANDOVER, [(name, source / "form.pdf")])


def test_a_delivery_has_files_and_each_name_once(source: Path) -> None:
    with pytest.raises(ValueError):
        hash_files(HANDOVER, [])
    with pytest.raises(ValueError):
        hash_files(HANDOVER, [("a", source / "form.pdf"), ("a", source / "form.pdf")])


def test_a_large_file_is_never_loaded_whole(
    store: ObjectStore, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest
) -> None:
    (tmp_path / "large.pdf").write_bytes(b"%PDF" + bytes(3 << 20))
    hashed = hash_files(HANDOVER, [("large.pdf", tmp_path / "large.pdf")])
    if "memory" not in request.node.name:
        monkeypatch.setattr(Path, "read_bytes", lambda _: pytest.fail("loaded whole"))
    saved = save_delivery(store, hashed)
    assert saved.objects[0].size == (3 << 20) + 4
