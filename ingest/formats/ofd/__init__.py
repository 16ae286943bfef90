"""OFD (GB/T 33190-2016): fixed pages of text, paths and pictures; the page is drawn, its text comes along."""

from contextlib import AbstractContextManager
from pathlib import Path

from ingest.opening.leaf import Book
from ingest.opening.limits import Limits


def claims(head: bytes) -> bool:
    """Whether the names in the ZIP are those of an OFD."""
    return b"\0OFD.xml\0" in head


def open_book(path: Path, limits: Limits) -> AbstractContextManager[Book]:
    # the libraries behind it take a while to load: not for a child that opens a JPEG
    from ingest.formats.ofd.book import open_ofd

    return open_ofd(path, limits)
