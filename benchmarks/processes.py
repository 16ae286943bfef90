"""What processes and all they start cost: CPU seconds and memory, from /proc."""

import os
import threading
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

_TICK = os.sysconf("SC_CLK_TCK")
_PAGE_MB = os.sysconf("SC_PAGE_SIZE") / 2**20
_INTERVAL = 0.1  # seconds between two looks at the memory


def family(pid: int) -> list[int]:
    """The process and all below it that are alive."""
    found = [pid]
    for process in found:
        for task in Path(f"/proc/{process}/task").glob("*/children"):
            found += map(int, _text(task).split())
    return found


def workers_of(pid: int) -> list[int]:
    """The processes that `multiprocessing` started below this one to work."""
    return [child for child in family(pid)[1:] if "spawn_main" in _text(Path(f"/proc/{child}/cmdline"))]


def cpu_seconds(pids: Sequence[int]) -> float:
    """User and system time of the processes and of the children they have waited for."""
    total = 0.0
    for pid in pids:
        fields = _text(Path(f"/proc/{pid}/stat")).rpartition(")")[2].split()
        total += sum(map(int, fields[11:15])) / _TICK
    return total


def resident_mb(pid: int) -> float:
    """Memory of the process and all below it, in megabytes (2**20)."""
    pages = (_text(Path(f"/proc/{member}/statm")).split() for member in family(pid))
    return sum(int(counts[1]) * _PAGE_MB for counts in pages if counts)


def highest_mb(pid: int) -> float:
    """The most memory that the process itself ever had, in megabytes (2**20)."""
    status = _text(Path(f"/proc/{pid}/status")).splitlines()
    return next((int(line.split()[1]) / 1024 for line in status if line.startswith("VmHWM")), 0.0)


def _text(file: Path) -> str:
    """Empty where the process is gone."""
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""


class Watch:
    """Looks at the memory of processes while it is entered; `peak` is the most that one took (MB)."""

    def __init__(self, pids: Sequence[int]) -> None:
        self._pids = pids
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._look, daemon=True)
        self.peak = 0.0

    def _look(self) -> None:
        while not self._done.wait(_INTERVAL):
            self.peak = max([self.peak, *map(resident_mb, self._pids)])

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._done.set()
        self._thread.join()
