"""A feeder is driven through SANE's own test device; what goes wrong is said, and the batch goes on."""

import shutil
from pathlib import Path

import pytest
from PIL import Image

from ingest.watching.names import READY, NameKind, kind_of
from service.station.scanner import SAYS, Problem, ScanSettings, end_batch, scan

FEEDER = ScanSettings("test:0", 75, "Gray", "Automatic Document Feeder", ("-x", "20", "-y", "30"))


@pytest.fixture(autouse=True)
def sane(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """SANE with nothing but its test device; the feeder has ten sheets. Returns the folder of a batch."""
    if shutil.which("scanimage") is None:
        pytest.fail("no scanimage here; ./run test installs sane-utils")
    (tmp_path / "conf").mkdir()
    (tmp_path / "conf" / "dll.conf").write_text("test\n")
    monkeypatch.setenv("SANE_CONFIG_DIR", str(tmp_path / "conf"))
    return tmp_path / "ST-01" / "batch"


def _with(*extra: str, device: str = "test:0") -> ScanSettings:
    return ScanSettings(device, 75, "Gray", FEEDER.source, (*FEEDER.extra, *extra))


def test_a_stack_is_scanned_page_by_page(sane: Path) -> None:
    seen: list[str] = []
    done = scan(sane, FEEDER, lambda page: seen.append(page.name))
    assert (done.pages, done.problem) == (10, None)
    assert seen == [f"p{number:04d}.png" for number in range(1, 11)]
    assert sorted(path.name for path in sane.glob("*.png")) == seen
    with Image.open(sane / "p0001.png") as page:
        assert page.mode == "L"


def test_a_batch_goes_on_behind_the_pages_that_are_there(sane: Path) -> None:
    scan(sane, FEEDER)
    end_batch(sane)
    assert (sane / READY).exists()
    scan(sane, FEEDER)
    assert not (sane / READY).exists()
    assert any(kind_of(path.name) is NameKind.TEMPORARY for path in sane.iterdir())
    assert len(list(sane.glob("p*.png"))) == 20


@pytest.mark.parametrize(
    ("status", "problem"),
    [
        ("SANE_STATUS_JAMMED", Problem.JAM),
        ("SANE_STATUS_NO_DOCS", Problem.EMPTY),
        ("SANE_STATUS_COVER_OPEN", Problem.COVER_OPEN),
        ("SANE_STATUS_IO_ERROR", Problem.UNREACHABLE),
        ("SANE_STATUS_ACCESS_DENIED", Problem.DENIED),
        ("SANE_STATUS_DEVICE_BUSY", Problem.BUSY),
    ],
)
def test_what_stops_a_feeder_is_told_and_no_torn_page_is_left(
    sane: Path, status: str, problem: Problem
) -> None:
    done = scan(sane, _with("--read-return-value", status))
    assert (done.pages, done.problem) == (0, problem)
    assert list(sane.rglob("*.png")) == []


def test_a_scanner_that_is_not_there_is_told(sane: Path) -> None:
    assert scan(sane, _with(device="test:9")).problem is Problem.UNREACHABLE


def test_settings_that_the_scanner_does_not_take_are_told_in_its_words(sane: Path) -> None:
    done = scan(sane, _with("--no-such-option"))
    assert done.problem is Problem.REFUSED
    assert "no-such-option" in done.said


@pytest.mark.parametrize("problem", Problem)
def test_every_problem_is_said_in_both_languages(problem: Problem) -> None:
    assert SAYS[problem].en
    assert any(letter >= "\u4e00" for letter in SAYS[problem].zh)
