"""Reading measured: this program beside OCRmyPDF, RapidOCR and pytesseract on the same made pages in one run.

docs/benchmarks.md says how to run it, what each figure is, and which seeds have been looked at.
"""

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from benchmarks.harness import Results, options, publish
from benchmarks.peers import ocrmypdf_command, peers
from benchmarks.reading_accuracy import accuracy, speed
from benchmarks.reading_bench import Bench
from benchmarks.reading_endurance import hanging, memory
from benchmarks.reading_limit import limit, memory_of_a_worker
from benchmarks.reading_marks import marks
from benchmarks.reading_pages import NAMES
from benchmarks.reading_plot import plot
from benchmarks.reading_turns import orientation
from benchmarks.reading_zones import mrz

SEED = 81127
PARTS: dict[str, tuple[Callable[[Bench], None], ...]] = {
    "accuracy": (accuracy,),
    "speed": (speed, limit, memory_of_a_worker),
    "marks": (marks,),
    "mrz": (mrz,),
    "orientation": (orientation,),
    "faults": (hanging,),
    "memory": (memory,),
}
_ASKED_FOR = ("memory",)  # takes ten minutes alone


def main() -> None:
    extra = argparse.ArgumentParser(add_help=False)
    extra.add_argument("--only", default="", metavar="PARTS", help=f"of {','.join(PARTS)}; all but memory")
    extra.add_argument("--readers", default="", metavar="NAMES", help=f"of {','.join(peers())}; all")
    extra.add_argument("--ocrmypdf", type=Path, default=None, metavar="FILE", help="the command to compare")
    extra.add_argument("--plot", type=Path, default=None, metavar="FILE", help="errors and speed as SVG")
    extra.add_argument("--keep", type=Path, default=None, metavar="FOLDER", help="keep the pages drawn there")
    arguments = options(__doc__ or "", SEED, extra)
    parts = [name for name in arguments.only.split(",") if name] or [n for n in PARTS if n not in _ASKED_FOR]
    if unknown := {*parts} - {*PARTS}:
        raise SystemExit(f"There is no part {', '.join(sorted(unknown))}; there are {', '.join(PARTS)}.")
    if arguments.ocrmypdf:
        os.environ[ocrmypdf_command.COMMAND] = str(arguments.ocrmypdf)
    results = Results(arguments.seed)
    readers = [name for name in arguments.readers.split(",") if name]
    with TemporaryDirectory(prefix="dossier-reading-") as passing:
        folder = arguments.keep or Path(passing)
        folder.mkdir(parents=True, exist_ok=True)
        bench = Bench(arguments.seed, arguments.small, folder, results, readers)
        for part in parts:
            start = perf_counter()
            for measure in PARTS[part]:
                measure(bench)
            print(f"[{part}: {perf_counter() - start:.0f} s]\n")
    if arguments.json and arguments.json.exists():
        results.merge(arguments.json)
    publish(results, arguments.json)
    if arguments.plot:
        plot(results.figures, list(peers()), list(NAMES.values()), arguments.plot)


if __name__ == "__main__":
    main()
