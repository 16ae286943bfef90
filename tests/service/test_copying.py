"""Five copies, read once: each page is read, told from the lead copy, or refused by name."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from extractors.copies.comparison import CopyComparison, Relation
from ingest.arrival import RefusalCode
from ingest.page import Box, PageKind
from ingest.reasons import Situation, refuse
from ingest.volume import Binding
from service.copying import Compared, read_copies
from tests.service.bindery import BLANK, Desk, arrival, copies, look_of, lost, text_of, volume

LEAD = (1, 2, 3, 4, 5, 6)
BOX = Box(0, 0, 10, 10)
Told = list[tuple[str | None, str | None, Relation]]
SAME, MISSING, EXTRA = Relation.SAME, Relation.MISSING, Relation.EXTRA


def told(copy: CopyComparison) -> Told:
    return [(pair.lead, pair.page, pair.relation) for pair in copy.pages]


def odd(copy: CopyComparison) -> list[tuple[str | None, Relation]]:
    """What is not the same: the lead's page, or the page itself where the lead has none."""
    return [(p.lead or p.page, p.relation) for p in copy.pages if p.relation is not SAME]


def second(desk: Desk, *orders: Sequence[int], lead: Sequence[int] = LEAD) -> tuple[Compared, CopyComparison]:
    """The first of the copies beside a lead copy."""
    compared = read_copies(copies(lead, *orders), {}, desk)
    return compared, compared.copies[0]


def test_of_five_equal_copies_one_is_read() -> None:
    desk, came = Desk(), copies(*[LEAD] * 5)
    compared = read_copies(came, {}, desk)
    first, *others = came.volumes
    assert desk.read == list(first.pages)
    assert [(c.lead, c.copy, c.lead_volume, c.volume) for c in compared.copies] == [
        (1, n, 0, n - 1) for n in range(2, 6)
    ]
    for copy, comparison in zip(others, compared.copies, strict=True):
        pairs = zip(first.pages, copy.pages, strict=True)
        assert told(comparison) == [(mine.id, page.id, SAME) for mine, page in pairs]
        assert [compared.readings[page.file].engine for page in copy.pages] == [
            f"copy-of:{mine.id}" for mine in first.pages
        ]
    assert compared.refused == ()


@pytest.mark.parametrize(
    ("order", "wanted"),
    [
        ((1, 2, 4, 5, 6), [("p0003", MISSING)]),
        ((4, 5, 6), [("p0001", MISSING), ("p0002", MISSING), ("p0003", MISSING)]),
        ((1, 2, 9, 3, 4, 5, 6), [("p0009", EXTRA)]),
        ((6, 1, 2, 3, 4, 5), [("p0006", Relation.SWAPPED)]),
        ((1, 2, 2, 3, 4, 5, 6), [("p0002", Relation.DUPLICATE)]),
        ((1, 3, 4, 5, 6, 9), [("p0002", MISSING), ("p0012", EXTRA)]),
    ],
)
def test_what_is_odd_about_the_order_of_a_copy_is_told(
    order: Sequence[int], wanted: list[tuple[str, Relation]]
) -> None:
    compared, copy = second(Desk(), order)
    assert odd(copy) == wanted
    assert not lost(copies(LEAD, order), compared)


def test_of_two_neighbours_in_each_others_place_one_is_swapped() -> None:
    _, copy = second(Desk(), (1, 2, 3, 4, 6, 5))
    ((page, relation),) = odd(copy)
    assert page in {"p0005", "p0006"}
    assert relation is Relation.SWAPPED


def test_an_extra_page_is_read_in_full_and_the_others_are_not() -> None:
    desk = Desk()
    compared, copy = second(desk, (1, 2, 9, 3, 4, 5, 6))
    (extra,) = (pair for pair in copy.pages if pair.relation is EXTRA)
    assert extra.after == "p0002"
    assert [page.id for page in desk.read[6:]] == ["p0009"]
    assert compared.readings[desk.read[6].file].engine == "recorded"


