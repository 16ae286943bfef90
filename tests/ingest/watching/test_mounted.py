"""A share that really falls away and comes back, where this account may mount one."""

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from ingest.watching.drop import ShareGone
from tests.ingest.watching.watched import PDF, QUIET, Watched


def _mount(*arguments: str | Path) -> bool:
    return subprocess.run(["/bin/mount", *arguments], check=False, capture_output=True).returncode == 0


def _unmount(folder: Path) -> None:
    subprocess.run(["/bin/umount", "--lazy", folder], check=False, capture_output=True)


@pytest.fixture
def shared(tmp_path: Path) -> Iterator[tuple[Path, Path]]:
    """What a server keeps, and the folder on which it is mounted."""
    kept, inbox = tmp_path / "kept", tmp_path / "inbox"
    kept.mkdir()
    inbox.mkdir()
    if os.geteuid() or not _mount("-t", "tmpfs", "none", kept):
        pytest.skip("this account may not mount")
    try:
        assert _mount("--bind", kept, inbox)
        yield kept, inbox
    finally:
        _unmount(inbox)
        _unmount(kept)


def test_a_share_that_is_unmounted_is_gone_and_back_nothing_is_forgotten(shared: tuple[Path, Path]) -> None:
    kept, inbox = shared
    watched = Watched(inbox)
    watched.put("acme/BJ-1/a.pdf")
    watched.states()
    _unmount(inbox)
    for _ in range(3):
        with pytest.raises(ShareGone):
            watched.after(QUIET)
    assert _mount("--bind", kept, inbox)
    assert watched.states() == {"BJ-1": "whole"}


def test_what_was_written_meanwhile_by_others_begins_its_quiet_time_when_the_share_is_back(
    shared: tuple[Path, Path],
) -> None:
    kept, inbox = shared
    watched = Watched(inbox)
    watched.put("acme/BJ-1/a.pdf")
    watched.states()
    _unmount(inbox)
    with pytest.raises(ShareGone):
        watched.after(QUIET)
    (kept / "acme/BJ-1/b.pdf").write_bytes(PDF)
    assert _mount("--bind", kept, inbox)
    assert watched.states() == {"BJ-1": "changing"}
    assert watched.states(QUIET) == {"BJ-1": "whole"}
