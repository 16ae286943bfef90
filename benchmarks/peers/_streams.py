"""Readers that stay: processes that take the paths of pictures one by one and answer with a text each.

Run as a script, `serve` is the other side. Loading and a first page are over before the clock starts.
"""

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import Path
from queue import SimpleQueue

from benchmarks.peers import Outcome
from benchmarks.processes import Watch, cpu_seconds
from ingest.page import PageImage

_ROOT = Path(__file__).parents[2]
_Process = subprocess.Popen[str]


def serve(load: Callable[[], Callable[[str], str]]) -> None:
    """In the reading process: load, say so, answer each path on stdin by a line of JSON on stdout."""
    answers = os.fdopen(os.dup(1), "w", encoding="utf-8")
    os.dup2(2, 1)  # whatever the library prints goes to stderr
    read = load()
    for path in chain([""], sys.stdin):
        answers.write(json.dumps(read(path.rstrip("\n")) if path else "ready") + "\n")
        answers.flush()


def stream(
    command: Sequence[str], images: Sequence[PageImage], workers: int, environment: Mapping[str, str]
) -> Outcome:
    """Each page to the next process that is free. Raises RuntimeError where one ends early."""
    processes = [_start(command, environment) for _ in range(workers)]
    try:
        return _feed(processes, images)
    finally:
        for process in processes:
            process.kill()
            process.communicate()


def _start(command: Sequence[str], environment: Mapping[str, str]) -> _Process:
    return subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(_ROOT), **environment},
    )


def _feed(processes: Sequence[_Process], images: Sequence[PageImage]) -> Outcome:
    free: SimpleQueue[_Process] = SimpleQueue()
    for process in processes:
        _answer(process)  # that it is ready
        _ask(process, images[0])
    for process in processes:
        _answer(process)
        free.put(process)

    def read(image: PageImage) -> str:
        process = free.get()
        _ask(process, image)
        text = _answer(process)
        free.put(process)
        return text

    pids = [process.pid for process in processes]
    with Watch(pids) as watch, ThreadPoolExecutor(len(processes)) as threads:
        cpu, wall = cpu_seconds(pids), time.perf_counter()
        texts = tuple(threads.map(read, images))
        cpu, wall = cpu_seconds(pids) - cpu, time.perf_counter() - wall
    return Outcome(texts, wall, cpu, watch.peak)


def _ask(process: _Process, image: PageImage) -> None:
    assert process.stdin is not None
    process.stdin.write(f"{image.file}\n")
    process.stdin.flush()


def _answer(process: _Process) -> str:
    assert process.stdout is not None
    line = process.stdout.readline()
    if not line:
        raise RuntimeError(f"{process.args!r} ended with exit code {process.wait()}")
    return str(json.loads(line))
