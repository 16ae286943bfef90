"""Where the lead copy is doubtful the others decide, if most of them say the same."""

from dataclasses import replace

import pytest

from extractors.copies.comparison import Difference, DifferenceKind
from extractors.copies.page import Counterpart, Heard
from extractors.copies.voting import BORNE_OUT, OUTVOTED, Vote, Voted, after_vote, voted, with_votes
from extractors.document import Document, Field, Reading
from extractors.page_text import Line, PageText, Word
from ingest.page import Box
from validators.finding import evidence_of

LEFT, RIGHT = Box(100, 100, 200, 130), Box(220, 100, 320, 130)


def page(text: str, confidence: float = 0.9) -> PageText:
    words = (Word("编号", LEFT, 0.999), Word(text, RIGHT, confidence))
    line = Line(f"编号 {text}", LEFT.union(RIGHT), 0.95, words)
    return PageText(800, 1000, 200, 0, "rapidocr", 0.95, lines=(line,))


def heard(*texts: str, confidence: float = 0.97) -> dict[str, list[Heard]]:
    return {f"p{n:04d}": [Heard(1, RIGHT, text, confidence)] for n, text in enumerate(texts, 11)}


def word(text: PageText) -> Word:
    return text.lines[0].words[1]


def test_most_readings_decide_against_the_lead_and_its_own_is_kept() -> None:
    told = voted(page("2O17"), heard("2017", "2017", "2017", "2O17"))
    text = told.text
    assert text.lines[0].text == "编号 2017"
    assert word(text) == Word("2017", RIGHT, 0.97, other="2O17")
    assert told.decided == {1: word(text)}
    (vote,) = told.votes
    assert vote.box == RIGHT
    assert [reading.reader for reading in vote.readings] == [
        "rapidocr", "copy-of:p0011", "copy-of:p0012", "copy-of:p0013", "copy-of:p0014",
    ]  # fmt: skip
    assert [reading.text for reading in vote.readings] == ["2O17", "2017", "2017", "2017", "2O17"]


def test_what_was_voted_is_never_quite_sure() -> None:
    told = voted(page("2O17"), heard("2017", "2017", confidence=1.0))
    assert word(told.text).confidence == OUTVOTED


@pytest.mark.parametrize(
    "others", [("2017", "2018"), ("2017", "2017", "2018"), ("2017", "2017", "2018", "2019"), ("2017", "", "")]
)
def test_without_more_than_half_of_the_readings_the_lead_stands(others: tuple[str, ...]) -> None:
    before = page("2O17")
    told = voted(before, heard(*others))
    assert told.text == before
    assert len(told.votes[0].readings) == len(others) + 1


@pytest.mark.parametrize("others", [(), ("2017",)])
def test_two_readings_are_no_vote(others: tuple[str, ...]) -> None:
    before = page("2O17")
    assert voted(before, heard(*others)) == Voted(before, {}, ())


def test_a_sure_word_is_not_voted_on() -> None:
    before = page("2016", confidence=0.999)
    assert voted(before, heard("2017", "2017", "2017")) == Voted(before, {}, ())


def test_what_all_copies_say_is_sure() -> None:
    told = voted(page("2017年"), heard("2017年", "2017 年", "2017年", "2017年。"))
    assert word(told.text) == Word("2017年", RIGHT, BORNE_OUT)


def test_what_most_copies_say_with_the_lead_is_no_surer_than_before() -> None:
    before = page("2017年")
    told = voted(before, heard("2017年", "2017年", "2011年"))
    assert word(told.text) == word(before)
    assert len(told.votes) == 1


@pytest.mark.parametrize("text", ["C88I5865O", "HELGRAVERUPERT"])
def test_agreement_on_what_no_reader_can_tell_proves_nothing(text: str) -> None:
    before = page(text)
    assert word(voted(before, heard(text, text, text, text)).text) == word(before)


def test_of_equal_readings_the_surest_spells() -> None:
    said = heard("2017年3月", "2017年3月")
    said["p0013"] = [Heard(1, RIGHT, "2017 年 3 月", 0.975)]
    assert word(voted(page("2O17年3月"), said).text).text == "2017 年 3 月"


