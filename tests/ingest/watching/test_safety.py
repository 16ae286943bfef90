"""A set-up in which watching would lose or leak something is refused before the first look."""

import sys
from pathlib import Path

import pytest

from ingest.watching.safety import UnsafeCode, examine


def _made(*folders: Path) -> None:
    for folder in folders:
        folder.mkdir(parents=True, mode=0o755)


def _codes(watched: dict[str, Path], kept: dict[str, Path], *own: Path, shares: bool = False) -> list[str]:
    return [str(found.code) for found in examine(watched, kept, own, shares)]


def test_folders_beside_one_another_are_safe(tmp_path: Path) -> None:
    inbox, stations, out = tmp_path / "inbox", tmp_path / "stations", tmp_path / "out"
    _made(inbox, stations)
    assert _codes({"inbox": inbox, "stations": stations}, {"out": out}) == []


@pytest.mark.parametrize(("one", "other"), [("a", "a/out"), ("a/inbox", "a"), ("a", "a")])
def test_a_watched_folder_and_one_of_ours_may_not_hold_one_another(
    tmp_path: Path, one: str, other: str
) -> None:
    _made(tmp_path / one)
    assert _codes({"inbox": tmp_path / one}, {"out": tmp_path / other}) == ["overlap"]


def test_two_watched_folders_may_not_hold_one_another(tmp_path: Path) -> None:
    _made(tmp_path / "a/b")
    assert _codes({"inbox": tmp_path / "a", "stations": tmp_path / "a/b"}, {}) == ["overlap"]


def test_a_link_counts_as_what_it_leads_to(tmp_path: Path) -> None:
    _made(tmp_path / "store")
    (tmp_path / "inbox").symlink_to(tmp_path / "store")
    assert _codes({"inbox": tmp_path / "inbox"}, {"store": tmp_path / "store"}) == ["overlap"]
    (tmp_path / "other").symlink_to("/etc")
    assert _codes({"inbox": tmp_path / "other"}, {}) == ["system"]


@pytest.mark.parametrize("path", ["/", "/etc/inbox", "/home", "/proc", str(Path.home()), sys.prefix])
def test_the_folders_of_the_system_are_not_watched(path: str) -> None:
    assert "system" in _codes({"inbox": Path(path)}, {})


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    (unsafe,) = examine({"inbox": tmp_path / "nothing"}, {})
    assert unsafe.code is UnsafeCode.MISSING
    assert "nothing" in unsafe.why.zh
    assert "nothing" in unsafe.why.en


def test_what_every_account_may_write_to_is_refused(tmp_path: Path) -> None:
    inbox, store, settings = tmp_path / "inbox", tmp_path / "store", tmp_path / "dossier.toml"
    _made(inbox, store)
    settings.touch()
    for path in (inbox, store, settings):
        path.chmod(0o777)
    assert _codes({"inbox": inbox}, {"store": store}, settings) == ["writable"] * 3
    assert _codes({"inbox": inbox}, {"store": store}, settings, shares=True) == ["writable"] * 2


def test_a_folder_in_which_each_may_only_remove_his_own_is_allowed(tmp_path: Path) -> None:
    _made(tmp_path / "inbox")
    (tmp_path / "inbox").chmod(0o1777)
    assert _codes({"inbox": tmp_path / "inbox"}, {}) == []
