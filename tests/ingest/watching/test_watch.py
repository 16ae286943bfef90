"""A drop is given when nothing changed for the quiet time by the watch's own clock, and until it is taken."""

import errno
import os
from pathlib import Path

import pytest

from ingest.watching.drop import DropKind, ShareGone, Whole
from ingest.watching.judging import Patience
from ingest.watching.layout import stations
from tests.ingest.watching.watched import PATIENCE, PDF, QUIET, Watched


def test_a_drop_is_whole_when_the_quiet_time_is_over_and_not_before(watched: Watched) -> None:
    watched.put("acme/BJ-1/a.pdf")
    assert watched.states() == {"BJ-1": "changing"}
    assert watched.states(QUIET - 0.1) == {"BJ-1": "changing"}
    assert watched.states(0.1) == {"BJ-1": "whole"}


def test_whole_is_said_at_each_look_until_it_is_taken(watched: Watched) -> None:
    watched.put("acme/BJ-1/a.pdf")
    watched.states()
    seen = watched.after(QUIET)["BJ-1"]
    assert watched.states() == {"BJ-1": "whole"}
    assert isinstance(seen.state, Whole)
    watched.watch.taken(seen.drop, seen.state.snapshot)
    assert watched.states(QUIET) == {}


def test_a_change_makes_what_was_taken_a_drop_again(watched: Watched) -> None:
    watched.put("acme/BJ-1/a.pdf")
    watched.states()
    seen = watched.after(QUIET)["BJ-1"]
    assert isinstance(seen.state, Whole)
    watched.watch.taken(seen.drop, seen.state.snapshot)
    watched.put("acme/BJ-1/late.pdf")
    assert watched.states(1) == {"BJ-1": "changing"}
    assert watched.states(QUIET) == {"BJ-1": "whole"}


def test_what_changed_before_it_was_taken_is_not_taken_with_it(watched: Watched) -> None:
    watched.put("acme/BJ-1/a.pdf")
    watched.states()
    seen = watched.after(QUIET)["BJ-1"]
    watched.put("acme/BJ-1/late.pdf")
    assert isinstance(seen.state, Whole)
    watched.watch.taken(seen.drop, seen.state.snapshot)
    assert watched.states() == {"BJ-1": "changing"}


@pytest.mark.parametrize("when", [0, 4102444800, -86400])
def test_times_that_senders_give_their_files_change_nothing(watched: Watched, when: int) -> None:
    path = watched.put("acme/BJ-1/a.pdf")
    os.utime(path, (when, when))
    assert watched.states() == {"BJ-1": "changing"}
    assert watched.states(QUIET) == {"BJ-1": "whole"}


def test_each_growth_begins_the_quiet_time_anew(watched: Watched) -> None:
    path = watched.put("acme/BJ-1/a.pdf")
    watched.states()
    for _ in range(5):
        with path.open("ab") as file:
            file.write(b"\n")
        assert watched.states(QUIET - 1) == {"BJ-1": "changing"}
    assert watched.states(QUIET) == {"BJ-1": "whole"}


def test_a_file_replaced_by_one_of_the_same_size_and_time_is_a_change(watched: Watched) -> None:
    path = watched.put("acme/BJ-1/a.pdf")
    watched.states()
    other = watched.root / "other"
    other.write_bytes(PDF)
    os.utime(other, ns=(path.stat().st_mtime_ns, path.stat().st_mtime_ns))
    other.replace(path)
    assert watched.states(QUIET) == {"BJ-1": "changing"}


def test_where_inodes_are_made_up_they_do_not_count(tmp_path: Path) -> None:
    watched = Watched(tmp_path, keeps_inodes=False)
    path = watched.put("acme/BJ-1/a.pdf")
    watched.states()
    other = watched.root / ".other"
    other.write_bytes(PDF)
    os.utime(other, ns=(path.stat().st_mtime_ns, path.stat().st_mtime_ns))
    other.replace(path)
    assert watched.states(QUIET) == {"BJ-1": "whole"}


def test_a_folder_renamed_while_it_is_copied_is_another_drop(watched: Watched) -> None:
    watched.put("acme/new folder/a.pdf")
    watched.states()
    (watched.root / "acme/new folder").rename(watched.root / "acme/BJ-1")
    assert watched.states(QUIET) == {"BJ-1": "changing"}
    assert watched.states(QUIET) == {"BJ-1": "whole"}


def test_files_that_are_removed_again_are_not_in_the_snapshot(watched: Watched) -> None:
    watched.put("acme/BJ-1/a.pdf")
    extra = watched.put("acme/BJ-1/b.pdf")
    watched.states()
    extra.unlink()
    watched.states()
    seen = watched.after(QUIET)["BJ-1"]
    assert isinstance(seen.state, Whole)
    assert [file.name for file in seen.state.snapshot.files] == ["a.pdf"]


