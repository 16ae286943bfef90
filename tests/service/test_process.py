"""Paths are processed side by side: no more than a few at once, and no error is swallowed."""

from collections.abc import Mapping
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from threading import Event

import pytest
from PIL import Image

from ingest.input import Input
from service import process as processing
from service.desk import Desk, Read, read_input
from service.judging import Judged
from service.keeping import Keeper
from service.process import AHEAD, Processed, Processor, in_turn
from service.programmes import Programmes
from service.progress import Silent
from service.settings import Settings
from validators.programme import Programme

PATHS = [Path(f"/in/{n}") for n in range(3 * AHEAD)]


def test_no_more_than_a_few_paths_are_under_way_and_none_begins_before_one_is_taken() -> None:
    begun: list[Path] = []
    taken = 0

    def begin(path: Path) -> "Future[Path]":
        begun.append(path)
        assert len(begun) - taken <= AHEAD
        future: Future[Path] = Future()
        future.set_result(path)
        return future

    for path in in_turn(PATHS, begin):
        assert path in begun
        taken += 1
    assert begun == PATHS
    assert taken == len(PATHS)


def test_the_first_path_that_is_ready_comes_first() -> None:
    slow = Event()

    def work(path: Path) -> Path:
        if path == PATHS[0]:
            slow.wait(30)
        return path

    order = []
    with ThreadPoolExecutor(AHEAD) as threads:
        for path in in_turn(PATHS[:5], lambda path: threads.submit(work, path)):
            order.append(path)
            if len(order) == 4:
                slow.set()
    assert sorted(order) == PATHS[:5]
    assert order[-1] == PATHS[0]


def test_an_error_in_one_path_is_raised() -> None:
    def begin(path: Path) -> "Future[Path]":
        future: Future[Path] = Future()
        if path == PATHS[2]:
            future.set_exception(ZeroDivisionError("on purpose"))
        else:
            future.set_result(path)
        return future

    with pytest.raises(ZeroDivisionError):
        list(in_turn(PATHS, begin))


def test_of_no_paths_nothing_comes() -> None:
    assert list(in_turn([], lambda _: Future[Path]())) == []


class Counting(Silent):
    def __init__(self) -> None:
        self.expected = self.count = 0

    def expect(self, _source: str, pages: int, /) -> None:
        self.expected += pages

    def done(self) -> None:
        self.count += 1


@pytest.fixture
def dossiers(tmp_path: Path, page: Image.Image) -> list[Path]:
    """One drop folder more than are under way at once, each with two copies of a form of one page."""
    for n in range(AHEAD + 1):
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
    def broken(given: Input, desk: Desk, only: frozenset[str] | None) -> Read:
        if given.path == dossiers[3]:
            raise ZeroDivisionError("on purpose")
        return read_input(given, desk, only)

    monkeypatch.setattr(processing, "read_input", broken)
    with pytest.raises(ZeroDivisionError):
        processed(dossiers, settings, Counting())
    assert settings.spool is not None
    assert list(settings.spool.iterdir()) == []
