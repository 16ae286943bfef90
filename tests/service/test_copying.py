"""Five copies, read once: each page is read, told from the lead copy, or refused by name."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extractors.copies.comparison import (
    CopyComparison,
    Difference,
    DifferenceKind,
    Original,
    Relation,
)
from extractors.copies.page import Counterpart
from extractors.page_text import PageText, Quality, Seal, SealColour
from ingest.arrival import Arrival, RefusalCode
from ingest.page import Box, PageImage, PageKind
from ingest.reasons import Situation, refuse
from ingest.volume import Binding
from samples.dossiers import long_term
from samples.ideal import ideal_reading
from service.copying import Compared, pages_of, read_copies
from tests.service.bindery import BLANK, Desk, arrival, copies, heard, look_of, text_of, volume

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


def lost(came: Arrival, compared: Compared) -> list[PageImage]:
    """Pages without a reading of which no refusal says that they could not be read."""
    named = {(refusal.source, refusal.index) for refusal in compared.refused}
    pages = [page for volume in came.volumes for page in pages_of(volume)]
    return [p for p in pages if p.file not in compared.readings and (p.source, p.index) not in named]


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


def test_a_page_of_somebody_else_is_foreign() -> None:
    passports = [
        ideal_reading(document.pages[0])
        for seed in (31, 32)
        for documents in long_term(seed).volumes.values()
        for document in documents
        if document.type == "passport"
    ]
    _, copy = second(Desk(texts=dict(enumerate(passports, 1))), (1, 3, 2), lead=(1, 3))
    assert odd(copy) == [("p0005", Relation.FOREIGN)]


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
    assert [page.id for page in desk.read[6:]] == ["p0010", "p0016"]
    assert [odd(copy) for copy in compared.copies] == [[], []]
    assert [p.differences for copy in compared.copies for p in copy.pages if p.lead == "p0004"] == [(), ()]
    assert compared.readings[came.volumes[1].pages[3].file].engine == "recorded"


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
    assert all(relation is SAME for *_, relation in told(compared.copies[0]))
    assert not lost(came, compared)


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


orders = st.lists(st.lists(st.sampled_from([0, 1, 2, 3, 4, 5, 9]), max_size=7), min_size=1, max_size=4)
failures = st.sets(
    st.tuples(
        st.sampled_from(["read", "compare", "glance"]),
        st.sampled_from(["form-1.pdf", "form-2.pdf", "form-3.pdf"]),
        st.integers(0, 6),
    ),
    max_size=8,
)


@settings(max_examples=50)
@given(orders, failures)
def test_no_page_is_lost_and_none_is_told_twice(
    bound: list[list[int]], failing: set[tuple[str, str, int]]
) -> None:
    came = copies(*bound)
    desk = Desk(failing=failing, unlike={(1, 2): 0.3, (3, 4): 0.1, (4, 3): 0.2})
    compared = read_copies(came, {}, desk)
    assert lost(came, compared) == []
    assert len(desk.read) == len({page.file for page in desk.read})
    for copy in compared.copies:
        pages = [pair.page for pair in copy.pages if pair.page is not None]
        assert len(pages) == len(set(pages))
        assert set(pages) <= {page.id for page in came.volumes[copy.volume].pages}
        mine = [p.lead for p in copy.pages if p.lead and p.relation is not Relation.DUPLICATE]
        assert len(mine) == len(set(mine))


@settings(max_examples=50)
@given(orders, failures)
def test_every_written_page_of_a_copy_has_its_place_in_the_comparison(
    bound: list[list[int]], failing: set[tuple[str, str, int]]
) -> None:
    came = copies(*bound)
    compared = read_copies(came, {}, Desk(failing=failing))
    for copy in compared.copies:
        told = {pair.page for pair in copy.pages} | {pair.lead for pair in copy.pages}
        for place in (copy.lead_volume, copy.volume):
            for page in came.volumes[place].pages:
                text = compared.readings.get(page.file)
                assert page.id in told or (text is None or text.blank)
