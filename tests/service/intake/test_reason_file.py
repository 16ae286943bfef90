"""Files that we write into senders' folders: whole, in both languages, and never through a link."""

from pathlib import Path

import pytest

from service.intake.reason_file import write_whole


def test_a_link_that_waits_for_us_is_taken_away_and_not_written_through(tmp_path: Path) -> None:
    target = tmp_path / "somebody's file"
    target.write_text("theirs")
    (tmp_path / ".a.txt.part").symlink_to(target)
    (tmp_path / "a.txt").symlink_to(target)
    write_whole(tmp_path / "a.txt", "ours")
    assert target.read_text() == "theirs"
    assert not (tmp_path / "a.txt").is_symlink()
    assert (tmp_path / "a.txt").read_text() == "ours"


def test_what_cannot_be_written_leaves_the_old_file_and_nothing_half(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_whole(tmp_path / "a.txt", "old")

    def full(_handle: int) -> None:
        raise OSError(28, "full")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(OSError, match="full"):
        write_whole(tmp_path / "a.txt", "new")
    assert [file.name for file in tmp_path.iterdir()] == ["a.txt"]
    assert (tmp_path / "a.txt").read_text() == "old"
