"""This program: its own pool of reading processes."""

import os
import time
from collections.abc import Sequence

from benchmarks.peers import Outcome
from benchmarks.processes import Watch, cpu_seconds, highest_mb, workers_of
from extractors.reading.engine import EngineMissing, check_engine
from extractors.reading.pool import ReadingPool
from ingest.page import PageImage

NAME = "this program"
SETTINGS = ("rapidocr",)


def missing() -> str:
    try:
        check_engine(SETTINGS[0])
    except EngineMissing as error:
        return str(error)
    return ""


def read(images: Sequence[PageImage], setting: str, workers: int) -> Outcome:
    """`setting` names the engine. Raises PageFailed where a page could not be read."""
    with ReadingPool(setting, workers) as pool:
        for ready in [pool.submit(image) for image in list(images[:1]) * workers * 2]:
            ready.result()
        pids = workers_of(os.getpid())
        with Watch(pids) as watch:
            cpu, wall = cpu_seconds(pids), time.perf_counter()
            futures = [pool.submit(image) for image in images]
            texts = tuple(future.result() for future in futures)
            cpu, wall = cpu_seconds(pids) - cpu, time.perf_counter() - wall
        peak = max([watch.peak, *map(highest_mb, pids)])
    return Outcome(texts, wall, cpu, peak)
