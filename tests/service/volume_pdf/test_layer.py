from hypothesis import given
from hypothesis import strategies as st

from extractors.page_text import Line, Word
from ingest.page import Box
from service.volume_pdf.layer import Paper, Run, runs_of, text_operators
from service.volume_pdf.letters import Letters, clean


def line(text: str, *words: tuple[str, float, float]) -> Line:
    """A line of words that reach from x0 to x1, 40 pixels high."""
    made = tuple(Word(piece, Box(x0, 100, x1, 140), 0.9) for piece, x0, x1 in words)
    return Line(text, Box(0, 100, 400, 140), 0.9, made)


def test_words_that_no_space_parts_reach_to_the_next_one() -> None:
    runs = runs_of(line("名称北京", ("名", 10, 50), ("称", 150, 190), ("北京", 180, 260)))
    assert [(r.text, r.box.x0, r.box.x1, r.gap) for r in runs] == [
        ("名", 10, 150, 0),
        ("称", 150, 180, 0),
        ("北京", 180, 260, 0),
    ]


def test_a_space_between_words_fills_the_gap() -> None:
    runs = runs_of(line("labour contract", ("labour", 10, 110), ("contract", 130, 250)))
    assert [(r.text, r.box.x1, r.gap) for r in runs] == [("labour", 110, 20), ("contract", 250, 0)]


def test_a_space_between_words_that_touch_is_narrow_and_not_lost() -> None:
    runs = runs_of(line("labour contract", ("labour", 10, 110), ("contract", 105, 250)))
    assert runs[0].gap == 4


def test_the_spaces_are_those_of_the_line_also_within_a_word() -> None:
    runs = runs_of(line("Royal University of", ("Royal University", 10, 200), ("of", 210, 230)))
    assert [r.text for r in runs] == ["Royal University", "of"]


def test_words_that_do_not_spell_the_line_give_way_to_it() -> None:
    assert runs_of(line("2016年度", ("2O16", 10, 90))) == (Run("2016年度", Box(0, 100, 400, 140)),)
    assert runs_of(line("2016年度")) == (Run("2016年度", Box(0, 100, 400, 140)),)
    assert runs_of(line("  ")) == ()


@given(st.lists(st.text(min_size=1), min_size=1, max_size=6), st.sampled_from(["", " "]))
def test_every_letter_of_a_line_is_laid_down_once(texts: list[str], between: str) -> None:
    words = tuple((text, 50.0 * n, 50.0 * n + 45) for n, text in enumerate(texts))
    told = line(between.join(texts), *words)
    shown = "".join(run.text for run in runs_of(told)).replace(" ", "")
    assert shown == clean(told.text).replace(" ", "")


@given(st.text(), st.floats(0, 3000), st.floats(0, 3000), st.floats(0, 3000), st.floats(0, 3000))
def test_any_box_gives_operators(text: str, x0: float, y0: float, x1: float, y1: float) -> None:
    told = Line(text, Box(x0, y0, x1, y1), 0.5)
    operators = text_operators([told], Letters(), Paper(0.36, 842.0))
    assert bool(operators) == bool(clean(text).strip())


def test_a_column_of_han_letters_runs_down_and_narrow_figures_do_not() -> None:
    assert Run("审计报告", Box(0, 0, 40, 160)).runs_down
    assert Run("Port Selwyn", Box(0, 0, 30, 300)).runs_down
    assert not Run("11", Box(0, 0, 20, 40)).runs_down
    assert not Run("丨", Box(0, 0, 10, 40)).runs_down
    assert not Run("审计报告", Box(0, 0, 160, 40)).runs_down
