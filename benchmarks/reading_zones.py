"""Machine-readable zones of passports, scanned: line 2 exact with all its check digits."""

from benchmarks.peers import dossier
from benchmarks.reading_bench import WORKERS, Bench
from benchmarks.reading_pages import pages_of_cases
from benchmarks.reading_score import text_of
from extractors.reading.mrz import zone_text
from extractors.values.mrz import td3
from samples.degrade import Level

_PASSPORTS = 64


def mrz(bench: Bench) -> None:
    """As read, and as the check digits mend it; what holds and is wrong all the same."""
    seeds = bench.seeds("mrz", 1 if bench.small else _PASSPORTS)
    sheets = pages_of_cases(seeds, ["passport"], [Level.SCAN], bench.folder)
    outcome = dossier.read([sheet.image for sheet in sheets], dossier.SETTINGS[0], WORKERS)
    exact = mended = wrong = 0
    for sheet, text in zip(sheets, outcome.texts, strict=True):
        true = next(f.raw for f in sheet.truth.fields if f.name == "mrz2")
        lines = [zone_text(line) for line in text_of(text).split("\n")]
        exact += true in lines
        zones = [td3(first, second) for first, second in zip(["", *lines], lines, strict=False)]
        holding = [zone.lines[-1] for zone in zones if zone and zone.holds]
        mended += true in holding
        wrong += any(line != true for line in holding)
    share = 100 / len(sheets)
    print(f"passports {len(sheets)}: line 2 exact {exact}, mended {mended}, holds but wrong {wrong}")
    bench.results.figures["MRZ line 2 exact as read %"] = exact * share
    bench.results.bar("MRZ line 2 with all check digits % scan 200", mended * share, 97.0)
    bench.results.bar("MRZ line 2 whose check digits hold and which is wrong", wrong, 0, at_most=True)
