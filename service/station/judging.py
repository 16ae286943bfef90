"""The gate's judgement of one finished volume, from its pages, their looks and its sheets; pure."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from statistics import median

from extractors.imaging.page_look import PageLook
from extractors.page_text import Fault
from ingest.arrival import Refusal, RefusalCode
from ingest.counting import Side, sides_of
from ingest.page import PageImage
from ingest.section import Section, span_of
from ingest.wording import Bilingual
from service.station import reasons
from service.station.answer import GateAnswer, Reason, Rescan
from service.station.limits import GateLimits

Looks = Mapping[tuple[str, int], PageLook]
"""By source and index of the page."""

_FEW = 3  # pages that tell how long pages of this volume are, and whether it is in colour


def judge(
    batch: str, section: Section, wrong: Sequence[Refusal], looks: Looks, limits: GateLimits | None = None
) -> GateAnswer:
    """What to scan again of a volume. `wrong` is what its sheets tell, and pages that could not be opened.

    A page without a look is not judged by its picture.
    """
    limits = limits or GateLimits()
    pages, count, cover = section.volume.pages, section.count, section.cover
    sides = sides_of(pages, count.duplex if count else False)
    found = [
        *(_of_refusal(refusal, section) for refusal in wrong),
        *_of_looks(sides, looks, limits),
        *_of_lengths(sides, limits),
    ]
    whole = [rescan for rescan in found if rescan.sheet is None]
    single = sorted((rescan for rescan in found if rescan.sheet), key=lambda rescan: rescan.sheet or 0)
    return GateAnswer(
        batch=batch,
        dossier=cover.dossier if cover and section.count else None,
        binding=cover.binding if cover else None,
        copy=cover.copy if cover else None,
        of=cover.of if cover else None,
        declared=count.declared if count else 0,
        counted=count.counted if count else len({side.sheet for side in sides}),
        duplex=count.duplex if count else False,
        pages=len(pages),
        span=span_of(pages),
        rescans=(*whole, *single),
    )


def _of_refusal(refusal: Refusal, section: Section) -> Rescan:
    rescan = Rescan(Reason.UNREADABLE, refusal.reason, source=refusal.source)
    if refusal.index is not None:
        rescan = replace(rescan, page=refusal.index + 1)
    if refusal.code is RefusalCode.VOLUME_AGAIN:
        return replace(rescan, reason=Reason.AGAIN, must=False)
    if refusal.code is RefusalCode.COVER_MISMATCH:
        return replace(rescan, reason=Reason.COVER)
    if refusal.code is not RefusalCode.SHEET_COUNT or section.count is None:
        return rescan
    if section.count.missing:
        return replace(rescan, reason=Reason.MISSING_SHEETS)
    return replace(rescan, reason=Reason.SURPLUS_SHEETS if section.count.surplus else Reason.MISSING_SIDE)


def _of_looks(sides: Sequence[Side], looks: Looks, limits: GateLimits) -> Iterator[Rescan]:
    seen = [(side, look) for side in sides if (look := looks.get(_key(side.page))) is not None]
    printed = [(side, look) for side, look in seen if not look.blank]
    for side, look in printed:
        yield from _of_look(side, look, limits)
    yield from _empty(seen)
    if limits.colour and len(printed) >= _FEW and all(look.grey for _, look in printed):
        yield Rescan(Reason.COLOUR_DROPPED, reasons.grey_volume(), must=False)


def _of_look(side: Side, look: PageLook, limits: GateLimits) -> Iterator[Rescan]:
    if side.page.dpi < limits.dpi:
        yield _at(side, Reason.RESOLUTION, reasons.low_resolution(side.page.dpi))
    for fault in look.faults:
        if fault is not Fault.COARSE:  # small print at a good resolution: the paper is like that
            yield _at(side, *reasons.of_fault(fault))
    if look.lean is not None and look.lean > limits.lean:
        yield _at(side, Reason.SKEWED, reasons.skewed(look.lean))


def _empty(seen: Iterable[tuple[Side, PageLook]]) -> Iterator[Rescan]:
    """Sheets with nothing on them: of a back that is empty nothing is said."""
    sheets: dict[int, list[tuple[Side, PageLook]]] = {}
    for side, look in seen:
        sheets.setdefault(side.sheet, []).append((side, look))
    for both in sheets.values():
        if all(look.blank for _, look in both):
            first, _ = both[0]
            yield _at(first, Reason.EMPTY, reasons.empty(first.back is not None), must=False)


def _of_lengths(sides: Sequence[Side], limits: GateLimits) -> Iterator[Rescan]:
    """Pictures much longer than the others, unless the sheet is larger all over (A3 folded in)."""
    if len(sides) < _FEW:
        return
    lengths = [_length(side.page) for side in sides]
    usual = median(lengths)
    wide = median(_length(side.page, short=True) for side in sides)
    for side, length in zip(sides, lengths, strict=True):
        beyond = length - usual
        if beyond > limits.longer_mm and _length(side.page, short=True) < wide + limits.longer_mm:
            yield _at(side, Reason.DOUBLE_FEED, reasons.too_long(beyond))


def _length(page: PageImage, *, short: bool = False) -> float:
    pixels = min(page.width, page.height) if short else max(page.width, page.height)
    return pixels / page.dpi * 25.4


def _at(side: Side, reason: Reason, text: Bilingual, *, must: bool = True) -> Rescan:
    return Rescan(reason, text, must, side.sheet, side.back, side.page.source, side.page.index + 1)


def _key(page: PageImage) -> tuple[str, int]:
    return page.source, page.index
