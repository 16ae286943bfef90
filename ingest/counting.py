"""How many sheets of paper the scanned sides of a volume come from, against how many were declared."""

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.page import PageImage, PageKind

CLEAN = 0.0005  # ink of an empty back: dust, but no word


@dataclass(frozen=True, slots=True)
class SheetCount:
    """Sheets of a volume without those of ours (cover, end, separators).

    `declared` is 0 where nothing was declared. `duplex`: both sides of each sheet came in. `odd`: one side
    of a sheet did not, so that `counted` is one too many or too few.
    """

    declared: int
    counted: int
    duplex: bool
    odd: bool = False

    @property
    def missing(self) -> int:
        """Sheets that were declared and did not come."""
        return max(0, self.declared - self.counted)

    @property
    def surplus(self) -> int:
        """Sheets that came and were not declared; 0 where nothing was declared."""
        return max(0, self.counted - self.declared) if self.declared else 0


@dataclass(frozen=True, slots=True)
class Side:
    """A page by the sheet of paper it is on, counted from 1 behind the cover; `back` is None in simplex."""

    page: PageImage
    sheet: int
    back: bool | None


def sides_of(pages: Sequence[PageImage], duplex: bool) -> tuple[Side, ...]:
    """The pages of a volume's own sheets, each with its place in the paper."""
    own = [sheet for _, sheet in _sheets(pages, duplex) if _is_paper(sheet)]
    return tuple(
        Side(page, number, place == 1 if duplex else None)
        for number, sheet in enumerate(own, 1)
        for place, page in enumerate(sheet)
    )


def is_empty(page: PageImage) -> bool:
    """Whether a side bears nothing but dust."""
    return page.ink is not None and page.ink < CLEAN


def count_sheets(pages: Sequence[PageImage], declared: int) -> SheetCount:
    """Count the sheets of a volume whose pages are marked by their kinds, from its cover to its end sheet.

    That both sides were scanned is certain where a sheet of ours came twice running (it is printed on both
    sides). Where an empty side follows it, that is its back, or the first page of the volume is empty: then
    the count that fits what was declared is taken.
    """
    simplex, duplex = (_count(pages, declared, duplex) for duplex in (False, True))
    told = _is_duplex(pages)
    if told is not None:
        return duplex if told else simplex
    if not declared:
        return simplex if duplex.odd else duplex
    return min(duplex, simplex, key=lambda count: abs(count.counted - declared))


def surplus_from(pages: Sequence[PageImage], count: SheetCount) -> int:
    """Where in `pages` the sheet behind the last declared one begins; their number where there is none."""
    found = 0
    for place, sheet in _sheets(pages, count.duplex):
        found += _is_paper(sheet)
        if found > count.declared:
            return place
    return len(pages)


def _count(pages: Sequence[PageImage], declared: int, duplex: bool) -> SheetCount:
    sheets = [sheet for _, sheet in _sheets(pages, duplex)]
    odd = duplex and bool(sheets) and len(sheets[-1]) == 1
    return SheetCount(declared, sum(map(_is_paper, sheets)), duplex, odd)


def _sheets(pages: Sequence[PageImage], duplex: bool) -> list[tuple[int, Sequence[PageImage]]]:
    """The sheets between cover and end sheet, each with the place of its first side in `pages`."""
    covers = [n for n, page in enumerate(pages) if page.kind is PageKind.COVER]
    ends = [n for n, page in enumerate(pages) if page.kind is PageKind.END]
    first = covers[-1] + 1 if covers else 0
    last = ends[0] if ends else len(pages)
    if duplex and len(covers) == 1 and first < last and is_empty(pages[first]):
        first += 1  # the back of the cover
    step = 2 if duplex else 1
    return [(n, pages[n : min(n + step, last)]) for n in range(first, last, step)]


def _is_duplex(pages: Sequence[PageImage]) -> bool | None:
    """None where it cannot be told."""
    ours = [n for n, page in enumerate(pages) if page.kind in (PageKind.COVER, PageKind.END)]
    behind = [(pages[n], pages[n + 1]) for n in ours if n + 1 < len(pages)]
    if any(front.kind is back.kind for front, back in behind):
        return True
    return None if any(is_empty(back) for _, back in behind) else False


def _is_paper(sides: Sequence[PageImage]) -> bool:
    """Whether a sheet is the volume's own and no separator."""
    return all(page.kind is PageKind.CONTENT for page in sides)
