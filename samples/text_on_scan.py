"""A scan that fills a PDF page with text over it, behind it or under it, as scanners and OCR leave it."""

import random
from collections.abc import Callable
from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

from samples.degrade import Scan, jpeg
from samples.truth import TextTruth

_WRONG = "的一是不了人我在有他这中大来上国个到说们囗卩丨亻l1O0,.;|~^"  # what poor OCR makes of anything


def over_picture(
    scan: Scan,
    text: Callable[[float, float], bytes],
    area: tuple[float, float, float, float],
    *,
    under: bool = False,
) -> bytes:
    """One page with the scan in `area` (shares of the page: left, bottom, width, height) and text over it.

    Or `under` it, where the text does not show.
    """
    height, width = scan.picture.shape[:2]
    wide, high = (side / scan.truth.dpi * 72 for side in (width, height))
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(wide, high))
        picture = document.make_stream(
            jpeg(scan),
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=width,
            Height=height,
            ColorSpace=Name.DeviceRGB if scan.colour else Name.DeviceGray,
            BitsPerComponent=8,
            Filter=Name.DCTDecode,
        )
        page.Resources = Dictionary(XObject=Dictionary(P=picture), Font=Dictionary(F=chinese(document)))
        left, bottom, across, up = area
        placed = (
            f"q {wide * across:.2f} 0 0 {high * up:.2f} {wide * left:.2f} {high * bottom:.2f} cm /P Do Q\n"
        )
        parts = (placed.encode(), text(wide, high))
        page.Contents = document.make_stream(b"".join(reversed(parts) if under else parts))
        written = BytesIO()
        document.save(written)
        return written.getvalue()


def chinese(document: pikepdf.Pdf) -> pikepdf.Object:
    """A font of Adobe-GB1 in UCS-2: every reader has it, nothing is embedded."""
    system = Dictionary(Registry=b"Adobe", Ordering=b"GB1", Supplement=2)
    name = Name("/STSong-Light")
    letters = Dictionary(
        Type=Name.Font, Subtype=Name.CIDFontType0, BaseFont=name, CIDSystemInfo=system, DW=1000
    )
    return document.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/UniGB-UCS2-H"),
            DescendantFonts=Array([letters]),
        )
    )


def shown(text: str, x: float, y: float, size: float, width: float | None = None, mode: int = 0) -> bytes:
    """Text at a place in points from the lower left, squeezed to `width`; `mode` 3 does not show."""
    own = size * sum(1.0 for _ in text)
    squeeze = 100 * width / own if width and own else 100
    code = text.encode("utf-16-be").hex()
    return f"BT {mode} Tr /F {size:.2f} Tf {squeeze:.2f} Tz {x:.2f} {y:.2f} Td <{code}> Tj ET\n".encode()


def behind(scan: Scan, wrong: float, seed: int, shift: float = 0.0, *, under: bool = False) -> bytes:
    """A scan with the text of an OCR program behind it, a share of its characters `wrong`.

    The text is of the kind that does not show, or of the other kind but `under` the picture.
    """
    rng, scale = random.Random(seed), 72 / scan.truth.dpi

    def layer(_wide: float, high: float) -> bytes:
        return b"".join(
            _line(text, wrong, rng, scale, high - shift, 0 if under else 3) for text in scan.truth.texts
        )

    return over_picture(scan, layer, (0, 0, 1, 1), under=under)


def _line(text: TextTruth, wrong: float, rng: random.Random, scale: float, high: float, mode: int) -> bytes:
    read = "".join(rng.choice(_WRONG) if rng.random() < wrong else char for char in text.text)
    box = text.box
    size = max(4.0, box.height * scale * 0.9)
    return shown(read, box.x0 * scale, high - box.y1 * scale + 0.15 * size, size, box.width * scale, mode)
