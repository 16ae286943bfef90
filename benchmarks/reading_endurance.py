"""What lasts: memory of a worker over 2,000 pages, and pages beside one that hangs the engine."""

import os
import random
from dataclasses import replace
from pathlib import Path

from benchmarks.harness import table
from benchmarks.processes import resident_mb, workers_of
from benchmarks.reading_bench import Bench
from extractors.reading.pool import Failure, PageFailed, ReadingPool
from ingest.page import PageImage
from samples.canvas import Page
from samples.degrade import Level, jpeg, take

_PAGES, _STEP, _SETTLED = 2000, 100, 200
_GROWTH = 5.0  # per cent
_DIFFERENT = 40
_LIMIT = 8.0  # seconds for a page, where one hangs
_TEXT = "劳动合同书甲方乙方北京市高新技术企业研究开发费用营业执照注册资本人民币壹佰万元整"


def memory(bench: Bench) -> None:
    """One worker reads small pages of ever other sizes, one in forty a whole page; grown since page 200."""
    pages, step = (60, 15) if bench.small else (_PAGES, _STEP)
    settled = 2 * step if bench.small else _SETTLED
    images = [_small_page(bench, number) for number in range(_DIFFERENT - 1)]
    images.insert(0, bench.pages[Level.SCAN][0].image)
    sizes: dict[int, float] = {}
    with ReadingPool("rapidocr", 1) as pool:
        for start in range(0, pages, step):
            futures = [pool.submit(images[(start + n) % _DIFFERENT]) for n in range(step)]
            for future in futures:
                future.result()
            sizes[start + step] = max(map(resident_mb, workers_of(os.getpid())))
    print(table(("pages read", "MB"), list(sizes.items())), end="\n\n")
    after = [size for number, size in sizes.items() if number >= settled]
    name = f"memory of a worker, growth over {pages} pages %"
    bench.results.bar(name, 100 * (max(after) / after[0] - 1), _GROWTH, at_most=True)


def _small_page(bench: Bench, number: int) -> PageImage:
    chance = random.Random(f"{bench.seed}-small-{number}")
    page = Page(chance.uniform(60, 100), chance.uniform(40, 60))
    for line in range(chance.randint(2, 4)):
        text = "".join(chance.choices(_TEXT, k=chance.randint(4, 16)))
        page.text(5, 6 + 9 * line, text, chance.choice((9, 10.5, 12)))
    return _laid(page, bench.folder / f"small-{number}.jpg")


def _laid(page: Page, file: Path) -> PageImage:
    scan = take(page, Level.FLATBED, 1)
    file.write_bytes(jpeg(scan))
    height, width = scan.picture.shape[:2]
    return PageImage(file.name, 0, file, width, height, scan.truth.dpi, "")


def hanging(bench: Bench) -> None:
    """Nine pages and one that hangs the engine for an hour: it ends at its limit, the nine are read."""
    pages = Page(60, 90), Page(90, 60)
    for page in pages:
        page.text(10, 20, _TEXT[:5], 18)  # a blank page would never reach the engine
    upright, wide = (_laid(page, bench.folder / f"hang-{n}.jpg") for n, page in enumerate(pages))
    images = [replace(wide if n == 4 else upright, index=n) for n in range(10)]
    with ReadingPool("recorded+hang-wide", 2, _LIMIT) as pool:
        errors = [future.exception() for future in [pool.submit(image) for image in images]]
    failed = [n for n, error in enumerate(errors) if error is not None]
    codes = [error.code for error in errors if isinstance(error, PageFailed)]
    right = failed == [4] and codes == [Failure.TIMEOUT]
    bench.results.bar("a page that hangs ends at its limit, the others are read", float(right), 1.0)
