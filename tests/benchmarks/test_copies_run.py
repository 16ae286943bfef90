"""The benchmark of copies from the plan to its bars, with a comparison that tells nothing."""

from collections.abc import Mapping
from concurrent.futures import Future
from pathlib import Path
from typing import cast

import pytest

from benchmarks.copies_cost import cost
from benchmarks.copies_report import report
from benchmarks.copies_run import Bench, Plan, judged
from benchmarks.copies_show import show
from benchmarks.harness import Results
from extractors.copies.comparison import CopyComparison
from extractors.page_text import PageText
from extractors.reading.pool import ReadingPool
from ingest.arrival import Arrival
from ingest.page import PageImage
from ingest.volume import Binding
from samples.copy_defects import Kind
from service.copying import Compared


class Reader:
    """Reads every page as blank and finds all copies the same; notes what it was handed."""

    def __init__(self) -> None:
        self.known: list[int] = []

    def submit(self, page: PageImage) -> "Future[PageText]":
        done: Future[PageText] = Future()
        done.set_result(PageText(page.width, page.height, page.dpi, 0, "recorded", 0.0, blank=True))
        return done

    def __call__(self, arrival: Arrival, readings: Mapping[Path, PageText], pool: ReadingPool) -> Compared:
        self.known.append(len(readings))
        pages = [page for volume in arrival.volumes for page in volume.pages]
        copies = tuple(
            CopyComparison(Binding.ATTACHMENTS, 1, volume.copy, 0, place, ())
            for place, volume in enumerate(arrival.volumes)
        )
        return Compared({page.file: pool.submit(page).result() for page in pages}, copies)


@pytest.fixture
def reader() -> Reader:
    return Reader()


@pytest.fixture
def bench(tmp_path: Path, reader: Reader) -> Bench:
    return Bench(3, tmp_path, Results(3), cast(ReadingPool, reader), reader, remember=True)


PLAN = Plan(("scan",), 1, frozenset((Kind.DIGIT, Kind.FIGURE)), pages=2, treated=False)


def test_what_is_not_told_fails_its_bars_and_is_shown(
    bench: Bench, reader: Reader, capsys: pytest.CaptureFixture[str]
) -> None:
    scores = list(judged(bench, PLAN))
    report(scores, bench.results)
    assert bench.results.bars["planted differences found %"] == {"value": 0.0, "bar": 98.0, "holds": False}
    assert bench.results.figures["pages compared, scan"] == 8
    assert bench.results.bars["pages with a false alarm, share, scan"]["holds"]
    assert bench.results.bars["pages that stand in no pair"]["value"] == 10
    show(*scores[0], bench.folder / "shown")
    printed = capsys.readouterr().out
    assert "MISSED scan figure" in printed
    assert "LEFT OUT scan p0001" in printed
    list(judged(bench, PLAN))
    assert reader.known == [0, 10]


def test_few_pages_are_no_measure_of_what_copies_cost(bench: Bench) -> None:
    cost(bench, pages=2)
    assert bench.results.figures["five copies, pages"] >= 8
    assert not bench.results.bars["five copies / one, CPU"]["holds"]
