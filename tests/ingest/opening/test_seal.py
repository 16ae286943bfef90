"""A child that opens an untrusted file is closed in: tried by one that wants to get out."""

import ctypes
import sys
from pathlib import Path

import pytest

from ingest.arrival import Refusal, RefusalCode
from ingest.opening import probe, process, source
from ingest.opening.events import Request
from ingest.opening.file_access import allow_only, landlock_version
from ingest.opening.limits import Limits
from ingest.opening.source import open_source
from ingest.opening.system_calls import forbid, known_processor

_HOSTILE = "tests.ingest.opening.hostile_child"

closed_in = pytest.mark.skipif(
    not (landlock_version() and known_processor()), reason="this kernel cannot close a process in"
)


@closed_in
def test_nothing_gets_out_of_a_child() -> None:
    assert probe.what_gets_out() == ()


def test_the_probe_sees_what_an_open_child_could_do(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Else it would say so of a child that is closed in, too."""
    program = tmp_path / "python"
    code = "from ingest.opening import seal, probe; probe.seal = lambda *_: None; probe.main()"
    program.write_text(f'#!/bin/sh\nexec {sys.executable} -c "{code}"\n')
    program.chmod(0o700)
    monkeypatch.setattr(sys, "executable", str(program))
    found = set(probe.what_gets_out())
    assert {"network", "reading other files", "making other files", "processes", "programs"} <= found
    assert "memory" not in found


@closed_in
@pytest.mark.parametrize("deed", ["talk to the network", "write outside", "fork and fork", "take 4 GB"])
def test_a_hostile_child_is_stopped_and_its_file_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deed: str
) -> None:
    refusals = _opened_by_a_hostile_child(tmp_path, monkeypatch, deed)
    assert [refusal.code for refusal in refusals] == [RefusalCode.CORRUPT]
    assert [path.name for path in tmp_path.iterdir()] == ["file.pdf", "spool"]


@pytest.mark.parametrize("deed", ["sleep for ever", "work for ever"])
def test_a_child_that_never_ends_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, deed: str) -> None:
    refusals = _opened_by_a_hostile_child(tmp_path, monkeypatch, deed)
    assert [refusal.code for refusal in refusals] == [RefusalCode.TIMEOUT]


def test_a_child_that_talks_for_ever_is_ended(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    refusals = _opened_by_a_hostile_child(tmp_path, monkeypatch, "talk for ever")
    assert 10 < len(refusals) < 200
    assert {refusal.code for refusal in refusals} <= {RefusalCode.UNREADABLE_PAGE, RefusalCode.CORRUPT}


def test_a_kernel_without_landlock_is_told_and_not_fatal(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("ingest.opening.file_access.landlock_version", lambda: 0)
    assert allow_only((tmp_path,), ()) is False


def test_a_processor_without_a_list_of_calls_is_told_and_not_fatal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platform.machine", lambda: "riscv64")
    assert forbid() is False
    assert ctypes.CDLL(None).prctl(21, 0, 0, 0, 0) == 0  # PR_GET_SECCOMP: this process is free


def _opened_by_a_hostile_child(folder: Path, monkeypatch: pytest.MonkeyPatch, deed: str) -> list[Refusal]:
    file, spool = folder / "file.pdf", folder / "spool"
    file.write_text(deed)
    spool.mkdir()

    def hostile(request: Request) -> process.ChildProcess:
        return process.ChildProcess(request, _HOSTILE)

    monkeypatch.setattr(source, "ChildProcess", hostile)
    things = list(open_source(file, file.name, spool, Limits(page_seconds=2, pages=20)))
    return [thing for thing in things if isinstance(thing, Refusal)]
