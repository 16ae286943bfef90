"""Workers as processes: killed at every point, they leave one revision; told to stop, they stop."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from service.intake.points import VARIABLE
from service.jobs.database import database_at
from service.jobs.dbos_jobs import DbosJobs
from service.jobs.job import JobState, Priority
from service.working import DOSSIER, RESTS_ON
from storage.delivery import Handover, deliveries_of, hash_files, save_delivery
from storage.object_store import ObjectStore
from storage.opening import open_store
from storage.ownership import claim_dossier
from storage.revision import load_revision
from tests.service.processes import PATIENCE_S, until


@pytest.fixture
def store(environment: dict[str, str]) -> ObjectStore:
    opened = open_store(environment["DOSSIER_STORE"])
    opened.check()
    return opened


@pytest.fixture
def delivery(store: ObjectStore, folder: Path) -> str:
    """A delivered drop folder with one page."""
    handover = Handover("folder", "employer", "BJ-TEST-1", "BJ-TEST-1", datetime.now(UTC))
    files = [(file.name, file) for file in folder.iterdir()]
    return save_delivery(store, hash_files(handover, files)).id


@pytest.fixture
def queue(environment: dict[str, str], tmp_path: Path) -> Iterator[DbosJobs]:
    address = tmp_path / "queue" / "jobs.sqlite"
    environment["DOSSIER_DATABASE"] = str(address)
    with DbosJobs(database_at(str(address))) as jobs:
        yield jobs


@contextmanager
def worker(environment: dict[str, str], dies_at: str = "") -> "Iterator[subprocess.Popen[bytes]]":
    more = {VARIABLE: dies_at} if dies_at else {}
    with subprocess.Popen(
        [sys.executable, "-m", "service.cli", "worker"],
        env={**environment, **more},
        stderr=subprocess.DEVNULL,
        stdin=subprocess.DEVNULL,
    ) as process:
        try:
            yield process
        finally:
            if process.poll() is None:
                process.kill()


def all_done(queue: DbosJobs) -> bool:
    jobs = queue.list()
    assert not [job.reason for job in jobs if job.state is JobState.DEAD]
    return DOSSIER in {job.kind for job in jobs} and {job.state for job in jobs} == {JobState.DONE}


def one_revision(store: ObjectStore, delivery: str, out: Path) -> None:
    """Whole, resting on the delivery, with its report, and nothing half beside it."""
    revision = load_revision(store, "BJ-TEST-1")
    assert revision.number == 1
    assert json.loads(store.get(revision.prefix + RESTS_ON)) == [delivery]
    assert json.loads(store.get(revision.prefix + "report.json"))["revision"] == 1
    assert "BJ-TEST-1" in {path.name for path in out.iterdir()}


@pytest.mark.parametrize("point", ["dossiers noted", "dossier queued", "report written", "revision kept"])
def test_a_worker_killed_at_any_point_is_followed_by_one_that_leaves_one_revision(
    environment: dict[str, str], queue: DbosJobs, store: ObjectStore, delivery: str, point: str
) -> None:
    queue.enqueue("take", delivery, Priority.BULK)
    with worker(environment, point) as first:
        assert first.wait(PATIENCE_S) == -signal.SIGKILL
    with worker(environment) as second:
        until(lambda: all_done(queue))
        second.send_signal(signal.SIGTERM)
        assert second.wait(PATIENCE_S) == 0
    one_revision(store, delivery, Path(environment["DOSSIER_OUT"]))


def test_what_another_sender_delivers_for_a_dossier_waits_for_a_person_and_is_not_added(
    environment: dict[str, str], queue: DbosJobs, store: ObjectStore, delivery: str, folder: Path
) -> None:
    strange = Handover("folder", "another", "BJ-TEST-1", "BJ-TEST-1", datetime.now(UTC))
    files = [(file.name, file) for file in folder.iterdir()]
    other = save_delivery(store, hash_files(strange, files)).id
    assert claim_dossier(store, "BJ-TEST-1", "employer")
    job = queue.enqueue("take", other, Priority.BULK)
    with worker(environment) as one:
        until(lambda: queue.status(job.id).state is JobState.DEAD)
        one.send_signal(signal.SIGTERM)
        assert one.wait(PATIENCE_S) == 0
    reason = queue.status(job.id).reason
    assert reason is not None
    assert "another sender" in reason.en
    assert deliveries_of(store, "BJ-TEST-1") == ()


def test_a_paused_worker_loses_its_job_and_publishes_nothing_when_it_comes_back(
    environment: dict[str, str], queue: DbosJobs, store: ObjectStore, delivery: str
) -> None:
    job = queue.enqueue("take", delivery, Priority.BULK)
    with worker(environment) as first:
        until(lambda: queue.status(job.id).state is not JobState.WAITING)
        os.kill(first.pid, signal.SIGSTOP)
        with worker(environment) as second:
            until(lambda: all_done(queue))
            os.kill(first.pid, signal.SIGCONT)
            first.send_signal(signal.SIGTERM)
            second.send_signal(signal.SIGTERM)
            assert (first.wait(PATIENCE_S), second.wait(PATIENCE_S)) == (0, 0)
    one_revision(store, delivery, Path(environment["DOSSIER_OUT"]))
