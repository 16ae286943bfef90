"""Sets of copies through the product's own comparison: what is common to the parts of that benchmark."""

import os
import pickle
import random
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from time import perf_counter

from benchmarks.copies_pages import MadeCopies, scan_set
from benchmarks.copies_score import Score, score
from benchmarks.harness import Results
from benchmarks.processes import cpu_seconds, workers_of
from extractors.copies.comparison import COPY_OF
from extractors.page_text import PageText
from extractors.reading.pool import ReadingPool
from ingest.arrival import Arrival
from samples.copy_defects import Kind
from samples.copy_sets import CopySet, Size, copy_set
from samples.degrade import Level
from service.copying import Compared, read_copies

WORKERS = 2
LEVELS = {"scan": Level.SCAN, "hard": Level.PHONE}
SIZES = (Size.COMPACT, Size.FULL, Size.COMPACT, Size.LONG, Size.COMPACT, Size.FULL)


Reader = Callable[[Arrival, Mapping[Path, PageText], ReadingPool], Compared]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is planted: at which levels, in how many sets each, of which kinds, on how many pages (0: all)."""

    levels: Sequence[str]
    volumes: int
    kinds: frozenset[Kind]
    pages: int = 0
    treated: bool = True


@dataclass
class Bench:
    """One run."""

    seed: int
    folder: Path
    results: Results
    pool: ReadingPool
    reader: Reader = read_copies
    remember: bool = False  # keep what was read in the folder, for the next run on the same pictures
    _warm: bool = False

    def seeds(self, topic: str) -> Iterator[int]:
        """Seeds of sets, far from the small numbers that tests use."""
        chance = random.Random(f"copies-benchmark-{self.seed}-{topic}")
        while True:
            yield chance.randrange(10**6, 10**9)

    def warm(self, made: MadeCopies) -> None:
        """Load the engines, once: a page for each worker, twice."""
        if self._warm:
            return
        self._warm = True
        image = made.arrival.volumes[0].pages[0]
        for ready in [self.pool.submit(image) for _ in range(2 * WORKERS)]:
            ready.result()

    def compare(self, arrival: Arrival, readings: Mapping[Path, PageText]) -> tuple[Compared, float, float]:
        """Read the copies; CPU seconds of this process and its workers, and wall seconds."""
        cpu, wall = cpu_so_far(), perf_counter()
        compared = self.reader(arrival, readings, self.pool)
        return compared, cpu_so_far() - cpu, perf_counter() - wall


def cpu_so_far() -> float:
    """Seconds that this process and its workers have taken, those that have ended included."""
    return cpu_seconds([os.getpid(), *workers_of(os.getpid())])


def planned(bench: Bench, plan: Plan) -> Iterator[tuple[str, CopySet]]:
    """The sets of a plan with their levels; rare kinds are made up for in later sets."""
    for name in plan.levels:
        planted: Counter[Kind] = Counter()
        for number, seed in zip(range(plan.volumes), bench.seeds(name), strict=False):
            size = SIZES[number % len(SIZES)]
            yield (
                name,
                copy_set(seed, size, plan.kinds, pages=plan.pages, treated=plan.treated, planted=planted),
            )


def judged(bench: Bench, plan: Plan) -> Iterator[tuple[str, Score]]:
    """Every set of the plan scanned, compared and scored, one after the other."""
    for name, made in planned(bench, plan):
        start = perf_counter()
        scanned = scan_set(made, LEVELS[name], bench.folder)
        drawn = perf_counter() - start
        bench.warm(scanned)
        compared, cpu, wall = bench.compare(scanned.arrival, _remembered(bench))
        result = score(scanned, compared.copies)
        print(
            f"{name} set {made.seed}: {len(scanned.sides)} pages, {len(made.defects)} defects, "
            f"{sum(v.found for v in result.verdicts)} found, {len(result.false)} false alarms; "
            f"drawn in {drawn:.0f} s, compared in {wall:.0f} s ({cpu / len(scanned.sides):.2f} CPU s a page)",
            flush=True,
        )
        _remember(bench, compared.readings)
        yield name, result


def _remembered(bench: Bench) -> Mapping[Path, PageText]:
    file = bench.folder / "readings.pickle"
    if not (bench.remember and file.exists()):
        return {}
    kept: Mapping[Path, PageText] = pickle.loads(file.read_bytes())  # noqa: S301 - what this run wrote itself
    return kept


def _remember(bench: Bench, readings: Mapping[Path, PageText]) -> None:
    """Pages that were read themselves; what was told of copies is to be told anew."""
    if bench.remember:
        own = {file: text for file, text in readings.items() if not text.engine.startswith(COPY_OF)}
        (bench.folder / "readings.pickle").write_bytes(pickle.dumps({**_remembered(bench), **own}))


def volumes_of(arrival: Arrival, numbers: Sequence[int]) -> Arrival:
    """The volumes at these places alone."""
    return replace(arrival, volumes=tuple(arrival.volumes[number] for number in numbers))