def copied(text: str, *differences: Difference) -> Counterpart:
    """A copy's page, 10 pixels aside."""
    aside = Box(230, 110, 330, 140)
    read = page(text)
    words = (read.lines[0].words[0], replace(read.lines[0].words[1], box=aside))
    read = replace(read, lines=(replace(read.lines[0], words=words),))
    return Counterpart(read, 0, differences, (), 0.0)


def otherwise(text: str, *, certain: bool) -> Difference:
    return Difference(DifferenceKind.TEXT, RIGHT, Box(230, 110, 330, 140), "2O17", text, certain=certain)


def test_a_copy_says_what_was_decided_in_its_own_place() -> None:
    told = voted(page("2O17"), heard("2017", "2017", "2017"))
    found = after_vote(copied("2O17"), told)
    assert found.text.lines[0].text == "编号 2017"
    assert word(found.text) == Word("2017", Box(230, 110, 330, 140), 0.97)


@pytest.mark.parametrize(
    ("text", "certain"), [("2017", True), ("2017", False), ("2019", True), ("2019", False)]
)
def test_a_copy_that_has_another_word_keeps_it_and_differs(text: str, certain: bool) -> None:
    told = voted(page("2O17"), heard("2017", "2017", "2017"))
    found = after_vote(copied(text, otherwise(text, certain=certain)), told)
    assert found.differences == (otherwise(text, certain=certain),)
    assert found.text.lines[0].text == f"编号 {text}"


def field(name: str, box: Box, page: str = "p0001") -> Field:
    return Field(name, "2017", "2017", 0.98, page, box, "rapidocr")


def fields_after(*fields: Field, votes: dict[str, list[Vote]]) -> tuple[Field, ...]:
    (document,) = with_votes([Document("d01", "other", 1, None, ("p0001",), 1.0, fields)], votes)
    return document.fields


def test_a_field_tells_the_readings_that_decided_it_and_no_other_does() -> None:
    readings = (Reading("rapidocr", "2O17", 0.9), Reading("copy-of:p0011", "2017", 0.97))
    votes = {"p0001": [Vote(RIGHT, readings)]}
    inside = Box(230, 102, 300, 128)
    told, aside, on_another = fields_after(
        field("fy", inside), field("fy", LEFT), field("fy", inside, "p0002"), votes=votes
    )
    assert told.readings == readings
    assert aside.readings == on_another.readings == ()


def test_of_a_word_with_its_label_a_field_tells_the_readings_of_its_value() -> None:
    said = ("编号：2O17", "编号:2017", "编号：2017", "编号2017", "")
    vote = Vote(RIGHT, tuple(Reading(f"copy-of:p{n}", text, 0.9) for n, text in enumerate(said)))
    (found,) = fields_after(field("fy", Box(270, 102, 318, 128)), votes={"p0001": [vote]})
    assert [reading.text for reading in found.readings] == ["2O17", "2017", "2017", "2017", ""]
    assert "5份中3份一致 3 of 5 copies" in evidence_of(found).text


def test_a_value_that_no_copy_spells_as_one_tells_no_readings() -> None:
    vote = Vote(RIGHT, (Reading("rapidocr", "二〇一七", 0.9),))
    (found,) = fields_after(field("fy", RIGHT), votes={"p0001": [vote]})
    assert found.readings == ()


def test_readings_that_a_field_has_already_are_kept() -> None:
    mine = (Reading("tesseract", "2017", 0.9),)
    vote = Vote(RIGHT, (Reading("rapidocr", "2O17", 0.9),))
    (found,) = fields_after(replace(field("fy", RIGHT), readings=mine), votes={"p0001": [vote]})
    assert found.readings == mine


def test_a_field_over_two_voted_words_tells_neither() -> None:
    votes = [Vote(box, (Reading("rapidocr", "2017", 0.9),)) for box in (LEFT, RIGHT)]
    assert fields_after(field("fy", LEFT.union(RIGHT)), votes={"p0001": votes})[0].readings == ()
