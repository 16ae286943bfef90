"""TIFF and BigTIFF: every directory, and the strips and tiles it names, lie within the file (TIFF 6.0)."""

import struct
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.watching.endings.content import BLOCK, Content, CutShort

_MOST_PAGES = 10_000  # what lies behind is left to whoever opens the file, within limits
_MOST_ENTRIES = 1_000  # of a directory, which has at least one
_MOST_VALUES = 200_000  # strips of a page; a picture has 65,535 rows at most in most programs
_COMPRESSION = 259
_UNPACKED = 1
_TABLES = 347  # of a JPEG in pieces, often the last thing written
_PHOTOMETRIC = 262
_ZERO_IS_WHITE = 0
_PIECES = {273: 279, 324: 325, 513: 514}  # offsets of strips, tiles, JPEG data, and the tag of their lengths
_TYPES = {3: "H", 4: "I", 13: "I", 16: "Q", 18: "Q"}  # SHORT, LONG, IFD, LONG8, IFD8
_BYTES = {
    1: 1,
    2: 1,
    3: 2,
    4: 4,
    5: 8,
    6: 1,
    7: 1,
    8: 2,
    9: 4,
    10: 8,
    11: 4,
    12: 8,
    13: 4,
    16: 8,
    17: 8,
    18: 8,
}
_LAST = 16  # bytes of packed data that are never all zero


class _Enough(Exception):
    """So much was looked through that the file is made to keep us busy."""


@dataclass(slots=True)
class _Form:
    """How numbers are written: order of bytes, sizes of TIFF or BigTIFF. `left` numbers may be read."""

    order: str
    big: bool
    left: int = 2_000_000

    def spend(self, count: int) -> None:
        self.left -= count
        if self.left < 0:
            raise _Enough

    def number(self, data: bytes, at: int = 0) -> int:
        return int(struct.unpack_from(self.order + ("Q" if self.big else "I"), data, at)[0])

    @property
    def width(self) -> int:
        return 8 if self.big else 4


def claims(head: bytes) -> bool:
    return head.startswith((b"II*\0", b"MM\0*", b"II+\0", b"MM\0+"))


def ends(content: Content) -> bool:
    """Raises CutShort where something lies behind the end."""
    head = content.exactly(0, 4)
    form = _Form("<" if head.startswith(b"I") else ">", b"+" in head)
    place = form.number(content.exactly(8 if form.big else 4, form.width))
    seen: set[int] = set()
    try:
        while place and place not in seen and len(seen) < _MOST_PAGES:
            seen.add(place)
            place = _page(content, form, place)
    except _Enough:
        return True  # the end is left to whoever opens the file, within limits
    return bool(seen)


def _page(content: Content, form: _Form, place: int) -> int:
    """The place of the next directory, 0 for none, when all that this one names is there."""
    width = 8 if form.big else 2
    (count,) = struct.unpack(form.order + ("Q" if form.big else "H"), content.exactly(place, width))
    size = 20 if form.big else 12
    if not 0 < count <= _MOST_ENTRIES:
        raise CutShort
    form.spend(count)
    entries = content.exactly(place + width, count * size)
    tags = {
        tag: found
        for at in range(0, len(entries), size)
        for tag, found in (_entry(content, form, entries[at : at + size]),)
    }
    _check_pieces(content, tags)
    return form.number(content.exactly(place + width + count * size, form.width))


def _entry(content: Content, form: _Form, entry: bytes) -> tuple[int, tuple[int, ...]]:
    """A tag with its values where they are whole numbers. Values of other types only have to be there."""
    tag, kind = struct.unpack_from(form.order + "HH", entry)
    count = form.number(entry, 4)
    if not kind:
        raise CutShort  # room without content
    if kind not in _BYTES:
        return tag, ()
    length = count * _BYTES[kind]
    held = entry[4 + form.width :]
    place = None if length <= len(held) else form.number(held)
    if place is not None and place + length > content.size:
        raise CutShort
    if (
        tag == _TABLES
        and length < _MOST_VALUES
        and place is not None
        and not any(content.exactly(place, length)[-_LAST:])
    ):
        raise CutShort
    if kind not in _TYPES or count > _MOST_VALUES or tag not in _WANTED:
        return tag, ()
    form.spend(count)
    data = held if place is None else content.exactly(place, length)
    return tag, struct.unpack_from(f"{form.order}{count}{_TYPES[kind]}", data)


_WANTED = frozenset((_COMPRESSION, _PHOTOMETRIC, *_PIECES, *_PIECES.values()))


def _check_pieces(content: Content, tags: dict[int, tuple[int, ...]]) -> None:
    """Raises CutShort where a piece reaches behind the end, or where the last has room but no content."""
    named = list(_pieces(tags))
    if not named:
        return
    pieces = [piece for piece in named if any(piece)]  # sparse pictures leave pieces out
    if not pieces or not all(offset for offset, _ in pieces):
        raise CutShort
    last = max(offset + length for offset, length in pieces)
    if last > content.size:
        raise CutShort
    packed = tags.get(_COMPRESSION, (_UNPACKED,)) != (_UNPACKED,)
    white = tags.get(_PHOTOMETRIC) == (_ZERO_IS_WHITE,)
    looked = _LAST if packed else 0 if white else BLOCK
    if looked and not any(content.upto(max(0, last - looked), min(last, looked))):
        raise CutShort


def _pieces(tags: dict[int, tuple[int, ...]]) -> Iterator[tuple[int, int]]:
    for tag, lengths in _PIECES.items():
        offsets = tags.get(tag, ())
        sizes = tags.get(lengths, ())
        # old writers give wrong lengths, or none: then only the beginning has to be there
        yield from zip(offsets, sizes if len(sizes) == len(offsets) else (1,) * len(offsets), strict=True)
