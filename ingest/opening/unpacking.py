"""The child process that unpacks one ZIP nobody trusts into the spool, and tells its parent of each file.

`python -m ingest.opening.unpacking`: the talk is that of `ingest.opening.child`.
"""

import os
import stat
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from ingest.opening.confinement import allow_cpu, first_line, limit, own_output
from ingest.opening.entry_names import Shelf, entry_name
from ingest.opening.events import (
    DoneEvent,
    EntryEvent,
    Event,
    RefusedEvent,
    Request,
    SpoolFailedEvent,
    encode,
    request_of,
)
from ingest.opening.limits import Limits
from ingest.opening.seal import seal
from ingest.orphans import end_with
from ingest.reasons import Situation

_CHUNK = 1 << 20
_BOMB = 1000  # times: scans hardly shrink, and no text shrinks to a thousandth
_SMALL = 64 << 20  # bytes that do no harm, however far they were compressed
_ENCRYPTED = 0x1


def unpack(path: Path, spool: Path, limits: Limits) -> Iterator[Event]:
    """Unpack the archive into `spool`, each file under its own name as far as a file system bears it."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > limits.entries or sum(e.file_size for e in entries) > limits.unpacked_bytes:
                yield RefusedEvent(Situation.FILE_TOO_LARGE)
                return
            yield from _entries(archive, entries, spool, limits)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError):
        yield RefusedEvent(Situation.DAMAGED)


def _entries(
    archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo], spool: Path, limits: Limits
) -> Iterator[Event]:
    shelf = Shelf()
    for entry in entries:
        allow_cpu(limits)
        name = entry_name(entry)
        target = shelf.place(name)
        try:
            situation = _unfit(entry) or _written(archive, entry, spool / target)
        except OSError as error:
            yield SpoolFailedEvent(error.strerror or "error")
            return
        yield EntryEvent(str(target) if situation is None else name, situation)


def _unfit(entry: zipfile.ZipInfo) -> Situation | None:
    """What keeps an entry outside without unpacking it."""
    kind = stat.S_IFMT(entry.external_attr >> 16)
    if kind not in (0, stat.S_IFREG):
        return Situation.NOT_A_FILE
    if entry.flag_bits & _ENCRYPTED:
        return Situation.PASSWORD
    if entry.file_size > _SMALL and entry.file_size > _BOMB * max(1, entry.compress_size):
        return Situation.FILE_TOO_LARGE
    return None


def _written(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, target: Path) -> Situation | None:
    """Write the entry, and no more of it than it declares. Raises OSError where the spool fails."""
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("xb") as file:
        try:
            with archive.open(entry) as content:
                left = entry.file_size
                while piece := content.read(min(_CHUNK, left + 1)):
                    left -= len(piece)
                    if left < 0:
                        raise zipfile.BadZipFile
                    file.write(piece)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError):
            target.unlink()
            return Situation.DAMAGED
    return None


def main() -> None:
    request = request_of(first_line())
    end_with(request.parent)
    limit(replace(request.limits, picture_bytes=request.limits.file_bytes))
    seal(Path(request.path), Path(request.spool))
    out = own_output()
    for event in _said(request):
        os.write(out, encode(event))


def _said(request: Request) -> Iterator[Event]:
    yield from unpack(Path(request.path), Path(request.spool), request.limits)
    yield DoneEvent()


if __name__ == "__main__":
    main()
