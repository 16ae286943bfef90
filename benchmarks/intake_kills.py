"""Random runs in which intake is killed again and again: what was lost, done twice, or left half.

    python -m benchmarks.intake --part kills [--seed N] [--json FILE]

The watch, ledger, store, moves and receipts are the product's; the queue and the worker are quick stand-ins
(`benchmarks.intake_process`). Each run kills by a point in the source or at a random moment, some runs lose
their ledger on the way, some lie on two file systems.
"""

import random
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from benchmarks.harness import Results, table
from benchmarks.intake_drops import Drops, Found, examine, first_wave, second_wave
from benchmarks.intake_process import FolderQueue, forked, points

_RUNS, _FEW = 500, 20
_POINTS = 60  # a run without a kill passes somewhat more
_SECONDS = 0.15  # and takes about so long
_MOST_KILLS = 6


@dataclass(frozen=True, slots=True)
class Run:
    """One run: how often it was killed, and what was found in the end."""

    seed: int
    kills: int
    found: Found


def one_run(root: Path, seed: int) -> Run:
    """Drop, kill, go on, drop again, kill, go on; then compare everything."""
    rng = random.Random(seed)
    far = rng.random() < 0.25
    drops = first_wave(root, seed)
    kills = _survive(root, rng, far)
    second_wave(root, drops)
    kills += _survive(root, rng, far)
    return Run(seed, kills, _examined(root, drops))


def at_point(root: Path, point: str, *, far: bool) -> Run:
    """The same, killed wherever the run comes by one point, three times at most."""
    drops = first_wave(root, 1)
    kills = 0
    for wave in (1, 2):
        while kills < 3 * wave and forked(root, point, far=far) < 0:
            kills += 1
        if forked(root, far=far):
            raise RuntimeError(f"the run after {point} did not end well")
        if wave == 1:
            second_wave(root, drops)
    return Run(1, kills, _examined(root, drops))


def _survive(root: Path, rng: random.Random, far: bool) -> int:
    kills = 0
    for _ in range(rng.randint(1, _MOST_KILLS)):
        if rng.random() < 0.5:
            code = forked(root, str(rng.randint(1, _POINTS)), far=far)
        else:
            code = forked(root, far=far, seconds=rng.uniform(0.0, _SECONDS))
        kills += code < 0
        if code > 0:
            raise RuntimeError("a run ended with an error")
        if rng.random() < 0.1:
            shutil.rmtree(root / "ledger", ignore_errors=True)
    if forked(root, far=far):
        raise RuntimeError("the last run did not end well")
    return kills


def _examined(root: Path, drops: Drops) -> Found:
    return examine(root, drops, FolderQueue(root / "jobs").jobs())


def measure(results: Results, seed: int, small: bool) -> None:
    """Bars of issue 7 on kills: nothing lost, nothing twice, nothing half."""
    runs = []
    for number in range(seed, seed + (_FEW if small else _RUNS)):
        with tempfile.TemporaryDirectory(prefix="intake-kills-") as place:
            runs.append(one_run(Path(place), number))
        if not runs[-1].found.nothing:
            print(runs[-1])
    for name in ("lost", "twice", "half"):
        found = sum(len(getattr(run.found, name)) for run in runs)
        results.bar(f"kills.{name}", float(found), 0.0, at_most=True)
    results.figures["kills.runs"] = len(runs)
    results.figures["kills.kills"] = sum(run.kills for run in runs)
    results.figures["kills.points"] = len(points())
    figures = results.figures.items()
    rows: list[tuple[object, ...]] = [row for row in figures if row[0].startswith("kills.")]
    print(table(("kills", "value"), rows))
