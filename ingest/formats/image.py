"""Single pictures: JPEG (as cameras turn it), PNG, BMP, WebP."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PIL import BmpImagePlugin, ExifTags, Image, ImageOps, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

from ingest.opening.leaf import Book, Leaf, NotOpened
from ingest.opening.limits import Limits
from ingest.opening.modes import plain
from ingest.opening.resolution import plausible_dpi
from ingest.reasons import Situation

_UPRIGHT = 1
# naming the readers loads them: Pillow would look for them among sixty others
_READERS = (JpegImagePlugin.JpegImageFile, PngImagePlugin.PngImageFile, BmpImagePlugin.BmpImageFile)
_FORMATS = (*(reader.format for reader in _READERS), WebPImagePlugin.WebPImageFile.format)


def claims(head: bytes) -> bool:
    return head.startswith((b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"BM")) or (
        head.startswith(b"RIFF") and head[8:12] == b"WEBP"
    )


@contextmanager
def open_book(path: Path, limits: Limits) -> Iterator[Book]:
    Image.MAX_IMAGE_PIXELS = None  # the limit is ours, below
    with Image.open(path, formats=_FORMATS) as picture:
        if picture.width * picture.height > limits.pixels:
            raise NotOpened(Situation.PAGE_TOO_LARGE)
        yield _Picture(path, picture)


@dataclass(slots=True)
class _Picture:
    """A book of one page; further frames (thumbnails of phones, animations) are no pages."""

    path: Path
    picture: Image.Image
    count: int = 1
    remark: Situation | None = None

    def leaf(self, index: int) -> Leaf:
        del index  # there is only one
        turned = self.picture.getexif().get(ExifTags.Base.Orientation, _UPRIGHT) != _UPRIGHT
        dpi = plausible_dpi(_declared(self.picture), *self.picture.size)
        jpeg = self.picture.format in ("JPEG", "MPO")
        if jpeg and not turned and self.picture.mode in ("L", "RGB"):
            return Leaf(dpi, jpeg=self.path.read_bytes())
        try:
            upright = ImageOps.exif_transpose(self.picture)
            return Leaf(dpi, picture=plain(upright), lossy=jpeg or self.picture.format == "WEBP")
        except (OSError, SyntaxError, ValueError) as error:
            raise NotOpened(Situation.DAMAGED) from error


def _declared(picture: Image.Image) -> float | None:
    try:
        return float(picture.info["dpi"][0])
    except (KeyError, TypeError, ValueError, IndexError, ZeroDivisionError):
        return None
