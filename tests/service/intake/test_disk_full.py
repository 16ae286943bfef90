"""A disk that is full: a real file system without room, for the store, the ledger and the inbox itself."""

import os
import sqlite3
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from service.intake.holding import Held, HoldCode
from service.intake.ledger import State
from storage.backends.folder import FolderStore
from storage.delivery import fetch_delivery, kept_deliveries, load_delivery
from tests.service.intake.inbox import Office, digests, names_below, put

LARGE = b"%PDF" + os.urandom(300_000)


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A file system of 1 MB."""
    place = tmp_path / "small"
    place.mkdir()
    made = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", place],  # noqa: S607 - the system's own
        capture_output=True,
        check=False,
    )
    if made.returncode:
        pytest.skip("no right to mount a file system here")
    yield place
    subprocess.run(["umount", "--lazy", place], check=True)  # noqa: S607 - the system's own


def _fill(place: Path, leave: int) -> Path:
    """Take all room but `leave` bytes."""
    status = os.statvfs(place)
    filler = place / "filler"
    filler.write_bytes(bytes(status.f_bavail * status.f_frsize - leave))
    return filler


def test_a_store_without_room_is_waited_for_and_keeps_nothing_half(tmp_path: Path, small: Path) -> None:
    office = Office(tmp_path, FolderStore(small / "store"))
    put(office.inbox, "科大/BJ-1/a.pdf", LARGE)
    filler = _fill(small, 100_000)
    for _ in range(2):
        with pytest.raises(Held) as held:
            office.take("科大", "BJ-1")
        assert held.value.code is HoldCode.STORE
    assert kept_deliveries(office.store) == ()
    assert names_below(office.inbox) == ["科大/BJ-1/a.pdf"]
    filler.unlink()
    item = office.take("科大", "BJ-1")
    assert (item.state, item.again) == (State.DONE, False)
    fetch_delivery(office.store, load_delivery(office.store, item.delivery), tmp_path / "out")
    assert office.contents() == digests([LARGE])
    office.ledger.close()


def test_a_ledger_without_room_takes_nothing_and_goes_on_when_there_is(tmp_path: Path, small: Path) -> None:
    (tmp_path / "office").mkdir()
    (tmp_path / "ledger.sqlite").symlink_to(small / "ledger.sqlite")
    office = Office(tmp_path, FolderStore(tmp_path / "store"))
    put(office.inbox, "科大/BJ-1/a.pdf")
    filler = _fill(small, 0)
    with pytest.raises(sqlite3.OperationalError, match="full"):
        office.take("科大", "BJ-1")
    assert names_below(office.inbox) == ["科大/BJ-1/a.pdf"]
    filler.unlink()
    assert office.take("科大", "BJ-1").state is State.DONE
    assert len(office.queued) == len(kept_deliveries(office.store)) == 1
    office.ledger.close()


def test_an_inbox_without_room_lets_nothing_half_lie_in_failed(tmp_path: Path, small: Path) -> None:
    office = Office(tmp_path, FolderStore(tmp_path / "store"))
    office.inbox = small / "inbox"
    put(office.inbox, "科大/BJ-1/a.pdf", b"%PDF mine")
    put(office.inbox, "北大/BJ-1/a.pdf", b"%PDF not mine")
    (office.inbox / "北大/failed").mkdir()
    office.take("科大", "BJ-1")
    filler = _fill(small, 0)
    with pytest.raises(Held) as held:
        office.take("北大", "BJ-1")
    assert held.value.code is HoldCode.DISK_FULL
    assert names_below(office.inbox / "北大") == ["BJ-1/a.pdf"]
    filler.unlink()
    assert office.take("北大", "BJ-1").state is State.FAILED
    assert names_below(office.inbox / "北大") == ["failed/BJ-1.reason.txt", "failed/BJ-1/a.pdf"]
    office.ledger.close()
