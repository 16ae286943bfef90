"""The ledger: on the disk when it says so, alone for each place, and replaceable."""

import sqlite3
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ingest.watching.drop import DropKind
from service.intake.ledger import Item, Ledger, State

NOW = datetime(2017, 9, 30, 8, 0, 0, 5, tzinfo=UTC)


def _begun(ledger: Ledger, name: str = "BJ-1", sender: str = "科大") -> Item:
    return ledger.begin("/in", sender, name, DropKind.FOLDER, "mark", NOW)


def test_what_is_noted_is_there_after_the_file_is_opened_again(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        item = ledger.note(_begun(ledger), NOW, state=State.STORED, delivery="ab", dossier="BJ-1", again=True)
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        assert ledger.open_item("/in", "科大", "BJ-1", DropKind.FOLDER) == item
        assert ledger.unfinished("/in") == (item,)
        assert ledger.of_dossier("科大", "BJ-1") == (item,)
        assert ledger.of_dossier("北大", "BJ-1") == ()
        assert ledger.counts()[State.STORED] == 1


def test_a_place_has_one_open_drop_and_any_number_of_finished_ones(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        first = _begun(ledger)
        with pytest.raises(sqlite3.IntegrityError):
            _begun(ledger)
        ledger.note(first, NOW, state=State.DONE)
        second = _begun(ledger)
        assert ledger.open_item("/in", "科大", "BJ-1", DropKind.FOLDER) == second
        assert ledger.open_item("/in", "科大", "BJ-1", DropKind.FILE) is None


def test_drops_that_were_moved_lately_are_told_oldest_first(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        for hours, name in enumerate(("a", "b", "c")):
            ledger.note(_begun(ledger, name), NOW + timedelta(hours=hours), state=State.DONE)
        _begun(ledger, "d")
        assert [item.name for item in ledger.moved_since(NOW + timedelta(hours=1))] == ["b", "c"]


def test_it_is_written_ahead_and_fully_synced(tmp_path: Path) -> None:
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        assert ledger._db.execute("pragma journal_mode").fetchone() == ("wal",)
        assert ledger._db.execute("pragma synchronous").fetchone() == (2,)


@pytest.mark.parametrize("content", [b"not a database at all, but something else" * 40, b"form"])
def test_a_broken_ledger_is_set_aside_and_a_new_one_begun(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "ledger.sqlite"
    if content == b"form":
        with sqlite3.connect(file) as db:
            db.execute("pragma user_version = 99")
        db.close()
    else:
        file.write_bytes(content)
    with Ledger(file) as ledger:
        _begun(ledger)
    assert file.with_name("ledger.sqlite.broken").exists()


def test_a_locked_ledger_is_not_set_aside(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("service.intake.ledger._SECONDS_FOR_A_LOCK", 0.05)
    with Ledger(tmp_path / "ledger.sqlite") as ledger:
        other = sqlite3.connect(tmp_path / "ledger.sqlite", isolation_level=None)
        other.execute("begin immediate")
        with pytest.raises(sqlite3.OperationalError):
            _begun(ledger)
        other.execute("rollback")
        other.close()
        _begun(ledger)
    assert not (tmp_path / "ledger.sqlite.broken").exists()
