"""A sender's own list of files with their SHA-256, as `sha256sum` writes it."""

import os
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.naming import readable
from ingest.watching.drop import SeenFile, WaitCode, Waiting
from ingest.watching.names import is_ready, is_word
from ingest.watching.reading import digest_of, open_seen
from ingest.watching.reasons import waiting
from ingest.watching.tree import Tree

_LINE = re.compile(r"(\\?)([0-9a-fA-F]{64}) [ *](.+)")
_TAGGED = re.compile(r"SHA256 \((.+)\) = ([0-9a-fA-F]{64})")
_ESCAPES = {"\\\\": "\\", "\\n": "\n", "\\r": "\r"}
_MOST_BYTES = 4 << 20  # a line for each of 20,000 files


@dataclass(frozen=True, slots=True)
class Listed:
    """One line: a name relative to the list's folder, and the hash in lower case."""

    name: str
    sha256: str


def parse(text: str) -> Iterator[Listed]:
    """Lines `<hash>  <name>`, `<hash> *<name>` and `SHA256 (<name>) = <hash>`; others are remarks."""
    for line in re.split(r"\r?\n", text):
        if found := _LINE.fullmatch(line):
            name = re.sub(r"\\[\\nr]", lambda at: _ESCAPES[at[0]], found[3]) if found[1] else found[3]
            yield Listed(_relative(name, escaped=bool(found[1])), found[2].lower())
        elif found := _TAGGED.fullmatch(line):
            yield Listed(_relative(found[1]), found[2].lower())


def awaited(tree: Tree, known: dict[SeenFile, str]) -> Waiting | None:
    """What is still to come by the sender's lists: a file that is not there, or not the one that they name.

    A list of hashes in which no line can be read has not arrived itself. `known` keeps the hashes of files
    that stayed as they were from one look to the next. Raises OSError and Changed.
    """
    there = {_plain(file.name): file for file in tree.files}
    for manifest in tree.words:
        if is_ready(manifest.name):
            continue
        listed = tuple(parse(_text(manifest)))
        if not listed:
            return waiting(WaitCode.INCOMPLETE, manifest.name)
        for line in listed:
            file = there.get(_plain(line.name))
            if file is None:
                if is_word(line.name):
                    continue
                return waiting(WaitCode.INCOMPLETE, line.name)
            if _hash(file, known) != line.sha256:
                return waiting(WaitCode.DIFFERENT, file.name)
    return None


def _text(manifest: SeenFile) -> str:
    """UTF-8, UTF-16 as PowerShell writes it, or the GBK of old Chinese systems."""
    with open_seen(manifest) as descriptor:
        data = os.pread(descriptor, _MOST_BYTES, 0)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("gb18030", "replace")


def _hash(file: SeenFile, known: dict[SeenFile, str]) -> str:
    if file not in known:
        _, known[file] = digest_of(file)
    return known[file]


def _relative(name: str, escaped: bool = False) -> str:
    """Windows writes backslashes between folders, and `find` a `./` before the name."""
    plain = name if escaped else name.replace("\\", "/")
    return plain.removeprefix("./")


def _plain(name: str) -> str:
    """File systems and systems write the same letters in different forms."""
    return unicodedata.normalize("NFC", readable(name))
