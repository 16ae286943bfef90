"""Keys on the command line: made, shown, renewed, applied; and everything verified with them."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from service.cli import app
from service.command_line import settings_with
from service.judging import Sorted, sort
from service.keeping import Keeper
from service.store import store_of
from storage.opening import open_store
from storage.revision import Kept, save_revision
from storage.sealing.envelope import parse_head
from tests.service.test_judging import arrival_of

_RUNNER = CliRunner()


@pytest.fixture
def store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A store with one revision from before there were keys."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DOSSIER_STORE", str(tmp_path / "store"))
    sheet = "volumes/1-personal-information.pdf"
    save_revision(
        open_store(str(tmp_path / "store")), "BJ-1", 1, [Kept("report.json", b"{}"), Kept(sheet, b"%PDF")]
    )
    return tmp_path / "store"


def dossier(*arguments: str) -> Result:
    return _RUNNER.invoke(app, arguments)


def give_key(
    tmp_path: Path, name: str, monkeypatch: pytest.MonkeyPatch, setting: str = "DOSSIER_KEYS"
) -> None:
    made = dossier("keys", "new", name)
    file = tmp_path / setting.lower()
    file.touch(mode=0o600)
    file.write_text(file.read_text() + made.stdout)
    monkeypatch.setenv(setting, f"file:{file}")


def test_what_was_kept_before_there_was_a_key_is_sealed_and_verified(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert dossier("verify").exit_code == 0
    give_key(tmp_path, "k1", monkeypatch)
    give_key(tmp_path, "p1", monkeypatch, "DOSSIER_PERSONAL_KEYS")
    before = dossier("verify", "--quiet")
    assert (before.exit_code, before.stdout.split()[-2]) == (3, "open")
    assert dossier("keys", "seal").exit_code == 0
    assert dossier("verify").exit_code == 0
    assert dossier("keys", "show").stdout.splitlines() == ["general k1 1", "personal p1 1"]
    assert b"%PDF" not in b"".join(file.read_bytes() for file in store.rglob("*") if file.is_file())


def test_after_a_rotation_the_earlier_key_may_go(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    give_key(tmp_path, "k1", monkeypatch)
    give_key(tmp_path, "p1", monkeypatch, "DOSSIER_PERSONAL_KEYS")
    dossier("keys", "seal")
    give_key(tmp_path, "k2", monkeypatch)
    assert dossier("keys", "rotate").exit_code == 0
    file = tmp_path / "dossier_keys"
    file.write_text(file.read_text().splitlines()[-1])
    assert dossier("keys", "show").stdout.splitlines() == ["general k2 1", "personal p1 1"]
    assert dossier("verify").exit_code == 0


def test_without_keys_or_with_wrong_ones_the_command_says_so(
    store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unset = dossier("keys", "show")
    assert (unset.exit_code, "DOSSIER_KEYS" in unset.stderr) == (2, True)
    monkeypatch.setenv("DOSSIER_KEYS", "file:/nowhere")
    assert dossier("keys", "show").exit_code == 4
    assert dossier("verify").exit_code == 4
    assert dossier("keys", "new", "two words").exit_code == 2


@pytest.fixture(scope="module")
def found() -> Sorted:
    from samples.ideal_copies import agreeing
    from service.copying import Compared

    arrival, readings = arrival_of(31, copies=2)
    return sort(arrival, Compared(readings, agreeing(arrival.volumes)))


def test_the_volume_of_personal_information_and_its_pages_are_kept_under_its_own_key(
    found: Sorted, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    give_key(tmp_path, "k1", monkeypatch)
    give_key(tmp_path, "p1", monkeypatch, "DOSSIER_PERSONAL_KEYS")
    pages = {v.binding.value: v.pages[0].id for v in found.volumes if v.binding and v.copy == 1}
    names = {
        f"pages/{pages['personal-information']}.json": b"p",
        f"pages/{pages['form']}.json": b"g",
        f"crops/{pages['personal-information']}-0123456789ab.png": b"p",
        "volumes/1-personal-information.pdf": b"p",
        "volumes/1-form.pdf": b"g",
        "report.json": b"g",
    }
    for name in names:
        (tmp_path / "out" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "out" / name).write_bytes(b"{}")
    settings = settings_with()
    keeper = Keeper(settings)
    keeper.keep("BJ-1", 1, tmp_path / "out", (), found, ("rapidocr", ""))
    assert not keeper.problem
    root = tmp_path / "dossier-store" / "dossiers" / "BJ-1" / "1"
    kinds = {name: b"p" if parse_head((root / name).read_bytes()).personal else b"g" for name in names}
    assert kinds == names
    assert store_of(settings).get("dossiers/BJ-1/1/report.json") == b"{}"
