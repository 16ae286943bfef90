"""TIFF of many pages in every compression that libtiff knows, also where the file breaks off."""

import os
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from PIL import Image, TiffImagePlugin

from ingest.opening.leaf import Book, Leaf, NotOpened
from ingest.opening.limits import Limits
from ingest.opening.modes import plain
from ingest.opening.resolution import plausible_dpi
from ingest.reasons import Situation

_LITTLE, _BIG = (b"II*\x00", b"II+\x00"), (b"MM\x00*", b"MM\x00+")
_LOSSY = ("jpeg", "tiff_jpeg", "webp")
_OFFSETS_AND_COUNTS = ((273, 279), (324, 325))  # tags of strips, and of tiles
_CENTIMETRE = 3


def claims(head: bytes) -> bool:
    return head.startswith(_LITTLE + _BIG)


@contextmanager
def open_book(path: Path, limits: Limits) -> Iterator[Book]:
    Image.MAX_IMAGE_PIXELS = None  # the limit is ours, in leaf()
    with path.open("rb") as file:
        count, whole = _walk(file, limits.pages)
        if not count:
            raise NotOpened(Situation.DAMAGED)
        with Image.open(file, formats=("TIFF",)) as picture:
            yield _Tiff(
                picture, os.fstat(file.fileno()).st_size, limits, count, None if whole else Situation.NO_END
            )


@dataclass(slots=True)
class _Tiff:
    picture: Image.Image
    size: int
    limits: Limits
    count: int
    remark: Situation | None

    def leaf(self, index: int) -> Leaf:
        try:
            self.picture.seek(index)
        except EOFError as error:
            raise NotOpened(Situation.CUT_SHORT, last=True) from error
        if self.picture.width * self.picture.height > self.limits.pixels:
            raise NotOpened(Situation.PAGE_TOO_LARGE)
        if self._reaches() > self.size:
            self.remark = Situation.NO_END  # even if libtiff makes something of what is left
        dpi = plausible_dpi(self._declared(), *self.picture.size)
        try:
            lossy = self.picture.info.get("compression") in _LOSSY
            return Leaf(dpi, picture=plain(self.picture.copy()), lossy=lossy)
        except MemoryError:
            raise
        except Exception as error:
            # Pillow has no error of its own for broken tags: anything from KeyError to OSError comes
            raise NotOpened(Situation.BAD_PAGE) from error

    def _reaches(self) -> int:
        """The furthest byte of the file that this page's data need."""
        tags: dict[int, object] = dict(getattr(self.picture, "tag_v2", {}))
        ends = [0]
        for offsets, counts in _OFFSETS_AND_COUNTS:
            for start, length in zip(_numbers(tags.get(offsets)), _numbers(tags.get(counts)), strict=False):
                ends.append(start + length)
        return max(ends)

    def _declared(self) -> float | None:
        """Dots per inch of the page's own tag; Pillow leaves out what has no unit, as we do."""
        tags = getattr(self.picture, "tag_v2", {})
        try:
            across = float(tags[TiffImagePlugin.X_RESOLUTION])
        except (KeyError, TypeError, ValueError, ZeroDivisionError):
            return None
        return across * 2.54 if tags.get(TiffImagePlugin.RESOLUTION_UNIT) == _CENTIMETRE else across


def _numbers(value: object) -> tuple[int, ...]:
    if isinstance(value, int):
        return (value,)
    return tuple(number for number in value if isinstance(number, int)) if isinstance(value, tuple) else ()


def _walk(file: BinaryIO, most: int) -> tuple[int, bool]:
    """How many page directories the file has, and whether the chain of them ends as it should.

    TIFF 6.0 section 2, BigTIFF. Pillow counts pages too, but says nothing of a chain that leads beyond the
    end.
    """
    file.seek(0)
    head = file.read(16)
    order = "<" if head.startswith(_LITTLE) else ">"
    big = head[2:4] in (b"+\x00", b"\x00+")
    number, entry, link = ("Q", 20, "Q") if big else ("H", 12, "I")
    seen: set[int] = set()
    try:
        (place,) = struct.unpack_from(order + link, head, 8 if big else 4)
        while place and place not in seen and len(seen) <= most:
            file.seek(place)
            (entries,) = struct.unpack(order + number, file.read(struct.calcsize(number)))
            file.seek(entries * entry, os.SEEK_CUR)
            (following,) = struct.unpack(order + link, file.read(struct.calcsize(link)))
            seen.add(place)
            place = following
    except (struct.error, OverflowError, OSError):
        return len(seen), False
    return len(seen), True
