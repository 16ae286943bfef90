"""Reading measured: this program's loop beside plain pytesseract, on the same made pages in one run.

Accuracy is order-free: each printed line against its best match on the page (NFKC, no spaces). CPU counts
child processes, since Tesseract is one. Pages are drawn anew from the seed, so no page is known beforehand.
"""

import random
import re
import resource
import time
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory

from rapidfuzz import fuzz
from rapidfuzz.distance import Levenshtein

from benchmarks.harness import Results, options, publish, table
from extractors.imaging.picture import load, one_thread
from extractors.page_text import PageText
from extractors.reading.engine import load_engine
from extractors.reading.page import read_page
from ingest.page import Box, PageImage
from samples.case import make_case
from samples.degrade import Level, jpeg, take
from samples.documents import makers
from samples.truth import PageTruth

LEVELS = {Level.CLEAN: "clean 300", Level.SCAN: "scan 200", Level.PHONE: "hard 150"}
CER_BARS = {Level.CLEAN: 0.3, Level.SCAN: 0.5, Level.PHONE: 2.0}
FIELD_BARS = {Level.CLEAN: 98.0, Level.SCAN: 98.0, Level.PHONE: 90.0}
MARKS = ("seals", "seals found", "seals false", "signatures", "signatures found", "signatures false")
Reader = Callable[[PageImage], PageText | str]


@dataclass(slots=True)
class Score:
    """Sums over the pages of one level read by one reader."""

    pages: int = 0
    characters: int = 0
    errors: int = 0
    fields: int = 0
    fields_found: int = 0
    marks: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MARKS, 0))
    cpu: float = 0.0
    wall: float = 0.0


def main() -> None:
    arguments = options(__doc__ or "", seed=4242)
    one_thread()
    engine = load_engine("rapidocr")
    readers: dict[str, Reader] = {"this program": lambda page: read_page(page, engine), "pytesseract": _plain}
    scores = {(name, level): Score() for name in readers for level in LEVELS}
    with TemporaryDirectory() as folder:
        for level, page, truth in _pages(arguments.seed, arguments.small, Path(folder)):
            for name, reader in readers.items():
                _measure(scores[name, level], reader, page, truth)
    results = _results(scores, arguments.seed)
    publish(results, arguments.json)


def _pages(seed: int, small: bool, folder: Path) -> Iterator[tuple[Level, PageImage, PageTruth]]:
    case = make_case(seed)
    for kind, maker in makers().items():
        pages = maker.make(case, random.Random(seed)).pages
        for number, page in enumerate(pages[: 1 if small else 3]):
            for level in [Level.SCAN] if small else list(LEVELS):
                scan = take(page, level, seed + number)
                file = folder / f"{kind}-{number}-{level}.jpg"
                file.write_bytes(jpeg(scan))
                height, width = scan.picture.shape[:2]
                truth = scan.truth
                yield level, PageImage(file.name, number, file, width, height, truth.dpi, ""), truth


def _plain(page: PageImage) -> str:
    """What a user of pytesseract would write first."""
    import pytesseract

    return str(pytesseract.image_to_string(load(page.file)[:, :, ::-1], lang="chi_sim+eng"))


def _measure(score: Score, reader: Reader, page: PageImage, truth: PageTruth) -> None:
    cpu, wall = _cpu(), time.perf_counter()
    read = reader(page)
    score.cpu, score.wall = score.cpu + _cpu() - cpu, score.wall + time.perf_counter() - wall
    score.pages += 1
    text = read if isinstance(read, str) else "\n".join(line.text for line in read.lines)
    for line in truth.texts:
        score.characters += len(_plain_form(line.text))
        score.errors += errors(line.text, text)
    for one in truth.fields:
        score.fields += 1
        score.fields_found += _plain_form(one.raw) in _plain_form(text)
    if isinstance(read, PageText):
        _marks(score, "seals", [s.box for s in truth.seals], [s.box for s in read.seals])
        expected = [s.box for s in truth.signatures if s.anchor]
        _marks(score, "signatures", expected, [s.box for s in read.signatures])


def _marks(score: Score, kind: str, true: list[Box], found: list[Box]) -> None:
    def meet(one: Box, other: Box) -> bool:
        return one.overlap(other) > 0.3 * min(one.area, other.area)

    score.marks[kind] += len(true)
    score.marks[f"{kind} found"] += sum(any(meet(t, f) for f in found) for t in true)
    score.marks[f"{kind} false"] += sum(not any(meet(t, f) for t in true) for f in found)


def errors(printed: str, read: str) -> int:
    """Edit distance of a printed line to the best matching part of what was read."""
    wanted = _plain_form(printed)
    best = len(wanted)
    for text in ("\n".join(map(_plain_form, read.split("\n"))), _plain_form(read)):
        if wanted in text:
            return 0
        found = fuzz.partial_ratio_alignment(wanted, text)
        if found is None:
            continue
        for a in (-1, 0, 1):
            for b in (-1, 0, 1):
                part = text[max(0, found.dest_start + a) : found.dest_end + b]
                best = min(best, Levenshtein.distance(wanted, part))
    return best


def _plain_form(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).replace("—", "-").replace("–", "-")


def _cpu() -> float:
    own, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + children.ru_utime + children.ru_stime


def _results(scores: dict[tuple[str, Level], Score], seed: int) -> Results:
    results = Results(seed)
    rows: list[tuple[object, ...]] = []
    for (name, level), score in scores.items():
        if not score.pages:
            continue
        cer = 100 * score.errors / max(1, score.characters)
        fields = 100 * score.fields_found / max(1, score.fields)
        cpu, wall = score.cpu / score.pages, score.wall / score.pages
        rows.append((name, LEVELS[level], score.pages, cer, fields, cpu, wall))
        key = f"{name} {LEVELS[level]}"
        results.figures |= {f"{key} CER %": cer, f"{key} fields %": fields, f"{key} CPU s/page": cpu}
        if name == "this program":
            results.bar(f"{key} CER %", cer, CER_BARS[level], at_most=True)
            results.bar(f"{key} fields %", fields, FIELD_BARS[level])
            results.figures |= {f"{key} {mark}": float(count) for mark, count in score.marks.items()}
    print(table(("reader", "level", "pages", "CER %", "fields %", "CPU s/page", "wall s/page"), rows))
    results.figures["peak MB"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return results


if __name__ == "__main__":
    main()
