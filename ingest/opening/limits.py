"""How much a file that nobody trusts may cost before it is refused."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits of one child process: bytes, pixels, pages; seconds both of the clock and of the processor."""

    memory: int = 1 << 30  # address space of the child
    file_bytes: int = 2 << 30  # size of a file that is opened at all
    picture_bytes: int = 256 << 20  # size of one page picture in the spool
    unpacked_bytes: int = 4 << 30  # of all that an archive holds
    entries: int = 10_000  # files in an archive
    open_files: int = 64
    pixels: int = 200_000_000  # of one page
    pages: int = 5_000  # of one file
    page_seconds: int = 30  # for opening the file, and then for each page
    layer_seconds: float = 8.0  # for a page's text layer; a page without its layer can still be read
    ahead: int = 4  # pages that wait in the spool for their reader
    restarts: int = 3  # new children for one file after a page killed one
