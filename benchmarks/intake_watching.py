"""Watched folders: ten thousand waiting files, what watching costs, how soon a whole drop is handed on."""

import json
import random
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks.harness import Results, table
from ingest.watching.drop import Whole
from ingest.watching.hints import Hints
from ingest.watching.judging import Patience
from ingest.watching.layout import inbox
from ingest.watching.rounds import rounds
from ingest.watching.watch import Watch

_FILES, _FEW = 10_000, 1_000
_COPIES, _FEW_COPIES = 40, 8
_QUIET = 1.0
_PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n"
_FIRST_SECONDS, _IDLE_SHARE, _PEAK_MB, _LATE_SECONDS = 5.0, 0.03, 150.0, 2.0


def measure(results: Results, seed: int, small: bool) -> None:
    """Bars of issue 7 on watching. A `small` run has a tenth of the files."""
    with tempfile.TemporaryDirectory() as folder:
        _waiting(results, Path(folder), _FEW if small else _FILES)
    with tempfile.TemporaryDirectory() as folder:
        _handing_on(results, Path(folder), random.Random(seed), _FEW_COPIES if small else _COPIES)


def _waiting(results: Results, root: Path, count: int) -> None:
    """A watcher begins with `count` files in one folder, and nobody takes them."""
    (root / "acme").mkdir()
    for number in range(count):
        (root / f"acme/BJ-{number}.pdf").write_bytes(_PDF + b"\n" * (number % 100))
    begun = time.monotonic()
    looks = list(_watcher(root, "leave", 3))
    first = next(look for look in looks if look["first"])
    full = [look for look in looks if look["everything"]]
    whole = full[1:]
    cycle = whole[1]["ended"] - whole[0]["ended"]
    idle = (whole[1]["cpu"] - whole[0]["cpu"]) / cycle
    results.bar("watching.first-seconds", first["first"] - begun - _QUIET, _FIRST_SECONDS, at_most=True)
    results.bar("watching.in-order", float(all(look["in_order"] for look in looks)), 1.0)
    results.bar("watching.idle-share-of-a-core", idle, _IDLE_SHARE, at_most=True)
    results.bar("watching.peak-mb", looks[-1]["peak_mb"], _PEAK_MB, at_most=True)
    results.figures["watching.files"] = count
    results.figures["watching.look-seconds"] = whole[0]["ended"] - whole[0]["begun"]
    results.figures["watching.cycle-seconds"] = cycle
    rows: list[tuple[object, ...]] = [
        ("files waiting in one folder", count),
        (
            "first given, seconds after the quiet time, from the start of the process",
            results.figures["watching.first-seconds"],
        ),
        ("seconds of a look at all of them", results.figures["watching.look-seconds"]),
        ("seconds from one such look to the next", cycle),
        ("share of a core over that time", idle),
        ("peak MB of the process", looks[-1]["peak_mb"]),
    ]
    print(table(("watching", "value"), rows))


def _watcher(root: Path, take: str, looks: int) -> Iterator[dict[str, Any]]:
    """What a watcher in a process of its own tells of each look."""
    command = [sys.executable, "-m", "benchmarks.watcher", str(root), str(_QUIET), str(looks), take]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        for line in process.stdout:
            yield json.loads(line)


def _handing_on(results: Results, root: Path, chance: random.Random, count: int) -> None:
    """Drops are copied in, some file by file: how long after its quiet time is each given?"""
    written: dict[str, float] = {}
    given: dict[str, float] = {}
    copying = threading.Thread(target=_copy, args=(root, written, chance, count))
    watch, hints, stop = Watch(inbox(root), Patience(_QUIET)), Hints(), threading.Event()
    copying.start()
    for everything in rounds(watch, hints, stop):
        for sighting in watch.look(everything):
            if isinstance(sighting.state, Whole):
                given[sighting.drop.name] = time.monotonic()
                watch.taken(sighting.drop, sighting.state.snapshot)
        if len(given) == count and not copying.is_alive():
            stop.set()
    hints.close()
    late = sorted(given[name] - written[name] - _QUIET for name in written)
    results.bar("watching.handed-on-seconds", late[-1], _LATE_SECONDS, at_most=True)
    results.bar("watching.never-too-early-seconds", late[0], 0.0)
    results.figures["watching.handed-on-median-seconds"] = late[len(late) // 2]
    print(
        table(
            ("given after the quiet time, seconds", "value"),
            [("median", late[len(late) // 2]), ("last", late[-1])],
        )
    )


def _copy(root: Path, written: dict[str, float], chance: random.Random, count: int) -> None:
    for number in range(count):
        folder = root / f"acme/BJ-{number}"
        for page in range(chance.randint(1, 4)):
            if page:
                time.sleep(chance.uniform(0, _QUIET / 2))
            folder.mkdir(parents=True, exist_ok=True)
            (folder / f"{page}.pdf").write_bytes(_PDF)
        written[folder.name] = time.monotonic()
        time.sleep(chance.uniform(0, 0.3))
