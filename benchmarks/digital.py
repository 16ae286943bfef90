"""Digital pages measured: how fast they are read, what they hold in memory, which layers are taken.

Speed is processor time from the file to the page's text in one process, the least of several runs: the
machine may be busy. Pages and their oddities are drawn anew from the seed.
"""

import random
import resource
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import pikepdf

from benchmarks.harness import Results, options, publish, table
from extractors.imaging.picture import one_thread
from extractors.page_text import LayerChoice
from extractors.reading.engine import Engine, load_engine
from extractors.reading.engines.recorded import Recorded
from extractors.reading.page import read_page
from ingest.formats import pdf as format_pdf
from ingest.opening.events import encode, layer_of
from ingest.opening.limits import Limits
from ingest.opening.source import open_source
from ingest.opening.spooling import spool
from ingest.page import PageImage
from samples.canvas import Page
from samples.case import make_case
from samples.degrade import Level, take
from samples.digital import digital_pdf
from samples.documents import makers
from samples.odd_digital import Odd, odd_pdf
from samples.picture_pdf import PicturePdf

FASTEST = 12.0  # pages a second and core
MEMORY = 300.0  # MB
FALSE_DISTRUST = 0.5  # % of honest pages
RUNS = 5
SENTENCES = (
    "本报告期内公司主营业务收入较上年同期增长百分之十二点五，主要系新材料板块产能释放所致。",
    "根据企业会计准则的规定，对存货按照成本与可变现净值孰低计量，并计提跌价准备。",
    "The Company recognises revenue when control of goods is transferred to its customers. ",
    "公司管理层认为，现有现金流足以覆盖未来十二个月的经营支出与研发投入。",
)


def main() -> None:
    arguments = options(__doc__ or "", seed=5151)
    one_thread()
    results = Results(arguments.seed)
    with TemporaryDirectory() as name:
        folder = Path(name)
        files = _files(arguments.seed, folder, 8 if arguments.small else 40)
        _memory(results, files, folder, (30,) if arguments.small else (300, 900))
        _speed(results, files, folder)
        _choices(results, arguments.seed, folder, small=arguments.small)
    publish(results, arguments.json)


def _drawn(seed: int) -> list[tuple[str, Page]]:
    case = make_case(seed)
    return [
        (kind, page)
        for kind, maker in makers().items()
        for page in maker.make(case, random.Random(seed)).pages
    ]


