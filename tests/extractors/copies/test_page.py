"""A page of the lead copy and scans of it: what is another page, and what differs on the same one."""

from dataclasses import replace
from pathlib import Path

import pytest

from extractors.copies.comparison import DifferenceKind
from extractors.copies.page import compare_page
from extractors.copies.readings import same_words
from extractors.imaging.picture import PictureUnreadable
from extractors.page_text import Fault, PageText, SealColour, SealShape
from extractors.reading.engine import Engine
from extractors.reading.engines.recorded import Recorded
from ingest.page import PageImage
from samples.canvas import Page, SealMark, SignatureMark
from samples.degrade import Level
from samples.paint import paint
from tests.extractors.copies.drawn import (
    DPI,
    critical,
    filed,
    found,
    ideal,
    same,
    scanned,
    sheet,
    told,
    with_text,
    without,
)

TEXT = DifferenceKind.TEXT


@pytest.mark.parametrize("level", [Level.SCAN, Level.PHONE])
def test_another_scan_of_a_page_is_the_same_and_doubtful_critical_fields_are_read_again(
    lead: tuple[PageImage, PageText], folder: Path, rapid: Engine, level: Level
) -> None:
    copy, truth = scanned(sheet(), folder, 2, level)
    answer = same(lead, copy, rapid)
    assert answer.differences == ()
    assert answer.unlike < 0.1
    assert any(h.word == 1 and same_words(h.text, "护照号码：C88058654") for h in answer.heard)
    text = answer.text
    assert [line.text for line in text.lines] == [line.text for line in lead[1].lines]
    assert (text.width, text.height, text.dpi) == (copy.width, copy.height, copy.dpi)
    (seal,), (signature,) = text.seals, text.signatures
    assert (seal.colour, seal.shape, seal.text) == (SealColour.RED, SealShape.ROUND, "")
    assert seal.box.overlap(truth.seals[0].box) > 0.8 * seal.box.area
    assert signature.box.overlap(truth.signatures[0].box) > 0.8 * truth.signatures[0].box.area
    title = next(t.box for t in truth.texts if t.text == "劳动合同书")
    assert text.lines[0].box.overlap(title) > 0.7 * title.area


@pytest.mark.parametrize(("confidence", "again"), [(0.999, False), (0.97, True)])
def test_a_critical_field_that_looks_alike_is_read_again_where_the_lead_is_doubtful(
    lead: tuple[PageImage, PageText], rapid: Engine, confidence: float, again: bool
) -> None:
    page, text = lead
    read = tuple(replace(line, confidence=confidence, words=()) for line in text.lines)
    answer = same((page, replace(text, lines=read)), page, rapid)
    assert answer.differences == ()
    assert (1 in {heard.word for heard in answer.heard}) is again


@pytest.mark.parametrize("turn", [90, 180])
def test_a_scan_that_lies_otherwise_is_the_same_page_turned(
    lead: tuple[PageImage, PageText], folder: Path, rapid: Engine, turn: int
) -> None:
    copy, truth = scanned(sheet(), folder, turn=turn)
    answer = same(lead, copy, rapid)
    assert answer.differences == ()
    assert (answer.turn, answer.text.rotation) == (turn, 360 - turn)
    assert (answer.text.width, answer.text.height) == (truth.width, truth.height)


def test_a_copy_that_lies_as_the_lead_does_is_not_turned(folder: Path, rapid: Engine) -> None:
    _, text = ideal(sheet(), folder)
    upside_down, truth = scanned(sheet(), folder, 5, Level.FLATBED, turn=180)
    text = replace(text, rotation=180, width=truth.width, height=truth.height)
    copy, _ = scanned(sheet(), folder, 6, turn=180)
    (answer,) = compare_page(upside_down, text, (), [copy], rapid)
    assert answer is not None
    assert (answer.turn, answer.text.rotation) == (0, 180)


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("C88058654", "C88058854", "passport_no"),
        ("3月1日", "8月1日", ""),
        ("按月支付", "按年支付", ""),
    ],
)
def test_one_changed_digit_or_word_is_one_certain_difference(
    lead: tuple[PageImage, PageText], folder: Path, rapid: Engine, old: str, new: str, field: str
) -> None:
    copy, truth = scanned(with_text(sheet(), old, new), folder)
    answer = same(lead, copy, rapid)
    (difference,) = answer.differences
    assert (difference.kind, difference.field, difference.certain) == (TEXT, field, True)
    assert old in difference.lead_text
    assert same_words(difference.text, difference.lead_text.replace(old, new))
    place = next(t.box for t in truth.texts if new in t.text)
    assert difference.box.overlap(place) > 0.7 * place.area
    assert difference.text in [line.text for line in answer.text.lines]


def test_one_changed_word_of_a_long_line_that_is_read_in_pieces_is_one_certain_difference(
    lead: tuple[PageImage, PageText], folder: Path, rapid: Engine
) -> None:
    copy, _ = scanned(with_text(sheet(), "shall", "could"), folder)
    (difference,) = same(lead, copy, rapid).differences
    assert (difference.kind, difference.certain) == (TEXT, True)
    assert difference.lead_text == "Both parties shall observe the terms"
    assert difference.text.startswith("Both parties could observe")


