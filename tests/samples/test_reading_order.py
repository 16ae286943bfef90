from extractors.page_text import Line, PageText, Word
from ingest.page import Box
from samples.canvas import Page, Rect, Stroke
from samples.paint import paint
from samples.reading_order import ordered_errors, ordered_text
from samples.truth import PageTruth, SignatureTruth, TextTruth


def _ordered(page: Page) -> list[str]:
    return ordered_text(paint(page, 72)[1]).split("\n")


def test_rows_run_from_top_to_bottom_whatever_was_drawn_first() -> None:
    page = Page()
    page.text(120, 41, "右", 10)
    page.text(20, 40, "左", 10)
    page.text(20, 14, "页眉", 9)
    assert _ordered(page) == ["页眉", "左", "右"]


def test_a_table_is_read_cell_by_cell() -> None:
    page = Page()
    for x in (20, 60, 120):
        page.add(Stroke(x, 40, x, 80))
    for y in (40, 60, 80):
        page.add(Stroke(20, y, 120, y))
    page.text(62, 42, "甲方住所", 10)
    page.text(62, 50, "望岑大街", 10)
    page.text(22, 46, "住所", 10)
    page.text(22, 66, "电话", 10)
    page.text(20, 90, "表下", 10)
    assert _ordered(page) == ["住所", "甲方住所", "望岑大街", "电话", "表下"]


def test_named_regions_are_read_one_after_the_other_and_upright_lines_from_the_right() -> None:
    page = Page(regions=[Rect(100, 0, 210, 297), Rect(0, 0, 100, 297)])
    page.text(20, 40, "左栏", 10)
    page.text(120, 60, "竖一", 10, vertical=True)
    page.text(110, 60, "竖二", 10, vertical=True)
    page.text(120, 30, "右栏", 10)
    assert _ordered(page) == ["右栏", "竖一", "竖二", "左栏"]


def test_a_truth_without_its_order_is_read_by_rows() -> None:
    texts = (TextTruth("乙", Box(50, 11, 60, 21)), TextTruth("甲", Box(10, 10, 20, 20)))
    assert ordered_text(PageTruth(100, 100, 72, texts)) == "甲\n乙"


def test_lines_that_changed_places_are_errors_and_spaces_and_tick_boxes_are_none() -> None:
    texts = tuple(TextTruth(text, Box(10, y, 90, y + 10)) for text, y in (("甲乙 丙", 10), ("１２", 30)))
    truth = PageTruth(100, 100, 72, texts)
    lines = tuple(Line(text, Box(10, 10, 90, 20), 1.0) for text in ("12", "□甲乙丙"))
    assert ordered_errors(truth, "□甲乙丙\n12") == (0, 5)
    assert ordered_errors(truth, PageText(100, 100, 72, 0, "test", 1.0, lines=lines)) == (4, 5)


def test_handwriting_and_dot_leaders_are_no_errors() -> None:
    name = SignatureTruth("托比亚斯", "", Box(10, 50, 60, 70))
    truth = PageTruth(100, 100, 72, (TextTruth("签字……3", Box(10, 10, 90, 20)),), signatures=(name,))
    lines = (Line("签字3", Box(10, 10, 90, 20), 1.0), Line("托比", Box(15, 52, 50, 66), 0.6))
    assert ordered_errors(truth, PageText(100, 100, 72, 0, "test", 1.0, lines=lines)) == (0, 3)
    words = (Word("签字3", Box(10, 10, 90, 20), 1.0), Word("托比", Box(15, 52, 50, 66), 0.6))
    one = (Line("签字3托比", Box(10, 10, 90, 66), 1.0, words),)
    assert ordered_errors(truth, PageText(100, 100, 72, 0, "test", 1.0, lines=one)) == (0, 3)
