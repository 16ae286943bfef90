from pathlib import Path

import pytest

from benchmarks.reading_pages import Sheet
from benchmarks.reading_score import Score, figures_in_cells, score
from extractors.page_text import Cell, PageText, SealColour, Table
from ingest.page import Box, PageImage
from samples.degrade import Level
from samples.truth import FieldTruth, PageTruth, SealTruth, TextTruth

UPPER, LOWER = Box(0, 0, 200, 20), Box(0, 40, 200, 60)


def _sheet(truth: PageTruth) -> Sheet:
    image = PageImage("page.jpg", 0, Path("page.jpg"), truth.width, truth.height, truth.dpi, "")
    return Sheet("labor_contract", Level.SCAN, image, truth)


@pytest.fixture
def sheet() -> Sheet:
    texts = TextTruth("甲方：北京朔禾公司", UPPER), TextTruth("月工资 1,200 元", LOWER)
    fields = (FieldTruth("salary", "1200", "1,200", LOWER),)
    seals = (SealTruth("北京朔禾公司", "", SealColour.RED, Box(150, 0, 230, 30)),)
    return _sheet(PageTruth(400, 100, 200.0, texts, fields, seals))


def test_what_is_read_as_printed_has_no_error(sheet: Sheet) -> None:
    one = score([sheet], ["甲方: 北京朔禾公司\n月工资1,200元"])
    assert (one.cer, one.ordered_cer, one.found, one.sealed_cer) == (0, 0, 100, 0)


def test_lines_in_another_order_are_errors_of_order_alone(sheet: Sheet) -> None:
    one = score([sheet], ["月工资1,200元\n甲方:北京朔禾公司"])
    assert one.errors == 0
    assert one.ordered > 0


def test_a_character_misread_under_a_seal_counts_there_and_on_the_whole(sheet: Sheet) -> None:
    one = score([sheet], ["甲方:北京朔末公司\n月工资1,200元"])
    assert (one.errors, one.ordered, one.sealed_errors) == (1, 1, 1)
    assert one.sealed < one.characters


def test_a_field_misread_in_one_digit_is_not_found(sheet: Sheet) -> None:
    assert score([sheet], ["甲方:北京朔禾公司\n月工资1,280元"]).found == 0


def test_a_page_without_an_answer_has_all_its_characters_wrong(sheet: Sheet) -> None:
    one = score([sheet], [""])
    assert one.errors == one.characters


def test_nothing_read_at_all_is_no_division_by_nothing() -> None:
    assert Score().cer == 0


def test_a_figure_counts_only_in_the_cell_at_its_place() -> None:
    boxes = [Box(0, 20 * n, 100, 20 * n + 20) for n in range(10)]
    truth = PageTruth(100, 200, 200.0, tuple(TextTruth(f"{n}.00", box) for n, box in enumerate(boxes)))
    cells = [Cell(f"{n}.00", box, n, 0) for n, box in enumerate(boxes)]
    cells[3], cells[4] = Cell("4.00", boxes[3], 3, 0), Cell("3.00", boxes[4], 4, 0)
    read = PageText(100, 200, 200.0, 0, "rapidocr", 1.0, tables=(Table(Box(0, 0, 100, 200), tuple(cells)),))
    assert figures_in_cells(_sheet(truth), read) == (10, 8)
