"""Letters to words: in whatever order and way a program draws them."""

import random

import pytest

from ingest.formats.pdf.characters import UNKNOWN, as_printed
from ingest.formats.pdf.letters import Letter
from ingest.formats.pdf.words import runs_of

RIGHT, DOWN = (1.0, 0.0), (0.0, 1.0)


def _set(
    text: str,
    x: float = 50.0,
    y: float = 100.0,
    em: float = 10.0,
    gap: float = 0.0,
    lean: tuple[float, float] = RIGHT,
    apart: bool = False,
) -> list[Letter]:
    """A line as a program sets it: Han letters one em wide, others half; each its own object if `apart`."""
    letters = []
    for number, char in enumerate(text):
        width = em if ord(char) > 0x2E7F else em / 2
        run = 1000 * int(y) + (number if apart else 0)
        letters.append(Letter(char, x, x + width, y, em, lean, run, True))
        x += width + gap
    return letters


def _texts(letters: list[Letter]) -> list[str]:
    return [run.text for run in runs_of(letters)]


def test_latin_words_are_cut_at_spaces_and_han_runs_are_not() -> None:
    assert _texts(_set("Royal College 甲方代表")) == ["Royal", "College", "甲方代表"]


def test_letters_drawn_one_by_one_in_any_order_are_one_word() -> None:
    letters = _set("海外人才申报书", apart=True)
    random.Random(3).shuffle(letters)
    assert _texts(letters) == ["海外人才申报书"]


def test_columns_are_not_joined_over_their_gap() -> None:
    assert _texts(_set("货币资金") + _set("1,234.50", x=140)) == ["货币资金", "1,234.50"]


def test_text_printed_twice_for_bold_is_said_once() -> None:
    again = [
        letter._replace(start=letter.start + 0.4, end=letter.end + 0.4, run=1) for letter in _set("营业执照")
    ]
    assert _texts(_set("营业执照") + again) == ["营业执照"]


def test_a_letter_that_really_stands_twice_is_said_twice() -> None:
    assert _texts(_set("llama 谢谢")) == ["llama", "谢谢"]


def test_even_letterspacing_does_not_cut_a_word() -> None:
    assert _texts(_set("SPACED", gap=4.0)) == ["SPACED"]


def test_letters_of_vertical_writing_are_one_tall_word() -> None:
    column = [
        Letter(char, 50, 60, 100.0 + 12 * row, 10, RIGHT, 1, True) for row, char in enumerate("竖排文字")
    ]
    (run,) = runs_of(column)
    assert (run.text, run.lean) == ("竖排文字", DOWN)
    assert run.end - run.start == pytest.approx(46.2)


def test_both_letters_of_a_ligature_stay_in_its_word() -> None:
    first, *rest = _set("oice")
    glyph = [Letter(char, 55, 60, 100.0, 10, RIGHT, first.run, True) for char in "ff"]
    moved = [letter._replace(start=letter.start + 5, end=letter.end + 5) for letter in rest]
    assert _texts([first, *glyph, *moved]) == ["office"]


def test_rows_come_from_the_top() -> None:
    assert _texts(_set("下一行", y=140) + _set("上一行", y=120)) == ["上一行", "下一行"]


def test_turned_text_does_not_mix_with_level_text() -> None:
    assert sorted(_texts(_set("正文内容") + _set("侧边", x=50, y=100, lean=DOWN))) == ["侧边", "正文内容"]


@pytest.mark.parametrize(
    ("code", "unmapped", "text"),
    [
        (0x7532, False, "甲"),
        (0x2F00, False, "一"),  # a radical that fonts map the character's glyph to
        (0x2ED3, False, "长"),
        (0xFB01, False, "fi"),
        (0xF0FE, False, "☑"),
        (0xF0A8, False, "□"),
        (0x3000, False, " "),
        (0x20, True, " "),
        (0x41, True, UNKNOWN),
        (0, False, UNKNOWN),
        (0xD800, False, UNKNOWN),
        (0x200B, False, ""),
        (0xFF21, False, "Ａ"),
    ],
)
def test_characters_are_told_as_they_look(code: int, unmapped: bool, text: str) -> None:
    assert as_printed(code, unmapped) == text


@pytest.mark.parametrize("em", [6.0, 10.5, 22.0])
def test_words_do_not_depend_on_the_size(em: float) -> None:
    assert _texts(_set("北京 Haidian 区", em=em)) == ["北京", "Haidian", "区"]
