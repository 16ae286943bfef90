"""A sealed store keeps nothing that can be read without its keys, and says what is wrong with each object."""

from pathlib import Path

import pytest

from storage.backends.memory import MemoryStore
from storage.object_store import ObjectAltered, ObjectMissing
from storage.revision import Kept, load_revision, save_revision
from storage.sealing.data_keys import DataKeys, KeyForgotten, Rings
from storage.sealing.keys import KeyMissing, WrongKey
from storage.sealing.local_keys import LocalKeys
from storage.sealing.store import SealedStore, Unsealed
from tests.storage.sealing.conftest import GENERAL, PERSONAL

REPORT = "dossiers/BJ-1/1/report.json"
SHEET = "dossiers/BJ-1/1/volumes/1-personal-information.pdf"


def test_nothing_that_was_put_lies_open_below(store: SealedStore, inner: MemoryStore, tmp_path: Path) -> None:
    (tmp_path / "scan.tif").write_bytes(b"passport E12345678" * 100_000)
    store.put(REPORT, b"passport E12345678")
    store.put("cache/ab/abcd", tmp_path / "scan.tif")
    assert not any(b"E12345678" in inner.get(item.key) for item in inner.list())
    assert store.get("cache/ab/abcd") == b"passport E12345678" * 100_000


def test_dossiers_do_not_share_a_data_key(store: SealedStore, inner: MemoryStore) -> None:
    store.put(REPORT, b"one")
    store.put("dossiers/BJ-2/1/report.json", b"two")
    store.put("dossiers/BJ-2/2/report.json", b"three")
    assert {i.key.rpartition("/")[0] for i in inner.list("keys/")} == {
        "keys/dossiers/BJ-1/general",
        "keys/dossiers/BJ-2/general",
    }
    assert len(list(inner.list("keys/"))) == 2


def test_personal_information_has_a_key_of_its_own_and_needs_it(
    store: SealedStore, inner: MemoryStore
) -> None:
    save_revision(
        store,
        "BJ-1",
        1,
        [Kept("report.json", b"report"), Kept("volumes/1-personal-information.pdf", b"sheet", personal=True)],
    )
    without = SealedStore(inner, DataKeys(inner, Rings(GENERAL, None)))
    assert without.get(REPORT) == b"report"
    with pytest.raises(KeyMissing) as missing:
        without.get(SHEET)
    assert "DOSSIER_PERSONAL_KEYS" in missing.value.message.en
    assert store.get(SHEET) == b"sheet"
    assert load_revision(without, "BJ-1").number == 1


def test_a_lost_key_and_a_key_with_other_bytes_are_told_apart(store: SealedStore, inner: MemoryStore) -> None:
    store.put(REPORT, b"x")
    lost = SealedStore(inner, DataKeys(inner, Rings(LocalKeys({"g2": bytes(32)}, "DOSSIER_KEYS"), None)))
    other = SealedStore(inner, DataKeys(inner, Rings(LocalKeys({"g1": bytes(32)}, "DOSSIER_KEYS"), None)))
    with pytest.raises(KeyMissing, match="g1"):
        lost.get(REPORT)
    with pytest.raises(WrongKey, match="g1"):
        other.get(REPORT)


def test_an_object_put_in_the_place_of_another_is_altered(store: SealedStore, inner: MemoryStore) -> None:
    store.put(REPORT, b"complete")
    store.put("dossiers/BJ-1/2/report.json", b"incomplete")
    inner.put("dossiers/BJ-1/2/report.json", inner.get(REPORT))
    with pytest.raises(ObjectAltered):
        store.get("dossiers/BJ-1/2/report.json")


def test_an_open_object_is_refused_until_it_is_sealed(store: SealedStore, inner: MemoryStore) -> None:
    inner.put(REPORT, b"older than the keys")
    with pytest.raises(Unsealed, match="dossier keys seal"):
        store.get(REPORT)
    assert not store.is_sealed(REPORT)
    store.seal_again(REPORT)
    assert store.is_sealed(REPORT)
    assert store.get(REPORT) == b"older than the keys"


def test_rotation_wraps_the_data_keys_anew_and_touches_no_object(
    store: SealedStore, inner: MemoryStore
) -> None:
    store.put(REPORT, b"x")
    store.put(SHEET, b"y", personal=True)
    before = {i.key: inner.get(i.key) for i in inner.list("dossiers/")}
    both = LocalKeys({"g1": bytes(range(32)), "g2": b"2" * 32}, "DOSSIER_KEYS")
    keys = DataKeys(inner, Rings(both, PERSONAL))
    assert [name.split("/")[3] for name in keys.rotate()] == ["general"]
    assert list(keys.rotate()) == []
    assert {i.key: inner.get(i.key) for i in inner.list("dossiers/")} == before
    after = LocalKeys({"g2": b"2" * 32}, "DOSSIER_KEYS")
    assert SealedStore(inner, DataKeys(inner, Rings(after, None))).get(REPORT) == b"x"


def test_what_is_forgotten_opens_nowhere_and_its_name_may_be_used_again(
    store: SealedStore, inner: MemoryStore, keys: DataKeys
) -> None:
    store.put(REPORT, b"first")
    copy_elsewhere = inner.get(REPORT)
    another_process = SealedStore(inner, DataKeys(inner, Rings(GENERAL, PERSONAL)))
    another_process.put("dossiers/BJ-1/1/other", b"x")
    keys.forget("dossiers/BJ-1")
    with pytest.raises(KeyForgotten):
        store.get(REPORT)
    another_process.put(REPORT, b"second")
    assert store.get(REPORT) == b"second"
    inner.put(REPORT, copy_elsewhere)
    with pytest.raises(KeyForgotten):
        store.get(REPORT)


def test_two_processes_that_make_a_key_at_once_read_one_another(inner: MemoryStore) -> None:
    stores = [SealedStore(inner, DataKeys(inner, Rings(GENERAL, PERSONAL))) for _ in range(2)]
    keys = [DataKeys(inner, Rings(GENERAL, PERSONAL)) for _ in range(2)]
    for number, mine in enumerate(keys):
        key_id, _ = mine.in_use(f"dossiers/BJ-1/{number}", personal=False)
        assert any(i.key.endswith(key_id) for i in inner.list("keys/"))
    stores[0].put("dossiers/BJ-1/1/a", b"a")
    assert stores[1].get("dossiers/BJ-1/1/a") == b"a"


def test_the_keys_do_not_show_and_cannot_be_touched_through_the_store(store: SealedStore) -> None:
    store.put(REPORT, b"x")
    assert [item.key for item in store.list()] == [REPORT]
    for use in (
        lambda: store.get("keys/a"),
        lambda: store.put("keys/a", b""),
        lambda: store.delete("keys/a"),
    ):
        with pytest.raises(ValueError, match="keys"):
            use()


def test_a_missing_object_is_missing_and_no_question_of_keys(store: SealedStore) -> None:
    with pytest.raises(ObjectMissing):
        store.get(REPORT)
