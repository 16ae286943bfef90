"""A worker out of memory ends, whatever it was doing: what libraries left behind cannot be freed."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from extractors.page_text import PageText
from extractors.reading import worker
from extractors.reading.engine import EngineMissing
from extractors.reading.engines.recorded import Recorded
from ingest.page import PageImage

PAGE = PageImage("a.pdf", 0, Path("/spool/1.jpg"), 800, 1000, 200, "0" * 64)
TEXT = PageText(800, 1000, 200, 0, "recorded", 1.0)
WORK: dict[str, Callable[[], object]] = {
    "read_page": lambda: worker.read(PAGE),
    "reread_page": lambda: worker.reread(PAGE, 0, ()),
    "glance": lambda: worker.look_at((PAGE,)),
    "compare_page": lambda: worker.compare(PAGE, TEXT, (), (PAGE,)),
}


@pytest.fixture
def failing(monkeypatch: pytest.MonkeyPatch) -> Callable[[str, Exception], None]:
    """Makes what a job calls raise; ending the process raises SystemExit instead."""

    def end(code: int) -> None:
        raise SystemExit(code)

    monkeypatch.setattr(os, "_exit", end)
    monkeypatch.setattr(worker, "_engine", Recorded(()))

    def fail(called: str, error: Exception) -> None:
        def raise_it(*_: object) -> None:
            raise error

        monkeypatch.setattr(worker, called, raise_it)

    return fail


@pytest.mark.parametrize("called", WORK)
@pytest.mark.parametrize(
    "error", [MemoryError(), RuntimeError("std::bad_alloc"), ValueError("Insufficient memory")]
)
def test_out_of_memory_ends_the_process(
    failing: Callable[[str, Exception], None], called: str, error: Exception
) -> None:
    failing(called, error)
    with pytest.raises(SystemExit) as ended:
        WORK[called]()
    assert ended.value.code == worker.OUT_OF_MEMORY


@pytest.mark.parametrize("called", WORK)
def test_any_other_error_is_told(failing: Callable[[str, Exception], None], called: str) -> None:
    failing(called, ZeroDivisionError("on purpose"))
    with pytest.raises(ZeroDivisionError):
        WORK[called]()


def test_a_worker_without_an_engine_reads_and_compares_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(worker, "_engine", None)
    for called in ("read_page", "reread_page", "compare_page"):
        with pytest.raises(EngineMissing):
            WORK[called]()
