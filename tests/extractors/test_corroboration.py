"""Latin values are doubted where no other line of the volume bears their words out."""

import pytest

from extractors.corroboration import CLEAR, DOUBTED, corroborated, latin_words
from extractors.document import Answer, Field
from extractors.fields.layout import Sheet
from ingest.page import Box
from tests.extractors.conftest import PageMaker


def found(value: str, confidence: float = 0.997, raw: str = "") -> Field:
    return Field("institution", value, raw or value, confidence, "p0001", Box(0, 0, 1, 1))


def test_a_word_is_counted_once_a_line_whatever_its_case(page: PageMaker) -> None:
    lines = [(0.0, 0.0, "Orwendale and orwendale"), (0.0, 90.0, "ORWENDALE 张三")]
    assert latin_words([Sheet(page(lines))]) == {"orwendale": 2, "and": 1}


def test_a_letter_taken_for_another_leaves_a_word_that_stands_once() -> None:
    lines = {"rupert": 4, "orwendale": 3, "orvendale": 1}
    assert corroborated([found("Rupert Orvendale")], lines)[0].confidence == DOUBTED
    assert corroborated([found("Rupert Orwendale")], lines)[0].confidence == 0.997


@pytest.mark.parametrize(
    "field",
    [
        found("Orvendale", CLEAR),
        found("Orvendale", 0.97),
        found("张三"),
        found("UTO", raw="Utopia"),
        found("doctor", raw="Doctor of Philosophy"),
        Field("institution", "Orvendale", "Orvendale", 0.997, "p", Box(0, 0, 1, 1), check=True),
        Field("institution", "", "Orvendale", 0.997, "p", Box(0, 0, 1, 1), answer=Answer.NOT_READABLE),
    ],
)
def test_what_is_clear_confirmed_no_latin_name_or_doubted_already_stays(field: Field) -> None:
    assert corroborated([field], {}) == (field,)


@pytest.mark.parametrize(
    ("value", "cut"),
    [
        ("Norhaven Appl ied Sciences", True),
        ("Robot ics", True),
        ("Institute for Science of the Sea", False),
        ("Universidad de la Mar", False),
        ("materials science and use", False),
    ],
)
def test_a_rest_of_a_word_cut_in_two_is_doubted_though_read_twice(value: str, cut: bool) -> None:
    lines = {word.casefold(): 2 for word in value.split()}
    assert (corroborated([found(value)], lines)[0].confidence == DOUBTED) is cut
