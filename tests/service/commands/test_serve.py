"""Everything in one: what is dropped is taken, processed and answered; nothing stays behind at the end."""

import signal
import subprocess
import sys
from pathlib import Path

from service.commands.serve import PARTS
from storage.opening import open_store
from storage.revision import next_revision
from tests.service.processes import PATIENCE_S, children_of, is_alive, until


def test_a_dropped_folder_becomes_a_report_and_a_receipt(
    environment: dict[str, str], folder: Path, tmp_path: Path
) -> None:
    inbox = tmp_path / "inbox"
    sender = inbox / "acme"
    sender.mkdir(parents=True)
    more = {
        "DOSSIER_INBOX": str(inbox),
        "DOSSIER_QUIET_SECONDS": "0.5",
        "DOSSIER_LEDGER": str(tmp_path / "ledger"),
        "DOSSIER_DATABASE": str(tmp_path / "queue" / "jobs.sqlite"),
    }
    with subprocess.Popen(
        [sys.executable, "-m", "service.cli", "serve"], env={**environment, **more}, stderr=subprocess.DEVNULL
    ) as serve:
        try:
            folder.rename(sender / folder.name)
            store = open_store(environment["DOSSIER_STORE"])
            until(lambda: (sender / "done" / folder.name).is_dir())
            until(lambda: next_revision(store, folder.name) == 2)
            receipt = sender / f"{folder.name}.receipt.html"
            until(lambda: receipt.is_file() and "已处理：" in receipt.read_text(encoding="utf-8"))
            serve.send_signal(signal.SIGTERM)
            assert serve.wait(PATIENCE_S) == 0
        finally:
            serve.kill()
    assert (Path(environment["DOSSIER_OUT"]) / folder.name / "report.json").is_file()


def test_killed_it_leaves_neither_watcher_nor_worker(environment: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "inbox").mkdir()
    more = {
        "DOSSIER_INBOX": str(tmp_path / "inbox"),
        "DOSSIER_LEDGER": str(tmp_path / "ledger"),
        "DOSSIER_DATABASE": str(tmp_path / "queue" / "jobs.sqlite"),
    }
    with subprocess.Popen(
        [sys.executable, "-m", "service.cli", "serve"], env={**environment, **more}, stderr=subprocess.DEVNULL
    ) as serve:
        try:
            until(lambda: len(children_of(serve.pid)) >= len(PARTS))
            parts = children_of(serve.pid)
        finally:
            serve.kill()
    until(lambda: not any(is_alive(part) for part in parts))
