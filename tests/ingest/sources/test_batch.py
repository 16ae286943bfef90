"""A batch is parted at its covers; whatever goes wrong with them, no page is lost or joins strangers."""

from collections.abc import Callable
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from ingest.arrival import RefusalCode
from ingest.cover import CoverSheet
from ingest.page import PageImage, PageKind
from ingest.sources.batch import split
from ingest.volume import Binding

Paper = Callable[..., PageImage]
FORM = CoverSheet(False, "A", Binding.FORM, 1, 5, 2, "ST01")
FORM_END = CoverSheet(True, "A", Binding.FORM, 1, 5, 2, "ST01")
ATTACHMENTS = CoverSheet(False, "A", Binding.ATTACHMENTS, 1, 5)
OTHER = CoverSheet(False, "B", Binding.FORM, 2, 5)
OTHER_END = CoverSheet(True, "B", Binding.FORM, 2, 5, 7)


def _pile(paper: Paper, *sheets: CoverSheet | str | None) -> list[PageImage]:
    return [paper(index, sheet) for index, sheet in enumerate(sheets)]


def test_volumes_of_two_dossiers_are_told_apart(paper: Paper) -> None:
    sections, wrong = split(_pile(paper, FORM, None, None, FORM_END, OTHER, None), "own")
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
    (section,), wrong = split(_pile(paper, FORM, FORM, None, FORM_END, FORM_END), "own")
    assert len(section.volume.pages) == 5
    assert not wrong


def test_a_volume_scanned_twice_is_two_volumes(paper: Paper) -> None:
    sections, _ = split(_pile(paper, FORM, None, FORM, None), "own")
    assert [len(section.volume.pages) for section in sections] == [2, 2]


def test_a_missed_cover_is_made_up_for_by_the_end_sheet_and_told(paper: Paper) -> None:
    sections, wrong = split(_pile(paper, FORM, None, FORM_END, None, None, OTHER_END), "own")
    assert [(section.dossier, section.volume.copy) for section in sections] == [("A", 1), ("B", 2)]
    assert sections[1].volume.declared_sheets == 7
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
        [None, None, "blank", "PATCHT", "DS1|broken", FORM, FORM_END, ATTACHMENTS, OTHER, OTHER_END]
    ),
    max_size=14,
)


@given(_THINGS)
def test_no_page_is_lost_or_doubled_and_none_changes_its_place(
    things: list[CoverSheet | str | None],
) -> None:
    pages = [_page(index, thing) for index, thing in enumerate(things)]
    sections, _ = split(pages, "own")
    assert [page.index for section in sections for page in section.volume.pages] == list(range(len(pages)))


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
