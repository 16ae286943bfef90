"""Intake killed with `kill -9`: at every point there is, and at random."""

from pathlib import Path

import pytest

from benchmarks.intake_kills import at_point, one_run
from benchmarks.intake_process import points

FAR = ("copied across", "copy has its name", "deleting the source")  # reached between two file systems only


@pytest.mark.parametrize("point", points())
def test_killed_at_any_point_nothing_is_lost_done_twice_or_left_half(point: str, tmp_path: Path) -> None:
    run = at_point(tmp_path, point, far=point in FAR)
    assert run.kills > 0, "no run comes by this point"
    assert run.found.nothing, run.found


@pytest.mark.parametrize("seed", range(5))
def test_killed_at_random_nothing_is_lost_done_twice_or_left_half(seed: int, tmp_path: Path) -> None:
    run = one_run(tmp_path, seed)
    assert run.found.nothing, run.found


def test_no_point_has_two_places() -> None:
    assert len(points()) == len(set(points())) > 15
