"""The closer look around small print, with the real network."""

from pathlib import Path
from typing import cast

import numpy as np
import pytest
import rapidocr

from extractors.imaging.tensor import Tensor, fitted
from extractors.reading.detector import Detector
from extractors.reading.engine import Engine, load_engine
from extractors.reading.networks import Network, open_network
from extractors.reading.parameters import PARAMETERS
from samples.canvas import Page
from samples.paint import paint

MODEL = Path(rapidocr.__file__).parent / "models" / "PP-OCRv6_det_small.onnx"


@pytest.fixture(scope="module")
def engine() -> Engine:
    return load_engine("rapidocr")


def _hits(engine: Engine, page: Page) -> list[int]:
    """By how many lines each text of the page, drawn at 150 dpi, is hit in its middle."""
    painted, truth = paint(page, 150)
    picture = np.ascontiguousarray(painted[:, :, ::-1])
    boxes = [(q.min(axis=0), q.max(axis=0)) for q in engine.look(picture, 150).quads]
    return [
        sum(bool((low <= text.box.centre).all() and (text.box.centre <= high).all()) for low, high in boxes)
        for text in truth.texts
    ]


def test_small_labels_are_found_once_each_beside_large_lines(engine: Engine) -> None:
    page = Page()
    page.text(25, 30, "本合同一式两份，甲乙双方各执一份，具有同等效力。", 14)
    for row, label in enumerate(("Nationality/Nationalité", "Sex/Sexe", "Given names/Prénoms") * 4):
        page.text(25 + 60 * (row % 3), 60 + 4 * row, label, 3.6)
        page.text(25 + 60 * ((row + 1) % 3), 60 + 4 * row, "UTOPIAN", 9)
    hits = _hits(engine, page)
    assert hits == [1] * len(hits)


def test_a_page_full_of_small_print_is_looked_at_in_parts_and_no_line_is_lost_where_they_meet() -> None:
    sizes = []

    def watched(values: Tensor) -> Tensor:
        sizes.append(values.shape[2] * values.shape[3])
        return network(values)

    network = open_network(MODEL, "onnxruntime")
    page = Page()
    for row in range(60):
        for column in range(3):
            page.text(20 + 60 * column, 15 + 4.4 * row, f"{row + 10}.{column} 其他应收款 1,234.{row + 10}", 5)
    painted, truth = paint(page, 150)
    quads = Detector(cast("Network", watched), PARAMETERS)(np.ascontiguousarray(painted[:, :, ::-1]), 150)
    middles = np.array([text.box.centre for text in truth.texts])
    hit = [sum(bool((q.min(0) <= m).all() and (m <= q.max(0)).all()) for q in quads) for m in middles]
    assert hit == [1] * len(hit)
    assert len(sizes) >= 3
    assert max(sizes) < 1_500_000


def test_a_page_is_made_larger_only_on_request() -> None:
    picture = np.zeros((100, 200, 3), np.uint8)
    assert fitted(picture, 400).shape[:2] == (96, 192)
    assert fitted(picture, 400, enlarge=True).shape[:2] == (192, 384)
