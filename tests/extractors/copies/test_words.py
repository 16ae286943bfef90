"""The words of a page by number, and some of them read otherwise."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from extractors.copies.words import respelled, words_of
from extractors.page_text import Cell, Line, PageText, Seal, SealColour, Table, Word
from ingest.page import Box

texts = st.lists(
    st.lists(st.text("甲乙丙12AB", min_size=1, max_size=3), min_size=1, max_size=3), min_size=1, max_size=4
)


def page(rows: list[list[str]]) -> PageText:
    lines = []
    for y, row in enumerate(rows):
        words = tuple(
            Word(text, Box(100 * x, 50 * y, 100 * x + 80, 50 * y + 30), 0.9) for x, text in enumerate(row)
        )
        lines.append(Line(" ".join(row), Box(0, 50 * y, 100 * len(row), 50 * y + 30), 0.9, words))
    seal = Seal(Box(10, 10, 90, 90), SealColour.RED, "某公司")
    return PageText(800, 1000, 200, 90, "rapidocr", 0.9, lines=tuple(lines), seals=(seal,))


@given(texts)
def test_words_are_numbered_in_reading_order(rows: list[list[str]]) -> None:
    assert [word.text for word in words_of(page(rows))] == [text for row in rows for text in row]


def test_a_line_that_tells_no_words_is_one_word() -> None:
    line = Line("住所：北京市", Box(1, 2, 3, 4), 0.8)
    text = replace(page([["甲"]]), lines=(line,))
    assert words_of(text) == (Word("住所：北京市", Box(1, 2, 3, 4), 0.8),)
    read = respelled(text, {0: Word("住所：南京市", Box(1, 2, 3, 4), 0.9)})
    assert read.lines[0].text == "住所：南京市"


@given(texts)
def test_without_words_read_otherwise_a_page_stays_as_it_is(rows: list[list[str]]) -> None:
    text = page(rows)
    assert respelled(text, {}) == text
    assert respelled(text, dict(enumerate(words_of(text)))) == text


@given(texts, st.data())
def test_one_word_read_otherwise_leaves_everything_else(rows: list[list[str]], data: st.DataObject) -> None:
    text = page(rows)
    words = words_of(text)
    number = data.draw(st.integers(0, len(words) - 1))
    new = replace(words[number], text="另", confidence=0.5)
    read = respelled(text, {number: new})
    assert words_of(read) == (*words[:number], new, *words[number + 1 :])
    assert replace(read, lines=text.lines) == text
    changed = [(a, b) for a, b in zip(text.lines, read.lines, strict=True) if a != b]
    ((before, after),) = changed
    assert after.box == before.box
    assert after.text == " ".join(word.text for word in after.words)


def test_the_right_one_of_two_equal_words_is_changed() -> None:
    text = page([["10", "10", "10"]])
    assert respelled(text, {1: replace(words_of(text)[1], text="18")}).lines[0].text == "10 18 10"


def test_a_line_is_as_sure_as_its_letters() -> None:
    text = page([["甲乙丙", "1"]])
    read = respelled(text, {1: replace(words_of(text)[1], text="7", confidence=0.1)})
    assert read.lines[0].confidence == (3 * 0.9 + 0.1) / 4


def test_cells_follow_and_tables_elsewhere_do_not() -> None:
    text = page([["收入", "100"], ["成本", "100"]])
    cells = tuple(
        Cell(word.text, word.box.grow(5), row, column)
        for row, line in enumerate(text.lines)
        for column, word in enumerate(line.words)
    )
    elsewhere = Table(Box(0, 500, 90, 600), (Cell("100", Box(0, 500, 90, 600), 0, 0),))
    text = replace(text, tables=(Table(Box(0, 0, 200, 100), cells), elsewhere))
    read = respelled(text, {3: replace(words_of(text)[3], text="180")})
    assert read.tables[0].rows() == (("收入", "100"), ("成本", "180"))
    assert read.tables[1] == elsewhere


def test_the_right_one_of_two_equal_words_of_a_cell_is_changed() -> None:
    text = page([["2016", "16"]])
    cell = Cell("2016 16", Box(0, 0, 200, 30), 0, 0)
    text = replace(text, tables=(Table(cell.box, (cell,)),))
    read = respelled(text, {1: replace(words_of(text)[1], text="18")})
    assert read.tables[0].rows() == (("2016 18",),)
