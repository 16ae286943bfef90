"""The ZIP of an OFD: its parts by path, its XML as plain trees that ask nobody for anything."""

import zipfile
from pathlib import PurePosixPath

from lxml import etree

from ingest.opening.leaf import NotOpened
from ingest.reasons import Situation

Element = etree._Element

_PART_BYTES = 128 << 20  # of one part, unpacked


class Package:
    """Parts of an OFD. Paths are taken as files in the wild write them: with other case, or from the root."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        names = [entry.filename for entry in archive.infolist() if not entry.is_dir()]
        self._names = {_plain(name): name for name in names}

    def read(self, path: str) -> bytes | None:
        """A part's bytes; None where there is none, or it cannot be unpacked."""
        name = self._names.get(_plain(path))
        if name is None:
            return None
        info = self._archive.getinfo(name)
        if info.flag_bits & 0x1:
            raise NotOpened(Situation.PASSWORD)
        if info.file_size > _PART_BYTES:
            raise NotOpened(Situation.FILE_TOO_LARGE)
        try:
            return self._archive.read(name)
        except (zipfile.BadZipFile, EOFError, NotImplementedError, ValueError):
            return None

    def find(self, location: str, *bases: str) -> str | None:
        """The part that `location` means, tried from each of the folders `bases` and then from the root."""
        for base in (*bases, ""):
            path = location if location.startswith("/") else f"{base}/{location}"
            if _plain(path) in self._names:
                return path
        return None

    def tree(self, path: str | None) -> Element | None:
        """The root of an XML part, names without their namespaces; None where there is none to be had."""
        data = self.read(path) if path else None
        if data is None:
            return None
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, recover=True)
        root = etree.fromstring(data.strip(), parser)
        if root is None:
            return None
        for element in root.iter(etree.Element):
            element.tag = etree.QName(element).localname
        return root


def folder_of(path: str) -> str:
    """The folder a part lies in."""
    return str(PurePosixPath(path).parent)


def _plain(path: str) -> str:
    """One spelling for a path: from the root, without '.', '..' and case."""
    parts: list[str] = []
    for part in path.replace("\\", "/").split("/"):
        if part == "..":
            del parts[-1:]
        elif part not in ("", "."):
            parts.append(part.casefold())
    return "/".join(parts)
