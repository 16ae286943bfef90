"""Pages go to the readers while their file is still being opened; results wait for the dossier.

Pages of a second or further copy are held back: they are compared with the first (`service.copying`).
"""

from collections.abc import Container, Iterable, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from extractors.copies.page import Counterpart, CriticalPlace
from extractors.imaging.glance import Glance
from extractors.page_text import PageText
from extractors.reading.pool import PageFailed
from ingest.arrival import Refusal
from ingest.cover import CoverSheet
from ingest.page import PageImage
from ingest.sources.batch import sheet_of
from ingest.sources.folder import place_of
from ingest.volume import Binding
from service.copying import Readers as Comparers
from service.copying import refusal_of
from service.progress import Watcher


class Readers(Protocol):
    """Whatever reads pages in the background (`ReadingPool`, or a fake in tests)."""

    def submit(self, page: PageImage) -> "Future[PageText]": ...


class Cache(Protocol):
    """Readings of pictures that were read before."""

    def get(self, page: PageImage) -> PageText | None: ...

    def put(self, page: PageImage, text: PageText) -> None: ...


class Cached:
    """Readers that look into the cache first, keep what they read, and tell the watcher of each page once."""

    def __init__(
        self, readers: Comparers, cache: Cache, watcher: Watcher, known: Iterable[Path] = ()
    ) -> None:
        self._readers = readers
        self._cache = cache
        self._watcher = watcher
        self._told = set(known)

    def submit(self, page: PageImage) -> "Future[PageText]":
        known = self._cache.get(page)
        if known is not None:
            future: Future[PageText] = Future()
            future.set_result(known)
        else:
            future = self._readers.submit(page)
            future.add_done_callback(lambda done: self._keep(page, done))
        self._tell(future, [page])
        return future

    def glance(self, pages: Sequence[PageImage]) -> "Future[tuple[Glance, ...]]":
        return self._readers.glance(pages)

    def compare(
        self,
        page: PageImage,
        text: PageText,
        critical: Sequence[CriticalPlace],
        copies: Sequence[PageImage],
        at_most: Sequence[float] = (),
    ) -> "Future[tuple[Counterpart | None, ...]]":
        future = self._readers.compare(page, text, critical, copies, at_most)
        self._tell(future, copies)
        return future

    def finish(self, pages: Iterable[PageImage]) -> None:
        """Tell the watcher of pages that needed neither reading nor comparing."""
        for page in pages:
            if page.file not in self._told:
                self._told.add(page.file)
                self._watcher.done()

    def _keep(self, page: PageImage, done: "Future[PageText]") -> None:
        if done.exception() is None:
            self._cache.put(page, done.result())

    def _tell(self, future: "Future[Any]", pages: Sequence[PageImage]) -> None:
        fresh = [page.file for page in pages if page.file not in self._told]
        self._told.update(fresh)

        def tell(_done: "Future[Any]") -> None:
            for _ in fresh:
                self._watcher.done()

        future.add_done_callback(tell)


class FirstCopies:
    """Which copy of each binding comes first, over all inputs: it is read at once, the others held back.

    `only` holds back all dossiers but these, too (None: none).
    """

    def __init__(self, only: Container[str] | None = None) -> None:
        self._only = only
        self._first: dict[tuple[str, Binding], int | None] = {}
        self._own = ""
        self._cover: CoverSheet | None = None

    def begin(self, own: str) -> None:
        """A new input: pages under no cover sheet belong to `own`."""
        self._own, self._cover = own, None

    def holds_back(self, page: PageImage, sheet: CoverSheet | None) -> bool:
        """Whether a page in the order of the paper belongs to a second or further copy, or is not wanted."""
        if sheet is not None:
            self._cover = None if sheet.end else sheet
            return False
        cover, place = self._cover, place_of(page.source)
        name = cover.dossier if cover else self._own
        if self._only is not None and name not in self._only:
            return True
        if cover is not None:
            binding, copy = cover.binding, cover.copy
        elif place.binding is not None:
            binding, copy = place.binding, place.copy or 0
        else:
            return False
        return self._first.setdefault((name, binding), copy) != copy


@dataclass(slots=True)
class Gathered:
    """What opening and reading one input came to; `readings` goes by the picture's file in the spool.

    `held` are the files of pages that are still to be compared, `waiting` the pages that are being read.
    """

    pages: list[PageImage] = field(default_factory=list)
    refused: list[Refusal] = field(default_factory=list)
    readings: dict[Path, PageText] = field(default_factory=dict)
    held: set[Path] = field(default_factory=set)
    waiting: "list[tuple[PageImage, Future[PageText]]]" = field(default_factory=list)

    @property
    def done(self) -> list[Path]:
        return [page.file for page in self.pages if page.file not in self.held]

    def collect(self, cache: Cache) -> None:
        """Wait for the pages that are being read; one that fails is refused by name."""
        for page, future in self.waiting:
            _collect(page, future, self, cache)
        self.waiting.clear()


def gather(
    opened: Iterable[PageImage | Refusal],
    readers: Readers,
    cache: Cache,
    watcher: Watcher,
    copies: FirstCopies,
) -> Gathered:
    """Open everything and have every page read but sheets between volumes and further copies."""
    gathered = Gathered()
    for item in opened:
        if isinstance(item, Refusal):
            gathered.refused.append(item)
            continue
        gathered.pages.append(item)
        sheet = sheet_of(item)
        if copies.holds_back(item, sheet):
            gathered.held.add(item.file)
            continue
        known = None if sheet else cache.get(item)
        if known is not None:
            gathered.readings[item.file] = known
        elif not sheet:
            future = readers.submit(item)
            future.add_done_callback(lambda _: watcher.done())
            gathered.waiting.append((item, future))
            continue
        watcher.done()
    return gathered


def _collect(page: PageImage, future: "Future[PageText]", gathered: Gathered, cache: Cache) -> None:
    try:
        text = future.result()
    except PageFailed as failure:
        gathered.refused.append(refusal_of(page, failure))
        return
    gathered.readings[page.file] = text
    cache.put(page, text)
