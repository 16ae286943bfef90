"""`dossier watch` itself with ten thousand waiting files: the first taken, the order, what idling costs."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks.harness import Results, table
from benchmarks.processes import cpu_seconds, family, highest_mb
from ingest.sources.folder import natural_key

_FILES, _FEW = 10_000, 1_000
_TAKEN = 100  # so many are taken before the order is looked at
_QUIET = 1.0
_IDLE_SECONDS, _FEW_SECONDS = 120.0, 15.0  # more than a whole cycle of looks
_PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\nstartxref\n9\n%%EOF\n"
_FIRST_SECONDS, _IDLE_SHARE, _PEAK_MB = 5.0, 0.03, 150.0


def measure(results: Results, seed: int, small: bool) -> None:
    """The bars of issue 7 on watching, on the whole program: store in a folder, jobs in SQLite."""
    count = _FEW if small else _FILES
    with tempfile.TemporaryDirectory(prefix=f"intake-{seed}-") as folder:
        first, cpu, in_order, busy_mb = _taking(Path(folder), count)
    with tempfile.TemporaryDirectory(prefix=f"intake-{seed}-") as folder:
        idle, idle_mb = _idling(Path(folder), count, _FEW_SECONDS if small else _IDLE_SECONDS)
    results.figures["program.files"] = count
    results.figures["program.first-cpu-seconds"] = cpu
    results.bar("program.first-seconds", first - _QUIET, _FIRST_SECONDS, at_most=True)
    results.bar("program.in-order", float(in_order), 1.0)
    results.bar("program.idle-share-of-a-core", idle, _IDLE_SHARE, at_most=True)
    results.bar("program.peak-mb", max(busy_mb, idle_mb), _PEAK_MB, at_most=True)
    rows: list[tuple[object, ...]] = [
        ("files waiting in one folder", count),
        (
            "seconds from the start of the program to the first in done/, without the quiet time",
            first - _QUIET,
        ),
        ("CPU seconds until then", cpu),
        (f"the first {_TAKEN} taken in order", in_order),
        ("share of a core when all wait", idle),
        ("peak MB, taking and idle", f"{busy_mb:.0f}, {idle_mb:.0f}"),
    ]
    print(table(("dossier watch", "value"), rows))


def _taking(root: Path, count: int) -> tuple[float, float, bool, float]:
    """Seconds and CPU seconds until the first is in done/, whether those taken came in order, peak MB."""
    done = root / "inbox/acme/done"
    first = cpu = 0.0
    with _watching(root, count, ready="") as process:
        begun = time.monotonic()
        while process.poll() is None:
            time.sleep(0.05)
            taken = list(done.iterdir()) if done.is_dir() else []
            if taken and not first:
                first, cpu = time.monotonic() - begun, cpu_seconds(family(process.pid))
            if len(taken) >= _TAKEN:
                break
        peak = highest_mb(process.pid)
    by_time = [path.name for path in sorted(taken, key=lambda path: path.stat().st_ctime_ns)]
    return first, cpu, by_time == sorted(by_time, key=natural_key), peak


def _idling(root: Path, count: int, seconds: float) -> tuple[float, float]:
    """Share of a core while all files wait for a READY that does not come, and peak MB."""
    with _watching(root, count, ready="all") as process:
        time.sleep(10.0)  # the first looks
        before, begun = cpu_seconds(family(process.pid)), time.monotonic()
        time.sleep(seconds)
        used = cpu_seconds(family(process.pid)) - before
        return used / (time.monotonic() - begun), highest_mb(process.pid)


@contextmanager
def _watching(root: Path, count: int, ready: str) -> Iterator[subprocess.Popen[bytes]]:
    """`dossier watch` over an inbox of so many files of one page, each of its own."""
    (root / "inbox/acme").mkdir(parents=True)
    for number in range(count):
        (root / f"inbox/acme/BJ-{number}.pdf").write_bytes(_PDF + f"%{number}\n%%EOF\n".encode())
    settings = {
        "INBOX": root / "inbox",
        "OUT": root / "out",
        "STORE": root / "store",
        "LEDGER": root / "ledger",
        "DATABASE": f"sqlite:///{root / 'jobs.sqlite'}",
        "QUIET_SECONDS": _QUIET,
        "READY": ready,
    }
    here = Path(__file__).parents[1]
    environment = os.environ | {f"DOSSIER_{name}": str(value) for name, value in settings.items()}
    with subprocess.Popen(
        [sys.executable, "-m", "service.cli", "watch"],
        env=environment | {"PYTHONPATH": str(here)},
        cwd=root,
        stdin=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    ) as process:
        try:
            yield process
        finally:
            process.terminate()
