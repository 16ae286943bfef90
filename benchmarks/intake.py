"""Intake: watched folders, deliveries, covers, odd files; each part is a file `intake_<part>.py` beside this.

A part has `measure(results, seed, small)`, which sets figures and the bars of its issue; docs/benchmarks.md
says what each figure is.
"""

import argparse
import importlib
from pathlib import Path
from typing import Protocol

from benchmarks.harness import Results, options, publish

_PREFIX = "intake_"
_MEASURES = "\ndef measure("  # what tells a part from what it uses


class Part(Protocol):
    """What a file `intake_<part>.py` has to have."""

    def measure(self, results: Results, seed: int, small: bool) -> None:
        """Measure, print a table, and set figures and bars."""


def parts() -> tuple[str, ...]:
    """The parts that are there, by name."""
    files = Path(__file__).parent.glob(f"{_PREFIX}*.py")
    return tuple(sorted(file.stem.removeprefix(_PREFIX) for file in files if _MEASURES in file.read_text()))


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
