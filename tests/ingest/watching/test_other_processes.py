"""Files that another process is writing, as copies over a line do: given when whole, never before."""

import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ingest.watching.drop import Whole
from ingest.watching.hints import Hints
from ingest.watching.judging import Patience
from ingest.watching.layout import inbox
from ingest.watching.reading import digest_of
from ingest.watching.rounds import rounds
from ingest.watching.watch import Watch
from tests.ingest.watching.watched import PDF, QUIET, Watched

# Writes what it is given in eight pieces, one for each line that comes in, and says when each is written.
_WRITER = """
import os, pathlib, sys
path, size, room, name = pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3] == "room", sys.argv[4]
data = sys.stdin.buffer.read(size)
path.parent.mkdir(parents=True, exist_ok=True)
with path.open("wb", buffering=0) as file:
    if room:
        file.truncate(size)
    step = -(-size // 8)
    for place in range(0, size, step):
        sys.stdin.readline()
        file.write(data[place : place + step])
        print("written", flush=True)
    sys.stdin.readline()
if name:
    path.rename(path.with_name(name))
print("closed", flush=True)
sys.stdin.readline()
"""
BIG = PDF.replace(b"<<>>", b"<<>> stream" + b"x" * 60_000)


@contextmanager
def _writer(path: Path, data: bytes, room: bool = False, name: str = "") -> Iterator[Callable[[], str]]:
    """Gives what lets the process do one more step and tells its answer; the process is killed at the end."""
    command = [sys.executable, "-c", _WRITER, str(path), str(len(data)), "room" if room else "", name]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin
        assert process.stdout
        tell, hear = process.stdin, process.stdout
        tell.write(data)
        tell.flush()

        def step() -> str:
            tell.write(b"\n")
            tell.flush()
            return hear.readline().decode().strip()

        try:
            yield step
        finally:
            process.kill()


@pytest.mark.parametrize(
    ("first", "room", "last"),
    [
        ("a.pdf", False, ""),
        ("a.pdf", True, ""),
        ("a.pdf.part", False, "a.pdf"),
        (".a.pdf.Xc3d9Q", True, "a.pdf"),
    ],
    ids=["as it grows", "room first", "under another name", "as rsync does"],
)
def test_a_copy_is_given_when_it_is_whole(watched: Watched, first: str, room: bool, last: str) -> None:
    """However long it stalls after any piece: here for longer than the quiet time after each."""
    with _writer(watched.root / "acme/BJ-1" / first, BIG, room, last) as step:
        for _ in range(8):
            assert step() == "written"
            watched.states()
            assert watched.states(QUIET)["BJ-1"] != "whole"
        assert step() == "closed"
        watched.states()
        state = watched.after(QUIET)["BJ-1"].state
    assert isinstance(state, Whole)
    assert [(file.name, file.size) for file in state.snapshot.files] == [("a.pdf", len(BIG))]


def test_a_copy_that_is_killed_is_waited_for_and_goes_on(watched: Watched) -> None:
    path = watched.root / "acme/BJ-1/a.pdf"
    with _writer(path, BIG) as step:
        assert step() == "written"
    watched.states()
    assert watched.states(QUIET) == {"BJ-1": "no-end"}
    with _writer(path, BIG) as step:
        assert [step() for _ in range(9)][-1] == "closed"
    watched.states()
    assert watched.states(QUIET) == {"BJ-1": "whole"}


def test_many_drops_by_real_clocks_are_each_given_once_and_whole(tmp_path: Path) -> None:
    """Eight copies at once, with the system's news, until all are given."""
    watch = Watch(inbox(tmp_path), Patience(0.2, 60.0))
    hints, stop = Hints(), threading.Event()
    given: list[tuple[str, str]] = []
    copies = threading.Thread(target=_copy_all, args=(tmp_path, 8))
    copies.start()
    deadline = time.monotonic() + 120
    try:
        for everything in rounds(watch, hints, stop):
            for seen in watch.look(everything):
                if isinstance(seen.state, Whole):
                    (file,) = seen.state.snapshot.files
                    given.append((seen.drop.name, digest_of(file)[1]))
                    watch.taken(seen.drop, seen.state.snapshot)
            if len(given) == 8 or time.monotonic() > deadline:
                stop.set()
    finally:
        hints.close()
        copies.join()
    assert sorted(name for name, _ in given) == [f"BJ-{number}" for number in range(8)]
    assert len({digest for _, digest in given}) == 1


def _copy_all(root: Path, count: int) -> None:
    for number in range(count):
        with _writer(root / f"acme/BJ-{number}/a.pdf", BIG, room=number % 2 == 0) as step:
            for _ in range(9):
                step()
