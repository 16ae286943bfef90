"""Fields of every version of a type, each document by itself: exact, wrong, missing."""

import argparse
import random

from benchmarks import fields_report
from benchmarks.fields import IDEAL, LEVELS, measure
from benchmarks.fields_score import Tally
from benchmarks.fields_volumes import Bundle
from benchmarks.harness import Results, options, publish, table
from benchmarks.scanned import KEPT
from samples.case import make_case
from samples.documents import makers, versions


def main() -> None:
    chosen = options("Fields of every version of a type", 9000, _extra())
    whole = Tally()
    rows: list[tuple[object, ...]] = []
    kinds = chosen.types.split(",") if chosen.types else sorted(makers())
    for kind in kinds:
        for version in range(versions(makers()[kind])):
            before = (whole.exact.total(), whole.total, whole.sure_wrong)
            for seed in range(chosen.seed, chosen.seed + (1 if chosen.small else chosen.seeds)):
                case = make_case(seed, ("long-term", "short-term")[seed % 2], compact=seed % 3 > 0)
                made = makers()[kind].make(case, random.Random(f"version-{seed}"), version)
                measure(whole, Bundle(case, None, (made,)), chosen.level, chosen.keep)
            exact, total, wrong = (
                now - then
                for now, then in zip(
                    (whole.exact.total(), whole.total, whole.sure_wrong), before, strict=True
                )
            )
            rows.append((kind, version, total, exact / max(1, total), wrong))
            print(f"[{kind} {version}: {exact} of {total}]", flush=True)
    print(table(("type", "version", "values", "exact", "sure and wrong"), rows), end="\n\n")
    tallies = {chosen.level: whole}
    print(fields_report.rows(tallies), fields_report.by_type(tallies), sep="\n\n", end="\n\n")
    if chosen.misses:
        print(*whole.misses, sep="\n", end="\n\n")
    results = Results(chosen.seed)
    fields_report.bars(results, tallies)
    publish(results, chosen.json)


def _extra() -> argparse.ArgumentParser:
    extra = argparse.ArgumentParser(add_help=False)
    extra.add_argument("--level", default=IDEAL, choices=LEVELS)
    extra.add_argument("--types", default="", metavar="TYPES", help="these alone; all")
    extra.add_argument("--seeds", type=int, default=2, metavar="N", help="cases of each version; 2")
    extra.add_argument("--misses", action="store_true", help="name every miss")
    extra.set_defaults(keep=KEPT)
    return extra


if __name__ == "__main__":
    main()
