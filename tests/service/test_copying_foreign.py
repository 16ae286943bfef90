"""Pages of somebody else among the copies: told by whom they name, wherever they lie."""

from dataclasses import replace

import pytest

from extractors.copies.comparison import CopyComparison, Difference, DifferenceKind, Relation
from extractors.page_text import PageText
from ingest.page import Box
from samples.dossiers import long_term
from samples.ideal import ideal_reading
from service.copying import read_copies
from tests.service.bindery import Desk, copies, look_of

Odd = list[tuple[str | None, Relation]]


def odd(copy: CopyComparison) -> Odd:
    """What is not the same: the lead's page, or the page itself where the lead has none."""
    return [(p.lead or p.page, p.relation) for p in copy.pages if p.relation is not Relation.SAME]


def passport_of(seed: int) -> PageText:
    documents = [d for volume in long_term(seed).volumes.values() for d in volume if d.type == "passport"]
    return ideal_reading(documents[0].pages[0])


def differing(count: int) -> tuple[Difference, ...]:
    """So many words that are surely otherwise, none of them in a field."""
    boxes = [Box(100, 100 + 50 * n, 500, 130 + 50 * n) for n in range(count)]
    return tuple(Difference(DifferenceKind.TEXT, box, box, "甲", "乙") for box in boxes)


def test_a_page_of_somebody_else_is_foreign() -> None:
    passports = [passport_of(seed) for seed in (31, 32)]
    compared = read_copies(copies((1, 3), (1, 3, 2)), {}, Desk(texts=dict(enumerate(passports, 1))))
    assert odd(compared.copies[0]) == [("p0005", Relation.FOREIGN)]


def test_a_page_of_somebody_else_that_lies_on_the_leads_form_is_no_duplicate_of_it() -> None:
    mine, other = passport_of(31), passport_of(32)
    desk = Desk(texts={1: mine, 2: other}, unlike={(1, 2): 0.03}, looks={2: look_of(1)})
    came = copies((1, 3), (1, 3, 2))
    desk.changed[1, came.volumes[1].pages[2].file] = lambda found: replace(found, differences=differing(1))
    compared = read_copies(came, {}, desk)
    assert odd(compared.copies[0]) == [("p0005", Relation.FOREIGN)]
    assert compared.readings[came.volumes[1].pages[2].file] == other


@pytest.mark.parametrize(("count", "wanted"), [(1, []), (2, [("p0001", Relation.FOREIGN)])])
def test_a_page_in_the_leads_place_with_two_words_otherwise_is_read_for_whom_it_names(
    count: int, wanted: Odd
) -> None:
    mine, other = passport_of(31), passport_of(32)
    desk = Desk(texts={1: mine, 2: other}, unlike={(1, 2): 0.03}, looks={2: look_of(1)})
    came = copies((1, 3), (2, 3))
    desk.changed[1, came.volumes[1].pages[0].file] = lambda found: replace(
        found, differences=differing(count)
    )
    compared = read_copies(came, {}, desk)
    assert odd(compared.copies[0]) == wanted
    assert len(desk.read) == (3 if wanted else 2)


def test_a_page_with_two_words_otherwise_that_cannot_be_read_is_told_as_it_was_compared() -> None:
    desk, came = Desk(), copies((1, 2, 3), (1, 2, 3))
    page = came.volumes[1].pages[2]
    desk.changed[3, page.file] = lambda found: replace(found, differences=differing(2))
    desk.fail("read", page)
    compared = read_copies(came, {}, desk)
    assert odd(compared.copies[0]) == []
    assert compared.readings[page.file].engine == "copy-of:p0003"
