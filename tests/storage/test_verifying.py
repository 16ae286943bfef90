"""Everything kept is read again: what is missing, altered, foreign, locked or open is named."""

from pathlib import Path

import pytest

from storage.backends.memory import MemoryStore
from storage.delivery import Handover, hash_files, note_dossier, save_delivery
from storage.object_store import ObjectStore
from storage.revision import Kept, save_revision
from storage.sealing.data_keys import DataKeys, Rings
from storage.sealing.local_keys import LocalKeys
from storage.sealing.store import SealedStore
from storage.verifying import Flaw, verify
from tests.storage.test_delivery import HANDOVER

REPORT = "dossiers/BJ-1/1/report.json"


def filled(store: ObjectStore, tmp_path: Path) -> str:
    (tmp_path / "form.pdf").write_bytes(b"%PDF")
    delivery = save_delivery(store, hash_files(HANDOVER, [("form.pdf", tmp_path / "form.pdf")]))
    note_dossier(store, "BJ-1", delivery.id)
    save_revision(store, "BJ-1", 1, [Kept("report.json", b"{}"), Kept("report.html", b"<p>")])
    save_revision(store, "BJ-1", 2, [Kept("report.json", b"{ }")])
    save_revision(store, "BJ-2", 1, [Kept("report.json", b"{}")])
    store.put("cache/ab/abcd", b"a reading")
    return delivery.id


def flaws(store: ObjectStore) -> set[tuple[Flaw, str]]:
    return {flaw for one in verify(store) for flaw in one.flaws}


def test_what_was_kept_soundly_is_sound(store: ObjectStore, tmp_path: Path) -> None:
    delivery = filled(store, tmp_path)
    verified = list(verify(store))
    assert {one.place for one in verified} == {
        "dossiers/BJ-1/1/",
        "dossiers/BJ-1/2/",
        "dossiers/BJ-2/1/",
        f"deliveries/{delivery}/",
    }
    assert all(one.sound and not one.flaws for one in verified)
    assert sum(one.objects for one in verified) == (2 + 1 + 1 + 1) + 4
    assert [one.place for one in verify(store, "BJ-2")] == ["dossiers/BJ-2/1/"]


def test_what_is_missing_altered_or_foreign_is_named(store: ObjectStore, tmp_path: Path) -> None:
    delivery = filled(store, tmp_path)
    store.delete("dossiers/BJ-1/1/report.html")
    store.put(REPORT, b'{"verdict": "complete"}')
    store.put("dossiers/BJ-2/1/added.txt", b"x")
    store.put(f"deliveries/{delivery}/added", b"x")
    store.put("notes.txt", b"x")
    assert flaws(store) == {
        (Flaw.MISSING, "dossiers/BJ-1/1/report.html"),
        (Flaw.ALTERED, REPORT),
        (Flaw.FOREIGN, "dossiers/BJ-2/1/added.txt"),
        (Flaw.FOREIGN, f"deliveries/{delivery}/added"),
        (Flaw.FOREIGN, "notes.txt"),
    }


def test_an_altered_manifest_condemns_its_revision(store: ObjectStore, tmp_path: Path) -> None:
    filled(store, tmp_path)
    store.put("dossiers/BJ-1/2/manifest.json", b"{}")
    assert flaws(store) == {(Flaw.ALTERED, "dossiers/BJ-1/2/manifest.json")}


def test_what_a_killed_run_left_is_no_fault(store: ObjectStore, tmp_path: Path) -> None:
    filled(store, tmp_path)
    store.put("dossiers/BJ-1/3/report.json", b"{")
    unfinished = [one for one in verify(store) if one.flaws]
    assert [(one.place, one.sound) for one in unfinished] == [("dossiers/BJ-1/3/", True)]
    assert flaws(store) == {(Flaw.UNFINISHED, "dossiers/BJ-1/3/report.json")}


@pytest.fixture
def keys() -> LocalKeys:
    return LocalKeys({"k": bytes(32)}, "DOSSIER_KEYS")


def test_locked_erased_and_open_objects_are_told_apart(keys: LocalKeys) -> None:
    inner = MemoryStore()
    store = SealedStore(inner, DataKeys(inner, Rings(keys, keys)))
    sheet = Kept("volumes/1-personal-information.pdf", b"x", personal=True)
    save_revision(store, "BJ-1", 1, [Kept("report.json", b"{}"), sheet])
    save_revision(store, "BJ-2", 1, [Kept("report.json", b"{}")])
    save_revision(store, "BJ-3", 1, [Kept("report.json", b"{}")])
    store.keys.forget("dossiers/BJ-2")
    inner.put("dossiers/BJ-3/1/report.json", b"{}")
    assert flaws(SealedStore(inner, DataKeys(inner, Rings(keys, None)))) == {
        (Flaw.LOCKED, "dossiers/BJ-1/1/volumes/1-personal-information.pdf"),
        (Flaw.ERASED, "dossiers/BJ-2/1/manifest.json"),
        (Flaw.OPEN, "dossiers/BJ-3/1/report.json"),
    }


def test_a_handover_that_never_became_a_delivery_is_unfinished(tmp_path: Path) -> None:
    store = MemoryStore()
    (tmp_path / "a").write_bytes(b"a")
    hashed = hash_files(Handover("folder", "acme", "a", None, HANDOVER.received), [("a", tmp_path / "a")])
    delivery = save_delivery(store, hashed)
    store.delete(f"deliveries/{delivery.id}/manifest.json")
    assert {flaw for flaw, _ in flaws(store)} == {Flaw.UNFINISHED}
