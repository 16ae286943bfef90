"""Fields, types and splitting on made dossiers: exact, wrong, missing by type, field and level.

Volumes and drop folders are made anew for each seed and read perfectly, or from their degraded pictures by
the program's own reading; docs/benchmarks.md says what each figure is.
"""

import argparse
import time
from hashlib import sha256
from pathlib import Path

from benchmarks import fields_report
from benchmarks.fields_score import Found, Tally, score
from benchmarks.fields_volumes import Bundle, bundles
from benchmarks.harness import Results, options, publish
from benchmarks.scanned import KEPT, read_scanned
from extractors.document import ReadPage
from extractors.page_text import PageText
from extractors.split import find_documents
from samples.canvas import Page
from samples.degrade import Level
from samples.documents import makers
from samples.ideal import ideal_reading

IDEAL = "ideal"
HARD = (Level.PHONE, Level.PHOTOCOPY)  # the level "hard": by turns
LEVELS = (IDEAL, "hard", *Level)


def read(page: Page, level: str, folder: Path) -> PageText:
    """Perfectly for the level "ideal", else by the program from the degraded picture."""
    return ideal_reading(page) if level == IDEAL else read_scanned(page, *taking(page, level), folder)


def taking(page: Page, level: str) -> tuple[str, int]:
    """The level of `samples.degrade` and the seed by which a page is degraded.

    Both follow from what is on it, so that it looks the same in whatever volume it lies.
    """
    seed = int.from_bytes(sha256(repr(page).encode()).digest()[:4])
    return HARD[seed % len(HARD)] if level == "hard" else level, seed


def measure(tally: Tally, bundle: Bundle, level: str, folder: Path) -> None:
    """Read one volume, find its documents, and count."""
    drawn = [(n, page) for n, made in enumerate(bundle.documents) for page in made.pages]
    names = [f"p{number:04d}" for number in range(1, len(drawn) + 1)]
    pages = [ReadPage(name, read(page, level, folder)) for name, (_, page) in zip(names, drawn, strict=True)]
    start = time.process_time()
    found = find_documents(pages, 1, bundle.binding)
    seconds = time.process_time() - start
    tally.seconds += seconds
    tally.slowest = max(tally.slowest, seconds / len(pages))
    where = f"{level} case {bundle.case.seed} {bundle.binding or 'file'}"
    owners = {name: owner for name, (owner, _) in zip(names, drawn, strict=True)}
    by_name = {name: page for name, (_, page) in zip(names, drawn, strict=True)}
    score(tally, Found(where, bundle.documents, by_name, owners, found))


def main() -> None:
    chosen = options("Fields, types and splitting on made dossiers", 5000, _extra())
    levels = named(chosen.level, LEVELS) or [IDEAL]
    wanted = frozenset(named(chosen.types, tuple(makers())))
    seeds = 1 if chosen.small else chosen.seeds
    warm = Tally()
    measure(warm, next(bundles(0, frozenset({"passport"}))), IDEAL, chosen.keep)
    tallies = {level: Tally() for level in levels}
    for seed in range(chosen.seed, chosen.seed + seeds):
        for level, tally in tallies.items():
            for bundle in bundles(seed, wanted, small=chosen.small):
                measure(tally, bundle, level, chosen.keep)
            print(f"[seed {seed} {level}: {tally.pages} pages, {tally.share:.4f} exact]", flush=True)
    print(fields_report.rows(tallies), fields_report.by_type(tallies), sep="\n\n", end="\n\n")
    if chosen.misses:
        print(*(miss for tally in tallies.values() for miss in tally.misses), sep="\n", end="\n\n")
    results = Results(chosen.seed)
    fields_report.bars(results, tallies)
    publish(results, chosen.json)


def _extra() -> argparse.ArgumentParser:
    extra = argparse.ArgumentParser(add_help=False)
    extra.add_argument("--level", default="", metavar="LEVELS", help=f"of {','.join(LEVELS)}; {IDEAL}")
    extra.add_argument("--types", default="", metavar="TYPES", help="these alone; all")
    extra.add_argument("--seeds", type=int, default=8, metavar="N", help="cases; 8")
    extra.add_argument("--misses", action="store_true", help="name every miss")
    extra.add_argument("--keep", type=Path, default=KEPT, metavar="DIR", help="where readings are kept")
    return extra


def named(given: str, known: tuple[str, ...]) -> list[str]:
    """The names in a list with commas; ends the program where one is not known."""
    names = [name for name in given.split(",") if name]
    if unknown := {*names} - {*known}:
        raise SystemExit(f"There is no {', '.join(sorted(unknown))}; there are {', '.join(known)}.")
    return names


if __name__ == "__main__":
    main()
