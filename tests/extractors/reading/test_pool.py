import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

import pytest

from benchmarks.processes import workers_of
from extractors.reading.engine import EngineMissing
from extractors.reading.pool import Failure, PageFailed, ReadingPool
from ingest.page import PageImage
from samples.canvas import Page
from samples.degrade import Level
from samples.truth import PageTruth

Spool = Callable[..., tuple[PageImage, PageTruth]]
T = TypeVar("T")

PARENT = """
import sys, time
from pathlib import Path
from extractors.reading.pool import ReadingPool
from ingest.page import PageImage

if __name__ == "__main__":
    pool = ReadingPool("recorded+hang", 1, 600)
    pool.submit(PageImage("x", 0, Path(sys.argv[1]), 1, 1, 150.0, ""))
    print("submitted", flush=True)
    time.sleep(600)
"""


def _page() -> Page:
    page = Page(100, 60)
    page.text(20, 20, "劳动合同", 20)
    return page


@pytest.mark.parametrize(
    ("failure", "seconds", "code"),
    [("hang", 0.5, Failure.TIMEOUT), ("crash", 30, Failure.CRASHED), ("raise", 30, Failure.FAILED)],
)
def test_each_way_of_failing_has_its_code(
    page_file: Spool, failure: str, seconds: float, code: Failure
) -> None:
    image, _ = page_file(_page(), Level.PHONE)
    with ReadingPool(f"recorded+{failure}", 1, seconds) as pool, pytest.raises(PageFailed) as failed:
        pool.submit(image).result(timeout=60)
    assert failed.value.code is code
    assert str(failed.value)


def test_a_page_that_fails_does_not_take_the_others_along(page_file: Spool, tmp_path: Path) -> None:
    image, _ = page_file(_page(), Level.PHONE)
    broken = tmp_path / "broken.png"
    broken.write_bytes(b"no picture")
    with ReadingPool("recorded", 1) as pool:
        futures = [pool.submit(p) for p in (image, replace(image, file=broken), image)]
    assert [f.exception() is None for f in futures] == [True, False, True]
    assert "broken.png" in str(futures[1].exception())


def test_copies_are_compared_before_further_pages_are_read(page_file: Spool) -> None:
    image, _ = page_file(_page(), Level.PHONE)
    ended: list[str] = []
    with ReadingPool("recorded", 1) as pool:
        pool.submit(image)  # while its worker starts, the others queue
        last = pool.submit(image)
        last.add_done_callback(lambda _: ended.append("read"))
        pool.glance([image]).add_done_callback(lambda _: ended.append("glance"))
    assert ended == ["glance", "read"]


@pytest.mark.parametrize(("failure", "seconds"), [("hang", 4.0), ("crash", 30.0), ("devour", 30.0)])
def test_the_other_pages_are_read_where_one_page_breaks_the_engine(
    page_file: Spool, failure: str, seconds: float
) -> None:
    upright, _ = page_file(Page(60, 100), Level.CLEAN)
    wide, _ = page_file(_page(), Level.PHONE)
    with ReadingPool(f"recorded+{failure}-wide", 2, seconds, memory=3 * 2**29) as pool:
        futures = [pool.submit(page) for page in (upright, wide, upright, upright)]
    told = [str(future.exception() or "") for future in futures]
    assert [bool(error) for error in told] == [False, True, False, False], told


def test_a_page_that_needs_more_memory_than_there_may_be_says_how_much_that_is(page_file: Spool) -> None:
    image, _ = page_file(_page(), Level.PHONE)
    with ReadingPool("recorded+devour", 1, 60, memory=3 * 2**29) as pool, pytest.raises(PageFailed) as failed:
        pool.submit(image).result(timeout=120)
    assert failed.value.code is Failure.MEMORY
    assert "1.5 GB" in str(failed.value)


def test_a_page_whose_worker_is_killed_is_tried_once_more_and_the_next_page_is_read(
    page_file: Spool,
) -> None:
    wide, _ = page_file(_page(), Level.PHONE)
    upright, _ = page_file(Page(60, 100), Level.CLEAN)
    with ReadingPool("recorded+hang-wide", 1, 600) as pool:
        killed: set[int] = set()
        pool.submit(upright).result(timeout=60)
        future = pool.submit(wide)
        for _ in range(2):
            worker = _wait(lambda: _sleeping(killed), bool)[0]
            os.kill(worker, signal.SIGKILL)
            killed.add(worker)
        error = future.exception(timeout=60)
        assert not pool.submit(upright).exception(timeout=60)
    assert isinstance(error, PageFailed)
    assert error.code is Failure.CRASHED


