"""Taking a drop: never lost, never twice, never another's."""

import os
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from ingest.wording import Bilingual
from service.intake.holding import Held, HoldCode
from service.intake.ledger import State
from storage.backends.folder import FolderStore
from storage.backends.memory import MemoryStore
from storage.delivery import kept_deliveries, load_delivery
from storage.object_store import ObjectStore, StoreUnreachable
from tests.service.intake.inbox import Office, digests, drop_of, look, names_below, put

DOWN = Bilingual("down", "停机")


@pytest.fixture
def office(tmp_path: Path) -> Iterator[Office]:
    office = Office(tmp_path, MemoryStore())
    yield office
    office.ledger.close()


class BrokenStore(MemoryStore):
    """Down while `down` is set."""

    down = False

    def _put(self, key: str, data: bytes | Path, content_type: str, /) -> None:
        if self.down:
            raise StoreUnreachable(DOWN)
        super()._put(key, data, content_type)


def test_a_folder_is_stored_queued_and_moved_to_done(office: Office) -> None:
    put(office.inbox, "科大/BJ-1/form/申报书.pdf", b"%PDF form")
    put(office.inbox, "科大/BJ-1/护照.pdf", b"%PDF passport")
    item = office.take("科大", "BJ-1")
    assert (item.state, item.dossier, item.again, item.target) == (State.DONE, "BJ-1", False, "done/BJ-1")
    assert names_below(office.inbox) == ["科大/done/BJ-1/form/申报书.pdf", "科大/done/BJ-1/护照.pdf"]
    assert office.queued == [item.delivery]
    delivery = load_delivery(office.store, item.delivery)
    assert (delivery.kind, delivery.sender, delivery.name) == ("folder", "科大", "BJ-1")
    assert [name for name, _ in delivery.files] == ["form/申报书.pdf", "护照.pdf"]


def test_a_single_file_is_a_dossier_called_like_it(office: Office) -> None:
    put(office.inbox, "科大/BJ-2.pdf")
    item = office.take("科大", "BJ-2.pdf")
    assert (item.state, item.dossier, item.target) == (State.DONE, "BJ-2", "done/BJ-2.pdf")
    assert names_below(office.inbox) == ["科大/done/BJ-2.pdf"]


def test_the_dossier_is_the_declared_one(office: Office) -> None:
    put(office.inbox, "科大/张三的材料/dossier.yaml", b"dossier: BJ-3\n")
    put(office.inbox, "科大/张三的材料/a.pdf")
    assert office.take("科大", "张三的材料").dossier == "BJ-3"


def test_the_same_bytes_again_are_known_and_queued_once(office: Office) -> None:
    for _ in range(3):
        put(office.inbox, "科大/BJ-1/a.pdf")
        item = office.take("科大", "BJ-1")
    assert (item.again, item.target) == (True, "done/BJ-1 (3)")
    assert len(office.queued) == len(kept_deliveries(office.store)) == 1


def test_late_files_are_a_further_delivery_of_the_same_dossier(office: Office) -> None:
    put(office.inbox, "科大/BJ-1/a.pdf", b"%PDF a")
    first = office.take("科大", "BJ-1")
    put(office.inbox, "科大/BJ-1/b.pdf", b"%PDF b")
    second = office.take("科大", "BJ-1")
    assert first.delivery != second.delivery
    assert (second.dossier, second.again, second.target) == ("BJ-1", False, "done/BJ-1 (2)")
    assert office.queued == [first.delivery, second.delivery]


def test_a_dossier_of_another_employer_is_given_back_and_nothing_of_it_is_kept(office: Office) -> None:
    put(office.inbox, "科大/BJ-1/a.pdf", b"%PDF mine")
    put(office.inbox, "北大/BJ-1/a.pdf", b"%PDF not mine")
    office.take("科大", "BJ-1")
    item = office.take("北大", "BJ-1")
    assert (item.state, item.code, item.target) == (State.FAILED, "other-sender", "failed/BJ-1")
    assert names_below(office.inbox / "北大") == ["failed/BJ-1.reason.txt", "failed/BJ-1/a.pdf"]
    reason = (office.inbox / "北大/failed/BJ-1.reason.txt").read_text(encoding="utf-8-sig")
    assert "不能提交该编号" in reason
    assert "other-sender" in reason
    assert "科大" not in reason
    assert office.contents() == digests([b"%PDF mine"])
    assert len(office.queued) == 1


