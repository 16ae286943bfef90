"""The electronic files beside the paper: matched in whatever order, and only print that differs is told."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extractors.copies.comparison import Difference, DifferenceKind, ElectronicSet, Relation
from extractors.copies.page import Counterpart
from extractors.page_text import PageText
from ingest.arrival import Arrival
from ingest.page import Box
from ingest.volume import Binding, Volume
from service.copying import read_copies
from service.electronic import compare_electronic
from tests.service.bindery import BLANK, Desk, arrival, look_of, text_of, volume

BOX = Box(0, 0, 10, 10)
PAPER = volume((1, 2, 3), 1, Binding.FORM), volume((4, 5, 6, 7), 1, Binding.ATTACHMENTS)


def sent(sheets: Sequence[int], name: str) -> Volume:
    return replace(volume(sheets, None, None, name), electronic=True)


def compared(desk: Desk, came: Arrival) -> ElectronicSet | None:
    return compare_electronic(came, read_copies(came, {}, desk), desk)


def pages(came: Arrival) -> list[str]:
    return [page.id for one in came.volumes for page in one.pages]


def unlike(difference: Difference) -> Counterpart:
    return Counterpart(text_of(5), 0, (difference,), (), 0.01)


def test_every_page_is_found_whatever_the_files_are_and_in_whatever_order() -> None:
    came = arrival(*PAPER, sent((6, 7), "b.pdf"), sent((2, BLANK, 5, 1), "a.pdf"), sent((4, 3), "c.pdf"))
    laid = compared(Desk(), came)
    assert laid is not None
    ids = pages(came)
    assert [(pair.lead, pair.page) for pair in laid.pairs] == [
        (ids[0], ids[12]), (ids[1], ids[9]), (ids[2], ids[14]),
        (ids[3], ids[13]), (ids[4], ids[11]), (ids[5], ids[7]), (ids[6], ids[8]),
    ]  # fmt: skip
    assert {pair.relation for pair in laid.pairs} == {Relation.SAME}
    assert (laid.only_paper, laid.only_electronic, laid.unread) == ((), (), ())


def test_what_one_side_lacks_is_told() -> None:
    came = arrival(*PAPER, sent((1, 2, 8), "a.pdf"), sent((4, 5, 6, 7), "b.pdf"))
    laid = compared(Desk(), came)
    assert laid is not None
    assert (laid.only_paper, laid.only_electronic) == (("p0003",), ("p0010",))


@pytest.mark.parametrize("kind", list(DifferenceKind))
def test_only_another_text_is_a_difference(kind: DifferenceKind) -> None:
    came = arrival(*PAPER, sent((4, 5, 6, 7), "b.pdf"))
    desk = Desk()
    odd = Difference(kind, BOX, BOX, "2016", "2018", in_copy=False)
    desk.changed[5, came.volumes[-1].pages[1].file] = lambda _: unlike(odd)
    laid = compared(desk, came)
    assert laid is not None
    told = {pair.lead: pair.differences for pair in laid.pairs if pair.differences}
    assert told == ({"p0005": (odd,)} if kind is DifferenceKind.TEXT else {})


def test_another_cut_of_a_long_code_is_none() -> None:
    came = arrival(*PAPER, sent((4, 5, 6, 7), "b.pdf"))
    desk = Desk()
    odd = Difference(DifferenceKind.TEXT, BOX, BOX, "P<UTO ERIK", "P<UT OERIK")
    desk.changed[5, came.volumes[-1].pages[1].file] = lambda _: unlike(odd)
    laid = compared(desk, came)
    assert laid is not None
    assert not any(pair.differences for pair in laid.pairs)


def test_of_a_page_that_is_set_otherwise_the_figures_are_compared() -> None:
    def numbered(number: str) -> PageText:
        lines = text_of(5).lines
        return replace(text_of(5), lines=(*lines, replace(lines[0], text=number)))

    came = arrival(*PAPER, sent((4, 15, 6, 7), "b.pdf"))
    desk = Desk(texts={5: numbered("20160301"), 15: numbered("20180301")})
    laid = compared(desk, came)
    assert laid is not None
    (odd,) = (pair for pair in laid.pairs if pair.relation is Relation.VERSION)
    assert [(d.lead_text, d.text, d.certain) for d in odd.differences] == [("20160301", "20180301", False)]


def test_a_page_without_words_is_known_by_its_picture() -> None:
    photograph = PageText(800, 1000, 100, 0, "recorded", 0.9, lines=text_of(9).lines[:1])
    came = arrival(volume((1, 9, 3), 1), sent((9, 3, 1), "a.pdf"))
    laid = compared(Desk(texts={9: photograph}, looks={9: look_of(9)}), came)
    assert laid is not None
    assert ("p0002", "p0004") in [(pair.lead, pair.page) for pair in laid.pairs]


def test_further_copies_are_not_beside_it_and_the_copies_are_compared_as_ever() -> None:
    came = arrival(volume((1, 2, 3), 1), volume((1, 2, 3), 2), sent((1, 2, 3), "a.pdf"))
    desk = Desk()
    whole = read_copies(came, {}, desk)
    laid = compare_electronic(came, whole, desk)
    assert laid is not None
    assert [(pair.lead, pair.page) for pair in laid.pairs] == [
        ("p0001", "p0007"), ("p0002", "p0008"), ("p0003", "p0009"),
    ]  # fmt: skip
    assert [(one.lead_volume, one.volume) for one in whole.copies] == [(0, 1)]


def test_an_electronic_folder_of_a_binding_is_no_copy_of_its_paper() -> None:
    came = arrival(volume((1, 2, 3), 1), replace(sent((1, 2, 3), "form/a.pdf"), binding=Binding.FORM))
    assert read_copies(came, {}, Desk()).copies == ()


def test_a_comparison_that_fails_falls_back_to_the_texts() -> None:
    came = arrival(*PAPER, sent((4, 5, 6, 7), "b.pdf"))
    desk = Desk()
    desk.fail("compare", came.volumes[1].pages[1])
    laid = compared(desk, came)
    assert laid is not None
    assert [pair.relation for pair in laid.pairs].count(Relation.VERSION) == 1
    assert not any(pair.differences for pair in laid.pairs)


def test_a_page_that_cannot_be_read_is_told() -> None:
    came = arrival(*PAPER, sent((4, 5), "b.pdf"))
    desk = Desk()
    desk.fail("read", came.volumes[-1].pages[1])
    laid = compared(desk, came)
    assert laid is not None
    assert laid.unread == ("p0009",)


def test_paper_alone_and_files_alone_are_not_compared() -> None:
    for came in (arrival(*PAPER), arrival(sent((1, 2), "a.pdf"), sent((1, 2), "b.pdf"))):
        assert compared(Desk(), came) is None
