"""Seals, signatures and tick boxes: found where they are, and not found where they are not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from benchmarks.harness import table
from benchmarks.peers import dossier
from benchmarks.reading_bench import WORKERS, Bench
from benchmarks.reading_pages import Sheet, pages_with_marks
from extractors.page_text import PageText
from ingest.page import Box
from samples.documents import makers

_CASES = 6
_SMALL_KINDS = ("application_form", "labor_contract")
_NAMED = 12  # pages that are named
_SAME_SEAL = 0.4  # of both together
_MEET = 0.3  # of the smaller box


@dataclass(slots=True)
class Count:
    """Things that are there, those told right, and those told that are not there."""

    there: int = 0
    right: int = 0
    invented: int = 0
    missed_on: list[str] = field(default_factory=list)
    invented_on: list[str] = field(default_factory=list)

    def add(self, sheet: Sheet, right: Sequence[bool], invented: int = 0) -> None:
        """Of one page: for each thing there whether it was told right, and how many were made up."""
        self.there += len(right)
        self.right += sum(right)
        self.invented += invented
        self.missed_on += [sheet.image.source] * (len(right) - sum(right))
        self.invented_on += [sheet.image.source] * invented

    @property
    def share(self) -> float:
        return 100 * self.right / max(1, self.there)


def marks(bench: Bench) -> None:
    """On pages with marks of further cases, and on those that all readers read."""
    kinds = _SMALL_KINDS if bench.small else tuple(makers())
    drawn = pages_with_marks(bench.seeds("marks", 1 if bench.small else _CASES), kinds, bench.folder)
    if bench.small:
        drawn = [max(drawn, key=lambda s: len(s.truth.ticks)), max(drawn, key=lambda s: len(s.unsigned))]
    outcome = dossier.read([sheet.image for sheet in drawn], dossier.SETTINGS[0], WORKERS)
    seals, ticks, signed, unsigned = (Count() for _ in range(4))
    read = [*zip(drawn, outcome.texts, strict=True)]
    for level, sheets in bench.pages.items():
        read += zip(sheets, bench.read(level).texts, strict=True)
    for sheet, text in read:
        assert isinstance(text, PageText)
        _seals(seals, sheet, text)
        _ticks(ticks, sheet, text)
        _signatures(signed, unsigned, sheet, text)
    counts = {"seals": seals, "tick boxes": ticks, "signatures": signed, "signatures left out": unsigned}
    rows = [(name, c.there, c.right, c.invented) for name, c in counts.items()]
    print(table(("marks", "there", "told right", "invented"), list(rows)), end="\n\n")
    for name, c in counts.items():
        if c.missed_on or c.invented_on:
            print(f"{name} not told right on {_listed(c.missed_on)}; invented on {_listed(c.invented_on)}")
    results = bench.results
    results.bar("seals found %", seals.share, 99.0)
    false = 100 * seals.invented / max(1, seals.right + seals.invented)
    results.bar("seals invented, % of those told", false, 0.5, at_most=True)
    results.bar("tick boxes right %", ticks.share, 99.0)
    results.figures["tick boxes invented"] = float(ticks.invented)
    told = signed.there + unsigned.there + signed.invented
    right = 100 * (signed.right + unsigned.right) / max(1, told)
    results.bar("signatures told present or absent %", right, 98.0)
    results.figures |= {"signatures present %": signed.share, "signatures absent %": unsigned.share}


def _seals(count: Count, sheet: Sheet, text: PageText) -> None:
    true = [seal.box for seal in sheet.truth.seals]
    found = [seal.box for seal in text.seals]
    right = [any(_alike(box, seal) for seal in found) for box in true]
    count.add(sheet, right, sum(not _meets(box, true) for box in found))


def _ticks(count: Count, sheet: Sheet, text: PageText) -> None:
    right = []
    for true in sheet.truth.ticks:
        found = [tick for tick in text.ticks if _meet(tick.box, true.box)]
        right.append(len(found) == 1 and found[0].ticked is true.ticked)
    boxes = [tick.box for tick in sheet.truth.ticks]
    count.add(sheet, right, sum(not _meets(tick.box, boxes) for tick in text.ticks))


def _signatures(signed: Count, unsigned: Count, sheet: Sheet, text: PageText) -> None:
    """Labels that are signed, and labels whose signature was left out, by the place of the signature."""
    found = [signature.box for signature in text.signatures]
    true = sheet.truth.signatures
    absent = [signature.box for n, signature in enumerate(true) if n in sheet.unsigned]
    present = [s.box for n, s in enumerate(true) if s.anchor and n not in sheet.unsigned]
    unsigned.add(sheet, [not _meets(box, found) for box in absent])
    invented = sum(not _meets(box, [s.box for s in true]) for box in found)
    signed.add(sheet, [_meets(box, found) for box in present], invented)


def _listed(names: Sequence[str]) -> str:
    return ", ".join(names[:_NAMED]) + (" …" if len(names) > _NAMED else "") if names else "none"


def _meets(box: Box, others: Iterable[Box]) -> bool:
    return any(_meet(box, other) for other in others)


def _meet(one: Box, other: Box) -> bool:
    return one.overlap(other) > _MEET * min(one.area, other.area)


def _alike(one: Box, other: Box) -> bool:
    shared = one.overlap(other)
    return shared > _SAME_SEAL * (one.area + other.area - shared)
