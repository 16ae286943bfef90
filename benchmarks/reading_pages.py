"""Made pages for the measurements of reading: every kind of document, taken in at several levels.

The same seed gives the same pages. Two processes draw, since a page at 300 dpi takes a second.
"""

import random
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from ingest.page import PageImage
from samples.canvas import Ink, Page, SealMark, SignatureMark
from samples.case import make_case
from samples.degrade import LEVELS, Level, Scan, degrade, jpeg
from samples.documents import makers
from samples.paint import paint
from samples.truth import PageTruth

NAMES = {Level.CLEAN: "clean 300", Level.SCAN: "scan 200", Level.PHONE: "hard 150"}
_FEW = 4  # items: starting processes would take longer
MOST = 4  # pages of one document; the others look alike
_SHARE_BLUE, _SHARE_UNSIGNED = 0.25, 0.5
A = TypeVar("A")
B = TypeVar("B")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page in its file. Of the truth's signatures those numbered in `unsigned` were left out."""

    kind: str
    level: Level
    image: PageImage
    truth: PageTruth
    unsigned: frozenset[int] = frozenset()


def in_two(work: Callable[[A], B], items: Iterable[A]) -> list[B]:
    """`work` on each item, by two processes unless it is but a few; both must be picklable."""
    items = list(items)
    if len(items) <= _FEW:
        return [work(item) for item in items]
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        return list(pool.map(work, items))


def pages_of_cases(
    seeds: Sequence[int], kinds: Sequence[str], levels: Sequence[Level], folder: Path
) -> list[Sheet]:
    """Every document of each case, at most MOST pages of one, at every level."""
    jobs = [(seed, kind) for seed in seeds for kind in kinds]
    drawn = in_two(partial(_document, levels=levels, folder=folder), jobs)
    return list(chain.from_iterable(drawn))


def pages_with_marks(seeds: Sequence[int], kinds: Sequence[str], folder: Path) -> list[Sheet]:
    """Pages that bear marks: some seals blue, half of the signatures left out; scanned and photographed."""
    jobs = [(seed, kind) for seed in seeds for kind in kinds]
    return list(chain.from_iterable(in_two(partial(_marked, folder=folder), jobs)))


def _drawn(seed: int, kind: str) -> list[Page]:
    case = make_case(seed, ("long-term", "short-term")[seed % 2], compact=bool(seed % 3))
    return makers()[kind].make(case, random.Random(f"reading-{seed}-{kind}")).pages


def _document(job: tuple[int, str], levels: Sequence[Level], folder: Path) -> list[Sheet]:
    seed, kind = job
    sheets = []
    for number, page in enumerate(_drawn(seed, kind)[:MOST]):
        for level in levels:
            scan = _taken(page, page, level, seed + number)
            sheets.append(_laid(scan, f"{kind}-{seed}-{number}-{level}", kind, level, folder))
    return sheets


def _marked(job: tuple[int, str], folder: Path) -> list[Sheet]:
    seed, kind = job
    chance = random.Random(f"marks-{seed}-{kind}")
    sheets = []
    for number, page in enumerate(_drawn(seed, kind)):
        page.elements[:] = [
            replace(e, ink=Ink.BLUE) if isinstance(e, SealMark) and chance.random() < _SHARE_BLUE else e
            for e in page.elements
        ]
        marks = [e for e in page.elements if isinstance(e, SignatureMark)]
        left_out = {i for i, e in enumerate(marks) if e.anchor and chance.random() < _SHARE_UNSIGNED}
        gone = {id(marks[i]) for i in left_out}
        unsigned = replace(page, elements=[e for e in page.elements if id(e) not in gone])
        for level in (Level.SCAN, (Level.PHONE, Level.CLEAN, Level.GREY)[(seed + number) % 3]):
            scan = _taken(unsigned, page, level, seed + number)
            if scan.truth.seals or scan.truth.signatures or scan.truth.ticks:
                name = f"marks-{kind}-{seed}-{number}-{level}"
                sheet = _laid(scan, name, kind, level, folder)
                sheets.append(replace(sheet, unsigned=frozenset(left_out)))
    return sheets


def _taken(drawn: Page, true: Page, level: Level, seed: int) -> Scan:
    """`drawn` taken in at a level, with what is true of `true`."""
    dpi = 200 if LEVELS[level].camera else LEVELS[level].dpi
    picture, truth = paint(drawn, dpi)
    return degrade(picture, truth if drawn is true else paint(true, dpi)[1], level, seed)


def _laid(scan: Scan, name: str, kind: str, level: Level, folder: Path) -> Sheet:
    file = folder / f"{name}.jpg"
    file.write_bytes(jpeg(scan))
    height, width = scan.picture.shape[:2]
    image = PageImage(file.name, 0, file, width, height, scan.truth.dpi, "")
    return Sheet(kind, level, image, scan.truth)
