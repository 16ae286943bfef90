"""Pages go to the readers while their file is still being opened; results wait for the dossier."""

from collections.abc import Iterable
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

from extractors.page_text import PageText
from extractors.reading.pool import Failure, PageFailed
from ingest.arrival import Refusal
from ingest.page import PageImage
from ingest.reasons import Situation, refuse
from ingest.sources.batch import sheet_of
from service.progress import Watcher


class Readers(Protocol):
    """Whatever reads pages in the background (`ReadingPool`, or a fake in tests)."""

    def submit(self, page: PageImage) -> "Future[PageText]": ...


class Cache(Protocol):
    """Readings of pictures that were read before."""

    def get(self, page: PageImage) -> PageText | None: ...

    def put(self, page: PageImage, text: PageText) -> None: ...


@dataclass(slots=True)
class Gathered:
    """What opening and reading one path came to; `readings` goes by the picture's file in the spool."""

    pages: list[PageImage] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    readings: dict[Path, PageText] = field(default_factory=dict)


def gather(
    opened: Iterable[PageImage | Refusal], readers: Readers, cache: Cache, watcher: Watcher
) -> Gathered:
    """Open everything, read every page but cover and end sheets; a page that fails is refused by name."""
    gathered = Gathered()
    waiting: list[tuple[PageImage, Future[PageText]]] = []
    for item in opened:
        if isinstance(item, Refusal):
            gathered.refused.append(item)
            continue
        gathered.pages.append(item)
        sheet = sheet_of(item)
        known = None if sheet else cache.get(item)
        if known is not None:
            gathered.readings[item.file] = known
        elif not sheet:
            future = readers.submit(item)
            future.add_done_callback(lambda _: watcher.done())
            waiting.append((item, future))
            continue
        watcher.done()
    for page, future in waiting:
        _collect(page, future, gathered, cache)
    return gathered


def _collect(page: PageImage, future: "Future[PageText]", gathered: Gathered, cache: Cache) -> None:
    try:
        text = future.result()
    except PageFailed as failure:
        situation = Situation.SLOW_READING if failure.code is Failure.TIMEOUT else Situation.FAILED_READING
        gathered.refused.append(refuse(situation, page.source, page.index))
        return
    gathered.readings[page.file] = text
    cache.put(page, text)