def test_drops_come_in_the_order_of_being_seen_and_then_by_name(watched: Watched) -> None:
    for number in (10, 9, 2):
        watched.put(f"acme/BJ-{number}/a.pdf")
    assert list(watched.after(0)) == ["BJ-2", "BJ-9", "BJ-10"]
    watched.put("acme/BJ-1/a.pdf")
    assert list(watched.after(0)) == ["BJ-2", "BJ-9", "BJ-10", "BJ-1"]


def test_a_share_that_is_gone_says_so_and_nothing_is_forgotten(watched: Watched) -> None:
    watched.put("acme/BJ-1/a.pdf")
    watched.states()
    away = watched.root.rename(watched.root.with_name("away"))
    with pytest.raises(ShareGone) as gone:
        watched.after(QUIET)
    assert "inbox" in gone.value.why.zh
    away.rename(watched.root)
    assert watched.states() == {"BJ-1": "whole"}


def test_a_senders_folder_that_fails_holds_back_nobody_else(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched.put("acme/BJ-1/a.pdf")
    watched.put("bear/BJ-2/a.pdf")
    watched.states()
    scandir = os.scandir

    def stale(path: str | Path) -> object:
        if Path(path).name == "acme":
            raise OSError(errno.ESTALE, "Stale file handle")
        return scandir(path)

    with monkeypatch.context() as broken:
        broken.setattr(os, "scandir", stale)
        assert watched.states(QUIET) == {"BJ-1": "unreachable", "BJ-2": "whole"}
    assert watched.states() == {"BJ-1": "whole", "BJ-2": "whole"}


def test_without_everything_only_what_changes_is_looked_at(watched: Watched) -> None:
    watched.put("acme/BJ-1/a.pdf", b"%PDF-1.7 broken off")
    watched.states()
    assert watched.states(QUIET) == {"BJ-1": "no-end"}
    watched.put("acme/BJ-2/a.pdf")
    watched.states()
    assert list(watched.after(QUIET, everything=False)) == ["BJ-2"]


def test_the_watch_says_when_to_look_again(watched: Watched) -> None:
    assert watched.watch.due() is None
    watched.put("acme/BJ-1/a.pdf")
    watched.states()
    assert watched.watch.due() == QUIET
    watched.states(QUIET)
    assert watched.watch.due() is None


def test_a_batch_of_a_station_is_a_file_or_a_folder_of_pictures(tmp_path: Path) -> None:
    watched = Watched(tmp_path, layout=stations)
    watched.put("south/1.tif")
    watched.put("south/2.PDF")
    watched.put("south/3/0001.jpg")
    watched.put("south/loose.jpg")
    assert {name: seen.drop.kind for name, seen in watched.after(0).items()} == {
        "1.tif": DropKind.BATCH,
        "2.PDF": DropKind.BATCH,
        "3": DropKind.BATCH,
    }
    assert [stray.path.name for stray in watched.watch.strays] == ["loose.jpg"]


@pytest.mark.parametrize(("sender", "state"), [("acme", "not-ready"), ("bear", "whole")])
def test_a_sender_who_says_ready_is_waited_for_until_then(tmp_path: Path, sender: str, state: str) -> None:
    watched = Watched(tmp_path, patience=Patience(QUIET, PATIENCE, frozenset({"acme"})))
    watched.put(f"{sender}/BJ-1/a.pdf")
    watched.states()
    assert watched.states(100 * PATIENCE) == {"BJ-1": state}
    watched.put(f"{sender}/BJ-1/READY", b"")
    watched.states()
    seen = watched.after(QUIET)["BJ-1"]
    assert isinstance(seen.state, Whole)
    assert [file.name for file in seen.state.snapshot.files] == ["a.pdf"]


def test_ready_for_a_single_file_lies_beside_it(tmp_path: Path) -> None:
    watched = Watched(tmp_path, patience=Patience(QUIET, PATIENCE, ready=True))
    watched.put("acme/BJ-1.pdf")
    watched.states()
    seen = watched.after(QUIET)["BJ-1.pdf"].state
    assert not isinstance(seen, Whole)
    assert "BJ-1.pdf.READY" in seen.why.en
    watched.put("acme/BJ-1.pdf.READY", b"")
    watched.states()
    assert watched.states(QUIET) == {"BJ-1.pdf": "whole"}
    assert watched.watch.strays == ()


def test_a_share_that_falls_away_and_leaves_an_empty_folder_is_gone_too(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched.put("acme/BJ-1/a.pdf")
    with monkeypatch.context() as mounted:
        mounted.setattr(Path, "is_mount", lambda _: True)
        watched.states()
    away = watched.root.rename(watched.root.with_name("away"))
    watched.root.mkdir()
    with pytest.raises(ShareGone):
        watched.after(QUIET)
    watched.root.rmdir()
    away.rename(watched.root)
    monkeypatch.setattr(Path, "is_mount", lambda _: True)
    assert watched.states() == {"BJ-1": "whole"}