def _files(seed: int, folder: Path, pages: int) -> dict[str, Path]:
    from weasyprint import HTML

    rng = random.Random(seed)
    style = (
        "<style>@page{size:A4;margin:22mm} body{font:10.5pt/1.5 'Noto Serif CJK SC'} p{text-indent:2em}"
        "table{border-collapse:collapse;width:100%;font-size:8.5pt}"
        "td{border:.5pt solid;padding:2pt 4pt}</style>"
    )
    text = "".join(f"<p>{''.join(rng.choices(SENTENCES, k=5))}</p>" for _ in range(8 * pages))
    rows = "".join(
        "<tr><td>"
        + rng.choice(("货币资金", "应收账款", "存货", "固定资产净额", "长期股权投资"))
        + "".join(f"<td>{rng.randint(1000, 99999999) / 100:,.2f}" for _ in range(5))
        for _ in range(40 * max(2, pages // 4))
    )
    files = {name: folder / f"{name}.pdf" for name in ("dossier", "report", "tables")}
    files["dossier"].write_bytes(digital_pdf([page for _, page in _drawn(seed)]))
    HTML(string=style + text).write_pdf(files["report"])
    HTML(string=f"{style}<table>{rows}</table>").write_pdf(files["tables"])
    return files


def _memory(results: Results, files: dict[str, Path], folder: Path, counts: tuple[int, ...]) -> None:
    """Peak memory of the child that opens and of the process that reads, no engine loaded."""
    scans = folder / "scans.pdf"
    with PicturePdf(scans) as written:
        for number, (_, drawn) in enumerate(_drawn(results.seed)[:6]):
            written.add(take(drawn, Level.SCAN, number))
    for count in counts:
        mixed = _mixed([*files.values(), scans], folder / f"mixed-{count}.pdf", count)
        with ProcessPoolExecutor(1, get_context("spawn")) as fresh:  # drawing the pages took memory too
            pages, own, child = fresh.submit(_held, mixed, folder).result()
        if pages != count:
            raise RuntimeError(f"{pages} of {count} pages came out of {mixed.name}")
        results.figures |= {f"child MB, {count} pages": child, f"reader MB, {count} pages": own}
        results.bar(f"MB, {count} mixed pages", own + child, MEMORY, at_most=True)


def _held(file: Path, folder: Path) -> tuple[int, float, float]:
    """Pages of the file, and peak MB of the process that reads digital ones and of its child."""
    one_thread()
    pages = 0
    for page in open_source(file, file.name, folder):
        if isinstance(page, PageImage):
            pages += 1
            if page.layer is not None:
                read_page(page, Recorded(()))
            page.file.unlink()
    child = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    return pages, _peak(), child


def _peak() -> float:
    """Peak MB of this process. Its ru_maxrss would be that of the process which started it, if larger."""
    status = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in status if line.startswith("VmHWM:")) / 1024


def _mixed(sources: list[Path], file: Path, count: int) -> Path:
    with pikepdf.new() as mixed:
        opened = [pikepdf.open(source) for source in sources]
        for number in range(count):
            pages = opened[number % len(opened)].pages
            mixed.pages.append(pages[number // len(opened) % len(pages)])
        mixed.save(file)
        for source in opened:
            source.close()
    return file


@dataclass(slots=True)
class Cost:
    """Processor seconds of one page; the least seen."""

    opening: float = 1e9
    reading: float = 1e9


def _speed(results: Results, files: dict[str, Path], folder: Path) -> None:
    rows: list[tuple[object, ...]] = []
    for name, file in files.items():
        costs: dict[int, Cost] = {}
        for _ in range(RUNS):
            for index, (opening, page) in enumerate(islice(_pages(file, folder), 24)):
                cost = costs.setdefault(index, Cost())
                start = time.process_time()
                text = read_page(page, Recorded(()))
                cost.reading = min(cost.reading, time.process_time() - start)
                cost.opening = min(cost.opening, opening)
                if text.engine != "text-layer":
                    raise RuntimeError(f"page {index} of {name} was not read from its layer: {text.layer}")
        opening = sum(cost.opening for cost in costs.values()) / len(costs)
        reading = sum(cost.reading for cost in costs.values()) / len(costs)
        rows.append((name, len(costs), opening, reading, 1 / (opening + reading)))
        results.bar(f"pages/s a core, {name}", 1 / (opening + reading), FASTEST)
    print(table(("file", "pages", "opening s", "reading s", "pages/s"), rows))


def _pages(file: Path, folder: Path) -> Iterator[tuple[float, PageImage]]:
    """Each page with the processor seconds that its opening took, in this process."""
    with format_pdf.open_book(file, Limits()) as book:
        for index in range(book.count):
            start = time.process_time()
            event = spool(book.leaf(index), index, folder)
            encode(event)
            seconds = time.process_time() - start
            yield (
                seconds,
                PageImage(
                    file.name,
                    index,
                    folder / event.file,
                    event.width,
                    event.height,
                    event.dpi,
                    event.sha256,
                    layer_of(event.layer),
                ),
            )


def _choices(results: Results, seed: int, folder: Path, *, small: bool) -> None:
    engine = load_engine("rapidocr")
    honest = distrusted = lying = missed = 0
    for number, (label, odd, data) in enumerate(_cases(seed, small=small)):
        file = folder / f"case-{number}.pdf"
        file.write_bytes(data)
        taken = _choice(file, folder, engine) is LayerChoice.TRUSTED
        if odd is not None and odd.lies:
            lying, missed = lying + 1, missed + taken
        else:
            honest, distrusted = honest + 1, distrusted + (not taken)
        if taken == (odd is not None and odd.lies):
            print(f"wrong choice: {label}, {odd or 'plain'}: {'taken' if taken else 'not taken'}")
        file.unlink()
    results.figures |= {"honest layers": honest, "lying layers": lying}
    results.bar("honest layers not taken %", 100 * distrusted / honest, FALSE_DISTRUST, at_most=True)
    results.bar("lying layers taken %", 100 * missed / lying, 0, at_most=True)


def _cases(seed: int, *, small: bool) -> Iterator[tuple[str, Odd | None, bytes]]:
    drawn = _drawn(seed)[:: 6 if small else 1]
    for number, (kind, page) in enumerate(drawn):
        yield kind, None, digital_pdf([page])
        for odd in Odd:
            # a font of Latin letters is the same in both encodings
            if odd is Odd.WRONG_ENCODING and kind.startswith("overseas"):
                continue
            if (number + list(Odd).index(odd)) % (3 if small else 2) == 0:
                yield kind, odd, odd_pdf(odd, page, seed + number)


def _choice(file: Path, folder: Path, engine: Engine) -> LayerChoice:
    _, page = next(_pages(file, folder))
    if page.layer is None:
        return LayerChoice.NONE
    return read_page(page, engine).layer


if __name__ == "__main__":
    main()
