"""What was kept of a dossier, got back: its record, its last report, and the pictures of its pages."""

import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import ValidationError

from ingest.archives import unfold
from ingest.intake import open_input
from ingest.page import PageImage
from service import record
from service.inputs_kept import Given
from service.judging import Sorted
from service.report.schema import Report
from storage.checked import read_object
from storage.object_store import ObjectStore
from storage.revision import Revision, load_revision

_REPORT = "report.json"


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
    found, readers = record.from_bytes(read_object(store, revision, record.NAME))
    try:
        report = Report.model_validate_json(read_object(store, revision, _REPORT))
    except ValidationError as error:
        raise record.RecordUnusable("the kept report is of another form") from error
    return Recalled(revision, found, readers, report)


def pictures(recalled: Recalled, inputs: Sequence[Given], spool: Path) -> Mapping[str, PageImage]:
    """The pages with their pictures, by id, opened anew from the originals; nothing is read again.

    A page whose original is not kept, or opens otherwise now, stays without a picture. Raises SpoolFailed.
    """
    files = {_identity(page): page.file for one in inputs for page in _opened(one, spool)}
    pages = (page for volume in recalled.found.volumes for page in volume.pages)
    return {page.id: replace(page, file=files[_identity(page)]) for page in pages if _identity(page) in files}


def _opened(one: Given, spool: Path) -> Iterator[PageImage]:
    """The pages of an input, called as in the dossier."""
    place = Path(tempfile.mkdtemp(prefix="input-", dir=spool))
    for item in open_input(unfold(one.given, place).given, place):
        if isinstance(item, PageImage):
            yield replace(item, source=one.names.get(item.source, item.source))


def _identity(page: PageImage) -> tuple[str, int, int, int]:
    return page.source, page.index, page.width, page.height
