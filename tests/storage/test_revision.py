"""Revisions over every backend: whole or not there, done again without harm."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.backends.memory import MemoryStore
from storage.manifest import MANIFEST, read_manifest
from storage.object_store import ObjectAltered, ObjectMissing, ObjectStore
from storage.revision import Kept, RevisionTaken, load_revision, next_revision, original, save_revision

FILES = (Kept("report.json", b"{}"), Kept("pages/p0001.json", b"[]"), Kept("crops/1.png", b"\x89PNG"))


class Killed(BaseException):
    """The end of the process, which no handler of errors may see."""


class DyingStore(MemoryStore):
    """Kills the run at the n-th put."""

    def __init__(self, lives: int) -> None:
        super().__init__()
        self.lives = lives

    def _put(self, key: str, data: bytes | Path, content_type: str, /) -> None:
        if self.lives == 0:
            raise Killed
        self.lives -= 1
        super()._put(key, data, content_type)


class RottenStore(MemoryStore):
    """Gives back another byte than it was given."""

    def _chunks(self, key: str) -> Iterator[bytes]:
        for piece in super()._chunks(key):
            yield bytes([piece[0] ^ 1]) + piece[1:]


def test_a_revision_is_found_with_every_object_and_its_digest(store: ObjectStore) -> None:
    saved = save_revision(store, "BJ-2017-0042", 1, FILES)
    assert saved == load_revision(store, "BJ-2017-0042")
    assert saved.prefix == "dossiers/BJ-2017-0042/1/"
    assert [e.name for e in saved.manifest.objects] == ["crops/1.png", "pages/p0001.json", "report.json"]
    report = saved.manifest.objects[-1]
    assert report.sha256 == "44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a"
    assert (report.size, report.content_type) == (2, "application/json")
    assert store.get(saved.prefix + "pages/p0001.json") == b"[]"


def test_revisions_count_up_from_one_for_each_dossier(store: ObjectStore) -> None:
    assert next_revision(store, "BJ-1") == 1
    for number in range(1, 12):
        assert next_revision(store, "BJ-1") == number
        save_revision(store, "BJ-1", number, (Kept("report.json", str(number).encode()),))
    assert next_revision(store, "BJ-10") == 1
    assert load_revision(store, "BJ-1").number == 11
    assert load_revision(store, "BJ-1", 2).number == 2


def test_saving_the_same_again_changes_nothing_and_saving_another_is_refused(store: ObjectStore) -> None:
    first = save_revision(store, "BJ-1", 1, FILES)
    before = list(store.list())
    assert save_revision(store, "BJ-1", 1, reversed(FILES)) == first
    with pytest.raises(RevisionTaken):
        save_revision(store, "BJ-1", 1, (Kept("report.json", b"[]"),))
    assert list(store.list()) == before
    assert store.get("dossiers/BJ-1/1/report.json") == b"{}"


def test_the_name_of_an_original_tells_of_no_person_but_the_manifest_knows_it(
    store: ObjectStore, tmp_path: Path
) -> None:
    for name in ("one", "two"):
        (tmp_path / name).write_bytes(b"%PDF")
    files = [original(tmp_path / "one", "附件/张三护照.PDF"), original(tmp_path / "two", "张三.pdf")]
    saved = save_revision(store, "BJ-1", 1, files)
    (entry,) = saved.manifest.objects
    assert entry.sources == ("附件/张三护照.PDF", "张三.pdf")
    assert entry.name.startswith("originals/")
    assert entry.name.endswith(".pdf")
    assert not any("张三" in o.key for o in store.list())
    assert store.get(saved.prefix + entry.name) == b"%PDF"


@pytest.mark.parametrize("lives", range(len(FILES) + 1))
def test_a_run_killed_at_any_put_leaves_no_revision_and_is_simply_done_again(lives: int) -> None:
    store = DyingStore(lives)
    with pytest.raises(Killed):
        save_revision(store, "BJ-1", 1, FILES)
    assert next_revision(store, "BJ-1") == 1
    with pytest.raises(ObjectMissing):
        load_revision(store, "BJ-1")
    store.lives = 99
    saved = save_revision(store, "BJ-1", 1, FILES[:2])
    assert {o.key for o in store.list()} == {
        saved.prefix + name for name in ("report.json", "pages/p0001.json", MANIFEST)
    }


def test_an_object_that_reads_back_otherwise_is_no_revision() -> None:
    store = RottenStore()
    with pytest.raises(ObjectAltered):
        save_revision(store, "BJ-1", 1, FILES)
    assert not store.exists("dossiers/BJ-1/1/manifest.json")


def test_two_different_files_of_one_name_are_refused() -> None:
    with pytest.raises(ValueError, match="two different files"):
        save_revision(MemoryStore(), "BJ-1", 1, (Kept("a", b"1"), Kept("a", b"2")))


@pytest.mark.parametrize(("dossier", "number", "name"), [("a/b", 1, "x"), ("..", 1, "x"), ("a", 0, "x")])
def test_a_name_that_leads_elsewhere_is_refused(dossier: str, number: int, name: str) -> None:
    with pytest.raises(ValueError):
        save_revision(MemoryStore(), dossier, number, (Kept(name, b""),))


@pytest.mark.parametrize("name", ["../x", "/x", "", MANIFEST])
def test_a_file_cannot_leave_its_revision_or_take_the_place_of_the_manifest(name: str) -> None:
    with pytest.raises(ValueError):
        save_revision(MemoryStore(), "a", 1, (Kept(name, b""),))


def test_what_is_no_manifest_is_altered() -> None:
    store = MemoryStore()
    store.put("m", b'{"schema": "dossier-manifest/9", "dossier": "a", "revision": 1, "objects": []}')
    with pytest.raises(ObjectAltered):
        read_manifest(store, "m")
