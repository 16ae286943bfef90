"""Processes that a test started, and waiting for what they do."""

import time
from collections.abc import Callable
from pathlib import Path

PATIENCE_S = 120.0


def until(true: Callable[[], bool]) -> None:
    """Wait until it is true; fails after PATIENCE_S."""
    end = time.monotonic() + PATIENCE_S
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def is_alive(process: int) -> bool:
    """Whether it still runs; a dead one that nobody has buried yet does not."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] not in "ZX"
    except OSError:
        return False


def children_of(parent: int) -> set[int]:
    """Every living descendant."""
    found: set[int] = set()
    for stat in Path("/proc").glob("[0-9]*/stat"):
        try:
            fields = stat.read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it has just ended
        if int(fields[1]) == parent and fields[0] != "Z":
            child = int(stat.parent.name)
            found |= {child} | children_of(child)
    return found
