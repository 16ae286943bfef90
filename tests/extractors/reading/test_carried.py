from extractors.page_text import Cell, Line, PageText, Seal, SealColour, Signature, Table, TickBox, Word
from extractors.reading.carried import carried
from ingest.page import Box


def test_every_box_of_a_page_moves_and_nothing_else_changes() -> None:
    one, other = Box(1, 2, 3, 4), Box(11, 12, 13, 14)

    def page(box: Box, width: int, height: int) -> PageText:
        return PageText(
            width,
            height,
            150,
            90,
            "rapidocr",
            0.9,
            lines=(Line("甲", box, 0.9, (Word("甲", box, 0.9),)),),
            tables=(Table(box, (Cell("乙", box, 0, 0),)),),
            seals=(Seal(box, SealColour.RED),),
            signatures=(Signature(box),),
            ticks=(TickBox(box, True, 0.9),),
        )

    moved = carried(page(one, 5, 6), lambda b: Box(b.x0 + 10, b.y0 + 10, b.x1 + 10, b.y1 + 10), 7, 8)
    assert moved == page(other, 7, 8)
