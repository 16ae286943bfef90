"""The settings of watched folders become patience and checks."""

import subprocess
import sys
from pathlib import Path

import pytest

from ingest.watching.safety import UnsafeCode
from service.intake.watched import patience_of, unsafe_in
from service.settings import Settings


def _settings(**values: object) -> Settings:
    return Settings.model_validate({name: str(value) for name, value in values.items()})


@pytest.mark.parametrize(
    ("ready", "asked"), [("", [False, False]), ("all", [True, True]), ("acme, 公司", [True, False])]
)
def test_ready_is_asked_of_the_senders_named(ready: str, asked: list[bool]) -> None:
    patience = patience_of(_settings(ready=ready))
    assert [patience.asks_ready(name) for name in ("acme", "bear")] == asked


def test_patience_is_never_shorter_than_the_quiet_time() -> None:
    assert patience_of(_settings(quiet_seconds=60, patience_seconds=5)).patience_seconds == 60


@pytest.mark.parametrize("scheme", ["", "file://"])
def test_an_inbox_in_the_store_is_unsafe(tmp_path: Path, scheme: str) -> None:
    inbox = tmp_path / "store/inbox"
    inbox.mkdir(parents=True)
    settings = _settings(inbox=inbox, store=f"{scheme}{tmp_path / 'store'}", out=tmp_path / "out")
    assert [found.code for found in unsafe_in(settings)] == [UnsafeCode.OVERLAP]


def test_a_ledger_within_the_inbox_is_unsafe(tmp_path: Path) -> None:
    inbox = tmp_path / "inbox"
    inbox.mkdir()
    settings = _settings(inbox=inbox, store="s3://bucket", out=tmp_path / "out", ledger=inbox / "ledger")
    assert [found.code for found in unsafe_in(settings)] == [UnsafeCode.OVERLAP]


def test_a_watcher_imports_nothing_that_reads_pages() -> None:
    """It has to fit into 150 MB."""
    told = "import sys, service.intake.watching; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout
    assert {"numpy", "cv2", "spacy", "onnxruntime", "pypdfium2"} & set(loaded.split()) == set()
