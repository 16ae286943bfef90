"""What five copies cost beside one, and beside reading all five in full, on the same pages in one run."""

from dataclasses import dataclass
from time import perf_counter

from benchmarks.copies_pages import MadeCopies, scan_set
from benchmarks.copies_run import LEVELS, Bench, cpu_so_far, volumes_of
from benchmarks.harness import table
from samples.copy_defects import Kind
from samples.copy_sets import Size, copy_set

_BAR = 1.8
_PAGES = 200  # of five copies, at least
_LEAST = 0.01  # seconds: a clock's tick
_BEARING = 0.05  # share of the pages: about as in life
_KINDS = frozenset((Kind.DIGIT, Kind.DATE, Kind.SIGNATURE, Kind.NOTE, Kind.MISSING, Kind.SWAPPED))


@dataclass(frozen=True, slots=True)
class _Spent:
    """Seconds of this process and its workers, and by the clock on the wall."""

    pages: int
    cpu: float
    wall: float

    def over(self, other: "_Spent") -> tuple[float, float]:
        """CPU and wall seconds as multiples of another's."""
        return self.cpu / max(_LEAST, other.cpu), self.wall / max(_LEAST, other.wall)


def cost(bench: Bench, level: str = "scan", pages: int = 0) -> None:
    """Five copies, their lead copies alone, and every page read in full; `pages` of each copy, 0: all."""
    size = Size.COMPACT if pages else Size.FULL
    seed = next(bench.seeds("cost"))
    planted = copy_set(seed, size, _KINDS, pages=pages, treated=False, bearing=_BEARING)
    made = scan_set(planted, LEVELS[level], bench.folder)
    bench.warm(made)
    compared, *seconds = bench.compare(made.arrival, {})
    five = _Spent(len(made.sides), *seconds)
    leads = sorted({c.lead_volume for c in compared.copies})
    alone, *seconds = bench.compare(volumes_of(made.arrival, leads), {})
    one = _Spent(len(alone.readings), *seconds)
    full = _in_full(bench, made)
    spent = {"five copies": five, "one copy": one, "five read in full": full}
    rows: list[tuple[object, ...]] = [(name, s.pages, s.cpu, s.wall) for name, s in spent.items()]
    print(table(("what", "pages", "CPU s", "wall s"), rows), end="\n\n")
    figures = bench.results.figures
    for name, some in spent.items():
        figures |= {f"{name}, pages": some.pages, f"{name}, CPU s": some.cpu, f"{name}, wall s": some.wall}
    figures["in full / five copies, CPU"], figures["in full / five copies, wall"] = full.over(five)
    for name, ratio in zip(("CPU", "wall"), five.over(one), strict=True):
        if five.pages >= _PAGES:
            bench.results.bar(f"five copies / one, {name}", ratio, _BAR, at_most=True)
        else:
            print(f"Five copies / one, {name}, on too few pages to count: {ratio:.2f}")
            bench.results.not_measured(f"five copies / one, {name}", _BAR)


def _in_full(bench: Bench, made: MadeCopies) -> _Spent:
    cpu, wall = cpu_so_far(), perf_counter()
    for reading in [bench.pool.submit(side.image) for side in made.sides.values()]:
        reading.result()
    return _Spent(len(made.sides), cpu_so_far() - cpu, perf_counter() - wall)
