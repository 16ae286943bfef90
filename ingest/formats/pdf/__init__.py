"""PDF: a scanned page gives its own JPEG, every other page is drawn; digital pages bring their text along."""

from contextlib import AbstractContextManager
from pathlib import Path

from ingest.opening.leaf import Book
from ingest.opening.limits import Limits

_HEADER_WITHIN = 1024  # ISO 32000-1 annex H: readers accept the header that late


def claims(head: bytes) -> bool:
    return b"%PDF-" in head[:_HEADER_WITHIN]


def open_book(path: Path, limits: Limits) -> AbstractContextManager[Book]:
    # the libraries behind it take 0.2 s to load: not for a child that opens a JPEG
    from ingest.formats.pdf.book import open_pdf

    return open_pdf(path, limits)
