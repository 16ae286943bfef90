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
