"""Names in ZIP files: which script they are in, and what becomes of them on a disk."""

import hashlib
import zipfile
from pathlib import PurePosixPath

_UTF8 = 0x800  # flag: the name is UTF-8 (APPNOTE 6.3.3, appendix D)
_LONGEST = 255  # bytes of a name on Linux file systems
_DEEPEST = 32  # folders


def entry_name(entry: zipfile.ZipInfo) -> str:
    """The entry's name as its maker saw it, with '/' between folders.

    Without the flag for UTF-8 the standard says code page 437, but Chinese systems write GBK, and some
    programs write UTF-8 and forget the flag.
    """
    name = entry.orig_filename
    if not entry.flag_bits & _UTF8:
        raw = name.encode("cp437", "replace")
        for encoding in ("utf-8", "gb18030"):
            try:
                name = raw.decode(encoding)
            except UnicodeDecodeError:
                continue
            break
    return name.replace("\\", "/").replace("\0", "")


class Shelf:
    """Places for the entries of one archive: below the folder it is unpacked to, and never twice the same."""

    def __init__(self) -> None:
        self._files: set[PurePosixPath] = set()
        self._folders: set[PurePosixPath] = set()

    def place(self, name: str) -> PurePosixPath:
        """Where the entry `name` goes.

        >>> shelf = Shelf()
        >>> shelf.place("../../etc/passwd"), shelf.place("C:/a//b.pdf"), shelf.place("C:/a/b.pdf")
        (PurePosixPath('etc/passwd'), PurePosixPath('C:/a/b.pdf'), PurePosixPath('C:/a/b (2).pdf'))
        """
        parts = [_short(part) for part in name.split("/") if part.strip() not in ("", ".", "..")] or ["_"]
        wanted = PurePosixPath(*parts[-_DEEPEST:])
        if any(folder in self._files for folder in wanted.parents):
            wanted = PurePosixPath(_short("_".join(wanted.parts)))  # a file is called like its folder
        path, number = wanted, 1
        while path in self._files or path in self._folders:
            number += 1
            path = wanted.with_name(_numbered(wanted.name, number))
        self._files.add(path)
        self._folders.update(path.parents)
        return path


def _numbered(name: str, number: int) -> str:
    stem, dot, suffix = name.rpartition(".")
    return _short(f"{stem} ({number}).{suffix}" if dot else f"{name} ({number})")


def _short(name: str) -> str:
    """The name, its middle replaced by a hash where no file system takes it whole."""
    data = name.encode("utf-8", "replace")
    if len(data) <= _LONGEST:
        return data.decode()
    mark = f"~{hashlib.sha256(data).hexdigest()[:12]}"
    suffix = PurePosixPath(name).suffix[:12]
    room = _LONGEST - len(mark) - len(suffix.encode())
    return data[:room].decode("utf-8", "ignore") + mark + suffix
