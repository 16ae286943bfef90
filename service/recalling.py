"""What was kept of a dossier, got back: its record, its last report, and its originals as they came in."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from pydantic import ValidationError

from ingest.archives import unfold
from ingest.input import Input
from ingest.intake import open_input
from ingest.page import PageImage
from service import record
from service.judging import Sorted
from service.report.schema import Report
from storage.manifest import Entry
from storage.object_store import ObjectAltered, ObjectMissing, ObjectStore
from storage.revision import Revision, load_revision

_REPORT = "report.json"
_ORIGINALS = "originals/"


@dataclass(frozen=True, slots=True)
class Recalled:
    """The last revision of a dossier: what was sorted (without pictures), and the report of that time."""

    revision: Revision
    found: Sorted
    readers: tuple[str, str]
    report: Report


def recall(store: ObjectStore, dossier: str) -> Recalled:
    """The last whole revision. Raises ObjectMissing (no such dossier), RecordUnusable, StoreError."""
    revision = load_revision(store, dossier)
    names = {entry.name for entry in revision.manifest.objects}
    if record.NAME not in names:
        raise record.RecordUnusable("the revision was made before records were kept")
    found, readers = record.from_bytes(_object(store, revision, record.NAME))
    try:
        report = Report.model_validate_json(_object(store, revision, _REPORT))
    except ValidationError as error:
        raise record.RecordUnusable("the kept report is of another form") from error
    return Recalled(revision, found, readers, report)


def save_originals(store: ObjectStore, revision: Revision, folder: Path) -> tuple[tuple[Path, str], ...]:
    """Put the originals of a revision into `folder` as they came in: each file with the name it came by.

    Raises StoreError, OSError.
    """
    saved = []
    for entry, source in _originals(revision):
        target = folder / _inside(source)
        target.parent.mkdir(parents=True, exist_ok=True)
        _save(store, revision, entry, target)
        saved.append((target, source))
    return tuple(saved)


def pictures(recalled: Recalled, originals: Path, spool: Path) -> Mapping[str, PageImage]:
    """The pages with their pictures, by id, opened anew from the originals; nothing is read again.

    A page whose original is not kept, or opens otherwise now, stays without a picture. Raises SpoolFailed.
    """
    given = unfold(Input.at(originals), spool).given
    opened = (item for item in open_input(given, spool) if isinstance(item, PageImage))
    files = {_identity(page): page.file for page in opened}
    pages = (page for volume in recalled.found.volumes for page in volume.pages)
    return {page.id: replace(page, file=files[_identity(page)]) for page in pages if _identity(page) in files}


def _originals(revision: Revision) -> Iterator[tuple[Entry, str]]:
    """The originals of a revision, each under every name by which it came in."""
    for entry in revision.manifest.objects:
        if entry.name.startswith(_ORIGINALS):
            yield from ((entry, source) for source in entry.sources)


def _identity(page: PageImage) -> tuple[str, int, int, int]:
    return page.source, page.index, page.width, page.height


def _inside(source: str) -> PurePosixPath:
    """The name by which an original came in, as a path that cannot leave the folder it is put in."""
    parts = [part for part in PurePosixPath(source.replace("\0", "")).parts if part not in ("/", "..", ".")]
    return PurePosixPath(*parts)


def _object(store: ObjectStore, revision: Revision, name: str) -> bytes:
    """An object of the revision, as its manifest says. Raises ObjectAltered, ObjectMissing, StoreError."""
    key = revision.prefix + name
    entry = next((entry for entry in revision.manifest.objects if entry.name == name), None)
    if entry is None:
        raise ObjectMissing(key)
    data = store.get(key)
    if hashlib.sha256(data).hexdigest() != entry.sha256:
        raise ObjectAltered(key)
    return data


def _save(store: ObjectStore, revision: Revision, entry: Entry, target: Path) -> None:
    key = revision.prefix + entry.name
    total = hashlib.sha256()
    with target.open("wb") as file:
        for piece in store.chunks(key):
            total.update(piece)
            file.write(piece)
    if total.hexdigest() != entry.sha256:
        raise ObjectAltered(key)
