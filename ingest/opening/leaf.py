"""What a file format hands over: a book of leaves, one page each, and the one error it may raise."""

import io
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PIL import Image

from ingest.opening.limits import Limits
from ingest.page import Box, TextLayer
from ingest.reasons import Situation

MEDIUM_DPI = 150.0  # at which codes of all kinds are looked for


class NotOpened(Exception):
    """A file, or a page of it, cannot be opened and why; with `last`, no later page can either."""

    def __init__(self, situation: Situation, *, last: bool = False) -> None:
        super().__init__(situation.value)
        self.situation = situation
        self.last = last


@dataclass(frozen=True, slots=True)
class Leaf:
    """One page: either `jpeg`, the picture's own bytes (kept untouched), or `picture`, of mode 1, L or RGB.

    `lossy` tells that a JPEG of `picture` loses little: it came out of a lossy codec or was drawn by us.
    `grey` is what `grey_of` makes of the JPEG, if that was asked for. `codes_in` are the only places (pixels)
    where bar codes can be, if they are known.
    """

    dpi: float
    jpeg: bytes | None = None
    picture: Image.Image | None = None
    lossy: bool = False
    layer: TextLayer | None = None
    codes_in: tuple[Box, ...] | None = None
    grey: Image.Image | None = None

    @property
    def size(self) -> tuple[int, int]:
        """Width and height in pixels."""
        if self.picture is not None:
            return self.picture.size
        with Image.open(io.BytesIO(self.jpeg or b"")) as header:
            return header.size


def grey_of(jpeg: bytes, dpi: float, wanted: float = MEDIUM_DPI) -> Image.Image:
    """A JPEG of `dpi` in grey, brought down by a whole factor to `wanted` dpi or little more.

    Raises OSError, SyntaxError or ValueError for one that does not decode.
    """
    factor = max(1, int(dpi / wanted))
    with Image.open(io.BytesIO(jpeg)) as picture:
        width, height = picture.size
        picture.draft("L", (width // factor, height // factor))
        grey = picture.convert("L")
    rest = grey.width * factor // width
    return grey.reduce(rest) if rest > 1 else grey


class Book(Protocol):
    """An open file. `remark` is something to say about the whole file although pages could be read."""

    count: int
    remark: Situation | None

    def leaf(self, index: int) -> Leaf:
        """The page at `index`, from 0. Raises NotOpened; any other exception counts as a damaged page."""


class Format(Protocol):
    """A module below `ingest.formats`; it is found by being there."""

    def claims(self, head: bytes) -> bool:
        """Whether a file is of this format, by its first look `head`: 4 KiB, and the names in a ZIP."""

    def open_book(self, path: Path, limits: Limits) -> AbstractContextManager[Book]:
        """Open the file. Raises NotOpened; any other exception counts as a damaged file."""