def test_while_the_store_is_down_a_drop_waits_and_then_goes_on(tmp_path: Path) -> None:
    store = BrokenStore()
    office = Office(tmp_path, store)
    put(office.inbox, "科大/BJ-1/a.pdf")
    store.down = True
    for _ in range(2):
        with pytest.raises(Held) as held:
            office.take("科大", "BJ-1")
        assert held.value.code is HoldCode.STORE
    assert names_below(office.inbox) == ["科大/BJ-1/a.pdf"]
    store.down = False
    assert office.take("科大", "BJ-1").state is State.DONE


def test_a_file_that_changes_while_it_is_stored_goes_back_to_waiting(tmp_path: Path) -> None:
    class Meanwhile(MemoryStore):
        writes = True

        def _put(self, key: str, data: bytes | Path, content_type: str, /) -> None:
            super()._put(key, data, content_type)
            if self.writes and key.startswith("deliveries/"):
                put(tmp_path / "inbox", "科大/BJ-1/a.pdf", b"%PDF a, signed")

    store = Meanwhile()
    office = Office(tmp_path, store)
    put(office.inbox, "科大/BJ-1/a.pdf", b"%PDF a")
    with pytest.raises(Held) as held:
        office.take("科大", "BJ-1")
    assert held.value.code is HoldCode.CHANGED
    assert kept_deliveries(store) == ()
    store.writes = False
    assert office.take("科大", "BJ-1").state is State.DONE
    assert office.contents() == digests([b"%PDF a, signed"])
    assert {item.key.split("/")[1] for item in store.list("deliveries/")} == {office.queued[0]}


def test_a_file_that_comes_between_storing_and_moving_stays_and_is_taken_with_the_rest(
    office: Office,
) -> None:
    put(office.inbox, "科大/BJ-1/a.pdf", b"%PDF a")
    queue = office.queue

    def late(delivery: str) -> None:
        queue(delivery)
        if len(office.queued) == 1:
            put(office.inbox, "科大/BJ-1/b.pdf", b"%PDF b")

    office.taker = replace(office.taker, queue=late)
    with pytest.raises(Held):
        office.take("科大", "BJ-1")
    assert names_below(office.inbox) == ["科大/BJ-1/a.pdf", "科大/BJ-1/b.pdf"]
    assert office.take("科大", "BJ-1").state is State.DONE
    assert office.contents() == digests([b"%PDF a", b"%PDF b"])
    assert len(office.queued) == 2


