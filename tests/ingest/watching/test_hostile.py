"""Whatever lies in a watched folder, nothing is followed or opened that is no file, and nobody else waits."""

import os
import socket
import subprocess
import tempfile
import threading
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ingest.arrival import RefusalCode
from ingest.sources.folder import files
from ingest.watching import layout as layouts
from ingest.watching import tree as trees
from ingest.watching.drop import Drop, DropKind, Snapshot, StrayCode, Whole
from ingest.watching.reading import digest_of
from ingest.watching.tree import tree_of
from tests.ingest.watching.watched import PATIENCE, PDF, QUIET, Watched


def _taken(watched: Watched, name: str = "BJ-1", seconds: float = QUIET) -> Snapshot:
    watched.states()
    state = watched.after(seconds)[name].state
    assert isinstance(state, Whole)
    return state.snapshot


def _socket(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server:
        here = os.open(path.parent, os.O_RDONLY)
        try:
            server.bind(f"/proc/self/fd/{here}/{path.name}")
        finally:
            os.close(here)


def _odd(folder: Path) -> None:
    (folder / "link.pdf").symlink_to("/etc/passwd")
    (folder / "folder").symlink_to("/etc")
    (folder / "loop").symlink_to(folder)
    (folder / "dead").symlink_to("nowhere")
    os.mkfifo(folder / "pipe.pdf")
    _socket(folder / "socket.pdf")


def test_links_pipes_and_sockets_are_refused_by_name_and_the_rest_is_taken(watched: Watched) -> None:
    watched.put("acme/BJ-1/a.pdf")
    _odd(watched.root / "acme/BJ-1")
    snapshot = _taken(watched)
    assert [file.name for file in snapshot.files] == ["a.pdf"]
    assert [refusal.source for refusal in snapshot.refused] == [
        *("dead", "folder", "link.pdf", "loop", "pipe.pdf", "socket.pdf"),
    ]
    assert {refusal.code for refusal in snapshot.refused} == {RefusalCode.UNSUPPORTED}


def test_the_same_in_the_place_of_drops_and_senders_are_strays(watched: Watched) -> None:
    (watched.root / "acme").mkdir()
    _odd(watched.root / "acme")
    _odd(watched.root)
    watched.put("bear/BJ-2/a.pdf")
    assert watched.states() == {"BJ-2": "changing"}
    assert len(watched.watch.strays) == 12
    assert {stray.code for stray in watched.watch.strays} == {StrayCode.NOT_A_FILE}


def test_a_file_right_in_the_inbox_is_nobodys(watched: Watched) -> None:
    watched.put("BJ-1.pdf")
    assert watched.states() == {}
    (stray,) = watched.watch.strays
    assert (stray.code, stray.sender) == (StrayCode.NOBODYS, None)
    assert "BJ-1.pdf" in stray.why.zh


def test_a_single_picture_in_an_employers_folder_is_no_dossier(watched: Watched) -> None:
    watched.put("acme/1.jpg")
    assert watched.states() == {}
    (stray,) = watched.watch.strays
    assert (stray.code, stray.sender) == (StrayCode.NOT_A_DOSSIER, "acme")


def test_what_is_ours_in_an_employers_folder_is_never_a_drop(watched: Watched) -> None:
    for name in ("done/BJ-1/a.pdf", "Failed/BJ-2/a.pdf", "BJ-1.receipt.html", "BJ-2.reason.txt"):
        watched.put(f"acme/{name}")
    assert watched.states() == {}
    assert watched.watch.strays == ()


def test_a_folder_with_nothing_but_links_is_unfit(watched: Watched) -> None:
    (watched.root / "acme/BJ-1").mkdir(parents=True)
    _odd(watched.root / "acme/BJ-1")
    watched.states()
    assert watched.states(QUIET) == {"BJ-1": "no-file"}


def test_names_that_are_no_utf8_are_taken_and_told_as_text(watched: Watched) -> None:
    raw = "材料".encode("gbk")
    watched.put("acme/" + os.fsdecode(raw) + "/" + os.fsdecode("合同.pdf".encode("gbk")))
    watched.put("acme/" + os.fsdecode(raw) + "/line\nbreak \\..\\ .pdf")
    snapshot = _taken(watched, os.fsdecode(raw))
    for file in snapshot.files:
        assert digest_of(file)[0] == file.size


def test_what_waits_is_told_in_text_that_can_be_printed(watched: Watched) -> None:
    watched.put("acme/BJ-1/" + os.fsdecode("合同.pdf.part".encode("gbk")))
    seen = watched.after(0)["BJ-1"].state
    assert not isinstance(seen, Whole)
    assert "合同.pdf.part" in seen.why.zh


def test_names_of_250_characters_and_deep_paths_are_taken(watched: Watched) -> None:
    folder = watched.root / "acme/BJ-1"
    folder.mkdir(parents=True)
    (folder / ("a" * 246 + ".pdf")).write_bytes(PDF)
    (folder / ("文" * 80 + ".pdf")).write_bytes(PDF)
    deep = folder.joinpath(*["d" * 50] * 60)
    deep.mkdir(parents=True)
    (deep / "deep.pdf").write_bytes(PDF)
    snapshot = _taken(watched)
    assert len(snapshot.files) == 3
    assert snapshot.refused == ()


def test_a_path_that_no_program_can_open_is_refused_and_the_rest_is_taken(watched: Watched) -> None:
    watched.put("acme/BJ-1/a.pdf")
    here = os.open(watched.root / "acme/BJ-1", os.O_RDONLY)
    for _ in range(30):  # longer than a path may be: only step by step it can be made
        os.mkdir("d" * 200, dir_fd=here)
        below = os.open("d" * 200, os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    os.close(here)
    snapshot = _taken(watched)
    assert [file.name for file in snapshot.files] == ["a.pdf"]
    assert [refusal.code for refusal in snapshot.refused] == [RefusalCode.MISSING]


def test_a_thousand_folders_within_one_another_are_walked(tmp_path: Path) -> None:
    folder = tmp_path / "x"
    deep = folder
    for _ in range(1100):
        deep /= "d"
        deep.mkdir(parents=True)
    (deep / "a.pdf").write_bytes(b"x")
    tree = tree_of(Drop("acme", "x", folder, DropKind.FOLDER))
    assert [file.path.name for file in tree.files] == ["a.pdf"]
    assert digest_of(tree.files[0])[0] == 1
    assert [path.name for path, _ in files(folder)] == ["a.pdf"]
    subprocess.run(["/bin/rm", "-rf", folder], check=True)  # Python's own way of removing goes too deep


def test_names_that_differ_only_by_case_or_unicode_form_are_different_files(watched: Watched) -> None:
    names = {"A.pdf", "a.pdf", unicodedata.normalize("NFC", "é.pdf"), unicodedata.normalize("NFD", "é.pdf")}
    for name in names:
        watched.put(f"acme/BJ-1/{name}")
    assert {file.name for file in _taken(watched).files} == names


def test_too_many_files_are_not_taken_and_nobody_else_waits(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trees, "MOST_ENTRIES", 50)
    for number in range(60):
        watched.put(f"acme/BJ-1/{number}.jpg", b"x")
    watched.put("bear/BJ-2/a.pdf")
    watched.states()
    assert watched.states(QUIET) == {"BJ-1": "too-many-files", "BJ-2": "whole"}


def test_folders_within_folders_without_end_count_as_too_many(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(trees, "MOST_ENTRIES", 50)
    for number in range(60):
        (tmp_path / f"x/{number}").mkdir(parents=True)
    assert tree_of(Drop("acme", "x", tmp_path / "x", DropKind.FOLDER)).too_many


_NAMES = st.binary(min_size=1, max_size=60).filter(
    lambda name: name not in (b".", b"..") and not set(name) & {0, 0x2F}
)


@settings(max_examples=60, deadline=None)
@given(sender=_NAMES, drop=_NAMES, files=st.sets(_NAMES, min_size=1, max_size=4))
def test_any_names_that_a_file_system_takes_are_listed_and_told(
    sender: bytes, drop: bytes, files: set[bytes]
) -> None:
    with tempfile.TemporaryDirectory() as made:
        root = Path(made)
        folder = root / os.fsdecode(sender) / os.fsdecode(drop)
        folder.mkdir(parents=True)
        for name in files:
            (folder / os.fsdecode(name)).write_bytes(b"x")
        watched = Watched(root)
        watched.after(0)
        for seen in watched.after(PATIENCE).values():
            if isinstance(seen.state, Whole):
                held = [file.name for file in seen.state.snapshot.files]
                assert {os.fsencode(name) for name in held} <= files
            else:
                (seen.state.why.en + seen.state.why.zh).encode()
        assert all((stray.why.en + stray.why.zh).encode() for stray in watched.watch.strays)


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to this account")
def test_a_folder_that_may_not_be_read_is_refused_by_name(watched: Watched) -> None:
    watched.put("acme/BJ-1/a.pdf")
    closed = watched.put("acme/BJ-1/closed/b.pdf").parent
    closed.chmod(0)
    try:
        snapshot = _taken(watched)
    finally:
        closed.chmod(0o755)
    assert [refusal.source for refusal in snapshot.refused] == ["closed"]


def test_a_file_that_cannot_be_opened_waits_as_one_in_use(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    watched.put("acme/BJ-1/a.pdf")
    watched.put("bear/BJ-2/b.pdf")
    watched.states()
    plain = os.open

    def locked(path: str | Path, *arguments: int, **more: int) -> int:
        if path == "a.pdf":
            raise PermissionError(13, "sharing violation")
        return plain(path, *arguments, **more)

    with monkeypatch.context() as windows:
        windows.setattr(os, "open", locked)
        assert watched.states(PATIENCE) == {"BJ-1": "in-use", "BJ-2": "whole"}
    assert watched.states() == {"BJ-1": "whole", "BJ-2": "whole"}


def test_a_drop_that_comes_and_goes_while_it_is_looked_at_breaks_nothing(watched: Watched) -> None:
    stop = threading.Event()

    def stir() -> None:
        while not stop.is_set():
            path = watched.put("acme/BJ-1/sub/a.pdf")
            path.unlink()
            path.parent.rmdir()
            path.parent.parent.rmdir()

    watched.put("acme/BJ-2/a.pdf")
    stirring = threading.Thread(target=stir)
    stirring.start()
    try:
        for _ in range(150):
            assert set(watched.states(1)) <= {"BJ-1", "BJ-2"}
    finally:
        stop.set()
        stirring.join()
    assert watched.states()["BJ-2"] == "whole"


def test_more_drops_than_are_watched_at_once_come_when_there_is_room(
    watched: Watched, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(layouts, "MOST_DROPS", 3)
    for number in range(5):
        watched.put(f"acme/BJ-{number}/a.pdf")
    watched.put("bear/BJ-9/a.pdf")
    assert list(watched.after(0)) == ["BJ-0", "BJ-1", "BJ-2", "BJ-9"]
    assert [(stray.code, stray.sender) for stray in watched.watch.strays] == [(StrayCode.TOO_MANY, "acme")]
    (watched.root / "acme/BJ-1").rename(watched.root.with_name("away"))
    assert list(watched.after(0)) == ["BJ-0", "BJ-2", "BJ-9", "BJ-3"]