def test_empty_backs_are_neither_missed_nor_extra() -> None:
    sided = (1, BLANK, 2, BLANK, 3, BLANK)
    came = copies(sided, (1, 2, 3), sided)
    compared = read_copies(came, {}, Desk())
    assert [odd(copy) for copy in compared.copies] == [[], []]
    back = came.volumes[2].pages[1]
    assert compared.readings[back.file].blank
    assert not lost(came, compared)


def test_another_version_of_a_sheet_is_read_in_full() -> None:
    desk = Desk(unlike={(3, 7): 0.4}, looks={7: look_of(3)})
    compared, copy = second(desk, (1, 2, 7, 4, 5, 6))
    assert odd(copy) == [("p0003", Relation.VERSION)]
    page = desk.read[-1]
    assert page.id == "p0009"
    assert compared.readings[page.file] == text_of(7)


def test_a_page_that_nobody_can_read_is_refused_by_name_and_unreadable() -> None:
    came = copies(LEAD, (1, 2, 9, 3, 4, 5, 6))
    desk = Desk()
    desk.fail("read", came.volumes[1].pages[2])
    compared = read_copies(came, {}, desk)
    assert odd(compared.copies[0]) == [("p0009", Relation.UNREADABLE)]
    assert [(r.source, r.index, r.code) for r in compared.refused] == [
        ("form-2.pdf", 2, RefusalCode.UNREADABLE_PAGE)
    ]


def test_a_page_of_the_lead_that_nobody_can_read_is_refused_and_read_in_the_other_copies() -> None:
    came = copies(*[LEAD] * 3)
    desk = Desk()
    desk.fail("read", came.volumes[0].pages[0])
    compared = read_copies(came, {}, desk)
    assert [(r.source, r.index) for r in compared.refused] == [("form-1.pdf", 0)]
    assert [odd(copy) for copy in compared.copies] == [[("p0007", EXTRA)], [("p0013", EXTRA)]]
    assert compared.readings[came.volumes[1].pages[0].file] == text_of(1)


def test_a_page_that_fails_to_compare_is_read_and_told_by_its_text() -> None:
    came = copies(*[LEAD] * 3)
    desk = Desk()
    desk.fail("compare", came.volumes[0].pages[3])
    compared = read_copies(came, {}, desk)
    assert [page.id for page in desk.read[6:]] == ["p0010"]  # and p0016 is compared with that one
    assert [odd(copy) for copy in compared.copies] == [[], []]
    assert [p.differences for copy in compared.copies for p in copy.pages if p.lead == "p0004"] == [(), ()]
    engines = [compared.readings[volume.pages[3].file].engine for volume in came.volumes[1:]]
    assert engines == ["recorded", "copy-of:p0010"]


def test_a_page_that_only_the_lead_lacks_is_read_once_and_told_of_every_copy_that_has_it() -> None:
    came = copies((1, 2, 4, 5, 6), *[LEAD] * 3, (1, 2, 4, 5, 6))
    desk = Desk()
    compared = read_copies(came, {}, desk)
    assert [page.id for page in desk.read[5:]] == ["p0008"]
    extra = ["p0008", "p0014", "p0020"]
    assert [odd(copy) for copy in compared.copies] == [[(page, EXTRA)] for page in extra] + [[]]
    engines = [compared.readings[volume.pages[2].file].engine for volume in came.volumes[1:4]]
    assert engines == ["recorded", "copy-of:p0008", "copy-of:p0008"]


def test_pages_that_only_look_alike_at_a_glance_are_read_each() -> None:
    came = copies(LEAD, (*LEAD, 8), (*LEAD, 9))
    desk = Desk(looks={9: look_of(8)})
    compared = read_copies(came, {}, desk)
    assert [page.id for page in desk.read[6:]] == ["p0013", "p0020"]
    assert [odd(copy) for copy in compared.copies] == [[("p0013", EXTRA)], [("p0020", EXTRA)]]


