"""Orientation: every page laid in all four ways, told by the engine's first look alone."""

from functools import cache

from benchmarks.harness import table
from benchmarks.reading_bench import Bench
from benchmarks.reading_pages import NAMES, Sheet, in_two
from extractors.imaging.ink import lift_red
from extractors.imaging.picture import load, one_thread, turn
from extractors.reading.engine import Engine, load_engine

_TURNS = (0, 90, 180, 270)


def orientation(bench: Bench) -> None:
    """The share of laid pages that are told how to turn."""
    rows: list[tuple[object, ...]] = []
    laid = right = 0
    for level, sheets in bench.pages.items():
        found = [each for four in in_two(_told, sheets) for each in four]
        laid, right = laid + len(found), right + sum(found)
        rows.append((NAMES[level], len(found), sum(found)))
    print(table(("orientation", "laid", "right"), rows), end="\n\n")
    bench.results.bar("orientation right %", 100 * right / laid, 99.5)


@cache
def _engine() -> Engine:
    one_thread()
    return load_engine("rapidocr")


def _told(sheet: Sheet) -> list[bool]:
    engine = _engine()
    picture = lift_red(load(sheet.image.file))
    looks = [engine.look(turn(picture, degrees), sheet.image.dpi) for degrees in _TURNS]
    return [(degrees + look.rotation) % 360 == 0 for degrees, look in zip(_TURNS, looks, strict=True)]
