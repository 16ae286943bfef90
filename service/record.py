"""The record of a dossier: all that was read and sorted, so that rules can run again without reading."""

import gzip
from dataclasses import dataclass, replace
from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from extractors.copies.comparison import CopyComparison, ElectronicSet
from extractors.document import Document
from extractors.page_text import PageText
from ingest.arrival import Arrival
from ingest.page import PageImage
from ingest.volume import Volume
from service.judging import Sorted

NAME = "record.json.gz"
FORMAT = "dossier-record/1"

_NOWHERE = Path()
_LEVEL = 6  # of compression: a page takes 4 kB, and a second for a thousand of them


class RecordUnusable(ValueError):
    """The record is of another form than this program writes: the dossier must be read again."""


@dataclass(frozen=True, slots=True)
class _Record:
    form: str
    readers: tuple[str, str]
    arrival: Arrival
    volumes: tuple[Volume, ...]
    documents: tuple[Document, ...]
    texts: dict[str, PageText]
    copies: tuple[CopyComparison, ...]
    electronic: ElectronicSet | None = None


_ADAPTER = TypeAdapter(_Record)


def to_bytes(found: Sorted, readers: tuple[str, str]) -> bytes:
    """The dossier as compressed JSON; the same dossier gives the same bytes.

    `readers` are the names of the engine and of the second reader ("": there was none).
    Pictures stay out, and so do text layers, of which the readings tell what counts.
    """
    record = _Record(
        FORMAT,
        readers,
        replace(found.arrival, volumes=()),
        tuple(_without_pictures(volume) for volume in found.volumes),
        found.documents,
        dict(found.texts),
        found.copies,
        found.electronic,
    )
    return gzip.compress(_ADAPTER.dump_json(record), _LEVEL, mtime=0)


def from_bytes(data: bytes) -> tuple[Sorted, tuple[str, str]]:
    """The dossier of a record, without pictures, and the readers' names. Raises RecordUnusable."""
    try:
        record = _ADAPTER.validate_json(gzip.decompress(data))
    except (ValidationError, OSError, EOFError) as error:
        raise RecordUnusable("the record is of another form") from error
    if record.form != FORMAT:
        raise RecordUnusable(f"the record is of the form {record.form[:40]}, not {FORMAT}")
    arrival = replace(record.arrival, volumes=record.volumes)
    found = Sorted(
        arrival, record.volumes, record.documents, {}, record.texts, record.copies, record.electronic
    )
    return found, record.readers


def _without_pictures(volume: Volume) -> Volume:
    return replace(volume, pages=tuple(_bare(page) for page in volume.pages))


def _bare(page: PageImage) -> PageImage:
    return replace(page, file=_NOWHERE, layer=None)
