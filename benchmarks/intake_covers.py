"""Covers and gate: sheets read off harmed scans, missed covers noticed, the gate's time after a volume."""

import random
import tempfile
import time
from dataclasses import replace
from pathlib import Path

import numpy as np

from benchmarks.harness import Results, options, publish, table
from ingest.cover import CoverSheet, parse
from ingest.opening.leaf import Leaf
from ingest.opening.spooling import spool
from ingest.page import PageImage
from ingest.section import settled
from ingest.sheets import draw_sheet
from ingest.sources.batch import parted
from ingest.volume import Binding
from samples.degrade import Scan, jpeg
from samples.sheet_harms import HARMS, scanned_sheet
from samples.truth import PageTruth
from service.station.arriving import Pace
from service.station.watching import StationWatch

_AT_SCAN_LEVEL = ("scan", "grey", "flatbed")
_BATCHES = 20_000


def measure(results: Results, seed: int, small: bool) -> None:
    """Bars of issue 7: read at scan level, wrong ids, missed covers noticed, seconds to the gate's answer."""
    _read(results, seed, 12 if small else 150, 2 if small else 20)
    _missed(results, seed, _BATCHES // 10 if small else _BATCHES)
    _gate(results, seed, 2 if small else 10)


def _sheet(random_: random.Random) -> CoverSheet:
    names = (f"BJ-2017-{random_.randrange(9999):04d}", "W" * random_.randrange(3, 64), "zhang.san_2023")
    return CoverSheet(
        random_.random() < 0.5,
        random_.choice(names),
        random_.choice(tuple(Binding)),
        2,
        5,
        random_.choice((0, 12, 118)),
        random_.choice(("", "ST-01")),
    )


def _read(results: Results, seed: int, often: int, harmed: int) -> None:
    """Sheets of many seeds, printed, harmed, scanned, opened as any page is."""
    rows: list[tuple[object, ...]] = []
    read = wrong = tried = 0
    with tempfile.TemporaryDirectory() as place:
        for harm, (_, taking) in HARMS.items():
            count = often if harm in _AT_SCAN_LEVEL else harmed
            right, begun = 0, time.process_time()
            for number in range(seed, seed + count):
                sheet = _sheet(random.Random(number))
                leaf = Leaf(taking.dpi, jpeg=jpeg(scanned_sheet(sheet, harm, number)))
                found = [known for known in map(parse, spool(leaf, 0, Path(place)).codes) if known]
                right += sheet in found
                wrong += any(known != sheet for known in found)
            if harm in _AT_SCAN_LEVEL:
                read, tried = read + right, tried + count
            rows.append((harm, count, right, (time.process_time() - begun) / count))
            results.figures[f"covers.read.{harm}"] = right / count
    print(table(("harm", "sheets", "read", "CPU s with making"), rows))
    results.bar("covers.read", read / tried, 0.998)
    results.bar("covers.wrong", wrong, 0, at_most=True)


def _missed(results: Results, seed: int, batches: int) -> None:
    """Random batches with declared sheets; covers and end sheets not read, one or both sides scanned.

    A cover is noticed as missed when something is told of the batch; pages of two dossiers in one volume that
    keeps its dossier are a silent merge when nothing is told of it.
    """
    dice = random.Random(seed)
    missed = noticed = merged = mixed = told_for_nothing = whole = 0
    for _ in range(batches):
        pages, owners, lost = _batch(dice)
        pieces, told = parted(pages, "own")
        sections, more = settled(pieces)
        wrong = (*told, *more)
        missed, noticed = missed + bool(lost), noticed + bool(lost and wrong)
        whole, told_for_nothing = whole + (not lost), told_for_nothing + bool(not lost and wrong)
        for section in sections:
            inside = {owners[page.index] for page in section.volume.pages}
            both = section.dossier != "own" and len(inside) > 1
            mixed, merged = mixed + both, merged + bool(both and not wrong)
    results.figures |= {"covers.batches_with_missed": missed, "covers.whole_batches_told": told_for_nothing}
    results.figures["covers.two_dossiers_in_a_volume_told"] = mixed - merged
    print(f"{batches} batches: {missed} with a missed cover, {noticed} noticed, {merged} silent merges,")
    print(f"{mixed} volumes that keep their dossier with pages of another, told of or not;")
    print(f"of {whole} whole ones {told_for_nothing} were told of")
    results.bar("covers.missed_noticed", noticed / max(1, missed), 1.0)
    results.bar("covers.silent_merges", merged, 0, at_most=True)


def _batch(dice: random.Random) -> tuple[list[PageImage], list[str], int]:
    """Pages, whose each is, and how many covers were not read. End sheets are lost only beside a cover."""
    pages: list[PageImage] = []
    owners: list[str] = []
    duplex, ends, lost = dice.random() < 0.5, dice.random() < 0.5, 0
    lossy = dice.random() < 0.5
    for copy in range(1, dice.randrange(2, 6)):
        sheets, dossier = dice.randrange(1, 20), dice.choice("ABC")
        cover = CoverSheet(False, dossier, Binding.FORM, copy, 9, sheets)
        missed = lossy and dice.random() < 0.3
        lost += missed
        no_end = lossy and dice.random() < 0.3
        sides = 2 if duplex else 1
        pile = [None if missed else cover] * sides + [None] * sheets * sides
        pile += [None if no_end else replace(cover, end=True)] * sides if ends else []
        pages += [_page(len(pages) + place, sheet) for place, sheet in enumerate(pile)]
        owners += [dossier] * len(pile)
    return pages, owners, lost


def _page(index: int, sheet: CoverSheet | None) -> PageImage:
    codes = (sheet.payload(),) if sheet else ()
    return PageImage("b.pdf", index, Path("x"), 1654, 2339, 200.0, "0" * 64, codes=codes, ink=0.05)


def _gate(results: Results, seed: int, volumes: int) -> None:
    """Seconds from a volume's end sheet lying there whole to the answer, pages written one by one."""
    waited: list[float] = []
    with tempfile.TemporaryDirectory() as place:
        folder, spool_ = Path(place) / "ST-01", Path(place) / "spool"
        (folder / "batch").mkdir(parents=True)
        spool_.mkdir()
        station = StationWatch(folder, spool_, Pace(look=0.2))
        for volume in range(volumes):
            cover = CoverSheet(False, f"D{volume}", Binding.FORM, 1, 1, 5)
            pages = [cover, *[None] * 5, replace(cover, end=True)]
            for number, sheet in enumerate(pages):
                scan = _scan(sheet, seed + volume)
                written = folder / "batch" / f"p{volume:02d}{number:02d}.jpg"
                written.write_bytes(jpeg(scan))
                began = time.monotonic()
                answers = list(station.look(time.monotonic()))
                while not answers and (sheet is not None and sheet.end):
                    time.sleep(0.2)
                    answers = list(station.look(time.monotonic()))
                if sheet is None or not sheet.end:
                    time.sleep(0.05)
                    list(station.look(time.monotonic()))
            waited.append(time.monotonic() - began)
    print(f"gate: {max(waited):.2f} s at most after the last page of {volumes} volumes lay there")
    results.bar("gate.seconds_after_volume", max(waited), 2.0, at_most=True)


def _scan(sheet: CoverSheet | None, seed: int) -> Scan:
    if sheet is not None:
        return scanned_sheet(sheet, "scan", seed)
    picture = np.array(draw_sheet(CoverSheet(False, "x", Binding.FORM, 1, 1), 200).convert("RGB"))
    picture[: picture.shape[0] // 3] = picture[-picture.shape[0] // 2 :] = 245  # words, and no code
    return Scan(picture, PageTruth(picture.shape[1], picture.shape[0], 200), 0, True, 66)


def main() -> None:
    chosen = options("Covers and gate", 8000)
    results = Results(chosen.seed)
    measure(results, chosen.seed, chosen.small)
    publish(results, chosen.json)


if __name__ == "__main__":
    main()
