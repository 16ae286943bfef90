"""`dossier watch` as a process: it takes, tells how it stands, ends when asked to, and survives a kill."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.service.intake.inbox import put

PDF = b"%PDF-1.4\nnothing\n%%EOF\n"
_PATIENCE = 60.0  # seconds: far more than it takes


def _dossier(root: Path, *arguments: str) -> "subprocess.Popen[str]":
    settings = {"INBOX": root / "inbox", "QUIET_SECONDS": 0.5}
    environment = {**os.environ, **{f"DOSSIER_{name}": str(value) for name, value in settings.items()}}
    return subprocess.Popen(
        [sys.executable, "-m", "service.cli", *arguments],
        cwd=root / "run",
        env={**environment, "PYTHONPATH": str(Path(__file__).parents[3])},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )


def _until(true: Callable[[], bool]) -> None:
    end = time.monotonic() + _PATIENCE
    while not true():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.05)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_takes_what_is_dropped_and_ends_when_it_is_asked_to(
    number: signal.Signals, tmp_path: Path
) -> None:
    (tmp_path / "run").mkdir()
    put(tmp_path, "inbox/科大/BJ-1/张三.pdf", PDF)
    watcher = _dossier(tmp_path, "watch")
    _until((tmp_path / "inbox/科大/BJ-1.receipt.html").exists)
    if number is signal.SIGTERM:
        told = _dossier(tmp_path, "watch", "--status")
        assert "running" in told.communicate()[0]
        assert told.returncode == 0
        second = _dossier(tmp_path, "watch")
        assert "Another process watches already" in second.communicate()[0]
        assert second.returncode == 2
    watcher.send_signal(number)
    said = watcher.communicate(timeout=_PATIENCE)[0]
    assert watcher.returncode == 0
    assert "张三" not in said
    assert "BJ-1" not in said


def test_what_a_killed_watcher_had_not_done_the_next_one_does(tmp_path: Path) -> None:
    (tmp_path / "run").mkdir()
    put(tmp_path, "inbox/科大/BJ-1/a.pdf", PDF)
    watcher = _dossier(tmp_path, "watch")
    _until((tmp_path / "run/dossier-ledger/ledger.sqlite").exists)
    watcher.kill()
    watcher.communicate()
    assert _dossier(tmp_path, "watch", "--status").wait(_PATIENCE) in (0, 4)
    watcher = _dossier(tmp_path, "watch")
    _until((tmp_path / "inbox/科大/BJ-1.receipt.html").exists)
    watcher.terminate()
    watcher.communicate(timeout=_PATIENCE)
    assert watcher.returncode == 0
    assert len(list((tmp_path / "run/dossier-store/deliveries").iterdir())) == 1
