"""Seals, signatures and notes that only one of two copies has, wherever and however they were set."""

import random
from dataclasses import replace
from pathlib import Path

import pytest

from extractors.copies.comparison import DifferenceKind
from extractors.page_text import PageText, Signature
from extractors.reading.engine import Engine
from ingest.page import Box, PageImage
from samples.canvas import Ink, Page, Rect, SealMark, SealShape, SignatureMark
from samples.copy_marks import with_note
from samples.degrade import LEVELS, Level
from tests.extractors.copies.drawn import (
    COMPANY,
    DPI,
    ideal,
    same,
    scanned,
    sheet,
    told,
    without,
)

SIGNATURE, SEAL, NOTE = DifferenceKind.SIGNATURE, DifferenceKind.SEAL, DifferenceKind.NOTE


def test_a_seal_that_is_not_there(lead: tuple[PageImage, PageText], folder: Path, rapid: Engine) -> None:
    copy, _ = scanned(without(sheet(), SealMark), folder)
    answer = same(lead, copy, rapid)
    assert told(answer) == [(SEAL, True, False, True)]
    assert answer.differences[0].lead_box == lead[1].seals[0].box
    assert answer.differences[0].text == COMPANY
    assert answer.text.seals == ()


def test_a_seal_pressed_elsewhere_is_no_difference(
    lead: tuple[PageImage, PageText], folder: Path, rapid: Engine
) -> None:
    page = without(sheet(), SealMark)
    page.add(SealMark(108, 66, 34, COMPANY, turn=50))
    answer = same(lead, scanned(page, folder)[0], rapid)
    assert told(answer) == []
    assert len(answer.text.seals) == 1


@pytest.mark.parametrize("lost", [0, 1])
def test_of_two_seals_beside_each_other_the_one_is_told_that_is_not_there(
    folder: Path, rapid: Engine, lost: int
) -> None:
    square = SealShape.SQUARE
    names = [SealMark(x, 118, 15, name, shape=square) for x, name in ((90, "魏立敏印"), (108, "潘国诚"))]
    page = without(without(sheet(), SealMark), SignatureMark)
    both, one = (replace(page, elements=[*page.elements, *seals]) for seals in (names, [names[1 - lost]]))
    image, text = ideal(both, folder)
    copy, _ = scanned(one, folder, level=replace(LEVELS[Level.SCAN], toner=True))
    answer = same((image, text), copy, rapid)
    assert [d.lead_box for d in answer.differences] == [text.seals[lost].box]


@pytest.mark.parametrize("red", [True, False])
def test_a_signature_of_a_page_without_red_where_the_copy_has_a_seal_is_that_seal(
    folder: Path, rapid: Engine, red: bool
) -> None:
    bare = without(without(sheet(), SealMark), SignatureMark)
    name = SealMark(66, 112, 15, "潘国诚", shape=SealShape.SQUARE)
    sealed = replace(bare, elements=[*bare.elements, name])
    black = replace(sealed, elements=[*bare.elements, replace(name, ink=Ink.BLACK)])
    image, text = ideal(black, folder)
    (seal,) = text.seals
    signed = replace(text, seals=(), signatures=(Signature(seal.box, "乙方（签字）"),))
    if red:
        other = SealMark(110, 60, 34, COMPANY)
        sealed = replace(sealed, elements=[*sealed.elements, other])
        image, _ = ideal(replace(black, elements=[*black.elements, other]), folder)
    answer = same((image, signed), scanned(sealed, folder)[0], rapid)
    kinds = {kind for kind, *_ in told(answer)}
    assert (SIGNATURE in kinds) is red


def test_a_signature_that_is_not_there(lead: tuple[PageImage, PageText], folder: Path, rapid: Engine) -> None:
    copy, _ = scanned(without(sheet(), SignatureMark), folder)
    answer = same(lead, copy, rapid)
    assert told(answer) == [(SIGNATURE, True, False, True)]
    assert answer.differences[0].lead_text == "乙方（签字）"
    assert answer.text.signatures == ()
    assert len(answer.text.seals) == 1


