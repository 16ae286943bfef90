from collections.abc import Callable, Sequence

import numpy as np
import pytest

from extractors.imaging.picture import Picture, Quad, bounds, quad_of
from extractors.imaging.ticks import Square
from extractors.page_text import PageText
from extractors.reading.engine import Engine, Piece
from extractors.reading.engines.recorded import Recorded
from extractors.reading.page import read_page
from extractors.reading.tick_boxes import with_boxes, with_layer_boxes
from ingest.page import Box, LayerWord, PageImage, TextLayer
from samples.canvas import Page, Tick
from samples.degrade import Level
from samples.fonts import Font
from samples.truth import PageTruth

Spool = Callable[..., tuple[PageImage, PageTruth]]
BLANK = np.full((200, 400, 3), 255, np.uint8)


def _choice(style: str = "√") -> Page:
    page = Page(150, 60)
    page.text(20, 20, "性别：", 10.5)
    for x, option, ticked in ((40, "男", False), (52, "女", True)):
        page.add(Tick(x, 20.5, 3.1, ticked, style))
        page.text(x + 3.6, 20, option, 10.5)
    return page


def _told(text: PageText) -> list[tuple[bool, str]]:
    return [(tick.ticked, tick.label) for tick in text.ticks]


@pytest.mark.parametrize("level", [Level.SCAN, Level.PHONE])
def test_boxes_stand_in_the_text_before_their_options(rapid: Engine, page_file: Spool, level: Level) -> None:
    text = read_page(page_file(_choice(), level)[0], rapid)
    assert _told(text) == [(False, "男"), (True, "女")]
    assert "".join(line.text for line in text.lines).replace(" ", "").replace(":", "：") == "性别：□男☑女"


def test_on_a_digital_page_a_drawn_tick_counts_over_the_layers_character(page_file: Spool) -> None:
    page = _choice()
    _, truth = page_file(page, Level.CLEAN)
    words = [LayerWord(text.text, text.box) for text in truth.texts]
    words += [LayerWord("口", tick.box) for tick in truth.ticks]
    image, _ = page_file(page, Level.CLEAN, layer=TextLayer(tuple(words)))
    text = read_page(image, Recorded((), failure=lambda: pytest.fail("was read")))
    assert text.engine == "text-layer"
    assert _told(text) == [(False, "男"), (True, "女")]


@pytest.mark.parametrize("level", [Level.SCAN, Level.PHONE])
def test_characters_like_boxes_stay_text(rapid: Engine, page_file: Spool, level: Level) -> None:
    page = Page(150, 60)
    page.text(20, 15, "国籍 出生日期 第四条 回国 田园", 12, Font.HEI)
    page.text(20, 30, "技术进出口、人口统计与包装的目的", 12)
    page.text(20, 45, "DOCTORAL DEGREE, SOURCES", 14, Font.LATIN_SANS)
    text = read_page(page_file(page, level)[0], rapid)
    assert text.ticks == ()
    assert text.lines[-2].text == "技术进出口、人口统计与包装的目的"


@pytest.mark.parametrize("level", [Level.CLEAN, Level.SCAN, Level.PHONE])
def test_the_frame_within_a_character_is_no_box(rapid: Engine, page_file: Spool, level: Level) -> None:
    page = Page(150, 60)
    rows = (
        "2. 国外学历学位认证书 因履行本合同",
        "固定期限：自2017年起，自签署之日起",
        "港皇家大学，乌托邦，圆鸟员",
    )
    for number, row in enumerate(rows):
        page.text(20, 12 + 14 * number, row, 12, (Font.HEI, Font.SONG, Font.SANS)[number])
    text = read_page(page_file(page, level)[0], rapid)
    assert text.ticks == ()
    assert not any(mark in line.text for line in text.lines for mark in "☑□◪")


class _Reader(Recorded):
    """Says of every quadrilateral what it was told to."""

    def __init__(self, text: str, confidence: float) -> None:
        super().__init__(())
        self._said = (text, confidence)

    def reread(self, picture: Picture, dpi: float, quads: Sequence[Quad]) -> tuple[Piece, ...]:
        return tuple(Piece(*self._said, quad) for quad in quads)


SQUARE = Square(Box(100, 50, 118, 68), ticked=False, confidence=1.0, ink=0.0, apart=0.1)


