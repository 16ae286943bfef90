"""Revisions: everything about a dossier at one time, whole or not there at all."""

import mimetypes
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path, PurePath

from ingest.wording import Bilingual
from storage.manifest import MANIFEST, Entry, Manifest, digest_of, read_back, read_manifest
from storage.object_store import ObjectMissing, ObjectStore, StoreError, checked_key

_DOSSIERS = "dossiers"


class RevisionTaken(StoreError):
    """A whole revision of that number is kept already, and it holds something else."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Something to keep: `name` below the revision, and bytes or the file that holds them.

    `source` is the name under which an original came in. It goes into the manifest only. `personal`: of a
    volume of personal information, sealed under a key of its own where objects are sealed.
    """

    name: str
    content: bytes | Path
    source: str = ""
    personal: bool = False


@dataclass(frozen=True, slots=True)
class Revision:
    """A revision that is kept whole; `prefix` is the beginning of its objects' keys, with the last '/'."""

    dossier: str
    number: int
    manifest: Manifest

    @property
    def prefix(self) -> str:
        return _prefix(self.dossier, self.number)


def original(file: Path, source: str) -> Kept:
    """An untouched file that came in as `source`, named by its content so that the key tells of no person."""
    return Kept(f"originals/{digest_of(file)[1][:32]}{PurePath(source).suffix.lower()}", file, source)


def next_revision(store: ObjectStore, dossier: str) -> int:
    """The number after the last whole revision, from 1; what a killed run left behind does not count."""
    return max(_whole(store, dossier), default=0) + 1


def save_revision(store: ObjectStore, dossier: str, number: int, files: Iterable[Kept]) -> Revision:
    """Keep the files as revision `number`, each read back, and the manifest last: until then nothing counts.

    Doing it again with the same files changes nothing; a killed run is simply done again. Only one process at
    a time may save a revision of a dossier. Raises RevisionTaken, ObjectAltered, StoreError, ValueError for
    two different files of one name, OSError where a file cannot be read.
    """
    store.check()
    kept: dict[str, Kept] = {}
    entries: dict[str, Entry] = {}
    for file in files:
        entry = _entry(file)
        entries[entry.name] = _merged(entries.get(entry.name, entry), entry)
        kept[entry.name] = file
    ordered = tuple(entries[name] for name in sorted(entries))
    revision = Revision(dossier, number, Manifest(dossier=dossier, revision=number, objects=ordered))
    if _is_kept(store, revision):
        return revision
    _clear(store, revision)
    for entry in ordered:
        file = kept[entry.name]
        store.put(revision.prefix + entry.name, file.content, entry.content_type, personal=file.personal)
        read_back(store, revision.prefix + entry.name, entry)
    store.put(revision.prefix + MANIFEST, revision.manifest.to_bytes(), "application/json")
    if read_manifest(store, revision.prefix + MANIFEST) != revision.manifest:
        raise RevisionTaken(_taken(revision))
    return revision


def load_revision(store: ObjectStore, dossier: str, number: int | None = None) -> Revision:
    """A whole revision, the last one unless `number` is given. Raises ObjectMissing where there is none."""
    if number is None:
        number = max(_whole(store, dossier), default=1)
    return Revision(dossier, number, read_manifest(store, _prefix(dossier, number) + MANIFEST))


def kept_dossiers(store: ObjectStore) -> tuple[str, ...]:
    """Ids of all dossiers with a whole revision, sorted. Raises StoreError."""
    found = set()
    for item in store.list(f"{_DOSSIERS}/"):
        dossier, _, rest = item.key.removeprefix(f"{_DOSSIERS}/").partition("/")
        number, _, name = rest.partition("/")
        if name == MANIFEST and number.isdecimal():
            found.add(dossier)
    return tuple(sorted(found))


def _home(dossier: str) -> str:
    if "/" in dossier:
        raise ValueError(f"not the name of a dossier: {dossier!r}")
    return checked_key(f"{_DOSSIERS}/{dossier}") + "/"


def _prefix(dossier: str, number: int) -> str:
    if number < 1:
        raise ValueError(f"revisions count from 1, not {number}")
    return f"{_home(dossier)}{number}/"


def _whole(store: ObjectStore, dossier: str) -> Iterator[int]:
    """Numbers of the revisions with a manifest."""
    start = _home(dossier)
    for item in store.list(start):
        number, _, name = item.key.removeprefix(start).partition("/")
        if name == MANIFEST and number.isdecimal():
            yield int(number)


def _entry(file: Kept) -> Entry:
    size, sha256 = digest_of(file.content)
    content_type = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    sources = (file.source,) if file.source else ()
    if checked_key(file.name) == MANIFEST:
        raise ValueError("the manifest is written by the store")
    return Entry(name=file.name, size=size, sha256=sha256, content_type=content_type, sources=sources)


def _merged(first: Entry, other: Entry) -> Entry:
    """One object for the same content under the same name, with every name it came in by."""
    if first.sha256 != other.sha256:
        raise ValueError(f"two different files are called {first.name}")
    return first.model_copy(update={"sources": tuple(dict.fromkeys(first.sources + other.sources))})


def _is_kept(store: ObjectStore, revision: Revision) -> bool:
    try:
        kept = read_manifest(store, revision.prefix + MANIFEST)
    except ObjectMissing:
        return False
    if kept != revision.manifest:
        raise RevisionTaken(_taken(revision))
    return True


def _clear(store: ObjectStore, revision: Revision) -> None:
    """Take away what a killed run left that this revision does not have."""
    names = {revision.prefix + entry.name for entry in revision.manifest.objects}
    for item in [i for i in store.list(revision.prefix) if i.key not in names]:
        store.delete(item.key)


def _taken(revision: Revision) -> Bilingual:
    return Bilingual(
        f"revision {revision.number} of {revision.dossier} is kept already and differs",
        f"{revision.dossier} 的第 {revision.number} 版已存在，且内容不同",
    )
