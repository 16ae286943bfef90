"""Which copy leads, and what the others decide where it is doubtful."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extractors.copies.comparison import (
    Difference,
    DifferenceKind,
    Original,
    Relation,
)
from extractors.copies.page import Counterpart
from extractors.page_text import PageText, Quality, Seal, SealColour
from ingest.arrival import Arrival
from ingest.page import Box
from service.copying import Compared, read_copies
from tests.service.bindery import Desk, copies, heard, lost, text_of

LEAD = (1, 2, 3, 4, 5, 6)
BOX = Box(0, 0, 10, 10)


def poor(sheet: int) -> PageText:
    return replace(text_of(sheet), confidence=0.6)


@pytest.mark.parametrize(
    ("doubtful", "lead", "read"),
    [
        ((0, 0, 0), 1, 10),  # the first will do: no other is read
        ((2, 0, 0), 1, 10),
        ((5, 1, 0), 2, 20),  # the second will do
        ((5, 4, 3), 3, 30),  # the least doubtful of all
        ((5, 5, 5), 1, 30),
    ],
)
def test_the_copy_with_few_doubtful_pages_leads(doubtful: Sequence[int], lead: int, read: int) -> None:
    came = copies(*[range(1, 11)] * 3)
    desk = Desk()
    for bound, count in zip(came.volumes, doubtful, strict=True):
        for number, page in enumerate(bound.pages[:count], 1):
            desk.said[page.file] = poor(number)
    compared = read_copies(came, {}, desk)
    assert {copy.lead for copy in compared.copies} == {lead}
    assert {copy.copy for copy in compared.copies} == {1, 2, 3} - {lead}
    assert len(desk.read) == read


def test_pages_that_cannot_be_read_make_a_copy_doubtful() -> None:
    came = copies(*[LEAD] * 2)
    desk = Desk()
    desk.fail("read", *came.volumes[0].pages[:3])
    compared = read_copies(came, {}, desk)
    assert compared.copies[0].lead == 2
    assert len(compared.refused) == 3
    assert all(pair.relation is Relation.SAME for pair in compared.copies[0].pages)
    assert not lost(came, compared)


def sealed(sheet: int, colour: SealColour) -> PageText:
    return replace(text_of(sheet), seals=(Seal(BOX, colour),), quality=Quality(200))


def test_a_copy_whose_seals_are_black_is_a_photocopy_of_an_original() -> None:
    came = copies(LEAD, LEAD)
    desk = Desk(texts={3: sealed(3, SealColour.RED)})
    black = came.volumes[1].pages[2]
    desk.changed[3, black.file] = lambda found: replace(found, text=sealed(3, SealColour.BLACK))
    (copy,) = read_copies(came, {}, desk).copies
    assert (copy.lead_original, copy.original) == (Original.ORIGINAL, Original.PHOTOCOPY)


def doubted(said: str) -> PageText:
    """Sheet 2 with a doubtful first line."""
    first, *others = text_of(2).lines
    return replace(text_of(2), lines=(replace(first, text=said, confidence=0.8), *others))


def voting(*said: tuple[str, bool]) -> tuple[Compared, Arrival]:
    """Copies of which each says something of the lead's doubtful line, and whether it surely differs."""
    came = copies(*[LEAD] * (len(said) + 1))
    desk = Desk(texts={2: doubted("编号2O17")})
    for copy, (text, differs) in zip(came.volumes[1:], said, strict=True):

        def answer(found: Counterpart, text: str = text, differs: bool = differs) -> Counterpart:
            box = found.text.lines[0].box
            other = Difference(DifferenceKind.TEXT, box, box, "编号2O17", text)
            read = doubted(text) if differs else found.text
            return replace(
                found, text=read, heard=(heard(found.text, 0, text),), differences=(other,) if differs else ()
            )

        desk.changed[2, copy.pages[1].file] = answer
    return read_copies(came, {}, desk), came


def first_lines(compared: Compared, came: Arrival) -> list[str]:
    return [compared.readings[v.pages[1].file].lines[0].text for v in came.volumes]


def test_where_the_lead_is_doubtful_most_copies_decide_for_all() -> None:
    compared, came = voting(*[("编号2017", False)] * 4)
    assert first_lines(compared, came) == ["编号2017"] * 5
    (vote,) = compared.votes["p0002"]
    assert [reading.text for reading in vote.readings] == ["编号2O17", *["编号2017"] * 4]


def test_copies_that_surely_differ_have_no_vote_on_what_the_lead_says() -> None:
    compared, came = voting(*[("编号2018", True)] * 3, ("编号2O17", False))
    assert first_lines(compared, came) == ["编号2O17", *["编号2018"] * 3, "编号2O17"]
    differing = [pair for copy in compared.copies for pair in copy.pages if pair.differences]
    assert len(differing) == 3
