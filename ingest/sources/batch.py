"""A scanned batch: volumes of many dossiers one behind the other, each under its cover sheet."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from ingest.arrival import Refusal
from ingest.counting import SheetCount, count_sheets, is_empty, surplus_from
from ingest.cover import PATCH, CoverSheet, is_damaged, parse
from ingest.page import PageImage, PageKind
from ingest.reasons import Situation, refuse
from ingest.section import Section, name_of, span_of
from ingest.volume import Volume


def sheet_of(page: PageImage) -> CoverSheet | None:
    """The cover or end sheet that the page is."""
    return next((sheet for sheet in map(parse, page.codes) if sheet), None)


def has_cover(pages: Iterable[PageImage]) -> bool:
    """Whether a sheet among the pages says what they are."""
    return any(sheet_of(page) for page in pages)


def parted(pages: Iterable[PageImage], own: str) -> tuple[tuple[Section, ...], tuple[Refusal, ...]]:
    """The volumes of a batch in the order of the paper, and what is wrong with its sheets.

    No page is lost and none silently joins another volume: pages under no cover sheet are a volume of the
    dossier `own`, named in a refusal, unless an end sheet behind them tells whose they are. A volume whose
    end sheet is that of another dossier holds pages of both, and so belongs to neither; nor do the pages
    that come on top of the declared sheets where no end sheet closes the volume. Pieces of one volume that
    lie apart, here or in another batch, are left to `ingest.section.settled`.
    """
    splitter = Splitter(own)
    for page in pages:
        splitter.take(page)
    told = [splitter.settle(number) for number in range(splitter.begun)]
    sections = tuple(section for parts, _ in told for section in parts)
    return sections, tuple(refusal for _, refusals in told for refusal in refusals)


@dataclass(slots=True)
class _Open:
    """A volume that is still growing. `cover` is None while no sheet said what it is."""

    cover: CoverSheet | None
    pages: list[PageImage] = field(default_factory=list)
    begun: bool = False
    ended: bool = False
    end: CoverSheet | None = None  # an end sheet of another volume
    declared: int = 0
    told: list[Refusal] = field(default_factory=list)

    def count(self) -> SheetCount:
        return count_sheets(self.pages, self.declared)

    def complain(
        self,
        situation: Situation,
        page: PageImage,
        detail: str = "",
        facts: Mapping[str, str | int] | None = None,
    ) -> None:
        self.told.append(refuse(situation, page.source, page.index, detail, facts=facts))

    def section(self, own: str) -> Section:
        """The volume as its sheets say."""
        volume = Volume(None, None, tuple(self.pages), source=self.pages[0].source)
        if self.cover is None:
            return Section(own, volume)
        declared = self.declared or None
        volume = replace(volume, binding=self.cover.binding, copy=self.cover.copy, declared_sheets=declared)
        ended = self.ended and self.end is None
        return Section(self.cover.dossier, volume, self.cover, self.begun, ended, self.count())

    def nobodys(self, own: str, first: int = 0) -> Section:
        pages = tuple(self.pages[first:])
        return Section(own, Volume(None, None, pages, source=pages[0].source))


class Splitter:
    """Parts a batch page by page, so that a volume can be judged while the next one is still scanned.

    Volumes count from 0 in the order of the paper: `begun` have begun, `finished` of them take no more
    pages but the empty back of their end sheet.
    """

    def __init__(self, own: str) -> None:
        self._own = own
        self._volumes: list[_Open] = []

    @property
    def begun(self) -> int:
        return len(self._volumes)

    @property
    def finished(self) -> int:
        return self.begun - (self._last is not None and not self._last.ended)

    def take(self, page: PageImage) -> None:
        sheet = sheet_of(page)
        if sheet is None:
            self._content(page)
        elif sheet.end:
            self._end(replace(page, kind=PageKind.END), sheet)
        else:
            self._cover(replace(page, kind=PageKind.COVER), sheet)

    def settle(self, number: int) -> tuple[tuple[Section, ...], tuple[Refusal, ...]]:
        """What volume `number` came to: itself, what had to be parted off it, and what is wrong with both.

        The number of its sheets is left to `ingest.section.complaints`: what is missing may lie elsewhere.
        """
        volume = self._volumes[number]
        told = list(volume.told)
        if volume.cover is None:
            if not any(map(_says_it_is_a_sheet, volume.pages[:1])):
                told.append(_no_cover(volume.pages[0], self._own))
            return (volume.section(self._own),), tuple(told)
        sections, more = self._whose(volume, volume.count())
        return sections, (*told, *more)

    def _whose(self, volume: _Open, count: SheetCount) -> tuple[tuple[Section, ...], list[Refusal]]:
        cover = volume.cover
        if cover is None or (volume.end is not None and volume.end.dossier != cover.dossier):
            return (volume.nobodys(self._own),), []
        if volume.end is not None and count.missing + count.surplus:
            # two volumes of one dossier: what lies in which only the content can tell
            return (replace(volume.nobodys(self._own), dossier=cover.dossier),), []
        if not volume.begun and count.surplus > 1:  # one may be the cover that was not read
            told = _told(Situation.RUN_TOGETHER, volume.pages, cover, count)
            return (volume.nobodys(self._own),), [told]
        first = len(volume.pages) if volume.ended or not volume.declared else _surplus(volume, count)
        if first == len(volume.pages):
            return (volume.section(self._own),), []
        told = _told(Situation.PARTED_OFF, volume.pages[first:], cover, count)
        rest = volume.nobodys(self._own, first)
        return (replace(volume, pages=volume.pages[:first]).section(self._own), rest), [told]

    @property
    def _last(self) -> _Open | None:
        return self._volumes[-1] if self._volumes else None

    def _content(self, page: PageImage) -> None:
        last = self._last
        if _says_it_is_a_sheet(page):
            last = _Open(None, [page])
            last.complain(Situation.DAMAGED_COVER, page)
            self._volumes.append(last)
            return
        if PATCH in page.codes:
            page = replace(page, kind=PageKind.SEPARATOR)
        if last is None or (last.ended and not is_empty(page)):
            self._volumes.append(_Open(None, [page]))
        else:
            last.pages.append(page)

    def _cover(self, page: PageImage, sheet: CoverSheet) -> None:
        last = self._last
        if last is not None and last.cover == sheet and last.begun and not _has_content(last.pages):
            last.pages.append(page)  # the sheet's other side, printed as well
            return
        volume = _Open(sheet, begun=True, declared=sheet.sheets)
        if last is not None and last.cover is None and all(map(is_empty, last.pages)):
            volume.pages = self._volumes.pop().pages
        volume.pages.append(page)
        self._volumes.append(volume)

    def _end(self, page: PageImage, sheet: CoverSheet) -> None:
        last = self._last
        if last is not None and sheet_of(last.pages[-1]) == sheet:
            last.pages.append(page)  # the sheet's other side
            return
        if last is None or (last.ended and last.cover is not None and not sheet.closes(last.cover)):
            last = _Open(None)
            self._volumes.append(last)
        last.pages.append(page)
        last.ended = True
        if last.cover is None:
            last.cover = replace(sheet, end=False)
            last.complain(Situation.COVER_MISSED, last.pages[0], name_of(sheet))
        elif not sheet.closes(last.cover):
            last.end = sheet
            last.complain(Situation.WRONG_END, page, name_of(sheet))
        elif last.declared and sheet.sheets and sheet.sheets != last.declared:
            facts: dict[str, str | int] = {
                "declared": last.declared,
                "counted": sheet.sheets,
                "span": span_of(last.pages),
            }
            last.complain(Situation.COUNTS_DIFFER, page, name_of(sheet), facts)
        last.declared = last.declared or (0 if last.end else sheet.sheets)


def _surplus(volume: _Open, count: SheetCount) -> int:
    """Where pages begin that nobody declared; empty ones are no pages of somebody else."""
    first = surplus_from(volume.pages, count)
    return len(volume.pages) if all(map(is_empty, volume.pages[first:])) else first


def _told(situation: Situation, pages: list[PageImage], cover: CoverSheet, count: SheetCount) -> Refusal:
    return refuse(
        situation,
        pages[0].source,
        pages[0].index,
        name_of(cover),
        facts={"span": span_of(pages), "declared": count.declared, "counted": count.counted},
    )


def _no_cover(page: PageImage, own: str) -> Refusal:
    return refuse(Situation.NO_COVER, page.source, page.index, own)


def _says_it_is_a_sheet(page: PageImage) -> bool:
    return any(map(is_damaged, page.codes))


def _has_content(pages: list[PageImage]) -> bool:
    return any(page.kind is not PageKind.COVER and not is_empty(page) for page in pages)