@pytest.mark.parametrize("level", [Level.GREY, Level.PHOTOCOPY])
def test_a_copy_without_colour_has_its_seal_and_tells_that_the_colour_was_dropped(
    lead: tuple[PageImage, PageText], folder: Path, rapid: Engine, level: Level
) -> None:
    answer = same(lead, scanned(sheet(), folder, 3, level)[0], rapid)
    assert told(answer) == []
    assert [seal.colour for seal in answer.text.seals] == [SealColour.BLACK]
    assert answer.text.quality is not None
    assert Fault.COLOUR_DROPPED in answer.text.quality.faults


def test_a_number_changed_on_a_copy_without_colour_is_told(
    lead: tuple[PageImage, PageText], folder: Path, rapid: Engine
) -> None:
    page = with_text(sheet(), "C88058654", "C88058854")
    (difference,) = same(lead, scanned(page, folder, 3, Level.GREY)[0], rapid).differences
    assert (difference.kind, difference.field, difference.certain) == (TEXT, "passport_no", True)


def test_another_page_does_not_answer(lead: tuple[PageImage, PageText], folder: Path) -> None:
    other = Page(150, 160)
    for n, text in enumerate(
        ("资产负债表", "流动资产合计 1,200,000.00", "负债合计 800,000.00", "会计机构负责人")
    ):
        for part in range(3):
            other.text(30, 25 + 10 * (4 * part + n), text, 11)
    assert found(lead, scanned(other, folder)[0]) is None


def test_a_blank_page_does_not_answer_to_a_written_one(
    lead: tuple[PageImage, PageText], folder: Path
) -> None:
    assert found(lead, scanned(Page(150, 160), folder)[0]) is None


def test_a_picture_that_cannot_be_decoded_is_no_answer_and_the_others_are_compared(
    lead: tuple[PageImage, PageText], folder: Path, rapid: Engine
) -> None:
    good, _ = scanned(sheet(), folder)
    broken = folder / "broken.jpg"
    broken.write_bytes(b"no picture")
    bad = replace(good, file=broken)
    answers = compare_page(*lead, critical(sheet()), [bad, good], rapid)
    assert [answer is None for answer in answers] == [True, False]


def test_a_lead_that_cannot_be_decoded_is_an_error(lead: tuple[PageImage, PageText], tmp_path: Path) -> None:
    broken = tmp_path / "broken.jpg"
    broken.write_bytes(b"no picture")
    with pytest.raises(PictureUnreadable):
        compare_page(replace(lead[0], file=broken), lead[1], (), [lead[0]], Recorded(()))


def test_blank_answers_to_blank_and_to_nothing_else(folder: Path) -> None:
    image, text = ideal(Page(150, 160), folder)
    assert text.blank
    blank, _ = scanned(Page(150, 160), folder)
    written, _ = scanned(sheet(), folder)
    broken = folder / "broken-back.jpg"
    broken.write_bytes(b"no picture")
    answers = compare_page(image, text, (), [blank, written, replace(blank, file=broken)], Recorded(()))
    assert [answer is None for answer in answers] == [False, True, True]
    answer = answers[0]
    assert answer is not None
    assert answer.text.blank
    assert (answer.text.width, answer.text.height) == (blank.width, blank.height)
    assert answer.differences == ()
    assert answer.heard == ()


def test_a_page_without_words_answers_to_its_copy(folder: Path) -> None:
    image, text = ideal(sheet(), folder)
    unread = replace(text, lines=(), seals=(), signatures=())
    answer = found((image, unread), scanned(without(without(sheet(), SealMark), SignatureMark), folder)[0])
    assert answer is not None
    assert answer.unlike == 0
    assert answer.heard == ()


def test_every_copy_is_answered_in_its_turn(
    signed_only: tuple[PageImage, PageText], folder: Path, rapid: Engine
) -> None:
    plain = without(sheet(), SealMark)
    copies = [
        scanned(page, folder, seed)[0]
        for seed, page in enumerate((plain, with_text(plain, "2017年", "2019年"), Page(150, 160), plain), 11)
    ]
    answers = compare_page(*signed_only, critical(plain), copies, rapid)
    assert [None if a is None else len(a.differences) for a in answers] == [0, 1, None, 0]
    assert all(a is None or a.text.lines[0].box.area > 0 for a in answers)


def test_places_are_those_of_the_copy_at_its_own_resolution(
    lead: tuple[PageImage, PageText], folder: Path, rapid: Engine
) -> None:
    picture, truth = paint(sheet(), 1.5 * DPI)
    answer = same(lead, filed(picture, 1.5 * DPI, folder), rapid)
    assert answer.differences == ()
    assert answer.text.lines[1].box.centre == pytest.approx(truth.texts[1].box.centre, abs=6)
