"""A page picture as a PDF image: the JPEG's or the PNG's own compressed bytes, not coded anew."""

import io
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pikepdf import Dictionary, Name, Pdf, Stream
from PIL import Image

from ingest.opening.modes import plain

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_CHANNELS = {0: 1, 2: 3}  # PNG colour types grey and RGB; palettes and transparent ones are drawn anew
_PNG_PREDICTOR = 15


@dataclass(frozen=True, slots=True)
class Picture:
    """Compressed pixels, as JPEG or as PNG has them; `channels` is 1 (grey) or 3 (RGB), with `bits` each."""

    width: int
    height: int
    channels: int
    bits: int
    jpeg: bool
    data: bytes

    def image(self, document: Pdf) -> Stream:
        """The picture as an image of the document (ISO 32000-1, 8.9.5)."""
        stream = Stream(document, self.data)
        stream.stream_dict = Dictionary(
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=self.width,
            Height=self.height,
            ColorSpace=Name.DeviceGray if self.channels == 1 else Name.DeviceRGB,
            BitsPerComponent=self.bits,
            Filter=Name.DCTDecode if self.jpeg else Name.FlateDecode,
        )
        if not self.jpeg:
            stream.DecodeParms = Dictionary(
                Predictor=_PNG_PREDICTOR,
                Colors=self.channels,
                BitsPerComponent=self.bits,
                Columns=self.width,
            )
        return stream


def load_picture(file: Path) -> Picture:
    """The picture in `file`. Raises OSError when it cannot be read."""
    data = file.read_bytes()
    known = _jpeg(data) if data.startswith(b"\xff\xd8") else _png(data)
    return known or _anew(data)


def _jpeg(data: bytes) -> Picture | None:
    """None for CMYK, whose colours the output intent does not cover."""
    with Image.open(io.BytesIO(data)) as header:
        if header.mode not in ("L", "RGB"):
            return None
        return Picture(*header.size, len(header.getbands()), 8, jpeg=True, data=data)


def _png(data: bytes) -> Picture | None:
    """The zlib stream of a PNG is what FlateDecode with a PNG predictor takes (ISO 32000-1, 7.4.4.4)."""
    if not data.startswith(_SIGNATURE):
        return None
    chunks = list(_chunks(data))
    width, height, bits, colour, _, _, interlaced = struct.unpack(">IIBBBBB", chunks[0][1])
    if colour not in _CHANNELS or bits > 8 or interlaced or any(kind == b"tRNS" for kind, _ in chunks):
        return None
    pixels = b"".join(content for kind, content in chunks if kind == b"IDAT")
    return Picture(width, height, _CHANNELS[colour], bits, jpeg=False, data=pixels)


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    place = len(_SIGNATURE)
    while place + 8 <= len(data):
        length, kind = struct.unpack_from(">I4s", data, place)
        yield kind, data[place + 8 : place + 8 + length]
        place += 12 + length


def _anew(data: bytes) -> Picture:
    with Image.open(io.BytesIO(data)) as picture:
        drawn = plain(picture)
    written = io.BytesIO()
    drawn.save(written, "PNG")
    known = _png(written.getvalue())
    if known is None:
        raise OSError("a picture in grey or RGB that its PNG does not hold")
    return known
