"""The names under which the files of a drop are kept: readable, the same on every system, each once."""

import hashlib
import unicodedata
from collections.abc import Iterable
from pathlib import PurePath

from ingest.naming import dossier_id, readable
from ingest.watching.drop import Drop, DropKind, SeenFile, Snapshot

_SEGMENT_BYTES = 255  # the limit of Linux file systems for one name


def fingerprint(snapshot: Snapshot) -> str:
    """What tells that a drop is still as it was seen: names, sizes and times, wherever it lies."""
    lines = sorted(f"{file.name}\0{file.size}\0{file.mtime_ns}" for file in snapshot.files)
    return hashlib.sha256("\0\0".join(lines).encode("utf-8", "surrogateescape")).hexdigest()


def kept_name(name: str) -> str:
    """A name as it is kept: no UTF-8 is read as GBK, the Unicode form is NFC, no part is too long."""
    plain = unicodedata.normalize("NFC", readable(name))
    return "/".join(_short(part) for part in plain.split("/"))


def kept_names(files: Iterable[SeenFile]) -> tuple[tuple[str, SeenFile], ...]:
    """Each file with the name it is kept under; where two names are the same but for their bytes, the second
    has a number, and none is lost."""
    named: dict[str, SeenFile] = {}
    for file in sorted(files, key=lambda file: file.name.encode("utf-8", "surrogateescape")):
        name = kept_name(file.name)
        pure, number = PurePath(name), 2
        while name in named:
            name = kept_name(str(pure.with_name(f"{pure.stem} ({number}){pure.suffix}")))
            number += 1
        named[name] = file
    return tuple(named.items())


def dossier_of(drop: Drop, declared: str | None) -> str | None:
    """The dossier that a drop says it is of: declared, or by its name. None for a batch: its covers say."""
    if drop.kind is DropKind.BATCH:
        return None
    name = readable(drop.name)
    return declared or dossier_id(PurePath(name).stem if drop.kind is DropKind.FILE else name)


def _short(part: str) -> str:
    """A part of a name that fits a file system; what is cut is told apart by a hash, the ending stays."""
    raw = part.encode()
    if len(raw) <= _SEGMENT_BYTES:
        return part
    ending = PurePath(part).suffix[:16]
    mark = f"~{hashlib.sha256(raw).hexdigest()[:8]}{ending}"
    return raw[: _SEGMENT_BYTES - len(mark.encode())].decode(errors="ignore") + mark
