"""The small sheet as the lead copy has it, and where scans of it are laid."""

from pathlib import Path

import pytest

from extractors.page_text import PageText
from ingest.page import PageImage
from samples.canvas import SealMark
from tests.extractors.copies.drawn import ideal, sheet, without


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("copies")


@pytest.fixture(scope="module")
def lead(folder: Path) -> tuple[PageImage, PageText]:
    return ideal(sheet(), folder)


@pytest.fixture(scope="module")
def signed_only(folder: Path) -> tuple[PageImage, PageText]:
    return ideal(without(sheet(), SealMark), folder)