def test_a_square_that_reads_as_a_character_stays_text() -> None:
    read = [Piece("第四条", 0.99, quad_of(Box(80, 48, 140, 70)))]
    assert with_boxes(read, [SQUARE], BLANK, 150, _Reader("四", 0.99)) == (read, ())


def test_the_mouth_of_a_word_is_no_box_and_one_that_stands_apart_is() -> None:
    read = [Piece("技术进出口", 0.99, quad_of(Box(20, 48, 120, 70)))]
    assert with_boxes(read, [SQUARE], BLANK, 150, _Reader("口", 0.99))[1] == ()
    apart = Square(SQUARE.box, False, 1.0, 0.0, apart=0.9)
    assert with_boxes(read, [apart], BLANK, 150, _Reader("口", 0.99))[1] == (apart,)


def test_a_line_that_begins_with_the_end_of_a_word_keeps_its_mouth() -> None:
    read = [Piece("口、代理进出口", 0.99, quad_of(Box(98, 48, 240, 70)))]
    apart = Square(SQUARE.box, False, 1.0, 0.0, apart=1.0)
    assert with_boxes(read, [apart], BLANK, 150, _Reader("口", 0.99)) == (read, ())


def test_a_square_in_a_line_is_read_with_all_of_the_character_around_it() -> None:
    class Whole(_Reader):
        def reread(self, picture: Picture, dpi: float, quads: Sequence[Quad]) -> tuple[Piece, ...]:
            heights = [bounds(quad).height for quad in quads]
            return tuple(Piece("自" if h > 25 else "目", 0.5, q) for h, q in zip(heights, quads, strict=True))

    read = [Piece("本章程自签署", 1.0, quad_of(Box(22, 42, 202, 72)))]
    ticked = Square(Box(120, 52, 136, 68), ticked=True, confidence=1.0, ink=0.3, apart=1.0)
    assert with_boxes(read, [ticked], BLANK, 150, Whole("", 0.0)) == (read, ())


@pytest.mark.parametrize("seen", ["☑", "V"])
def test_a_ticked_box_may_stand_close_behind_a_word_although_the_line_left_it_out(seen: str) -> None:
    read = [Piece("是国内", 0.95, quad_of(Box(80, 48, 170, 70)))]
    ticked = Square(SQUARE.box, ticked=True, confidence=1.0, ink=0.3, apart=0.2)
    assert with_boxes(read, [ticked], BLANK, 150, _Reader(seen, 0.4))[1] == (ticked,)


def test_a_layers_word_is_parted_at_its_box_and_other_characters_are_kept() -> None:
    word = Piece("□男", 1.0, quad_of(Box(100, 50, 136, 68)))
    pieces, boxes = with_layer_boxes([word], [SQUARE])
    assert [piece.text for piece in pieces] == ["男", "□"]
    assert boxes == (SQUARE,)
    assert bounds(pieces[0].quad).x0 > SQUARE.box.x1
    other = Piece("四川", 1.0, quad_of(Box(100, 50, 136, 68)))
    assert with_layer_boxes([other], [SQUARE]) == ([other], ())


@pytest.mark.parametrize(
    ("line", "seen", "x"),
    [("四、净利润", "四、", 95), ("Vandermoel", "ade", 100), ("Advanced Studies", "dv", 102)],
)
def test_a_number_before_a_comma_and_a_letter_within_a_word_are_no_boxes(
    line: str, seen: str, x: float
) -> None:
    """As blackletter and bold faces show them: closed, with a stroke inside."""
    width = sum(22 if character > "\u2e80" else 11 for character in line)
    read = [Piece(line, 0.99, quad_of(Box(90, 48, 90 + width, 70)))]
    square = Square(Box(x, 52, x + 10, 66), ticked=True, confidence=1.0, ink=0.4, apart=0.1)
    assert with_boxes(read, [square], BLANK, 150, _Reader(seen, 0.86)) == (read, ())


def test_a_surely_read_character_outside_all_lines_is_no_box() -> None:
    alone = Square(SQUARE.box, ticked=True, confidence=1.0, ink=0.3)
    assert with_boxes([], [alone], BLANK, 150, _Reader("位", 0.92))[1] == ()
    assert with_boxes([], [alone], BLANK, 150, _Reader("国", 0.92))[1] == (alone,)
