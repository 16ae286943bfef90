"""The rules on dossiers with planted defects: found, cannot tell, false alarm, wrong pass, rule by rule.

Complete dossiers of every route are made anew for each seed and spoilt in one place at a time; pages are read
perfectly or from their pictures. docs/benchmarks.md says what each figure is.
"""

import argparse
from pathlib import Path

from benchmarks import rules_report
from benchmarks.fields import IDEAL, named
from benchmarks.harness import Results, options, publish
from benchmarks.rules_run import Judge, Work, measure
from benchmarks.rules_score import Tally
from benchmarks.scanned import KEPT
from samples.sowing import Base

_SMALL = (0, 8)  # every eighth defect
LEVELS = (IDEAL, "clean", "scan", "hard")  # hard: by turns a photograph and a photocopy


def main() -> None:
    chosen = options("The rules on dossiers with planted defects", 7000, _extra())
    levels = named(chosen.level, LEVELS)
    part = _SMALL if chosen.small else chosen.part
    bases = tuple(map(Base, named(chosen.base, tuple(Base)))) or tuple(Base)
    work = Work(bases, chosen.only, *part)
    tallies = {level: Tally() for level in levels}
    ideal = Judge(IDEAL, chosen.keep)
    judges = {level: Judge(level, chosen.keep) if level != IDEAL else ideal for level in levels}
    for seed in range(chosen.seed, chosen.seed + (1 if chosen.small else chosen.seeds)):
        for level, tally in tallies.items():
            measure(tally, seed, judges[level], ideal, work)
            print(f"[seed {seed} {level}: {tally.spoilt} spoilt dossiers]", flush=True)
    for level, tally in tallies.items():
        print(f"\n{level}", rules_report.by_rule(tally), sep="\n")
        if chosen.misses:
            print(*tally.misses, sep="\n")
    print("", rules_report.by_level(tallies), "", sep="\n")
    results = Results(chosen.seed)
    rules_report.bars(results, tallies)
    publish(results, chosen.json)


def _extra() -> argparse.ArgumentParser:
    extra = argparse.ArgumentParser(add_help=False)
    extra.add_argument("--level", default=IDEAL, metavar="LEVELS", help=f"of {','.join(LEVELS)}; {IDEAL}")
    extra.add_argument("--seeds", type=int, default=2, metavar="N", help="dossiers of each route; 2")
    extra.add_argument("--base", default="", metavar="ROUTES", help=f"of {','.join(Base)}; all")
    extra.add_argument(
        "--part", type=_part, default=(0, 1), metavar="K/N", help="the Kth of N parts of the defects"
    )
    extra.add_argument("--only", default="", metavar="WORDS", help="defects whose name holds this")
    extra.add_argument("--misses", action="store_true", help="tell everything that went otherwise")
    extra.add_argument("--keep", type=Path, default=KEPT, metavar="DIR", help="where readings are kept")
    return extra


def _part(given: str) -> tuple[int, int]:
    first, _, step = given.partition("/")
    return int(first) - 1, int(step)


if __name__ == "__main__":
    main()
