"""Drawn pages as the program reads them after a scanner: painted, degraded, read; readings are kept."""

import tempfile
from collections.abc import Sequence
from functools import cache
from hashlib import sha256
from pathlib import Path

from pydantic import TypeAdapter

import samples
from extractors.document import Reading
from extractors.page_text import PageText
from extractors.reading.engine import Engine, load_engine
from extractors.reading.page import read_page
from extractors.reading.record import FORMAT, from_json, to_json
from extractors.reading.second_reader import reread_page
from ingest.page import Box, PageImage
from samples.canvas import Page
from samples.degrade import Level, jpeg, take
from samples.poor import LOST

UNREADABLE = "illegible"
_LINES = TypeAdapter(tuple[Reading, ...])
KEPT = Path(tempfile.gettempdir()) / "dossier-benchmark-readings"

_DRAWING = (
    "canvas", "paint", "paint_text", "paint_marks", "fonts", "seals", "handwriting", "degrade", "lens",
)  # fmt: skip


@cache
def _engine() -> Engine:
    return load_engine("rapidocr")


@cache
def _drawing() -> str:
    """Digest of the code that turns a drawn page into a picture."""
    folder = Path(samples.__file__).parent
    return sha256(b"".join((folder / f"{name}.py").read_bytes() for name in _DRAWING)).hexdigest()


def read_scanned(page: Page, level: str, seed: int, folder: Path = KEPT) -> PageText:
    """The page's reading at a level of `samples.degrade`, or at `UNREADABLE`: out of focus for good.

    It is kept in `folder` under all that decides it (what is drawn, how, and who reads), so that extraction
    runs again without painting or reading.
    """
    engine = _engine()
    decides = (FORMAT, engine.name, engine.version, _drawing(), repr(page), level, str(seed))
    key = sha256("\n".join(decides).encode()).hexdigest()
    kept = folder / f"{key}.json"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        image = _taken(page, level, seed, folder / f"{key}.jpg")
        record = to_json(read_page(image, engine))
        part = folder / f"{key}.part"
        part.write_bytes(record)
        part.rename(kept)
        image.file.unlink()
    return from_json(kept.read_bytes())


def reread_scanned(
    page: Page, level: str, seed: int, rotation: int, boxes: Sequence[Box], folder: Path = KEPT
) -> tuple[Reading, ...]:
    """Lines of the page, upright after `rotation`, as the second reader reads them; kept as readings are."""
    engine = _second()
    decides = (engine.name, engine.version, _drawing(), repr(page), level, str(seed), repr((rotation, boxes)))
    key = sha256("\n".join(decides).encode()).hexdigest()
    kept = folder / f"{key}.lines.json"
    if not kept.exists():
        folder.mkdir(parents=True, exist_ok=True)
        image = _taken(page, level, seed, folder / f"{key}.jpg")
        record = _LINES.dump_json(reread_page(image, rotation, tuple(boxes), engine))
        part = folder / f"{key}.part"
        part.write_bytes(record)
        part.rename(kept)
        image.file.unlink()
    return _LINES.validate_json(kept.read_bytes())


@cache
def _second() -> Engine:
    return load_engine("tesseract")


def _taken(page: Page, level: str, seed: int, file: Path) -> PageImage:
    scan = take(page, LOST if level == UNREADABLE else Level(level), seed)
    picture = jpeg(scan)
    file.write_bytes(picture)
    height, width = scan.picture.shape[:2]
    digest = sha256(picture).hexdigest()
    return PageImage("page.jpg", 0, file, width, height, scan.truth.dpi, digest)
