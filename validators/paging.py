"""Whether all pages of a document are there, by what is printed on them: page x of y, numbers, articles."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from extractors.document import Document, ReadPage
from extractors.fields.layout import Sheet
from extractors.numbering import Numbering, Span, numbering_of
from extractors.page_text import PageText
from validators.dossier import Dossier

_PLAIN = re.compile(r"[-—–·~\s]*(?:第|page)?\s*(\d{1,3})\s*页?[-—–·~\s]*", re.IGNORECASE)
_FOOT = 0.88  # of the page's height: numbers of pages stand below
_TOLERATED = 2  # an article number further on may be a heading lost in reading; more are a page


class Pages(StrEnum):
    """What the numbers on the pages say."""

    ALL = "all"
    GAP = "gap"
    UNSURE = "unsure"  # numbers that contradict one another, or too few of them
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Paging:
    """`lacking` are the numbers not there; `of_total`: the pages say how many there are in all."""

    pages: Pages
    lacking: tuple[int, ...] = ()
    of_total: bool = False


@dataclass(frozen=True, slots=True)
class _Page:
    id: str
    number: tuple[int, int] | None
    plain: int | None
    numbering: Numbering


def counted(dossier: Dossier, document: Document) -> Paging:
    """What "page x of y" says, else plain numbers of pages; of annexes counted anew each by itself."""
    pages = [_page(id, dossier.pages[id]) for id in document.pages if id in dossier.pages]
    if any(page.number for page in pages):
        return _all([_of(part) for part in _parts(pages)])
    if sum(1 for page in pages if page.plain is not None) >= 2:
        return _plain(pages)
    return Paging(Pages.NONE)


def articles(dossier: Dossier, document: Document, signing: Sequence[str]) -> Paging:
    """What numbered articles or chapters say. `signing` are pages that need not bear any.

    ALL only where they rise from 1 one by one and every other page bears one: a page that is gone would have
    taken its own with it.
    """
    pages = [_page(id, dossier.pages[id]) for id in document.pages if id in dossier.pages]
    spans = max(
        (
            [(page.id, page.numbering.articles) for page in pages],
            [(page.id, page.numbering.chapters) for page in pages],
        ),
        key=lambda found: sum(1 for _, span in found if span),
    )
    bearing = [(id, span) for id, span in spans if span]
    if not bearing:
        return Paging(Pages.NONE)
    for (_, before), (_, after) in pairwise(bearing):
        gap = _gap(before, after)
        if gap:
            return Paging(Pages.GAP if len(gap) >= _TOLERATED else Pages.UNSURE, gap)
    silent = [id for id, span in spans if not span and id not in signing]
    whole = bearing[0][1].first == 1 and not silent and _rising(bearing)
    return Paging(Pages.ALL if whole else Pages.UNSURE)


def _rising(bearing: Sequence[tuple[str, Span]]) -> bool:
    return all(before.last <= after.first for (_, before), (_, after) in pairwise(bearing))


def _gap(before: Span, after: Span) -> tuple[int, ...]:
    return tuple(range(before.last + 1, after.first))


def _page(id: str, text: PageText) -> _Page:
    numbering = numbering_of(Sheet(ReadPage(id, text)))
    return _Page(id, numbering.number, _foot_number(text), numbering)


def _foot_number(text: PageText) -> int | None:
    """A number that stands alone in the foot of the page."""
    for line in text.lines:
        found = _PLAIN.fullmatch(line.text.strip())
        if found and line.box.centre[1] > _FOOT * text.height:
            return int(found[1])
    return None


def _parts(pages: Sequence[_Page]) -> list[list[_Page]]:
    """The pages cut before each page 1: an annex counts for itself."""
    parts: list[list[_Page]] = [[]]
    for page in pages:
        if page.number and page.number[0] == 1 and any(p.number for p in parts[-1]):
            parts.append([])
        parts[-1].append(page)
    return parts


def _of(part: Sequence[_Page]) -> Paging:
    """Page x of y: the counts must be one, the numbers rise, and those unread have room for their pages."""
    read = [(at, page.number[0], page.number[1]) for at, page in enumerate(part) if page.number]
    counts = {count for _, _, count in read}
    rising = all(one[1] < two[1] for one, two in pairwise(read))
    if len(counts) != 1 or not rising:
        return Paging(Pages.UNSURE)
    (count,) = counts
    if len(part) == count and all(number == at + 1 for at, number, _ in read):
        return Paging(Pages.ALL, of_total=True)
    lacking = tuple(sorted(set(range(1, count + 1)) - {number for _, number, _ in read}))
    if len(part) < count and len(read) >= 2 and len(read) == len(part):
        return Paging(Pages.GAP, lacking, of_total=True)
    return Paging(Pages.UNSURE, lacking)


def _plain(pages: Sequence[_Page]) -> Paging:
    """Plain numbers follow one another; how many there should be they do not say.

    Behind a number left out two more must go on counting: a single one may be misread.
    """
    read = [(at, page.plain) for at, page in enumerate(pages) if page.plain is not None]
    shifts = [number - at for at, number in read]
    if shifts != sorted(shifts):
        return Paging(Pages.UNSURE)
    for place, (before, after) in enumerate(pairwise(read), 1):
        lacking = tuple(range(before[1] + after[0] - before[0], after[1]))
        if lacking:
            told = after[0] == before[0] + 1 and shifts.count(shifts[place]) > 1
            return Paging(Pages.GAP if told else Pages.UNSURE, lacking)
    return Paging(Pages.ALL if shifts[0] == 1 else Pages.UNSURE)


def _all(parts: Sequence[Paging]) -> Paging:
    for wanted in (Pages.GAP, Pages.UNSURE):
        for part in parts:
            if part.pages is wanted:
                return part
    return parts[0]
