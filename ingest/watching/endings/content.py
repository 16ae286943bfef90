"""The bytes of an open file, read at places, never mapped: a sender may shorten the file at any moment."""

import os
from dataclasses import dataclass

# The least that a file system gives at once, in bytes: so many zeros at the end are room without content.
# In a picture that is not packed they may also be black; then it is waited for in vain, but not for ever.
BLOCK = 4096


class CutShort(Exception):
    """The file ends before what its format says is there."""


@dataclass(frozen=True, slots=True)
class Content:
    """A file by its descriptor, which stays the caller's, and its size in bytes when it was opened."""

    descriptor: int
    size: int

    def upto(self, place: int, length: int) -> bytes:
        """At most `length` bytes from `place` on. Raises OSError."""
        pieces = []
        while length > 0 and (piece := os.pread(self.descriptor, length, place)):
            pieces.append(piece)
            place += len(piece)
            length -= len(piece)
        return b"".join(pieces)

    def exactly(self, place: int, length: int) -> bytes:
        """`length` bytes from `place` on. Raises CutShort where there are fewer, and OSError."""
        if place < 0 or place + length > self.size:
            raise CutShort
        found = self.upto(place, length)
        if len(found) < length:
            raise CutShort
        return found

    def tail(self, length: int) -> bytes:
        """The last `length` bytes, fewer in a smaller file. Raises OSError."""
        return self.upto(max(0, self.size - length), length)