def test_a_name_signed_otherwise_is_no_difference(
    lead: tuple[PageImage, PageText], folder: Path, rapid: Engine
) -> None:
    page = sheet()
    (mark,) = (e for e in page.elements if isinstance(e, SignatureMark))
    other = replace(mark, seed=9)
    page = replace(page, elements=[other if e is mark else e for e in page.elements])
    answer = same(lead, scanned(page, folder)[0], rapid)
    assert told(answer) == []
    assert len(answer.text.signatures) == 1


def two_names(second: bool) -> Page:
    """Two people have signed beside one label, or the first of them alone."""
    page = without(sheet(), SignatureMark)
    page.add(SignatureMark(Rect(54, 104, 78, 115), "Cedric Falkenrade", "乙方（签字）", seed=4))
    if second:
        page.add(SignatureMark(Rect(84, 104, 108, 115), "Rupert Kestrelby", "乙方（签字）", seed=5))
    return page


def test_one_name_of_two_that_is_not_there(folder: Path, rapid: Engine) -> None:
    image, text = ideal(two_names(True), folder)
    first, second = text.signatures
    text = replace(text, signatures=(replace(first, box=first.box.union(second.box)),))
    answer = same((image, text), scanned(two_names(False), folder)[0], rapid)
    assert told(answer) == [(SIGNATURE, True, False, True)]
    assert answer.differences[0].lead_box.overlap(second.box) > 0.3 * second.box.area


def test_a_name_of_two_characters_far_apart_that_is_not_there(folder: Path, rapid: Engine) -> None:
    name = [SignatureMark(Rect(x, 104, x + 9, 113), "瑞", "乙方（签字）", seed=x) for x in (84, 95)]
    page = two_names(False)
    image, text = ideal(replace(page, elements=[*page.elements, *name]), folder)
    whole = Rect(54, 104, 104, 115)
    box = Box(*(mm / 25.4 * DPI for mm in (whole.x0, whole.y0, whole.x1, whole.y1)))
    text = replace(text, signatures=(Signature(box, "乙方（签字）"),))
    (lost,) = told(same((image, text), scanned(page, folder)[0], rapid))
    assert lost[:3] == (SIGNATURE, True, False)


def test_another_signature_nearby_does_not_stand_in_for_one_that_is_lost(folder: Path, rapid: Engine) -> None:
    answer = same(ideal(two_names(True), folder), scanned(two_names(False), folder)[0], rapid)
    assert told(answer) == [(SIGNATURE, True, False, True)]
    assert len(answer.text.signatures) == 1


@pytest.mark.parametrize("sealed", [True, False])
def test_a_name_seal_in_a_scan_without_colour(folder: Path, rapid: Engine, sealed: bool) -> None:
    bare = without(sheet(), SealMark)
    page = replace(bare, elements=list(bare.elements))
    page.add(SealMark(66, 72, 17, "潘国诚", shape=SealShape.SQUARE))
    grey = replace(LEVELS[Level.SCAN], colour=False)
    answer = same(ideal(page, folder), scanned(page if sealed else bare, folder, level=grey)[0], rapid)
    assert [kind for kind, *_ in told(answer)] == ([] if sealed else [SEAL])


def test_what_only_the_copy_has_is_told(folder: Path, rapid: Engine) -> None:
    bare = without(without(sheet(), SealMark), SignatureMark)
    answer = same(ideal(bare, folder), scanned(sheet(), folder)[0], rapid)
    assert sorted(told(answer)) == [(SEAL, False, True, True), (SIGNATURE, False, True, True)]
    assert len(answer.text.seals) == len(answer.text.signatures) == 1


def test_a_note_by_hand_is_told_where_it_stands(
    lead: tuple[PageImage, PageText], folder: Path, rapid: Engine
) -> None:
    change = with_note(sheet(), random.Random(3))
    assert change is not None
    copy, truth = scanned(change.page, folder)
    answer = same(lead, copy, rapid)
    assert told(answer) == [(NOTE, False, True, True)]
    written = truth.signatures[-1].box
    assert answer.differences[0].box.overlap(written) > 0.5 * written.area


def test_a_note_that_only_the_lead_bears_is_told(folder: Path, rapid: Engine) -> None:
    change = with_note(sheet(), random.Random(3))
    assert change is not None
    image, _ = ideal(change.page, folder)
    answer = same((image, ideal(sheet(), folder)[1]), scanned(sheet(), folder)[0], rapid)
    assert told(answer) == [(NOTE, True, False, True)]
