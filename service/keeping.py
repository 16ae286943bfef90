"""Keeping what was made: originals and reports in the object store, readings in its cache.

A store that fails stops nothing: the reports are in the output folder already, `problem` says what to mend.
"""

import json
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

from extractors.page_text import PageText
from extractors.reading.record import from_json, reading_key, to_json
from ingest.arrival import Overlap, OverlapKind
from ingest.input import Input
from ingest.page import PageImage
from ingest.part import LONG_AGO
from ingest.volume import Binding
from service import record
from service.cataloguing import CatalogueAway, catalogue, file_revision
from service.inputs_kept import Given, get_again, to_keep
from service.judging import Sorted
from service.settings import Settings
from service.store import store_of
from storage.cache import ReadingCache
from storage.manifest import digest_of
from storage.object_store import ObjectMissing, ObjectStore, StoreError
from storage.revision import Kept, load_revision, next_revision, save_revision


class Keeper:
    """The object store as one run sees it. Nothing here raises StoreError."""

    def __init__(self, settings: Settings) -> None:
        self.problem = ""
        self._settings = settings
        self._store: ObjectStore | None = None
        self._open()

    def try_again(self) -> None:
        """Open a store that failed before anew, and forget the problem if it can be used."""
        if self.problem:
            self.problem = ""
            self._open()

    def _open(self) -> None:
        try:
            store = store_of(self._settings)
            store.check()
        except StoreError as error:
            self._fail(error)
        else:
            self._store = store

    def cache(self, identity: Callable[[], tuple[str, str]]) -> "Readings":
        """Readings made before by the engine whose name and version `identity` tells once it is asked."""
        return Readings(self, identity)

    def next_revision(self, dossier: str, folder: Path) -> int:
        """The number after the last kept revision; after the report in `folder` while the store is away."""
        try:
            if self._store:
                return next_revision(self._store, dossier)
        except StoreError as error:
            self._fail(error)
        try:
            report = json.loads((folder / "report.json").read_bytes())
            return int(report["revision"]) + 1
        except (OSError, ValueError, KeyError, TypeError):
            return 1

    def keep(
        self,
        dossier: str,
        revision: int,
        folder: Path,
        given: Sequence[Given],
        found: Sorted,
        readers: tuple[str, str],
    ) -> None:
        """Keep the written reports below `folder`, the untouched originals of what was given, and what was
        read of them, so that the rules can run again."""
        if self._store is None:
            return
        personal = _personal(found)
        files = [replace(kept, personal=personal(kept.source)) for kept in to_keep(given)]
        files.append(Kept(record.NAME, record.to_bytes(found, readers)))
        written = [(p, p.relative_to(folder).as_posix()) for p in sorted(folder.rglob("*")) if p.is_file()]
        files += [Kept(name, path, personal=personal(name)) for path, name in written]
        try:
            save_revision(self._store, dossier, revision, files)
            self._file(self._store, dossier)
        except StoreError as error:
            self._fail(error)

    def _file(self, store: ObjectStore, dossier: str) -> None:
        try:
            with catalogue(self._settings) as into:
                file_revision(store, dossier, into)
        except CatalogueAway as away:
            self.problem = (
                f"目录未更新：{away.message.zh}；恢复后请运行 dossier catalogue rebuild。"
                f"The catalogue was not updated: {away.message.en}; then run dossier catalogue rebuild."
            )

    def left_out(self, dossier: str, given: Sequence[Given]) -> tuple[Overlap, ...]:
        """The files of the last kept revision that were not given now, nor another of their name.

        Raises OSError.
        """
        try:
            revision = load_revision(self._store, dossier) if self._store else None
        except ObjectMissing:
            return ()
        except StoreError as error:
            self._fail(error)
            return ()
        if revision is None:
            return ()
        known = {digest_of(path)[1] for one in given for path, _ in one.files}
        names = {called for one in given for _, _, called in one.counting()}
        gone = (entry for entry in revision.manifest.objects if entry.sources and entry.sha256 not in known)
        left = sorted(name for entry in gone for name in entry.sources if name not in names)
        return tuple(Overlap(OverlapKind.LEFT, name, str(revision.number)) for name in left)

    def given_before(self, dossier: str, folder: Path) -> tuple[Input, ...]:
        """The inputs of the last kept revision, fetched below `folder`, as ones received long ago if nobody
        knows when. Raises OSError."""
        try:
            if self._store is None:
                return ()
            kept = get_again(self._store, load_revision(self._store, dossier), folder)
        except ObjectMissing:
            return ()
        except StoreError as error:
            self._fail(error)
            return ()
        return tuple(replace(one.given, received=one.given.received or LONG_AGO) for one in kept)

    def recall(self, key: str) -> bytes | None:
        try:
            return ReadingCache(self._store).get(key) if self._store else None
        except StoreError as error:
            self._fail(error)
            return None

    def remember(self, key: str, reading: bytes) -> None:
        try:
            if self._store:
                ReadingCache(self._store).put(key, reading)
        except StoreError as error:
            self._fail(error)

    def _fail(self, error: StoreError) -> None:
        self._store = None
        self.problem = f"存储不可用：{error.message.zh}。Nothing was stored: {error.message.en}."


class Readings:
    """The cache of one engine: a page's picture, read once, is not read again."""

    def __init__(self, keeper: Keeper, identity: Callable[[], tuple[str, str]]) -> None:
        self._keeper = keeper
        self._identity = cache(identity)

    def get(self, page: PageImage) -> PageText | None:
        known = self._keeper.recall(reading_key(page, *self._identity()))
        return from_json(known) if known is not None else None

    def put(self, page: PageImage, text: PageText) -> None:
        self._keeper.remember(reading_key(page, *self._identity()), to_json(text))


def _personal(found: Sorted) -> Callable[[str], bool]:
    """Whether a name below a revision is one of a volume of personal information, or of its pages."""
    inside, outside = set[str](), set[str]()
    pages = set[str]()
    for volume in found.volumes:
        personal = volume.binding is Binding.PERSONAL
        (inside if personal else outside).update(page.source for page in volume.pages)
        pages.update(page.id for page in volume.pages if personal)

    def is_personal(name: str) -> bool:
        folder, _, file = name.partition("/")
        if folder in ("pages", "crops"):
            return file.partition(".")[0].partition("-")[0] in pages
        return name in inside - outside or (folder == "volumes" and Binding.PERSONAL.value in file)

    return is_personal
