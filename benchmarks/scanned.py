"""Drawn pages as the program reads them after a scanner: painted, degraded, read; readings are kept."""

import tempfile
from functools import cache
from hashlib import sha256
from pathlib import Path

import samples
from extractors.page_text import PageText
from extractors.reading.engine import Engine, load_engine
from extractors.reading.page import read_page
from extractors.reading.record import FORMAT, from_json, to_json
from ingest.page import PageImage
from samples.canvas import Page
from samples.degrade import Level, jpeg, take
from samples.poor import LOST

UNREADABLE = "unreadable"
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


def _taken(page: Page, level: str, seed: int, file: Path) -> PageImage:
    scan = take(page, LOST if level == UNREADABLE else Level(level), seed)
    picture = jpeg(scan)
    file.write_bytes(picture)
    height, width = scan.picture.shape[:2]
    digest = sha256(picture).hexdigest()
    return PageImage("page.jpg", 0, file, width, height, scan.truth.dpi, digest)
