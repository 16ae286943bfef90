"""What five copies cost beside one, and beside reading all five in full, on the same pages in one run."""

import os
from time import perf_counter

from benchmarks.copies_pages import MadeCopies, scan_set
from benchmarks.copies_run import LEVELS, Bench, volumes_of
from benchmarks.harness import table
from benchmarks.processes import cpu_seconds, workers_of
from samples.copy_defects import Kind
from samples.copy_sets import Size, copy_set

_BAR = 1.8
_PAGES = 200  # of five copies, at least
_KINDS = frozenset((Kind.DIGIT, Kind.DATE, Kind.SIGNATURE, Kind.NOTE, Kind.MISSING, Kind.SWAPPED))


def cost(bench: Bench, level: str = "scan", pages: int = 0) -> None:
    """CPU and wall seconds of five copies, of their lead copies alone, and of every page read in full."""
    size = Size.COMPACT if pages else Size.FULL
    planted = copy_set(next(bench.seeds("cost")), size, _KINDS, pages=pages, treated=False)
    made = scan_set(planted, LEVELS[level], bench.folder)
    bench.warm(made)
    compared, cpu_five, wall_five = bench.compare(made.arrival, {})
    leads = sorted({c.lead_volume for c in compared.copies})
    alone = volumes_of(made.arrival, leads)
    one, cpu_one, wall_one = bench.compare(alone, {})
    cpu_full, wall_full = _in_full(bench, made)
    counts = [len(v) for v in (made.sides, one.readings, made.sides)]
    rows: list[tuple[object, ...]] = [
        ("five copies", counts[0], cpu_five, wall_five),
        ("one copy", counts[1], cpu_one, wall_one),
        ("five read in full", counts[2], cpu_full, wall_full),
    ]
    print(table(("what", "pages", "CPU s", "wall s"), rows), end="\n\n")
    results = bench.results
    for name, _, cpu, wall in rows:
        results.figures |= {f"{name} CPU s": float(str(cpu)), f"{name} wall s": float(str(wall))}
    results.figures["pages of five copies"] = float(counts[0])
    results.figures["full / five CPU"] = cpu_full / cpu_five
    results.figures["full / five wall"] = wall_full / wall_five
    if counts[0] < _PAGES:
        results.not_measured("five copies / one, CPU", _BAR)
        results.figures["five copies / one, CPU, few pages"] = cpu_five / cpu_one
        return
    results.bar("five copies / one, CPU", cpu_five / cpu_one, _BAR, at_most=True)
    results.bar("five copies / one, wall", wall_five / wall_one, _BAR, at_most=True)


def _in_full(bench: Bench, made: MadeCopies) -> tuple[float, float]:
    pids = [os.getpid(), *workers_of(os.getpid())]
    cpu, wall = cpu_seconds(pids), perf_counter()
    for reading in [bench.pool.submit(side.image) for side in made.sides.values()]:
        reading.result()
    return cpu_seconds(pids) - cpu, perf_counter() - wall
