"""PDF: `%%EOF` near the end, or a `startxref` that leads to a table (ISO 32000-1, 7.5.5 and annex F)."""

import re

from ingest.watching.endings.content import Content

_HEAD = 1024  # readers look for the header here
_TAIL = 4096  # and for the end in the last 1024; some writers pad their files further
_LENGTH = re.compile(rb"/Linearized\b[^>]{0,400}?/L\s+(\d{1,15})\b")
_START = re.compile(rb"startxref\s+(\d{1,15})\s")
_LATER = re.compile(rb"\A[\s\0]*\d|\bobj\b|\bxref\b|\btrailer\b")  # what a later version begins with or has
_TABLE = re.compile(rb"\s*(?:xref\b|\d+\s+\d+\s+obj\b)")


def claims(head: bytes) -> bool:
    return b"%PDF-" in head[:_HEAD]


def ends(content: Content) -> bool:
    """An older end with objects of a later version behind it does not count: another end is to come."""
    said = _LENGTH.search(content.upto(0, _HEAD))
    if said and int(said[1]) > content.size:
        return False
    tail = content.tail(_TAIL)
    _, mark, rest = tail.rpartition(b"%%EOF")
    if mark:
        return len(rest) <= _HEAD and _LATER.search(rest) is None
    starts = _START.findall(tail)
    return bool(starts) and _TABLE.match(content.upto(int(starts[-1]), 32)) is not None
