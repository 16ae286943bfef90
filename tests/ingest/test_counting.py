"""Sheets of paper are counted from the sides that came in, whichever way the station scans."""

from collections.abc import Callable
from dataclasses import replace

from ingest.counting import SheetCount, count_sheets, surplus_from
from ingest.page import PageImage, PageKind

Paper = Callable[..., PageImage]
_KINDS = {"c": PageKind.COVER, "e": PageKind.END, "s": PageKind.SEPARATOR}


def _pages(paper: Paper, pile: str) -> list[PageImage]:
    """One letter a side: c(over), e(nd), s(eparator), x (content), a point for an empty side."""
    return [
        replace(paper(n, ink=0.0 if side == "." else 0.05), kind=_KINDS.get(side, PageKind.CONTENT))
        for n, side in enumerate(pile)
    ]


def test_one_side_a_sheet(paper: Paper) -> None:
    assert count_sheets(_pages(paper, "cxxsxe"), 3) == SheetCount(3, 3, duplex=False)


def test_two_sides_a_sheet(paper: Paper) -> None:
    assert count_sheets(_pages(paper, "ccxxx.ssx.ee"), 3) == SheetCount(3, 3, duplex=True)


def test_the_back_of_a_separator_is_not_one_of_the_volume(paper: Paper) -> None:
    assert count_sheets(_pages(paper, "c.xxs.xxe."), 2) == SheetCount(2, 2, duplex=True)


def test_a_side_too_few_is_odd(paper: Paper) -> None:
    assert count_sheets(_pages(paper, "ccxxxee"), 2).odd


def test_a_volume_without_its_cover_is_counted_by_its_end_sheet(paper: Paper) -> None:
    assert count_sheets(_pages(paper, "xxxxee"), 2) == SheetCount(2, 2, duplex=True)


def test_what_is_missing_and_what_is_too_much() -> None:
    assert (SheetCount(5, 3, duplex=False).missing, SheetCount(5, 7, duplex=False).surplus) == (2, 2)
    assert (SheetCount(0, 3, duplex=False).missing, SheetCount(0, 3, duplex=False).surplus) == (0, 0)


def test_the_surplus_begins_behind_the_last_declared_sheet(paper: Paper) -> None:
    pages = _pages(paper, "cxxsxx")
    assert surplus_from(pages, count_sheets(pages, 3)) == 5
    pages = _pages(paper, "ccxxxxxx")
    assert surplus_from(pages, count_sheets(pages, 2)) == 6
    assert surplus_from(pages, count_sheets(pages, 3)) == len(pages)
