"""What the job queue costs and how soon it acts: jobs a second, time to a start, time to a takeover."""

import argparse
import json
import multiprocessing
import os
import platform
import signal
import tempfile
import time
from pathlib import Path
from statistics import median

from service.jobs.database import database_at
from service.jobs.dbos_jobs import DbosJobs
from service.jobs.job import JobState, Priority
from service.jobs.work import Kind, Step, Task

TAKEOVER_S = 10.0  # issue 8: a dead worker's jobs are taken over within so long


def _nothing(_task: Task) -> str:
    return ""


def _never(_task: Task) -> str:
    time.sleep(600)
    return ""


def _until(jobs: DbosJobs, count: int) -> None:
    while len(jobs.list(JobState.DONE)) < count:
        time.sleep(0.05)


def throughput(address: str, count: int) -> float:
    """Queued jobs of three steps done in a second, from the first start to the last end, by one worker."""
    kind = Kind("bench", tuple(Step(f"s{n}", _nothing) for n in range(3)))
    with DbosJobs(database_at(address)) as jobs:
        for number in range(count):
            jobs.enqueue("bench", str(number), Priority.BULK)
        begun = time.monotonic()
        with jobs.working([kind], at_once=8):
            _until(jobs, count)
            return count / (time.monotonic() - begun)


def latency(address: str, count: int) -> float:
    """Median seconds from `enqueue` to the first step, at an idle worker."""
    starts: list[float] = []

    def note(_task: Task) -> str:
        starts.append(time.monotonic())
        return ""

    waits = []
    with DbosJobs(database_at(address)) as jobs, jobs.working([Kind("wait", (Step("s", note),))]):
        for number in range(count):
            asked = time.monotonic()
            jobs.enqueue("wait", str(number), Priority.GATE)
            while len(starts) <= number:
                time.sleep(0.002)
            waits.append(starts[-1] - asked)
    return median(waits)


def _stuck(address: str) -> None:
    with DbosJobs(database_at(address)) as jobs, jobs.working([Kind("stuck", (Step("s", _never),))]):
        time.sleep(600)


def takeover(address: str) -> float:
    """Seconds from kill -9 of a worker until another has done its job."""
    with DbosJobs(database_at(address)) as jobs:
        job = jobs.enqueue("stuck", "1", Priority.BULK)
        first = multiprocessing.get_context("spawn").Process(target=_stuck, args=(address,))
        first.start()
        while jobs.status(job.id).state is not JobState.RUNNING:
            time.sleep(0.05)
        with jobs.working([Kind("stuck", (Step("s", _nothing),))]):
            assert first.pid is not None
            os.kill(first.pid, signal.SIGKILL)
            begun = time.monotonic()
            while jobs.status(job.id).state is not JobState.DONE:
                time.sleep(0.02)
            return time.monotonic() - begun


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--small", action="store_true", help="ends within a minute")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--postgres", help="postgresql://… of an empty database")
    given = parser.parse_args()
    figures: dict[str, float] = {}
    with tempfile.TemporaryDirectory() as place:
        addresses = {"sqlite": f"{place}/jobs.sqlite"}
        if given.postgres:
            addresses["postgres"] = given.postgres
        for name, address in addresses.items():
            figures[f"{name}.jobs_per_s"] = throughput(address, 40 if given.small else 300)
            figures[f"{name}.start_s"] = latency(address, 5 if given.small else 30)
            figures[f"{name}.takeover_s"] = takeover(address)
    bars = {
        name: {"value": value, "bar": TAKEOVER_S, "holds": value <= TAKEOVER_S}
        for name, value in figures.items()
        if name.endswith("takeover_s")
    }
    for name, value in figures.items():
        print(f"{name:24} {value:8.2f}")
    if given.json:
        machine = {"cpu": platform.machine(), "cores": os.cpu_count(), "system": platform.platform()}
        result = {"figures": figures, "bars": bars, "machine": machine, "seed": given.seed}
        given.json.write_text(json.dumps(result, indent=1))


if __name__ == "__main__":
    main()
