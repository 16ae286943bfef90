from collections.abc import Callable, Sequence

import numpy as np

from extractors.imaging.picture import Picture, Quad
from extractors.imaging.seals import SealFound
from extractors.page_text import SealColour, SealShape
from extractors.reading.engine import NO_FENCES, Engine, Fences, Piece, Sight, load_engine
from extractors.reading.page import read_page
from extractors.reading.under_seals import DOUBT, read_under, settled
from ingest.page import Box, PageImage
from samples.canvas import Ink, Page, SealMark
from samples.degrade import Level
from samples.truth import PageTruth

Maker = Callable[..., Piece]


class Second:
    """Reads the same text everywhere, and tells what it was shown."""

    name, version = "second", "1"

    def __init__(self, text: str, confidence: float) -> None:
        self.text, self.confidence = text, confidence
        self.shown: list[Picture] = []

    def look(self, picture: Picture, dpi: float) -> Sight:
        return Sight(0)

    def read(
        self, picture: Picture, dpi: float, sight: Sight, fences: Fences = NO_FENCES
    ) -> tuple[Piece, ...]:
        return ()

    def reread(self, picture: Picture, dpi: float, quads: Sequence[Quad]) -> tuple[Piece, ...]:
        self.shown.append(picture)
        return tuple(Piece(self.text, self.confidence, quad) for quad in quads)


def _page(colour: tuple[int, int, int]) -> Picture:
    picture = np.full((200, 400, 3), 250, np.uint8)
    picture[40:60, 20:120] = colour
    return picture


def _seal(colour: SealColour) -> SealFound:
    return SealFound(Box(10, 20, 150, 150), SealShape.ROUND, colour, (80, 85), (140, 130), 0.0)


def test_only_pieces_on_seal_ink_are_read_again(piece: Maker) -> None:
    under, beside = piece("甲方北京", 20, 40), piece("乙方上海", 20, 120)
    engine = Second("甲方北東", 0.95)
    first, second = read_under([under, beside], [_seal(SealColour.RED)], _page((60, 60, 200)), 200, engine)
    assert (first.text, first.other, first.confidence) == ("甲方北京", "甲方北東", DOUBT)
    assert second is beside
    assert len(engine.shown) == 1


def test_what_both_looks_read_alike_is_not_doubted(piece: Maker) -> None:
    under = piece("合同编号：HT-2017", 20, 40)
    engine = Second("合同编号: HT-2017", 0.99)
    assert read_under([under], [_seal(SealColour.RED)], _page((60, 60, 200)), 200, engine) == [under]


def test_text_under_a_black_seal_has_no_second_look(piece: Maker) -> None:
    engine = Second("x", 1.0)
    assert read_under([piece("甲方", 20, 40)], [_seal(SealColour.BLACK)], _page((40, 40, 40)), 200, engine)
    assert engine.shown == []


def test_the_clearly_surer_look_is_kept_and_the_other_told(piece: Maker) -> None:
    first, second = piece("金额 1,234.56", 0, 0, 20, 0.7), piece("金额 1,284.56", 0, 0, 20, 0.99)
    kept = settled(first, second)
    assert (kept.text, kept.other, kept.confidence) == ("金额 1,284.56", "金额 1,234.56", DOUBT)


def test_text_under_red_and_blue_seals_is_read_and_the_name_on_the_ring_is_told(
    page_file: Callable[..., tuple[PageImage, PageTruth]],
) -> None:
    engine: Engine = load_engine("rapidocr")
    page = Page(150, 120)
    for row in range(5):
        page.text(12, 20 + 16 * row, "甲方与乙方签订本合同共同遵守下列条款", 11)
    page.add(SealMark(42, 62, 42, "北京沅启创生物医药科技有限公司", ink=Ink.RED, strength=0.8))
    page.add(SealMark(105, 60, 42, "上海浦江智联信息有限公司", ink=Ink.BLUE, strength=0.7, turn=10))
    file, _ = page_file(page, Level.CLEAN)
    text = read_page(file, engine)
    assert [line.text for line in text.lines].count("甲方与乙方签订本合同共同遵守下列条款") == 5
    assert {seal.colour for seal in text.seals} == {SealColour.RED, SealColour.BLUE}
    assert all("有限公司" in seal.text and seal.confidence >= 0.5 for seal in text.seals)
