"""JPEG, PNG, WebP, BMP: the mark or the size by which each says that it is complete."""

import re
import struct

from ingest.watching.endings.content import BLOCK, Content, CutShort

JPEG, PNG = b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n"
_EOI = b"\xff\xd9"
_TAIL = 1 << 16
_MOST_BYTES = 1 << 26  # a picture is looked through up to here
_MOST_PARTS = 200_000  # segments or chunks; more are made to keep us busy
_MARKER = re.compile(rb"\xff([^\x00\xff\xd0-\xd7])", re.DOTALL)  # FF00 is data, FFD0 to D7 restart
_BARE = (0x01, 0xD8)  # markers without a length: TEM, SOI
_END, _SCAN = 0xD9, 0xDA
_IEND = b"\0\0\0\0IEND\xaeB`\x82"
_BLACK_OR_WHITE = 1  # bit a point: zeros may be either
_BMP_HEADER = 36  # bytes behind the signature
_LAST = 16  # bytes of packed data that are never all zero


def jpeg_ends(content: Content) -> bool:
    """The end mark of the picture itself (T.81 B.1): previews have their own, and cameras add to the end."""
    if content.tail(_TAIL).rstrip(b"\0\r\n ").endswith(_EOI):
        return True
    data = content.upto(0, _MOST_BYTES)
    place = 2
    for _ in range(_MOST_PARTS):
        found = _MARKER.search(data, place)
        if found is None:
            return False
        marker, place = found[1][0], found.end()
        if marker == _END:
            return True
        if marker not in _BARE:
            # in a scan the next marker is looked for; elsewhere it follows what has this length
            length = struct.unpack_from(">H", data, place)[0] if place + 2 <= len(data) else len(data)
            place += length
    return False


def png_ends(content: Content) -> bool:
    """Chunk by chunk to the last (PNG 11.2.5). Raises CutShort."""
    if content.tail(len(_IEND)) == _IEND:
        return True
    place = len(PNG)
    for _ in range(_MOST_PARTS):
        length, name = struct.unpack_from(">I4s", content.exactly(place, 12))
        if name == b"IEND":
            return True
        if not name.isalpha():
            raise CutShort
        place += 12 + length
    return False


def webp_ends(content: Content) -> bool:
    """RIFF says how many bytes follow its first eight. Raises CutShort."""
    (length,) = struct.unpack("<I", content.exactly(4, 4))
    return any(content.exactly(8 + length - _LAST, _LAST))


def bmp_ends(content: Content) -> bool:
    """The size in the header, or, as some writers leave it wrong, that of the rows."""
    size, _, start, _, width, height, _, bits, packing, length = struct.unpack(
        "<IIIIiiHHII", content.exactly(2, _BMP_HEADER)
    )
    rows = length if packing else (abs(width) * bits + 31) // 32 * 4 * abs(height)
    end = size if 0 < size <= content.size else start + rows
    if end > content.size:
        return False
    return bits == _BLACK_OR_WHITE or any(content.upto(max(0, end - BLOCK), min(end, BLOCK)))
