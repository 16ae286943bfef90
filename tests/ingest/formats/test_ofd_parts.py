"""The small parsers of OFD: paths, steps between letters, numbers, transformations."""

import doctest

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from ingest.formats.ofd import geometry, outlines
from ingest.formats.ofd.geometry import Matrix, numbers
from ingest.formats.ofd.letters import letters, words
from ingest.formats.ofd.outlines import outline


@pytest.mark.parametrize("module", [geometry, outlines])
def test_examples_hold(module: object) -> None:
    assert doctest.testmod(module).failed == 0  # type: ignore[arg-type]


@given(st.text(max_size=200))
def test_any_path_is_drawn_or_left_out(data: str) -> None:
    for line in outline(data):
        assert all(isinstance(x, float) and isinstance(y, float) for x, y in line)


@given(
    st.lists(
        st.sampled_from(["M", "L", "Q", "B", "A", "C", "S", "g", "1", "-3.5", "0", "1e9", "nan"]), max_size=60
    )
)
def test_any_path_of_commands_ends(pieces: list[str]) -> None:
    outline(" ".join(pieces))


@settings(max_examples=200)
@given(
    st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs")), max_size=50),
    st.text(alphabet="g 0123456789.-e", max_size=40),
    st.text(alphabet="g 0123456789.-e", max_size=40),
)
def test_any_text_object_gives_words_of_its_letters(content: str, across: str, down: str) -> None:
    element = etree.Element("TextObject", Size="4")
    code = etree.SubElement(element, "TextCode", X="1", Y="2", DeltaX=across, DeltaY=down)
    code.text = content
    found = [word for run in letters(element, Matrix()) for word in words(run)]
    assert "".join(word.text for word in found) == "".join(content.split())


@given(st.text(max_size=60))
def test_numbers_never_raise(data: str) -> None:
    assert all(abs(value) <= 1e6 for value in numbers(data))


@given(st.tuples(*[st.floats(-50, 50)] * 6), st.floats(-9, 9), st.floats(-9, 9))
def test_the_way_back_leads_back(values: tuple[float, ...], x: float, y: float) -> None:
    matrix = Matrix(*values)
    back = matrix.inverse()
    if back is not None and abs(matrix.a * matrix.d - matrix.b * matrix.c) > 0.1:
        assert back(*matrix(x, y)) == pytest.approx((x, y), abs=1e-3)
