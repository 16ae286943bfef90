"""Which end a file must have, by its content and, where that says nothing yet, by its name."""

import struct
from collections.abc import Callable
from enum import StrEnum
from pathlib import PurePath

from ingest.watching.endings import heif, pdf, pictures, tiff, zip
from ingest.watching.endings.content import BLOCK, Content, CutShort

_HEAD = 4096
_KNOWN = frozenset(
    (
        *(".pdf", ".tif", ".tiff", ".jpg", ".jpeg", ".png", ".bmp", ".webp", ".heic", ".heif"),
        *(".ofd", ".docx", ".zip"),
    )
)


class Ending(StrEnum):
    """COMPLETE: the end is there. OPEN: it is not. ROOM: nor the content before. UNKNOWN: no such format."""

    COMPLETE = "complete"
    OPEN = "open"
    ROOM = "room"
    UNKNOWN = "unknown"


_FORMATS: tuple[tuple[Callable[[bytes], bool], Callable[[Content], bool]], ...] = (
    (pdf.claims, pdf.ends),
    (zip.claims, zip.ends),
    (tiff.claims, tiff.ends),
    (heif.claims, heif.ends),
    (lambda head: head.startswith(pictures.JPEG), pictures.jpeg_ends),
    (lambda head: head.startswith(pictures.PNG), pictures.png_ends),
    (lambda head: head.startswith(b"RIFF") and head[8:12] == b"WEBP", pictures.webp_ends),
    (lambda head: head.startswith(b"BM"), pictures.bmp_ends),
)


def ending(content: Content, name: str) -> Ending:
    """What the end of a file tells. Raises OSError.

    A file of another format that is called like one of ours is OPEN: its beginning may be still to come.
    """
    head = content.upto(0, _HEAD)
    found = next((ends for claims, ends in _FORMATS if claims(head)), None)
    if found is None:
        expected = PurePath(name).suffix.lower() in _KNOWN
        complete = None if content.size and not expected and any(head) else False
    else:
        complete = _holds(found, content)
    if complete is None:
        return Ending.UNKNOWN
    if complete:
        return Ending.COMPLETE
    tail = content.tail(BLOCK)
    return Ending.ROOM if tail and not any(tail) else Ending.OPEN


def _holds(ends: Callable[[Content], bool], content: Content) -> bool:
    try:
        return ends(content)
    except (CutShort, struct.error):
        return False
