"""Looks come soon after a change, at least every so often, and rest the longer the dearer they are."""

import threading
import time
from itertools import islice
from pathlib import Path

import pytest

from ingest.watching.hints import Hints
from ingest.watching.rounds import rounds
from tests.ingest.watching.watched import Clock, Watched


class _Told(Hints):
    """Time goes by without waiting; at `at` something changes."""

    def __init__(self, clock: Clock, at: float = float("inf")) -> None:
        super().__init__(polling=True)
        self.clock, self.at = clock, at

    def wait(self, seconds: float) -> bool:
        told = self.clock.now < self.at <= self.clock.now + seconds
        self.clock.now = self.at if told else self.clock.now + max(seconds, 0.001)
        return told


class _Stop(threading.Event):
    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self.clock = clock

    def wait(self, timeout: float | None = None) -> bool:
        self.clock.now += max(timeout or 0.0, 0.001)
        return self.is_set()


def _looks(
    watched: Watched, count: int, cost: float = 0.0, at: float = float("inf")
) -> list[tuple[float, bool]]:
    """When the first looks come, and whether at everything, when each costs so many CPU seconds."""
    clock = watched.clock
    begun = clock.now
    found = []
    hints = _Told(clock, begun + at)
    for everything in islice(rounds(watched.watch, hints, _Stop(clock), clock=clock), count):
        found.append((round(clock.now - begun, 2), everything))
        list(watched.watch.look(everything))
        watched.watch.cost = cost
    return found


def test_an_empty_inbox_is_looked_at_every_second(watched: Watched) -> None:
    assert _looks(watched, 3) == [(0.0, True), (1.0, True), (2.0, True)]


def test_a_dear_look_is_followed_by_a_long_rest(watched: Watched) -> None:
    assert _looks(watched, 2, cost=1.0) == [(0.0, True), (60.0, True)]


def test_news_shorten_the_rest(watched: Watched) -> None:
    assert _looks(watched, 2, cost=1.0, at=20.0) == [(0.0, True), (20.0, True)]
    assert _looks(watched, 2, cost=1.0, at=0.1) == [(0.0, True), (5.0, True)]


def test_what_is_changing_is_looked_at_in_between(watched: Watched) -> None:
    watched.put("acme/BJ-1/a.pdf")
    assert _looks(watched, 4, cost=0.1) == [(0.0, True), (1.0, False), (2.0, False), (3.0, False)]


def test_rounds_end_when_they_are_told_to(watched: Watched) -> None:
    stop = threading.Event()
    turns = rounds(watched.watch, Hints(polling=True), stop)
    next(turns)
    stop.set()
    assert list(turns) == []


def test_news_of_the_system_end_a_wait(tmp_path: Path) -> None:
    hints = Hints()
    hints.follow((tmp_path,))
    try:
        deadline = time.monotonic() + 30
        number = 0
        while not hints.wait(0.2) and time.monotonic() < deadline:
            number += 1  # the thread may not be there yet
            (tmp_path / str(number)).touch()
        assert time.monotonic() < deadline
    finally:
        hints.close()


def test_a_folder_that_cannot_be_followed_is_a_problem_and_no_error(tmp_path: Path) -> None:
    hints = Hints()
    hints.follow((tmp_path / "nothing",))
    for _ in range(100):
        if hints.problem:
            break
        hints.wait(0.1)
    assert hints.problem
    hints.close()


@pytest.mark.parametrize("polling", [True, False])
def test_too_many_folders_or_polling_mean_no_news(tmp_path: Path, polling: bool) -> None:
    hints = Hints(polling)
    hints.follow((tmp_path,) * 5000)
    assert not hints.wait(0)
    assert (hints.problem is None) is polling
