"""Moving: whole, over nothing, and to the end after a crash."""

import errno
import os
from pathlib import Path

import pytest

from service.intake.moving import free_name, move, sweep
from tests.service.intake.inbox import names_below, put


@pytest.fixture
def far(monkeypatch: pytest.MonkeyPatch) -> None:
    """Another file system in every other folder."""
    rename = Path.rename

    def near(self: Path, target: Path) -> Path:
        if self.parent != Path(target).parent:
            raise OSError(errno.EXDEV, "cross-device")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", near)


@pytest.mark.parametrize(
    ("taken", "free"),
    [([], "a.pdf"), (["a.pdf"], "a (2).pdf"), (["a.pdf", "a (2).pdf", "a (4).pdf"], "a (3).pdf")],
)
def test_a_taken_name_gets_a_number(tmp_path: Path, taken: list[str], free: str) -> None:
    for name in taken:
        put(tmp_path, name)
    assert free_name(tmp_path, "a.pdf") == free


def test_nothing_is_moved_over_something_else(tmp_path: Path) -> None:
    source, target = put(tmp_path, "a.pdf", b"one"), put(tmp_path, "done/a.pdf", b"two")
    with pytest.raises(FileExistsError):
        move(source, target)
    assert (source.read_bytes(), target.read_bytes()) == (b"one", b"two")


def test_a_copy_that_was_whole_before_the_crash_ends_with_the_source_deleted(tmp_path: Path) -> None:
    put(tmp_path, "X/deep/a.pdf")
    put(tmp_path, "done/X/deep/a.pdf")
    move(tmp_path / "X", tmp_path / "done/X")
    assert names_below(tmp_path) == ["done/X/deep/a.pdf"]


def test_across_file_systems_links_come_along_and_pipes_do_not(tmp_path: Path, far: None) -> None:
    put(tmp_path, "X/a.pdf")
    (tmp_path / "X/link").symlink_to("/etc/passwd")
    os.mkfifo(tmp_path / "X/pipe")
    move(tmp_path / "X", tmp_path / "done/X")
    assert sorted(path.name for path in (tmp_path / "done/X").iterdir()) == ["a.pdf", "link"]
    assert (tmp_path / "done/X/link").is_symlink()
    assert not (tmp_path / "X").exists()


def test_a_copy_that_differs_leaves_the_source_and_no_copy(
    tmp_path: Path, far: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, "X/a.pdf")
    monkeypatch.setattr("shutil.copy2", lambda _source, target: Path(target).write_bytes(b"rotten"))
    with pytest.raises(OSError, match="differs"):
        move(tmp_path / "X", tmp_path / "done/X")
    assert names_below(tmp_path) == ["X/a.pdf"]


def test_what_was_being_deleted_is_deleted_to_the_end_where_all_of_it_was_copied(tmp_path: Path) -> None:
    put(tmp_path, ".taken-X/a.pdf")
    put(tmp_path, "done/X (2)/a.pdf")
    put(tmp_path, "done/X (2)/b.pdf")
    put(tmp_path, ".taken-Y/mine.pdf")
    put(tmp_path, "done/.part-Z/half.pdf")
    sweep(tmp_path, ("done", "failed"))
    assert names_below(tmp_path) == [".taken-Y/mine.pdf", "done/X (2)/a.pdf", "done/X (2)/b.pdf"]


def test_across_file_systems_a_copy_of_a_killed_run_is_found_under_any_number(
    tmp_path: Path, far: None
) -> None:
    put(tmp_path, "done/X/a.pdf", b"earlier")
    put(tmp_path, "done/X (2)/b.pdf", b"copied before the kill")
    put(tmp_path, "X/b.pdf", b"copied before the kill")
    assert move(tmp_path / "X", tmp_path / "done/X (3)") == tmp_path / "done/X (2)"
    assert names_below(tmp_path) == ["done/X (2)/b.pdf", "done/X/a.pdf"]
