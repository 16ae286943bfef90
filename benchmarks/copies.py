"""Copies compared: what is found of planted defects, what is told wrongly, and what five copies cost.

docs/benchmarks.md says how to run it and what each figure is.
"""

import argparse
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.copies_cost import cost
from benchmarks.copies_report import report
from benchmarks.copies_run import LEVELS, WORKERS, Bench, Plan, judged
from benchmarks.copies_show import show
from benchmarks.harness import Results, options, publish
from extractors.reading.pool import ReadingPool
from samples.copy_defects import Kind

SEED = 734101
_SETS = 7  # of each level
_SMALL = Plan(("scan",), 1, frozenset(Kind), pages=3)


def main() -> None:
    arguments = options(__doc__ or "", SEED, _extra())
    plan, with_cost = _plan(arguments)
    results = Results(arguments.seed)
    with TemporaryDirectory(prefix="dossier-copies-") as passing, ReadingPool("rapidocr", WORKERS) as pool:
        folder = arguments.keep or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        bench = Bench(arguments.seed, folder, results, pool, remember=arguments.remember)
        if plan:
            _defects(bench, plan, shown=arguments.show)
        if with_cost:
            start = perf_counter()
            cost(bench, arguments.level.split(",")[0] or "scan", 1 if arguments.small else 0)
            print(f"[cost: {perf_counter() - start:.0f} s]\n")
    if arguments.json and arguments.json.exists():
        results.merge(arguments.json)
    publish(results, arguments.json)


def _extra() -> argparse.ArgumentParser:
    extra = argparse.ArgumentParser(add_help=False)
    kinds = ",".join(Kind)
    extra.add_argument(
        "--only", "--kinds", default="", metavar="KINDS", dest="kinds", help=f"of {kinds}; all"
    )
    extra.add_argument("--level", default="", metavar="LEVELS", help=f"of {','.join(LEVELS)}; all")
    extra.add_argument("--volumes", type=int, default=0, metavar="N", help=f"sets of each level; {_SETS}")
    extra.add_argument("--pages", type=int, default=0, metavar="N", help="of each copy; all")
    extra.add_argument("--plain", action="store_true", help="no copy turned, darker, grey and so on")
    extra.add_argument("--cost", action="store_true", help="what it costs, and nothing else")
    extra.add_argument("--show", action="store_true", help="print misses and false alarms one by one")
    extra.add_argument("--keep", type=Path, default=None, metavar="DIR", help="keep the pictures there")
    extra.add_argument(
        "--remember", action="store_true", help="with --keep: what an earlier run read is not read again"
    )
    return extra


def _plan(arguments: argparse.Namespace) -> tuple[Plan | None, bool]:
    """What to plant, and whether the cost is measured: in whole runs, and where it is asked for."""
    if arguments.cost:
        return None, True
    levels, kinds = _named(arguments.level, list(LEVELS)), _named(arguments.kinds, [k.value for k in Kind])
    narrowed = arguments.kinds or arguments.pages or arguments.volumes or arguments.level or arguments.plain
    if arguments.small and not narrowed:
        return _SMALL, True
    volumes = arguments.volumes or (1 if arguments.pages else _SETS)
    plan = Plan(levels, volumes, frozenset(map(Kind, kinds)), arguments.pages, not arguments.plain)
    return plan, not narrowed


def _named(given: str, known: list[str]) -> list[str]:
    names = [name for name in given.split(",") if name]
    if unknown := {*names} - {*known}:
        raise SystemExit(f"There is no {', '.join(sorted(unknown))}; there are {', '.join(known)}.")
    return names or known


def _defects(bench: Bench, plan: Plan, *, shown: bool) -> None:
    start, scores = perf_counter(), []
    for level, score in judged(bench, plan):
        scores.append((level, score))
        if shown:
            show(level, score, bench.folder / "shown")
    print(f"[defects: {perf_counter() - start:.0f} s]\n")
    report(scores, bench.results)


if __name__ == "__main__":
    main()
