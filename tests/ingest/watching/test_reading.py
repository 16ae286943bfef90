"""Only the file that was seen is read, whatever is put in its place."""

import os
from pathlib import Path

import pytest

from ingest.watching.drop import Drop, DropKind, SeenFile
from ingest.watching.reading import Changed, digest_of, open_seen
from ingest.watching.tree import tree_of
from tests.ingest.watching.watched import Watched


def _only_file(folder: Path, keeps_inodes: bool = True) -> SeenFile:
    (seen,) = tree_of(Drop("acme", folder.name, folder, DropKind.FOLDER), keeps_inodes).files
    return seen


def test_a_folder_that_is_exchanged_for_a_link_leads_nowhere(watched: Watched, tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.mkdir()
    path = watched.put("acme/BJ-1/sub/a.pdf")
    (secret / "a.pdf").write_bytes(path.read_bytes())
    seen = _only_file(watched.root / "acme/BJ-1")
    path.parent.rename(tmp_path / "away")
    (watched.root / "acme/BJ-1/sub").symlink_to(secret)
    with pytest.raises(OSError), open_seen(seen):
        pass


def test_a_drop_that_is_exchanged_for_a_link_leads_nowhere(watched: Watched, tmp_path: Path) -> None:
    """Also on a share whose inodes mean nothing."""
    path = watched.put("acme/BJ-1/a.pdf")
    seen = _only_file(path.parent, keeps_inodes=False)
    path.parent.rename(tmp_path / "away")
    path.parent.symlink_to(tmp_path / "away")
    with pytest.raises(OSError), open_seen(seen):
        pass


def test_a_file_that_is_exchanged_for_another_or_a_pipe_is_not_read(watched: Watched) -> None:
    path = watched.put("acme/BJ-1/a.pdf")
    seen = _only_file(watched.root / "acme/BJ-1")
    path.unlink()
    os.mkfifo(path)
    with pytest.raises(Changed):
        digest_of(seen)


def test_a_file_that_is_written_to_while_it_is_hashed_is_not_taken_for_the_same(watched: Watched) -> None:
    path = watched.put("acme/BJ-1/a.pdf")
    seen = _only_file(watched.root / "acme/BJ-1")
    with open_seen(seen):
        path.write_bytes(b"other")
    with pytest.raises(Changed):
        digest_of(seen)
