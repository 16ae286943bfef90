"""What a worker process does: it loads its engine once, then does one job after the other."""

import os
import re
import resource
import signal
from collections.abc import Iterator
from contextlib import contextmanager

from extractors.copies.page import Counterpart, CriticalPlace, compare_page
from extractors.document import Reading
from extractors.imaging.glance import Glance, glance
from extractors.imaging.picture import one_thread
from extractors.page_text import PageText
from extractors.reading.engine import Engine, EngineMissing, load_engine
from extractors.reading.page import read_page
from extractors.reading.second_reader import reread_page
from ingest.orphans import end_with
from ingest.page import Box, PageImage

OUT_OF_MEMORY = 77  # exit code of a worker that needed more than it may have
_NO_MEMORY = re.compile(
    r"bad.?alloc|out of memory|(?:insufficient|failed to allocate|not enough) memory", re.I
)
_engine: Engine | None = None  # of this worker process


def begin(engine_name: str, parent: int, memory: int) -> None:
    """First in a worker: die with the parent, leave Ctrl-C to it, keep within the memory, load the engine."""
    end_with(parent)
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_AS, (memory, memory))
    one_thread()
    global _engine
    _engine = load_engine(engine_name)


def _loaded() -> Engine:
    if _engine is None:
        raise EngineMissing("The worker has no engine.")
    return _engine


@contextmanager
def _enough_memory() -> Iterator[None]:
    """Out of memory, the whole process ends: what libraries left behind cannot be freed."""
    try:
        yield
    except Exception as error:
        if isinstance(error, MemoryError) or _NO_MEMORY.search(str(error)):
            os._exit(OUT_OF_MEMORY)
        raise


def read(page: PageImage) -> PageText:
    with _enough_memory():
        return read_page(page, _loaded())


def reread(page: PageImage, rotation: int, boxes: tuple[Box, ...]) -> tuple[Reading, ...]:
    with _enough_memory():
        return reread_page(page, rotation, boxes, _loaded())


def look_at(pages: tuple[PageImage, ...]) -> tuple[Glance, ...]:
    with _enough_memory():
        return tuple(glance(page.file, page.dpi) for page in pages)


def compare(
    page: PageImage,
    text: PageText,
    critical: tuple[CriticalPlace, ...],
    copies: tuple[PageImage, ...],
    at_most: tuple[float, ...] = (),
) -> tuple[Counterpart | None, ...]:
    with _enough_memory():
        return compare_page(page, text, critical, copies, _loaded(), at_most)


def identity() -> tuple[str, str]:
    engine = _loaded()
    return engine.name, engine.version
