"""A leaf becomes a page picture in the spool, with its size, hash, ink and codes."""

import hashlib
import io
from collections.abc import Callable
from pathlib import Path
from typing import Literal

from PIL import Image

from ingest.opening.codes import read_codes
from ingest.opening.events import PageEvent, layer_data
from ingest.opening.leaf import MEDIUM_DPI, Leaf, NotOpened, grey_of
from ingest.page import Box
from ingest.reasons import Situation

_COARSE_DPI = 100.0
_DARKER = 60  # grey levels below the paper that count as ink
_ENOUGH = 500_000  # pixels tell the share of ink as well as all do
_AROUND_MM = 3.0  # of paper
_MARGIN = 0.03  # of each side: shadows of a scanner's lid are no ink


def spool(leaf: Leaf, index: int, folder: Path) -> PageEvent:
    """Write the leaf's picture into `folder` and tell about it.

    Raises NotOpened for a JPEG that does not decode, OSError where the spool cannot be written.
    """
    data, suffix, width, height = _encoded(leaf)
    coarse, medium = _reductions(leaf, data, width)
    ink = _ink(coarse)
    if leaf.codes_in is None:
        codes = read_codes(coarse, ink, medium, lambda: _grey(leaf, data))
    else:
        parts = (_part(leaf, place) for place in leaf.codes_in)
        codes = tuple(dict.fromkeys(code for part in parts for code in _codes(part, ink)))
    event = PageEvent(
        index=index,
        suffix=suffix,
        width=width,
        height=height,
        dpi=leaf.dpi,
        sha256=hashlib.sha256(data).hexdigest(),
        ink=ink,
        codes=codes,
        layer=layer_data(leaf.layer),
    )
    (folder / event.file).write_bytes(data)
    return event


def _encoded(leaf: Leaf) -> tuple[bytes, Literal["jpg", "png"], int, int]:
    """The picture's bytes, file suffix, width and height."""
    if leaf.jpeg is not None:
        return leaf.jpeg, "jpg", *leaf.size
    picture = _picture(leaf)
    written = io.BytesIO()
    if leaf.lossy:
        # sampled as finely as it came: the codec before already took what it wanted
        picture.save(written, "JPEG", quality=92, subsampling=0)
        return written.getvalue(), "jpg", *picture.size
    picture.save(written, "PNG", compress_level=1)
    return written.getvalue(), "png", *picture.size


def _part(leaf: Leaf, place: Box) -> Leaf:
    """The leaf cut down to a place and the paper around it, without which no code is read."""
    picture, window = _picture(leaf), place.grow(_AROUND_MM * leaf.dpi / 25.4)
    left, top = max(0, round(window.x0)), max(0, round(window.y0))
    right, bottom = min(picture.width, round(window.x1)), min(picture.height, round(window.y1))
    return Leaf(leaf.dpi, picture=picture.crop((left, top, right, bottom)))


def _codes(part: Leaf, ink: float) -> tuple[str, ...]:
    """The codes of a part that has a picture and no JPEG."""
    coarse, medium = _reductions(part, b"", _picture(part).width)
    return read_codes(coarse, ink, medium, lambda: _grey(part, b""))


def _reductions(leaf: Leaf, data: bytes, width: int) -> tuple[Image.Image, Callable[[], Image.Image]]:
    """The page in grey at 100 and at 150 dpi, or little more; a JPEG that may hold codes is decoded once."""
    if leaf.jpeg is None:
        return _reduced(leaf, _COARSE_DPI), lambda: _reduced(leaf, MEDIUM_DPI)
    medium = leaf.grey or _decoded(data, leaf.dpi, MEDIUM_DPI)
    factor = int(leaf.dpi / _COARSE_DPI) * medium.width // width
    return medium.reduce(factor) if factor > 1 else medium, lambda: medium


def _reduced(leaf: Leaf, dpi: float) -> Image.Image:
    """The page's picture in grey, brought down by a whole factor to `dpi` or little more."""
    factor = max(1, int(leaf.dpi / dpi))
    grey = _picture(leaf).convert("L")
    return grey.reduce(factor) if factor > 1 else grey


def _grey(leaf: Leaf, data: bytes) -> Image.Image:
    return _picture(leaf).convert("L") if leaf.jpeg is None else _decoded(data, leaf.dpi, leaf.dpi)


def _decoded(data: bytes, dpi: float, wanted: float) -> Image.Image:
    try:
        return grey_of(data, dpi, wanted)
    except (OSError, SyntaxError, ValueError) as error:
        raise NotOpened(Situation.BAD_PAGE) from error


def _picture(leaf: Leaf) -> Image.Image:
    if leaf.picture is None:
        raise ValueError("a leaf has a JPEG or a picture")
    return leaf.picture


def _ink(grey: Image.Image) -> float:
    """Share of the page (without its margins) that is clearly darker than the paper."""
    step = max(1, round((grey.width * grey.height / _ENOUGH) ** 0.5))
    if step > 1:
        grey = grey.resize((grey.width // step, grey.height // step), Image.Resampling.NEAREST)
    width, height = grey.size
    across, down = int(width * _MARGIN), int(height * _MARGIN)
    counts = grey.crop((across, down, width - across, height - down)).histogram()
    total, paper, below = sum(counts), 0, 0
    while paper < 255 and below + counts[paper] <= total / 2:
        below += counts[paper]
        paper += 1
    return round(sum(counts[: max(0, paper - _DARKER)]) / max(1, total), 5)
