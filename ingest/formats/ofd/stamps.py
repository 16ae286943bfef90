"""The picture of an electronic seal within a signed value (GB/T 38540-2020: ASN.1 around a picture)."""

import io
import zipfile

from PIL import Image

from ingest.formats.ofd.pictures import opened, without_white
from ingest.opening.leaf import NotOpened
from ingest.opening.limits import Limits

_STARTS: tuple[tuple[bytes, bytes], ...] = (
    (b"\x89PNG\r\n\x1a\n", b"IEND\xaeB`\x82"),
    (b"\xff\xd8\xff", b"\xff\xd9"),
    (b"GIF8", b"\x00;"),
)
_OFD, _OFD_END, _OFD_END_BYTES = b"PK\x03\x04", b"PK\x05\x06", 22
_DOTS = 12.0  # pixels a millimetre of a seal that is drawn as an OFD


def stamp_picture(signed: bytes, limits: Limits) -> Image.Image | None:
    """The seal's picture in RGBA, its paper transparent; None where there is none that can be drawn.

    The value is searched and not parsed: its makers wrap the picture in several ways, and what it says about
    who signed is not checked here.
    """
    for start, end in _STARTS:
        at = signed.find(start)
        if at >= 0:
            last = signed.find(end, at)
            picture = opened(signed[at : last + len(end)] if last >= 0 else signed[at:], limits)
            return without_white(picture) if picture is not None else None
    at, end_at = signed.find(_OFD), signed.rfind(_OFD_END)
    if 0 <= at < end_at:
        return _drawn(signed[at : end_at + _OFD_END_BYTES], limits)
    return None


def _drawn(data: bytes, limits: Limits) -> Image.Image | None:
    """A seal that is an OFD itself: its first page."""
    from ingest.formats.ofd.book import drawn_page  # a page may bear a seal, and a seal is a page

    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            picture = drawn_page(archive, limits, _DOTS)
    except (zipfile.BadZipFile, NotOpened, OSError, ValueError):
        return None
    return without_white(picture.convert("RGBA"))
