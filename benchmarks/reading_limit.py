"""What reading costs beside the bare recogniser, and the memory of a worker on each runtime."""

import resource
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from unittest.mock import patch

from benchmarks.harness import table
from benchmarks.peers import dossier
from benchmarks.reading_bench import Bench
from benchmarks.reading_pages import NAMES, Sheet
from extractors.imaging.picture import one_thread
from extractors.imaging.tensor import Tensor
from extractors.reading.engine import load_engine
from extractors.reading.engines import rapidocr
from extractors.reading.networks import Network, open_network
from extractors.reading.page import read_page

_EACH = 3  # one page in so many
_BAR = 1.35
_PARTS = {"rec": "recogniser", "det": "detector", "cls": "direction"}
_RUNTIMES = {"": 0.0, "+openvino": 1.2 * 1024, "+onnxruntime": 0.7 * 1024}  # MB a worker
_PAGES = 8  # for the memory


@dataclass(slots=True)
class _Timed:
    """A network, and the CPU seconds of its calls, added to `spent` under `part`."""

    network: Network
    spent: dict[str, float]
    part: str

    def __call__(self, values: Tensor) -> Tensor:
        start = time.process_time()
        result = self.network(values)
        self.spent[self.part] += time.process_time() - start
        return result

    def characters(self) -> list[str]:
        return self.network.characters()


def limit(bench: Bench) -> None:
    """CPU of reading over that of the recogniser's calls alone, on every third page of each level."""
    rows: list[tuple[object, ...]] = []
    total: dict[str, float] = {}
    for level, sheets in bench.pages.items():
        chosen = sheets[:: 1 if bench.small else _EACH]
        spent = dict.fromkeys((*_PARTS.values(), "all"), 0.0)
        with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
            for costs in pool.map(_costs, [chosen[0::2], chosen[1::2]]):
                spent = {key: spent[key] + costs[key] for key in spent}
        total = {key: total.get(key, 0.0) + spent[key] for key in spent}
        rows.append((NAMES[level], len(chosen), *(spent[k] / len(chosen) for k in spent), _times(spent)))
    print(table(("level", "pages", *_PARTS.values(), "all", "times the recogniser"), rows), end="\n\n")
    bench.results.figures["detector's share of the CPU %"] = 100 * total["detector"] / total["all"]
    bench.results.bar("CPU, times that of the bare recogniser", _times(total), _BAR, at_most=True)


def memory_of_a_worker(bench: Bench) -> None:
    """The most memory one worker takes on each runtime, over pages of every level."""
    step = {level: max(1, len(sheets) // _PAGES) for level, sheets in bench.pages.items()}
    images = [s.image for level, sheets in bench.pages.items() for s in sheets[:: step[level]]]
    images = images[:1] if bench.small else images
    for runtime, bound in _RUNTIMES.items():
        peak = dossier.read(images, f"rapidocr{runtime}", 1).peak_mb
        name = f"MB a worker on {runtime[1:] or 'its default runtimes'}"
        if bound:
            bench.results.bar(name, peak, bound, at_most=True)
        else:
            bench.results.figures[name] = peak
            print(f"{name}: {peak:.0f}")


def _times(spent: dict[str, float]) -> float:
    return spent["all"] / spent["recogniser"]


def _costs(sheets: list[Sheet]) -> dict[str, float]:
    """In a process of its own: CPU seconds of the networks' calls and of reading as a whole."""
    one_thread()
    spent = dict.fromkeys(_PARTS.values(), 0.0)
    with patch.object(rapidocr, "open_network", partial(_timed, spent, open_network)):
        engine = load_engine("rapidocr")
    if sheets:
        read_page(sheets[0].image, engine)  # the first page also pays for what is loaded late
    spent.update(dict.fromkeys(spent, 0.0))
    start = _cpu()
    for sheet in sheets:
        read_page(sheet.image, engine)
    return {**spent, "all": _cpu() - start}


def _timed(
    spent: dict[str, float], opened: Callable[[Path, str], Network], model: Path, backend: str
) -> _Timed:
    part = next(name for key, name in _PARTS.items() if f"_{key}_" in model.name)
    return _Timed(opened(model, backend), spent, part)


def _cpu() -> float:
    """With that of Tesseract, a child."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(u.ru_utime + u.ru_stime for u in used)
