"""A PDF that PDFium cannot open, written anew by qpdf, which searches a broken file for what is left."""

import io
from pathlib import Path

import pikepdf

from ingest.opening.leaf import NotOpened
from ingest.reasons import Situation


def repaired(path: Path) -> bytes:
    """The same pages as a whole PDF. Raises NotOpened: needs a password, or is beyond repair."""
    written = io.BytesIO()
    try:
        with pikepdf.open(path) as document:
            document.save(written)
    except pikepdf.PasswordError as error:
        raise NotOpened(Situation.PASSWORD) from error
    except pikepdf.PdfError as error:
        raise NotOpened(Situation.DAMAGED) from error
    return written.getvalue()
