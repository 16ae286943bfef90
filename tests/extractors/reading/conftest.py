"""Pieces and pages for the tests of reading; the real engine is loaded once."""

from collections.abc import Callable
from pathlib import Path

import cv2
import numpy as np
import pytest

from extractors.imaging.picture import Picture, quad_of
from extractors.imaging.tilt import Tilt
from extractors.reading.engine import Engine, Piece, load_engine
from extractors.reading.placed import Placed, placed
from ingest.page import Box, PageImage, TextLayer
from samples.canvas import Page
from samples.degrade import Level, Taking, take
from samples.truth import PageTruth

LEVEL = Tilt(0.0, 0.0, 0.0)


@pytest.fixture(scope="session")
def rapid() -> Engine:
    return load_engine("rapidocr")


@pytest.fixture
def piece() -> Callable[..., Piece]:
    """A piece at (x, y) of height 20, an em of width for a Han character, half of one for the others."""

    def make(text: str, x: float, y: float, height: float = 20.0, confidence: float = 1.0) -> Piece:
        width = sum(height if ord(c) > 0x2E80 else height / 2 for c in text)
        return Piece(text, confidence, quad_of(Box(x, y, x + width, y + height)))

    return make


@pytest.fixture
def at(piece: Callable[..., Piece]) -> Callable[..., Placed]:
    return lambda *args: placed(piece(*args), LEVEL)


@pytest.fixture
def page_file(tmp_path: Path) -> Callable[..., tuple[PageImage, PageTruth]]:
    """Take a drawn page in at a level and lay it into the spool."""

    def make(
        page: Page,
        level: Level | Taking = Level.SCAN,
        seed: int = 1,
        turn: int = 0,
        layer: TextLayer | None = None,
    ) -> tuple[PageImage, PageTruth]:
        scan = take(page, level, seed, turn)
        return spooled(tmp_path, scan.picture[:, :, ::-1], scan.truth.dpi, layer), scan.truth

    return make


def spooled(folder: Path, picture: Picture, dpi: float, layer: TextLayer | None = None) -> PageImage:
    file = folder / f"page-{len(list(folder.iterdir()))}.png"
    cv2.imwrite(str(file), np.ascontiguousarray(picture))
    height, width = picture.shape[:2]
    return PageImage("test.pdf", 0, file, width, height, dpi, "0" * 64, layer)
