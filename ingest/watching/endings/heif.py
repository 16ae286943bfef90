"""HEIC: the boxes of the file add up to its size (ISO 14496-12, 4.2)."""

import struct

from ingest.watching.endings.content import Content, CutShort

_NEEDED = {b"ftyp", b"meta", b"mdat"}
_MOST_BOXES = 100_000  # of the file itself; a picture has some five
_TO_THE_END, _LONG = 0, 1


def claims(head: bytes) -> bool:
    return head[4:8] == b"ftyp"


def ends(content: Content) -> bool:
    """Box by box. What phones write behind the last box counts for nothing. Raises CutShort."""
    place = 0
    seen: set[bytes] = set()
    for _ in range(_MOST_BOXES):
        if place + 8 > content.size:
            break
        length, name = struct.unpack(">I4s", content.exactly(place, 8))
        if not _is_box(name):
            if not any(name):
                raise CutShort  # room without content
            break
        seen.add(name)
        if length == _LONG:
            (length,) = struct.unpack(">Q", content.exactly(place + 8, 8))
        elif length == _TO_THE_END:
            length = content.size - place
        if length < 8 or place + length > content.size:
            raise CutShort
        place += length
    return seen >= _NEEDED


def _is_box(name: bytes) -> bool:
    return all(0x20 <= letter < 0x7F or letter == 0xA9 for letter in name)
