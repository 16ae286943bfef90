"""Inputs are processed side by side, what belongs together as one; no error is swallowed."""

from collections.abc import Mapping
from pathlib import Path

import pytest
from PIL import Image

from ingest.input import Input
from service import process as processing
from service.desk import Desk, Opened, open_at
from service.judging import Judged
from service.keeping import Keeper
from service.process import Processed, Processor
from service.programmes import Programmes
from service.progress import Silent
from service.settings import Settings
from validators.programme import Programme


class Counting(Silent):
    def __init__(self) -> None:
        self.expected = self.count = 0

    def expect(self, _source: str, pages: int, /) -> None:
        self.expected += pages

    def done(self) -> None:
        self.count += 1


@pytest.fixture
def dossiers(tmp_path: Path, page: Image.Image) -> list[Path]:
    """Drop folders, each with two copies of a form of one page."""
    for n in range(4):
        for copy in ("copy-1", "copy-2"):
            place = tmp_path / "in" / f"BJ-{n}" / copy / "form"
            place.mkdir(parents=True)
            page.save(place / "1.png", dpi=(100, 100))
    return sorted((tmp_path / "in").iterdir())


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    spool = tmp_path / "spool"
    spool.mkdir()
    changed = {"out": tmp_path / "out", "store": str(tmp_path / "store"), "spool": spool}
    return Settings.model_validate({**changed, "engine": "recorded", "workers": 1})


@pytest.fixture(autouse=True)
def reports(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The dossiers whose reports would have been written; writing them has its own tests."""
    written: list[str] = []

    def write(
        judged: Judged, programme: Programme, readers: object, out: Path, revision: int, beside: object
    ) -> Path:
        written.append(judged.dossier.id)
        return out / judged.dossier.id / "report.json"

    monkeypatch.setattr(processing, "write_dossier", write)
    return written


def processed(paths: list[Path], settings: Settings, watcher: Counting) -> Mapping[str, Processed]:
    with Processor(settings, Keeper(settings), watcher) as processor:
        found = processor.process([Input.at(path) for path in paths], Programmes(settings.programme, {}))
        return {done.dossier: done for done in found}


def test_every_path_comes_to_its_report_and_every_page_is_counted(
    dossiers: list[Path], settings: Settings, reports: list[str]
) -> None:
    watcher = Counting()
    found = processed(dossiers, settings, watcher)
    assert sorted(found) == sorted(reports) == [path.name for path in dossiers]
    assert all(done.refused == 0 for done in found.values())
    assert watcher.count == watcher.expected == 2 * len(dossiers)


def test_a_path_that_breaks_ends_the_run_with_its_error(
    dossiers: list[Path], settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(desk: Desk, given: Input) -> Opened:
        if given.path == dossiers[3]:
            raise ZeroDivisionError("on purpose")
        return open_at(desk, given)

    monkeypatch.setattr(processing, "open_at", broken)
    with pytest.raises(ZeroDivisionError):
        processed(dossiers, settings, Counting())
    assert settings.spool is not None
    assert list(settings.spool.iterdir()) == []