@pytest.mark.parametrize("workers", [1, 2])
def test_workers_that_are_killed_while_they_wait_for_work_are_replaced(
    page_file: Spool, workers: int
) -> None:
    upright, _ = page_file(Page(60, 100), Level.CLEAN)
    with ReadingPool("recorded", workers) as pool:
        for _ in range(2):
            futures = [pool.submit(upright) for _ in range(2 * workers)]
            assert [future.exception(timeout=60) for future in futures] == [None] * len(futures)
            for pid in workers_of(os.getpid()):
                os.kill(pid, signal.SIGKILL)
        assert pool.identity() == ("recorded", "1")


def _sleeping(killed: set[int]) -> list[int]:
    """Workers that hang on purpose: they sleep by the clock, idle ones wait for their pipe."""
    return [
        pid
        for pid in set(_children(os.getpid())) - killed
        if _alive(pid) and "nanosleep" in Path(f"/proc/{pid}/wchan").read_text()
    ]


def test_pages_after_a_crash_are_read_by_a_new_worker(page_file: Spool) -> None:
    image, _ = page_file(_page(), Level.PHONE)
    with ReadingPool("recorded+crash", 1, 30) as pool:
        codes = [pool.submit(image).exception(timeout=60) for _ in range(3)]
    assert all(isinstance(code, PageFailed) and code.code is Failure.CRASHED for code in codes)


def test_ending_the_pool_ends_what_hangs_in_it(page_file: Spool) -> None:
    image, _ = page_file(_page(), Level.PHONE)
    pool = ReadingPool("recorded+hang", 1, 600)
    future = pool.submit(image)
    pool.terminate()
    assert isinstance(future.exception(timeout=60), PageFailed)


def test_a_page_that_comes_after_the_end_fails_at_once_instead_of_waiting_for_ever(page_file: Spool) -> None:
    image, _ = page_file(_page(), Level.PHONE)
    with ReadingPool("recorded", 1) as pool:
        pass
    with pytest.raises(PageFailed) as failed:
        pool.submit(image).result(timeout=10)
    assert failed.value.code is Failure.CRASHED


def test_a_missing_engine_is_told_before_any_process_starts() -> None:
    with pytest.raises(EngineMissing):
        ReadingPool("abbyy", 1)


def test_no_worker_outlives_a_parent_that_is_killed(page_file: Spool, tmp_path: Path) -> None:
    image, _ = page_file(_page(), Level.PHONE)
    script = tmp_path / "parent.py"
    script.write_text(PARENT)
    root = str(Path(__file__).parents[3])
    parent = subprocess.Popen(
        [sys.executable, str(script), str(image.file)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": root},
    )
    assert parent.stdout is not None
    assert parent.stdout.readline() == b"submitted\n"
    children = _wait(lambda: _children(parent.pid), bool)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    assert not _wait(lambda: [pid for pid in children if _alive(pid)], lambda left: not left)


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    tasks = [p.read_text().split() for p in Path(f"/proc/{pid}/task").glob("*/children")]
    return [int(child) for child in {*listed, *(c for task in tasks for c in task)}]


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except FileNotFoundError:
        return False


def _wait(look: Callable[[], T], enough: Callable[[T], bool], seconds: float = 30.0) -> T:
    """What `look` sees once it is `enough`, or at the end of the time."""
    end = time.monotonic() + seconds
    while not enough(seen := look()) and time.monotonic() < end:
        time.sleep(0.1)
    return seen


def test_a_worker_that_did_enough_is_followed_by_another(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("extractors.reading.pool.JOBS", 2)
    with ReadingPool("recorded", 1) as pool:
        seen = []
        for _ in range(3):
            assert pool.identity()
            seen.append(workers_of(os.getpid()))
    assert seen[0] == seen[1]
    assert not set(seen[2]) & set(seen[0])