def test_what_may_not_be_moved_is_received_once_and_moved_later(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(office.inbox, "科大/BJ-1/a.pdf")

    def denied(_self: Path, _target: Path) -> None:
        raise PermissionError(13, "denied")

    with monkeypatch.context() as shut:
        shut.setattr(Path, "rename", denied)
        for _ in range(3):
            with pytest.raises(Held) as held:
                office.take("科大", "BJ-1")
            assert held.value.code is HoldCode.NOT_MOVED
    assert len(office.queued) == 1
    item = office.take("科大", "BJ-1")
    assert (item.state, item.again) == (State.DONE, False)
    assert len(kept_deliveries(office.store)) == 1


def test_a_drop_that_its_sender_takes_away_before_it_is_stored_is_forgotten(tmp_path: Path) -> None:
    store = BrokenStore()
    office = Office(tmp_path, store)
    file = put(office.inbox, "科大/BJ-1/a.pdf")
    store.down = True
    with pytest.raises(Held):
        office.take("科大", "BJ-1")
    file.unlink()
    file.parent.rmdir()
    store.down = False
    (item,) = office.ledger.unfinished(str(office.inbox))
    assert office.taker.reconcile(item).state is State.GONE
    assert office.queued == []


def test_an_unreadable_drop_waits_for_the_right_to_read_it(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(office.inbox, "科大/BJ-1/a.pdf")

    def denied(_seen: object) -> tuple[int, str]:
        raise PermissionError(13, "denied")

    office.taker = replace(office.taker, digest=denied)
    with pytest.raises(Held) as held:
        office.take("科大", "BJ-1")
    assert held.value.code is HoldCode.UNREADABLE


def test_names_in_gbk_are_kept_as_people_read_them(tmp_path: Path) -> None:
    office = Office(tmp_path, FolderStore(tmp_path / "store"))
    name = os.fsdecode("张三的护照.pdf".encode("gbk"))
    folder = os.fsdecode("材料".encode("gbk"))
    put(office.inbox, f"科大/{folder}/{name}")
    item = office.take("科大", folder)
    delivery = load_delivery(office.store, item.delivery)
    assert (delivery.name, delivery.files[0][0]) == ("材料", "张三的护照.pdf")
    assert office.ledger.of_dossier("科大", item.dossier) == (item,)
    assert item.name == folder


def test_when_the_ledger_is_lost_nothing_is_doubled(tmp_path: Path) -> None:
    store = MemoryStore()
    office = Office(tmp_path, store)
    put(office.inbox, "科大/BJ-1/a.pdf")

    class Cut(Exception):
        pass

    def cut(_delivery: str) -> None:
        raise Cut

    office.taker = replace(office.taker, queue=cut)
    with pytest.raises(Cut):
        office.take("科大", "BJ-1")
    office.ledger.close()
    (tmp_path / "ledger.sqlite").unlink()
    again = Office(tmp_path, store)
    assert again.take("科大", "BJ-1").state is State.DONE
    assert len(kept_deliveries(store)) == len(again.queued) == 1


def test_the_ready_file_beside_a_single_file_goes_with_it(office: Office) -> None:
    put(office.inbox, "科大/BJ-2.pdf")
    put(office.inbox, "科大/BJ-2.pdf.READY", b"")
    office.take("科大", "BJ-2.pdf")
    assert names_below(office.inbox) == ["科大/done/BJ-2.pdf", "科大/done/BJ-2.pdf.READY"]


def test_what_is_refused_and_cannot_be_moved_is_refused_again_until_it_can(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(office.inbox, "科大/BJ-1/a.pdf")
    drop = drop_of(office.inbox, "科大", "BJ-1")
    why = Bilingual("too many", "过多")

    def denied(_self: Path, _target: Path) -> None:
        raise PermissionError(13, "denied")

    with monkeypatch.context() as shut:
        shut.setattr(Path, "rename", denied)
        with pytest.raises(Held):
            office.taker.refuse(office.inbox, drop, "too-many-files", why)
    assert office.taker.refuse(office.inbox, drop, "too-many-files", why).state is State.FAILED
    assert names_below(office.inbox / "科大") == ["failed/BJ-1.reason.txt", "failed/BJ-1/a.pdf"]
    assert look(drop) is None


def test_a_store_keeps_no_name_in_its_keys(office: Office) -> None:
    store: ObjectStore = office.store
    put(office.inbox, "科大/BJ-1/张三.pdf")
    office.take("科大", "BJ-1")
    assert all(item.key.isascii() for item in store.list())


@pytest.mark.parametrize("folder", ["done", "failed"])
def test_a_link_in_the_place_of_our_folders_is_not_followed(
    office: Office, tmp_path: Path, folder: str
) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    put(office.inbox, "科大/BJ-1/a.pdf")
    (office.inbox / "科大" / folder).symlink_to(elsewhere)
    drop = drop_of(office.inbox, "科大", "BJ-1")
    steps = {
        "done": partial(office.take, "科大", "BJ-1"),
        "failed": partial(office.taker.refuse, office.inbox, drop, "no-file", DOWN),
    }
    with pytest.raises(Held) as held:
        steps[folder]()
    assert held.value.code is HoldCode.NOT_MOVED
    assert list(elsewhere.iterdir()) == []
    assert (office.inbox / "科大/BJ-1/a.pdf").exists()
