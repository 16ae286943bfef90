"""A batch is parted at its covers; whatever goes wrong with them, no page is lost or joins strangers."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.arrival import Refusal, RefusalCode
from ingest.counting import SheetCount
from ingest.cover import CoverSheet
from ingest.page import PageImage, PageKind
from ingest.section import Section, settled
from ingest.sources.batch import parted
from ingest.volume import Binding

Paper = Callable[..., PageImage]
FORM = CoverSheet(False, "A", Binding.FORM, 1, 5, 0, "ST01")
FORM_END = CoverSheet(True, "A", Binding.FORM, 1, 5, 0, "ST01")
TWO = CoverSheet(False, "A", Binding.FORM, 1, 5, 2)
TWO_END = CoverSheet(True, "A", Binding.FORM, 1, 5, 2)
ATTACHMENTS = CoverSheet(False, "A", Binding.ATTACHMENTS, 1, 5)
OTHER = CoverSheet(False, "B", Binding.FORM, 2, 5)
OTHER_END = CoverSheet(True, "B", Binding.FORM, 2, 5, 2)


def split(pages: Iterable[PageImage], own: str) -> tuple[tuple[Section, ...], tuple[Refusal, ...]]:
    """A batch that is all there is."""
    sections, wrong = parted(pages, own)
    whole, more = settled(sections)
    return whole, (*wrong, *more)


def _pile(paper: Paper, *sheets: CoverSheet | str | None) -> list[PageImage]:
    return [paper(index, sheet) for index, sheet in enumerate(sheets)]


def test_volumes_of_two_dossiers_are_told_apart(paper: Paper) -> None:
    sections, wrong = split(_pile(paper, TWO, None, None, TWO_END, OTHER, None), "own")
    assert [(section.dossier, section.volume.binding, section.volume.copy) for section in sections] == [
        ("A", Binding.FORM, 1),
        ("B", Binding.FORM, 2),
    ]
    assert [page.kind for page in sections[0].volume.pages] == [
        PageKind.COVER,
        PageKind.CONTENT,
        PageKind.CONTENT,
        PageKind.END,
    ]
    assert [section.volume.declared_sheets for section in sections] == [2, None]
    assert not wrong


def test_separators_stay_in_their_volume_and_are_marked(paper: Paper) -> None:
    (section,), _ = split(_pile(paper, FORM, None, "PATCHT", None), "own")
    assert [page.kind for page in section.volume.pages][2] is PageKind.SEPARATOR


def test_a_foreign_code_is_no_cover(paper: Paper) -> None:
    (section,), wrong = split(_pile(paper, FORM, "https://example.org/verify?id=1"), "own")
    assert len(section.volume.pages) == 2
    assert not wrong


def test_pages_before_the_first_cover_are_nobodys(paper: Paper) -> None:
    sections, wrong = split(_pile(paper, None, None, FORM, None), "own")
    assert [(section.dossier, len(section.volume.pages)) for section in sections] == [("own", 2), ("A", 2)]
    assert [(refusal.code, refusal.index) for refusal in wrong] == [(RefusalCode.COVER_MISMATCH, 0)]


def test_pages_behind_an_end_sheet_are_nobodys(paper: Paper) -> None:
    sections, wrong = split(_pile(paper, FORM, None, FORM_END, None, OTHER), "own")
    assert [section.dossier for section in sections] == ["A", "own", "B"]
    assert [refusal.index for refusal in wrong] == [3]


def test_the_empty_back_of_an_end_sheet_goes_with_it(paper: Paper) -> None:
    pages = [*_pile(paper, FORM, None, FORM_END), paper(3, ink=0.0)]
    (section,), wrong = split(pages, "own")
    assert len(section.volume.pages) == 4
    assert not wrong


def test_a_sheet_printed_on_both_sides_begins_and_ends_one_volume(paper: Paper) -> None:
    (section,), wrong = split(_pile(paper, FORM, FORM, None, None, FORM_END, FORM_END), "own")
    assert len(section.volume.pages) == 6
    assert not wrong


def test_a_volume_scanned_twice_is_two_volumes(paper: Paper) -> None:
    sections, wrong = split(_pile(paper, FORM, None, FORM, None), "own")
    assert [len(section.volume.pages) for section in sections] == [2, 2]
    assert [(refusal.code, refusal.index) for refusal in wrong] == [(RefusalCode.VOLUME_AGAIN, 2)]


def test_a_missed_cover_is_made_up_for_by_the_end_sheet_and_told(paper: Paper) -> None:
    sections, wrong = split(_pile(paper, FORM, None, FORM_END, None, None, OTHER_END), "own")
    assert [(section.dossier, section.volume.copy) for section in sections] == [("A", 1), ("B", 2)]
    assert sections[1].volume.declared_sheets == 2
    assert [(refusal.code, refusal.index) for refusal in wrong] == [(RefusalCode.COVER_MISMATCH, 3)]


def test_two_dossiers_run_together_belong_to_neither(paper: Paper) -> None:
    sections, wrong = split(_pile(paper, FORM, None, None, OTHER_END), "own")
    assert [section.dossier for section in sections] == ["own"]
    assert len(sections[0].volume.pages) == 4
    assert [(refusal.code, refusal.index) for refusal in wrong] == [(RefusalCode.COVER_MISMATCH, 3)]


def test_two_volumes_of_one_dossier_run_together_are_told(paper: Paper) -> None:
    end = CoverSheet(True, "A", Binding.ATTACHMENTS, 1, 5)
    sections, wrong = split(_pile(paper, FORM, None, end), "own")
    assert [section.dossier for section in sections] == ["A"]
    assert len(wrong) == 1


def test_a_cover_whose_code_is_wrong_begins_nobodys_volume(paper: Paper) -> None:
    broken = OTHER.payload()[:-1] + "!"
    sections, wrong = split(_pile(paper, FORM, None, broken, None), "own")
    assert [(section.dossier, len(section.volume.pages)) for section in sections] == [("A", 2), ("own", 2)]
    assert [(refusal.code, refusal.index) for refusal in wrong] == [(RefusalCode.COVER_MISMATCH, 2)]


_THINGS = st.lists(
    st.sampled_from(
        [
            *(None, None, "blank", "PATCHT", "DS1|broken"),
            *(FORM, FORM_END, ATTACHMENTS, TWO, TWO_END, OTHER, OTHER_END),
        ]
    ),
    max_size=14,
)


@given(_THINGS)
def test_no_page_is_lost_or_doubled_and_none_changes_its_place(
    things: list[CoverSheet | str | None],
) -> None:
    pages = [_page(index, thing) for index, thing in enumerate(things)]
    sections, _ = split(pages, "own")
    kept = [[page.index for page in section.volume.pages] for section in sections]
    assert sorted(index for pages in kept for index in pages) == list(range(len(pages)))
    assert all(pages == sorted(pages) for pages in kept)


@given(_THINGS)
def test_a_page_is_only_ever_in_a_dossier_that_a_sheet_beside_it_names(
    things: list[CoverSheet | str | None],
) -> None:
    sections, _ = split([_page(index, thing) for index, thing in enumerate(things)], "own")
    for section in sections:
        named = {
            thing.dossier
            for thing in (things[page.index] for page in section.volume.pages)
            if isinstance(thing, CoverSheet)
        }
        assert section.dossier == "own" or named == {section.dossier}


def _page(index: int, thing: CoverSheet | str | None) -> PageImage:
    if thing == "blank":
        return PageImage("batch.pdf", index, Path("x"), 1, 1, 100.0, "0" * 64, ink=0.0)
    text = thing.payload() if isinstance(thing, CoverSheet) else thing
    codes = (text,) if text else ()
    return PageImage("batch.pdf", index, Path("x"), 1, 1, 100.0, "0" * 64, codes=codes, ink=0.1)


def _codes(wrong: tuple[Refusal, ...]) -> list[tuple[str, int | None]]:
    return [(refusal.code.value, refusal.index) for refusal in wrong]


def test_a_volume_of_as_many_sheets_as_declared_is_right(paper: Paper) -> None:
    (section,), wrong = split(_pile(paper, TWO, None, None, TWO_END), "own")
    assert (section.count, section.ended, wrong) == (SheetCount(2, 2, duplex=False), True, ())


def test_both_sides_of_a_sheet_are_one_sheet(paper: Paper) -> None:
    pages = [*_pile(paper, TWO, TWO, None), paper(3, ink=0.0), *_later(paper, 4, None, None, TWO_END)]
    (section,), wrong = split(pages, "own")
    assert (section.count, wrong) == (SheetCount(2, 2, duplex=True), ())


def test_the_empty_back_of_a_cover_tells_that_both_sides_were_scanned(paper: Paper) -> None:
    pages = [paper(0, TWO), paper(1, ink=0.0), *_later(paper, 2, None, None, None, None, TWO_END)]
    (section,), wrong = split(pages, "own")
    assert (section.count, wrong) == (SheetCount(2, 2, duplex=True), ())


def test_an_empty_first_page_of_a_volume_scanned_on_one_side_counts(paper: Paper) -> None:
    pages = [paper(0, TWO), paper(1, ink=0.0), *_later(paper, 2, None, TWO_END)]
    (section,), wrong = split(pages, "own")
    assert (section.count, wrong) == (SheetCount(2, 2, duplex=False), ())


def test_a_separator_is_no_sheet_of_the_volume(paper: Paper) -> None:
    _, wrong = split(_pile(paper, TWO, None, "PATCHT", None, TWO_END), "own")
    assert not wrong


def test_a_lost_side_is_told(paper: Paper) -> None:
    _, wrong = split(_pile(paper, TWO, TWO, None, None, None, TWO_END), "own")
    assert _codes(wrong) == [("sheet-count", 0)]


@pytest.mark.parametrize("pages", [1, 3])
def test_a_closed_volume_of_another_number_of_sheets_stays_whole_and_is_told(
    paper: Paper, pages: int
) -> None:
    (section,), wrong = split(_pile(paper, TWO, *[None] * pages, TWO_END), "own")
    assert (section.dossier, section.open) == ("A", False)
    assert _codes(wrong) == [("sheet-count", 0)]


def test_what_comes_on_top_of_the_declared_sheets_is_nobodys(paper: Paper) -> None:
    """The cover of the next volume was missed, and there are no end sheets."""
    sections, wrong = split(_pile(paper, TWO, None, None, None, None, OTHER, None), "own")
    assert [(s.dossier, len(s.volume.pages)) for s in sections] == [("A", 3), ("own", 2), ("B", 2)]
    assert _codes(wrong) == [("cover-mismatch", 3)]


def test_empty_pages_on_top_of_the_declared_ones_stay(paper: Paper) -> None:
    sections, _ = split([*_pile(paper, TWO, None, None), paper(3, ink=0.0)], "own")
    assert [len(section.volume.pages) for section in sections] == [4]


def test_both_covers_and_the_end_between_missed_leave_pages_to_nobody(paper: Paper) -> None:
    """At the beginning of a batch: two volumes before the first sheet that could be read."""
    sections, wrong = split(_pile(paper, *[None] * 7, OTHER_END), "own")
    assert [section.dossier for section in sections] == ["own"]
    assert _codes(wrong) == [("cover-mismatch", 0), ("cover-mismatch", 0)]


def test_a_cover_that_was_not_read_is_no_page_too_many(paper: Paper) -> None:
    (section,), wrong = split(_pile(paper, None, None, None, OTHER_END), "own")
    assert section.dossier == "B"
    assert _codes(wrong) == [("cover-mismatch", 0)]


def test_a_cover_and_an_end_that_declare_different_numbers_are_told(paper: Paper) -> None:
    end = replace(TWO_END, sheets=3)
    _, wrong = split(_pile(paper, TWO, None, None, end), "own")
    assert _codes(wrong) == [("sheet-count", 3)]


def test_a_volume_that_breaks_off_is_open(paper: Paper) -> None:
    (section,), wrong = split(_pile(paper, TWO, None), "own")
    assert section.open
    assert _codes(wrong) == [("sheet-count", 0)]


def test_the_rest_of_a_volume_under_the_same_cover_goes_on_with_it(paper: Paper) -> None:
    sections, wrong = split(_pile(paper, TWO, None, OTHER, TWO, None, TWO_END), "own")
    assert [(s.dossier, len(s.volume.pages)) for s in sections] == [("A", 5), ("B", 1)]
    assert not wrong


def test_a_volume_scanned_again_after_a_jam_is_no_continuation(paper: Paper) -> None:
    sections, wrong = split(_pile(paper, TWO, None, TWO, None, None, TWO_END), "own")
    assert [len(section.volume.pages) for section in sections] == [2, 4]
    assert _codes(wrong) == [("sheet-count", 0), ("volume-again", 2)]


def _later(paper: Paper, first: int, *sheets: CoverSheet | str | None) -> list[PageImage]:
    return [paper(index, sheet) for index, sheet in enumerate(sheets, first)]


_VOLUMES = st.lists(
    st.tuples(st.sampled_from(["A", "B", "C"]), st.integers(1, 6), st.booleans(), st.booleans()),
    min_size=1,
    max_size=5,
)


@given(_VOLUMES, st.booleans())
def test_no_missed_sheet_lets_two_dossiers_into_one_volume_unnoticed(
    volumes: list[tuple[str, int, bool, bool]], ends: bool
) -> None:
    """Each volume declares its sheets; its cover or its end sheet may not be read: it looks like a page."""
    pages: list[PageImage] = []
    owners: list[str] = []
    missed = False
    for copy, (dossier, sheets, cover_read, end_read) in enumerate(volumes, 1):
        cover = CoverSheet(False, dossier, Binding.FORM, copy, 9, sheets)
        pile: list[CoverSheet | None] = [cover if cover_read else None, *[None] * sheets]
        if ends:
            pile.append(replace(cover, end=True) if end_read else None)
        missed |= not cover_read
        owners += [dossier] * len(pile)
        pages += [_page(len(pages) + n, sheet) for n, sheet in enumerate(pile)]
    sections, wrong = split(pages, "own")
    assert wrong or not missed
    for section in sections:
        inside = {owners[page.index] for page in section.volume.pages}
        assert section.dossier == "own" or inside == {section.dossier} or wrong
        if section.dossier != "own" and section.count and not section.count.surplus:
            assert len(inside) == 1
