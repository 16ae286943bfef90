"""A drop folder: one dossier, in any nesting and with any names."""

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from ingest.declaration import FILE
from ingest.naming import readable
from ingest.page import PageImage
from ingest.volume import Binding
from ingest.watching.names import is_left_out, is_word

NaturalKey = tuple[tuple[tuple[int, int, str], ...], ...]

_COPY = re.compile(r"copy-([1-9][0-9]?)")


@dataclass(frozen=True, slots=True)
class Place:
    """What the folders above a file declare. `name` is the declared folder, or the file itself."""

    name: str
    binding: Binding | None
    copy: int | None


def files(folder: Path) -> Iterator[tuple[Path, str]]:
    """Every file below `folder` with its name relative to it, numbers in their natural order.

    Links come too, for the opener to refuse by name; folders behind links are not entered. Left out are
    system and hidden files, and at the top the declaration, READY and lists of hashes. Folders that may not
    be read come as if they were files.
    """
    found = [path for path in _walk(folder) if path.parent != folder or not _is_said(path.name)]
    named = [
        (path, readable(path.relative_to(folder.parent if path == folder else folder).as_posix()))
        for path in found
    ]
    yield from sorted(named, key=lambda item: (natural_key(item[1]), item[1]))


def natural_key(name: str) -> NaturalKey:
    """A sort key by which page 2 comes before page 10, folder by folder."""
    return tuple(
        tuple(
            (0, int(piece), piece) if piece.isdecimal() else (1, 0, piece.casefold())
            for piece in _pieces(part)
        )
        for part in name.split("/")
    )


def place_of(source: str) -> Place:
    """What a file's folders declare (contract 1.1): `copy-1` and so on, and the names of bindings."""
    parts = source.split("/")
    copy = _COPY.fullmatch(parts[0].lower()) if len(parts) > 1 else None
    rest = parts[1:] if copy else parts
    binding = next((known for known in Binding if len(rest) > 1 and rest[0].lower() == known.value), None)
    name = source if binding is None else "/".join(parts[: 2 if copy else 1])
    return Place(name, binding, int(copy[1]) if copy else None)


def by_place(pages: Sequence[PageImage]) -> Iterator[tuple[Place, tuple[PageImage, ...]]]:
    """Pages of each volume: a declared folder is one, and every other file is one of its own."""
    for place, group in groupby(pages, key=lambda page: place_of(page.source)):
        yield place, tuple(group)


def _walk(top: Path) -> Iterator[Path]:
    """Folder after folder, not one within another: there may be more of them than Python's stack holds."""
    folders = [top]
    while folders:
        folder = folders.pop()
        try:
            entries = list(os.scandir(folder))
        except OSError:
            yield folder
            continue
        for entry in entries:
            if is_left_out(entry.name):
                continue
            if entry.is_dir(follow_symlinks=False):
                folders.append(Path(entry.path))
            else:
                yield Path(entry.path)


def _is_said(name: str) -> bool:
    return name == FILE or is_word(name)


def _pieces(text: str) -> list[str]:
    return [piece for piece in re.split(r"(\d+)", text) if piece]
