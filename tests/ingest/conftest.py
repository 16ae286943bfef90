"""Small files made on the spot, and pages as they would come out of a child."""

import io
from collections.abc import Callable, Sequence
from pathlib import Path

import pikepdf
import pytest
from PIL import Image, ImageDraw

from ingest.arrival import Refusal
from ingest.cover import CoverSheet
from ingest.opening.limits import Limits
from ingest.opening.source import open_source
from ingest.page import PageImage

Opened = tuple[list[PageImage], list[Refusal]]


@pytest.fixture
def scan() -> Callable[..., Image.Image]:
    """Makes a page at 100 dpi that is told from another by its number."""

    def make(number: int = 1, mode: str = "RGB") -> Image.Image:
        picture = Image.new("RGB", (827, 1169), "white")
        draw = ImageDraw.Draw(picture)
        draw.rectangle((80, 80, 80 + 60 * number, 500), fill=(150, 30, 40))
        draw.ellipse((300, 700, 700, 1000), outline="black", width=9)
        return picture.convert(mode)

    return make


@pytest.fixture
def pdf() -> Callable[..., bytes]:
    """Makes a PDF of pages with these content streams (Helvetica is /F), A4 unless told."""

    def make(*contents: str, rotate: int = 0, crop: Sequence[float] | None = None) -> bytes:
        with pikepdf.new() as document:
            for content in contents:
                page = document.add_blank_page(page_size=(595, 842))
                font = pikepdf.Dictionary(Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1)
                font.BaseFont = pikepdf.Name.Helvetica
                page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F=font))
                page.Contents = document.make_stream(content.encode())
                page.Rotate = rotate
                if crop:
                    page.CropBox = pikepdf.Array(list(crop))
            written = io.BytesIO()
            document.save(written)
            return written.getvalue()

    return make


@pytest.fixture
def scanned_pdf() -> Callable[..., bytes]:
    """Makes a PDF with one JPEG a page."""

    def make(*pictures: Image.Image, dpi: float = 100.0) -> bytes:
        written = io.BytesIO()
        first, *others = pictures
        first.save(written, "PDF", resolution=dpi, save_all=True, append_images=others, quality=90)
        return written.getvalue()

    return make


@pytest.fixture
def opened(tmp_path: Path) -> Callable[..., Opened]:
    """Opens a file through a child and parts pages from refusals."""

    def take(path: Path, limits: Limits | None = None) -> Opened:
        spool = tmp_path / "spool"
        spool.mkdir(exist_ok=True)
        things = list(open_source(path, path.name, spool, limits))
        pages = [thing for thing in things if isinstance(thing, PageImage)]
        return pages, [thing for thing in things if isinstance(thing, Refusal)]

    return take


@pytest.fixture
def paper() -> Callable[..., PageImage]:
    """Makes a page as it comes out of a child, without a picture behind it."""

    def make(
        index: int, sheet: CoverSheet | str | None = None, *, source: str = "batch.pdf", ink: float = 0.05
    ) -> PageImage:
        text = sheet.payload() if isinstance(sheet, CoverSheet) else sheet
        file = Path(f"{source}-{index}.jpg")
        codes = () if text is None else (text,)
        return PageImage(source, index, file, 827, 1169, 100.0, "0" * 64, codes=codes, ink=ink)

    return make
