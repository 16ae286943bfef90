"""A scanned batch: volumes of many dossiers one behind the other, each under its cover sheet."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ingest.arrival import Refusal
from ingest.cover import PATCH, CoverSheet, is_damaged, parse
from ingest.page import PageImage, PageKind
from ingest.reasons import Situation, refuse
from ingest.volume import Volume

_CLEAN = 0.0005  # ink of an empty back: dust, but no word


@dataclass(frozen=True, slots=True)
class Section:
    """A volume as it lay in the batch, and whose it is."""

    dossier: str
    volume: Volume


@dataclass(slots=True)
class _Open:
    """A volume that is still growing. `cover` is None while no sheet said what it is."""

    cover: CoverSheet | None
    pages: list[PageImage] = field(default_factory=list)
    ended: bool = False
    strange: bool = False  # pages of somebody else lie in it
    declared: int = 0

    def close(self, own: str) -> Section:
        pages = tuple(self.pages)
        source = pages[0].source
        if self.cover is None or self.strange:
            return Section(own, Volume(None, None, pages, source=source))
        volume = Volume(self.cover.binding, self.cover.copy, pages, self.declared or None, source)
        return Section(self.cover.dossier, volume)


def sheet_of(page: PageImage) -> CoverSheet | None:
    """The cover or end sheet that the page is."""
    return next((sheet for sheet in map(parse, page.codes) if sheet), None)


def has_cover(pages: Iterable[PageImage]) -> bool:
    """Whether a sheet among the pages says what they are."""
    return any(sheet_of(page) for page in pages)


def split(pages: Iterable[PageImage], own: str) -> tuple[tuple[Section, ...], tuple[Refusal, ...]]:
    """The volumes of a batch in the order of the paper, and what is wrong with its sheets.

    No page is lost and none silently joins another volume: pages under no cover sheet are a volume of the
    dossier `own`, named in a refusal, unless an end sheet behind them tells whose they are. A volume whose
    end sheet is that of another dossier holds pages of both, and so belongs to neither.
    """
    splitter = _Splitter(own)
    for page in pages:
        splitter.take(page)
    return splitter.finish()


class _Splitter:
    def __init__(self, own: str) -> None:
        self._own = own
        self._volumes: list[_Open] = []
        self._refused: list[Refusal] = []

    def take(self, page: PageImage) -> None:
        sheet = sheet_of(page)
        if sheet is None:
            self._content(page)
        elif sheet.end:
            self._end(replace(page, kind=PageKind.END), sheet)
        else:
            self._cover(replace(page, kind=PageKind.COVER), sheet)

    def finish(self) -> tuple[tuple[Section, ...], tuple[Refusal, ...]]:
        for volume in self._volumes:
            if volume.cover is None and not any(map(_says_it_is_a_sheet, volume.pages[:1])):
                self._complain(Situation.NO_COVER, volume.pages[0], self._own)
        return tuple(volume.close(self._own) for volume in self._volumes), tuple(self._refused)

    @property
    def _last(self) -> _Open | None:
        return self._volumes[-1] if self._volumes else None

    def _content(self, page: PageImage) -> None:
        if _says_it_is_a_sheet(page):
            self._complain(Situation.DAMAGED_COVER, page)
            self._volumes.append(_Open(None, [page]))
            return
        last = self._last
        if PATCH in page.codes:
            page = replace(page, kind=PageKind.SEPARATOR)
        if last is None or (last.ended and not _is_empty(page)):
            self._volumes.append(_Open(None, [page]))
        else:
            last.pages.append(page)

    def _cover(self, page: PageImage, sheet: CoverSheet) -> None:
        last = self._last
        if last is not None and last.cover == sheet and not _has_content(last.pages):
            last.pages.append(page)  # the sheet's other side, printed as well
            return
        volume = _Open(sheet, declared=sheet.sheets)
        if last is not None and last.cover is None and all(map(_is_empty, last.pages)):
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
        last.declared = last.declared or sheet.sheets
        if last.cover is None:
            last.cover = replace(sheet, end=False)
            self._complain(Situation.COVER_MISSED, last.pages[0], _name(sheet))
        elif not sheet.closes(last.cover):
            last.strange = sheet.dossier != last.cover.dossier
            self._complain(Situation.WRONG_END, page, _name(sheet))

    def _complain(self, situation: Situation, page: PageImage, detail: str = "") -> None:
        self._refused.append(refuse(situation, page.source, page.index, detail))


def _says_it_is_a_sheet(page: PageImage) -> bool:
    return any(map(is_damaged, page.codes))


def _is_empty(page: PageImage) -> bool:
    return page.ink is not None and page.ink < _CLEAN


def _has_content(pages: list[PageImage]) -> bool:
    return any(page.kind is not PageKind.COVER and not _is_empty(page) for page in pages)


def _name(sheet: CoverSheet) -> str:
    return f"{sheet.dossier}, {sheet.binding.value} {sheet.copy}/{sheet.of}"
