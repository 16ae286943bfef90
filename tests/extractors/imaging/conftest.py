"""Pages drawn for the tests of imaging, as OpenCV sees them."""

from collections.abc import Callable

import numpy as np
import pytest

from extractors.imaging.picture import Picture
from samples.canvas import Page
from samples.degrade import Level, Taking, take
from samples.truth import PageTruth

Taker = Callable[[Page, Level | Taking, int], tuple[Picture, PageTruth]]


@pytest.fixture(scope="session")
def taken() -> Taker:
    """Take a drawn page in at a level; the picture is BGR."""

    def taker(page: Page, level: Level | Taking, seed: int = 1) -> tuple[Picture, PageTruth]:
        scan = take(page, level, seed)
        return np.ascontiguousarray(scan.picture[:, :, ::-1]), scan.truth

    return taker
