"""Intake: watched folders, deliveries, covers, odd files; each part is a file `intake_<part>.py` beside this.

A part has `measure(results, seed, small)`, which sets figures and the bars of its issue; docs/benchmarks.md
says what each figure is.
"""

import argparse
import importlib
import pkgutil
from typing import Protocol

import benchmarks
from benchmarks.harness import Results, options, publish

_PREFIX = "intake_"


class Part(Protocol):
    """What a file `intake_<part>.py` has to have."""

    def measure(self, results: Results, seed: int, small: bool) -> None:
        """Measure, print a table, and set figures and bars."""


def parts() -> tuple[str, ...]:
    """The parts that are there, by name."""
    names = (module.name for module in pkgutil.iter_modules(benchmarks.__path__))
    return tuple(sorted(name.removeprefix(_PREFIX) for name in names if name.startswith(_PREFIX)))


def part(name: str) -> Part:
    """One part, imported only now: the libraries of the others are no part of its memory."""
    module: Part = importlib.import_module(f"benchmarks.{_PREFIX}{name}")
    return module


def main() -> None:
    extra = argparse.ArgumentParser(add_help=False)
    extra.add_argument("--part", choices=parts(), action="append", help="only this part; all")
    chosen = options("Intake", 8000, extra)
    results = Results(chosen.seed)
    for name in chosen.part or parts():
        print(f"\n{name}")
        part(name).measure(results, chosen.seed, chosen.small)
    print()
    if chosen.json and chosen.part and chosen.json.exists():
        results.merge(chosen.json)
    publish(results, chosen.json)


if __name__ == "__main__":
    main()
