"""Drawn pages as the program reads them after a scanner: painted, degraded, read; readings are kept."""

import tempfile
from functools import cache
from hashlib import sha256
from pathlib import Path

from extractors.page_text import PageText
from extractors.reading.engine import Engine, load_engine
from extractors.reading.page import read_page
from extractors.reading.record import from_json, reading_key, to_json
from ingest.page import PageImage
from samples.canvas import Page
from samples.degrade import Level, jpeg, take

_KEPT = Path(tempfile.gettempdir()) / "dossier-benchmark-readings"


@cache
def _engine() -> Engine:
    return load_engine("rapidocr")


def read_scanned(page: Page, level: str, seed: int) -> PageText:
    """The page's reading at a level of `samples.degrade`; the same page, level and seed are read once."""
    scan = take(page, Level(level), seed)
    picture = jpeg(scan)
    digest = sha256(picture).hexdigest()
    height, width = scan.picture.shape[:2]
    _KEPT.mkdir(exist_ok=True)
    image = PageImage("page.jpg", 0, _KEPT / f"{digest}.jpg", width, height, scan.truth.dpi, digest)
    engine = _engine()
    kept = _KEPT / f"{reading_key(image, engine.name, engine.version)}.json"
    if not kept.exists():
        image.file.write_bytes(picture)
        kept.write_bytes(to_json(read_page(image, engine)))
        image.file.unlink()
    return from_json(kept.read_bytes())
