"""A volume as it lay in a batch, whose it is, and which pieces of paper belong to one volume."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from ingest.arrival import Refusal
from ingest.counting import SheetCount
from ingest.cover import CoverSheet
from ingest.page import PageImage
from ingest.reasons import Situation, refuse
from ingest.volume import Binding, Volume

Key = tuple[str, Binding, int]
"""Dossier, binding and copy: what a volume is known by."""


@dataclass(frozen=True, slots=True)
class Section:
    """A volume of the dossier `dossier`.

    `cover` is what its sheets say (None for pages of nobody); `begun` and `ended` tell whether a cover was
    read and an end sheet of its own closed it; `count` is None where no sheet says whose the pages are.
    """

    dossier: str
    volume: Volume
    cover: CoverSheet | None = None
    begun: bool = False
    ended: bool = False
    count: SheetCount | None = None

    @property
    def key(self) -> Key | None:
        if self.cover is None:
            return None
        return self.cover.dossier, self.cover.binding, self.cover.copy

    @property
    def open(self) -> bool:
        """Whether declared sheets are still to come: the rest may lie in another batch."""
        return self.count is not None and self.count.missing > 0 and not self.ended


def settled(sections: Iterable[Section]) -> tuple[tuple[Section, ...], tuple[Refusal, ...]]:
    """All volumes there are, pieces of one put together, and what is to be said of their sheets."""
    whole = joined(sections)
    return whole, complaints(whole)


def joined(sections: Iterable[Section]) -> tuple[Section, ...]:
    """The sections with what continues an open volume put behind it; the order is that of the beginnings.

    A piece continues a volume when both are of the same dossier, binding and copy, and together they have no
    more sheets than were declared: otherwise it is the same volume scanned once more.
    """
    whole: list[Section] = []
    for section in sections:
        place = next((n for n, before in enumerate(whole) if _continues(section, before)), None)
        if place is None:
            whole.append(section)
        else:
            whole[place] = _together(whole[place], section)
    return tuple(whole)


def complaints(sections: Iterable[Section]) -> tuple[Refusal, ...]:
    """What is to be said of volumes whose sheets are too few or too many, or that came in twice."""
    told: list[Refusal] = []
    seen: dict[Key, Section] = {}
    for section in sections:
        told += _of_count(section)
        key = section.key
        if key is not None and key in seen:
            told.append(_say(Situation.SCANNED_TWICE, section, first=span_of(seen[key].volume.pages)))
        elif key is not None:
            seen[key] = section
    return tuple(told)


def _continues(section: Section, before: Section) -> bool:
    if section.count is None or before.count is None or section.key != before.key or not before.open:
        return False
    return section.count.counted <= before.count.missing


def _together(first: Section, second: Section) -> Section:
    counts = first.count, second.count
    sheets = sum(count.counted for count in counts if count)
    duplex, odd = any(c.duplex for c in counts if c), any(c.odd for c in counts if c)
    declared = first.volume.declared_sheets or 0
    return replace(
        first,
        volume=replace(first.volume, pages=(*first.volume.pages, *second.volume.pages)),
        begun=first.begun or second.begun,
        ended=second.ended,
        count=SheetCount(declared, sheets, duplex, odd),
    )


def _of_count(section: Section) -> list[Refusal]:
    count = section.count
    if count is None:
        return []
    told = []
    if section.open:
        told.append(_say(Situation.VOLUME_OPEN, section))
    elif count.missing:
        told.append(_say(Situation.SHEETS_MISSING, section))
    elif count.surplus > (not section.begun):  # a cover that was not read lies among the pages
        told.append(_say(Situation.SHEETS_SURPLUS, section))
    if count.odd:
        told.append(_say(Situation.SIDE_MISSING, section))
    return told


def _say(situation: Situation, section: Section, first: str = "") -> Refusal:
    page, count = section.volume.pages[0], section.count
    return refuse(
        situation,
        page.source,
        page.index,
        name_of(section.cover) if section.cover else "",
        facts={
            "span": span_of(section.volume.pages),
            "declared": count.declared if count else 0,
            "counted": count.counted if count else 0,
            "first": first,
        },
    )


def name_of(sheet: CoverSheet) -> str:
    """A volume in a sentence: dossier, binding and copy."""
    return f"{sheet.dossier}, {sheet.binding.value} {sheet.copy}/{sheet.of}"


def span_of(pages: Sequence[PageImage]) -> str:
    """Where pages lie, as people count: "batch.pdf 3–17", or the names of the first and last picture."""
    first, last = pages[0], pages[-1]
    if first.source == last.source:
        return f"{first.source} {first.index + 1}–{last.index + 1}"
    if first.index == last.index == 0:
        return f"{first.source} – {last.source}"
    return f"{first.source} {first.index + 1} – {last.source} {last.index + 1}"
