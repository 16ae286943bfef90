"""HEIC: what telephones photograph, one picture a file."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pillow_heif

from ingest.opening.leaf import Book, Leaf, NotOpened
from ingest.opening.limits import Limits
from ingest.opening.modes import plain
from ingest.opening.resolution import plausible_dpi
from ingest.reasons import Situation

_BRANDS = (b"heic", b"heix", b"heim", b"heis")  # ISO/IEC 23008-12: HEVC-coded pictures


def claims(head: bytes) -> bool:
    """Whether the file type box names HEVC pictures, as its own brand or a compatible one."""
    if head[4:8] != b"ftyp":
        return False
    brands = head[8 : min(int.from_bytes(head[:4], "big"), len(head))]
    return any(brands[at : at + 4] in _BRANDS for at in range(0, len(brands), 4))


@contextmanager
def open_book(path: Path, limits: Limits) -> Iterator[Book]:
    pillow_heif.options.DECODE_THREADS = 1
    pillow_heif.options.THUMBNAILS = False
    try:
        picture = pillow_heif.open_heif(path, convert_hdr_to_8bit=True)
    except (ValueError, EOFError, SyntaxError) as error:
        raise NotOpened(Situation.DAMAGED) from error
    width, height = picture.size
    if width * height > limits.pixels:
        raise NotOpened(Situation.PAGE_TOO_LARGE)
    yield _Picture(picture)


@dataclass(slots=True)
class _Picture:
    """A book of one page, the primary picture; turned as the file says by the decoder itself."""

    picture: pillow_heif.HeifFile
    count: int = 1
    remark: Situation | None = None

    def leaf(self, index: int) -> Leaf:
        del index  # there is only one
        try:
            upright = self.picture.to_pillow()
        except (OSError, RuntimeError, ValueError, EOFError, SyntaxError) as error:
            raise NotOpened(Situation.DAMAGED) from error
        return Leaf(plausible_dpi(None, *upright.size), picture=plain(upright), lossy=True)
