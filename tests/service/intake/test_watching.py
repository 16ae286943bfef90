"""The watcher: one for an inbox, patient with what is out of order, and quick to stop."""

import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ingest.wording import Bilingual
from service.intake.lock import AlreadyWatched
from service.intake.standing import heartbeat_file, lines, read_heartbeat
from service.intake.watching import Queue, UnsafeSetting, watch
from service.jobs.job import Job
from service.jobs.memory import MemoryJobs
from service.jobs.queue import JobsUnreachable
from service.settings import Settings
from tests.service.intake.inbox import names_below, put

PDF = b"%PDF-1.4\nnothing\n%%EOF\n"
_PATIENCE = 20.0  # seconds: far more than it takes


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    (tmp_path / "inbox").mkdir()
    (tmp_path / "stations").mkdir()
    given = {name: tmp_path / name for name in ("inbox", "stations", "out", "ledger")}
    return Settings.model_validate({**given, "store": str(tmp_path / "store"), "quiet_seconds": 0.2})


@contextmanager
def _watching(settings: Settings, queue: Queue) -> Iterator[threading.Event]:
    stop = threading.Event()
    thread = threading.Thread(target=watch, args=(settings, queue, stop))
    thread.start()
    try:
        yield stop
    finally:
        stop.set()
        thread.join(_PATIENCE)
        assert not thread.is_alive()


def _until(true: Callable[[], object]) -> None:
    end = time.monotonic() + _PATIENCE
    while not true():
        assert time.monotonic() < end, "it did not come to pass"
        time.sleep(0.02)


def test_what_employers_and_stations_drop_is_queued_and_moved(settings: Settings, tmp_path: Path) -> None:
    put(tmp_path / "inbox", "科大/BJ-1/a.pdf", PDF)
    jobs = MemoryJobs()
    with _watching(settings, Queue(lambda: jobs)):
        put(tmp_path / "stations", "3/batch-1.pdf", PDF)
        _until(lambda: len(jobs.list()) == 2)
        _until(lambda: (tmp_path / "stations/3/done/batch-1.pdf").exists())
        _until(lambda: (tmp_path / "inbox/科大/done/BJ-1/a.pdf").exists())
        told = read_heartbeat(heartbeat_file(settings))
        assert told is not None
        assert told["seconds_ago"] < _PATIENCE
        assert any("running" in line for line in lines(told))
    assert {job.kind for job in jobs.list()} == {"take"}
    assert read_heartbeat(heartbeat_file(settings)) is None


def test_a_second_watcher_is_refused(settings: Settings) -> None:
    with _watching(settings, Queue(MemoryJobs)):
        _until(lambda: heartbeat_file(settings).exists())
        with pytest.raises(AlreadyWatched):
            watch(settings, Queue(MemoryJobs), threading.Event())
        elsewhere = settings.model_copy(update={"ledger": settings.ledger.with_name("another")})
        with pytest.raises(AlreadyWatched):
            watch(elsewhere, Queue(MemoryJobs), threading.Event())


def test_folders_that_would_come_in_again_are_refused_at_start(settings: Settings, tmp_path: Path) -> None:
    within = settings.model_copy(update={"out": tmp_path / "inbox" / "out"})
    with pytest.raises(UnsafeSetting):
        watch(within, Queue(MemoryJobs), threading.Event())


def test_a_queue_that_is_down_at_start_is_waited_for(settings: Settings, tmp_path: Path) -> None:
    jobs, asked = MemoryJobs(), list[int]()

    def open_queue() -> MemoryJobs:
        asked.append(1)
        if len(asked) < 3:
            raise JobsUnreachable(Bilingual("down", "停机"))
        return jobs

    put(tmp_path / "inbox", "科大/BJ-1/a.pdf", PDF)
    with _watching(settings, Queue(open_queue)):
        _until(lambda: (tmp_path / "inbox/科大/done/BJ-1").exists())
    assert len(jobs.list()) == 1


def test_an_inbox_that_goes_away_and_comes_back_loses_nothing(settings: Settings, tmp_path: Path) -> None:
    jobs = MemoryJobs()
    with _watching(settings, Queue(lambda: jobs)):
        _until(lambda: heartbeat_file(settings).exists())
        (tmp_path / "inbox").rename(tmp_path / "gone")
        put(tmp_path / "gone", "科大/BJ-1/a.pdf", PDF)
        _until(lambda: "problem" in heartbeat_file(settings).read_text() and _problem(settings))
        (tmp_path / "gone").rename(tmp_path / "inbox")
        _until(lambda: (tmp_path / "inbox/科大/done/BJ-1/a.pdf").exists())
    assert len(jobs.list()) == 1


def _problem(settings: Settings) -> bool:
    told = read_heartbeat(heartbeat_file(settings))
    return told is not None and any(folder["problem"] for folder in told["folders"])


def test_a_ledger_that_is_overwritten_while_it_runs_is_begun_anew(settings: Settings, tmp_path: Path) -> None:
    jobs = MemoryJobs()
    put(tmp_path / "inbox", "科大/BJ-1/a.pdf", PDF)
    with _watching(settings, Queue(lambda: jobs)):
        _until(lambda: (tmp_path / "inbox/科大/done/BJ-1").exists())
    for file in settings.ledger.glob("ledger.sqlite*"):
        file.write_bytes(b"no database" * 1000)
    put(tmp_path / "inbox", "科大/BJ-2/a.pdf", PDF)
    with _watching(settings, Queue(lambda: jobs)):
        _until(lambda: (tmp_path / "inbox/科大/done/BJ-2").exists())
    assert len(jobs.list()) == 2
    done = names_below(tmp_path / "inbox/科大/done")
    assert done == ["BJ-1/a.pdf", "BJ-2/a.pdf"]


def test_what_the_queue_says_about_a_job_is_for_the_queue(settings: Settings) -> None:
    class Counting(MemoryJobs):
        closed = 0

        def close(self) -> None:
            self.closed += 1

    jobs = Counting()
    queue = Queue(lambda: jobs)
    queue("0" * 32)
    queue("0" * 32)
    queue.close()
    found: tuple[Job, ...] = jobs.list()
    assert (len(found), jobs.closed) == (1, 1)
