"""The first look at a file: enough to tell its format, and no parsing of what it holds."""

import struct
from pathlib import Path

HEAD = 4096  # bytes of a file that formats look at
_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_TAIL = 1 << 18  # bytes at the end of a ZIP, where the names of its entries stand
_END, _ENTRY = b"PK\x05\x06", b"PK\x01\x02"
_END_BYTES, _ENTRY_BYTES = 22, 46


def sniff(path: Path) -> bytes:
    """The first 4 KiB of a file; of a ZIP also the names of its entries, each between two zero bytes.

    What kind of document a ZIP is, the names tell, and not the order in which they were written. Names are
    those that stand in the last 256 KiB. Raises OSError.
    """
    with path.open("rb") as file:
        head = file.read(HEAD)
        if not head.startswith(_ZIP):
            return head
        size = file.seek(0, 2)
        file.seek(max(0, size - _TAIL))
        return head + b"\0\0" + b"\0\0".join(_names(file.read(_TAIL))) + b"\0"


def _names(tail: bytes) -> list[bytes]:
    """Names in the directory of a ZIP (APPNOTE 4.3.12, 4.3.16), as far as it lies in `tail`."""
    end = tail.rfind(_END)
    if end < 0 or end + _END_BYTES > len(tail):
        return []
    (length,) = struct.unpack_from("<I", tail, end + 12)
    at = max(0, end - length)
    names = []
    while tail[at : at + 4] == _ENTRY and at + _ENTRY_BYTES <= end:
        name, extra, comment = struct.unpack_from("<HHH", tail, at + 28)
        names.append(tail[at + _ENTRY_BYTES : at + _ENTRY_BYTES + name])
        at += _ENTRY_BYTES + name + extra + comment
    return names