def test_a_page_told_by_its_text_is_not_the_same_without_a_word_where_a_number_differs() -> None:
    lines = ("护照号码：C88058654", *(line.text for line in text_of(4).lines))
    numbered = [
        replace(text_of(4), lines=tuple(replace(text_of(4).lines[0], text=t) for t in (number, *lines[1:])))
        for number in (lines[0], lines[0].replace("6", "8"))
    ]
    came = copies(LEAD, LEAD)
    desk = Desk(texts={4: numbered[0]}, said={came.volumes[1].pages[3].file: numbered[1]})
    desk.fail("compare", came.volumes[0].pages[3])
    (copy,) = read_copies(came, {}, desk).copies
    (pair,) = (pair for pair in copy.pages if pair.lead == "p0004")
    assert [(d.lead_text, d.certain) for d in pair.differences] == [("护照号码：C88058654", False)]


def test_a_copy_that_has_nothing_in_common_is_read_in_full() -> None:
    other = tuple(range(100, 120))
    came = copies(LEAD, other)
    desk = Desk()
    compared = read_copies(came, {}, desk)
    assert len(desk.read) == len(LEAD) + len(other)
    relations = [relation for *_, relation in told(compared.copies[0])]
    assert sorted(relations) == [EXTRA] * len(other) + [MISSING] * len(LEAD)


def test_a_page_that_was_read_or_refused_before_is_not_read_again() -> None:
    came = copies(LEAD, (1, 2, 3, 4, 5, 6, 9))
    known, gone = came.volumes[0].pages[0], came.volumes[1].pages[6]
    came = replace(came, refused=(refuse(Situation.FAILED_READING, gone.source, gone.index),))
    desk = Desk()
    compared = read_copies(came, {known.file: text_of(1)}, desk)
    assert {known, gone} & set(desk.read) == set()
    assert compared.refused == ()
    assert odd(compared.copies[0]) == [("p0013", Relation.UNREADABLE)]


def test_a_page_that_a_missing_cover_sheet_is_told_of_is_read_all_the_same() -> None:
    came = arrival(volume(LEAD, None, None, "batch.pdf"))
    first = came.volumes[0].pages[0]
    came = replace(came, refused=(refuse(Situation.COVER_MISSED, first.source, first.index, "D-1"),))
    compared = read_copies(came, {}, Desk())
    assert first.file in compared.readings


def test_volumes_that_have_no_copy_are_read() -> None:
    came = arrival(
        volume(LEAD, 1),
        volume((11, 12), 1, Binding.PERSONAL),
        volume((13,), None, None, "a.pdf"),
        volume((14,), None, None, "b.pdf"),
    )
    desk = Desk()
    compared = read_copies(came, {}, desk)
    assert len(desk.read) == 10
    assert compared.copies == ()
    assert not lost(came, compared)


def test_two_volumes_with_one_number_are_copies_of_one_another() -> None:
    came = arrival(volume(LEAD, 1, source="a.pdf"), volume(LEAD, 1, source="b.pdf"))
    (copy,) = read_copies(came, {}, Desk()).copies
    assert (copy.lead, copy.copy, copy.lead_volume, copy.volume) == (1, 1, 0, 1)
    assert odd(copy) == []


def test_each_binding_has_its_own_lead() -> None:
    came = arrival(
        *(volume((1, 2, 3), n) for n in (1, 2)),
        *(volume((11, 12), n, Binding.ATTACHMENTS) for n in (1, 2, 3)),
    )
    compared = read_copies(came, {}, Desk())
    assert [(c.binding, c.lead_volume, c.volume) for c in compared.copies] == [
        (Binding.FORM, 0, 1),
        (Binding.ATTACHMENTS, 2, 3),
        (Binding.ATTACHMENTS, 2, 4),
    ]


def test_sheets_between_volumes_are_neither_read_nor_compared() -> None:
    came = copies(LEAD, LEAD)
    covered = tuple(
        replace(v, pages=(replace(v.pages[0], kind=PageKind.COVER), *v.pages[1:])) for v in came.volumes
    )
    came = replace(came, volumes=covered)
    desk = Desk()
    compared = read_copies(came, {}, desk)
    assert len(desk.read) == 5
    assert len(told(compared.copies[0])) == 5


def test_an_empty_dossier_comes_to_nothing() -> None:
    assert read_copies(arrival(), {}, Desk()) == Compared({})
    assert read_copies(copies((), ()), {}, Desk()) == Compared({})
