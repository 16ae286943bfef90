"""ZIP and all that is zipped (OFD, DOCX): a directory that ends where its end record says (APPNOTE 4.3)."""

import struct

from ingest.watching.endings.content import Content

_SIGNATURES = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_END, _LOCATOR, _END_64 = b"PK\x05\x06", b"PK\x06\x07", b"PK\x06\x06"
_END_BYTES, _LOCATOR_BYTES = 22, 20
_COMMENT = 0xFFFF  # the longest comment
_IN_64 = 0xFFFFFFFF  # the number stands in the record of ZIP64


def claims(head: bytes) -> bool:
    return head.startswith(_SIGNATURES)


def ends(content: Content) -> bool:
    """The place must fit: a ZIP stored in another that breaks off has an end, but not at its own place."""
    tail = content.tail(_END_BYTES + _COMMENT)
    above = content.size - len(tail)
    at = tail.rfind(_END)
    while at >= 0:
        if at + _END_BYTES <= len(tail) and _fits(content, tail, at, above + at):
            return True
        at = tail.rfind(_END, 0, at + len(_END) - 1)
    return False


def _fits(content: Content, tail: bytes, at: int, place: int) -> bool:
    length, offset, comment = struct.unpack_from("<IIH", tail, at + 12)
    if place + _END_BYTES + comment > content.size:
        return False
    if _IN_64 in (length, offset):
        return _fits_64(content, place)
    return bool(offset + length == place)


def _fits_64(content: Content, place: int) -> bool:
    if place < _LOCATOR_BYTES:
        return False
    locator = content.exactly(place - _LOCATOR_BYTES, _LOCATOR_BYTES)
    if not locator.startswith(_LOCATOR):
        return False
    (at,) = struct.unpack_from("<Q", locator, 8)
    record = content.exactly(at, 56)
    length, offset = struct.unpack_from("<QQ", record, 40)
    return bool(record.startswith(_END_64) and offset + length == at)
