"""Findings as cards: title, subject in words, crops with the place framed, page pictures with their boxes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ingest.page import Box
from ingest.wording import Bilingual
from service.report.copy_pages import RULE, kind_of
from service.report.masking import foreign_pages
from service.report.pictures import Picture, Pictures
from service.report.places import Places
from service.report.schema import BoxNumbers, Place, Report, ReportField, ReportFinding
from service.report.weight import OPEN, by_weight, is_open
from service.report.words import words
from validators.finding import Outcome, text_read
from validators.oddity import Kind


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle in per cent of the picture it is drawn on."""

    left: float
    top: float
    width: float
    height: float


@dataclass(frozen=True, slots=True)
class Shown:
    """One piece of evidence: its crop with the place framed, what was read there, and how sure that is.

    `value` is the normalised value where it differs from the text; `confidence` is None outside fields.
    A place that is the whole page has no crop here: the page picture (`sheet`: there is one) shows it.
    `side` tells which copy this is where two are compared.
    """

    page: str
    where: Bilingual
    text: str
    value: str
    confidence: float | None
    picture: Picture | None
    frame: Frame | None
    sheet: bool
    side: Bilingual | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """One finding. `number` counts those that ask for something, 0 for the others; `pages` are the pages
    of its crops, shown whole with their boxes. `masked`: it is about a page that nothing is shown of."""

    number: int
    finding: ReportFinding
    title: Bilingual
    where: tuple[Bilingual, ...]
    shown: tuple[Shown, ...]
    pages: tuple[tuple[str, tuple[Frame, ...]], ...]
    masked: bool = False


def cards_of(report: Report, pictures: Pictures, places: Places) -> dict[Outcome, tuple[Card, ...]]:
    """The cards of every outcome, the weightiest finding first."""
    fields = {(f.page, f.box): f for d in report.documents for f in d.fields}
    foreign = foreign_pages(report)
    cards: dict[Outcome, list[Card]] = {outcome: [] for outcome in Outcome}
    for number, finding in enumerate(by_weight(report.findings), 1):
        asks = is_open(finding)
        card = Card(
            number=number if asks else 0,
            finding=finding,
            title=_title(finding, report),
            where=_where(finding, report),
            shown=tuple(
                replace(_shown(place, pictures, places, fields, asks=asks), side=side)
                for place, side in zip(finding.evidence, _sides(finding, report), strict=True)
            ),
            pages=_framed_pages(finding, pictures) if asks else (),
            masked=asks and {place.page for place in finding.evidence} <= foreign and bool(foreign),
        )
        cards[finding.outcome].append(card)
    return {outcome: tuple(some) for outcome, some in cards.items()}


def page_boxes(
    cards: Mapping[Outcome, Sequence[Card]], pictures: Pictures
) -> dict[str, tuple[tuple[int, Frame], ...]]:
    """For each page picture the frames of all findings on it, with the findings' numbers."""
    boxes: dict[str, list[tuple[int, Frame]]] = {page: [] for page in sorted(pictures.pages)}
    for card in (card for outcome in OPEN for card in cards[outcome]):
        for page, frames in card.pages:
            boxes[page].extend((card.number, frame) for frame in frames)
    return {page: tuple(frames) for page, frames in boxes.items()}


def _where(finding: ReportFinding, report: Report) -> tuple[Bilingual, ...]:
    """The subject in words: binding, copy, document, field."""
    subject = finding.subject
    parts = []
    if subject.binding:
        parts.append(words("binding", subject.binding))
    if subject.copy_ is not None:
        parts.append(Bilingual(zh=f"第{subject.copy_}份", en=f"copy {subject.copy_}"))
    document = next((d for d in report.documents if d.id == subject.document), None)
    if document:
        parts.append(words("type", document.type))
    if subject.field:
        parts.append(words("field", subject.field))
    return tuple(parts)


def _title(finding: ReportFinding, report: Report) -> Bilingual:
    """The rule's name; of copies compared also what is odd, as there may be many of these."""
    title = words("rule", finding.rule)
    if finding.rule != RULE or not finding.subject.field:
        return title
    kind = kind_of(finding)
    odd = words("odd", Kind.ELECTRONIC if kind is Kind.TEXT and _is_beside(finding, report) else kind)
    return Bilingual(zh=f"{title.zh}：{odd.zh}", en=f"{title.en}: {odd.en}")


def _is_beside(finding: ReportFinding, report: Report) -> bool:
    """Whether the finding is about electronic files beside paper."""
    if kind_of(finding) in (Kind.ELECTRONIC, Kind.ELECTRONIC_PAGE, Kind.ELECTRONIC_ALONE):
        return True
    return not report.beside_paper.isdisjoint(place.page for place in finding.evidence)


def _sides(finding: ReportFinding, report: Report) -> list[Bilingual | None]:
    """Of copies compared, which place is the other copy's and which this one's: the last is this one's."""
    if finding.rule != RULE or not is_open(finding) or not finding.evidence:
        return [None] * len(finding.evidence)
    if _is_beside(finding, report):
        beside = report.beside_paper
        return [words("side", "electronic" if p.page in beside else "paper") for p in finding.evidence]
    if kind_of(finding) is Kind.MISSING:
        return [words("side", "lacking")] * len(finding.evidence)
    own = next((v.pages for v in report.volumes if finding.evidence[-1].page in v.pages), ())
    return [words("side", "own" if place.page in own else "reference") for place in finding.evidence]


def _shown(
    place: Place,
    pictures: Pictures,
    places: Places,
    fields: Mapping[tuple[str, BoxNumbers], ReportField],
    *,
    asks: bool,
) -> Shown:
    field = fields.get((place.page, place.box))
    picture = pictures.crops.get(place.crop or "")
    return Shown(
        page=place.page,
        where=places.name(place.page),
        text=place.text,
        value=field.value if field and field.value != text_read(place.text) else "",
        confidence=field.confidence if field else None,
        picture=picture,
        frame=_frame(Box(*place.box), picture.area) if picture else None,
        sheet=asks and picture is None and place.page in pictures.pages,
    )


def _framed_pages(finding: ReportFinding, pictures: Pictures) -> tuple[tuple[str, tuple[Frame, ...]], ...]:
    pages: dict[str, list[Frame]] = {}
    for place in finding.evidence:
        if place.page in pictures.pages and place.crop in pictures.crops:
            frames = pages.setdefault(place.page, [])
            frame = _frame(Box(*place.box), pictures.pages[place.page].area)
            if frame:
                frames.append(frame)
    return tuple((page, tuple(frames)) for page, frames in pages.items())


def _frame(box: Box, area: Box) -> Frame | None:
    """None where the box is the whole picture, or empty: there is nothing to point at."""
    shared = box.overlap(area)
    if box.area <= 0 or shared <= 0 or shared >= 0.95 * area.area:
        return None
    left, top = max(box.x0, area.x0), max(box.y0, area.y0)
    right, bottom = min(box.x1, area.x1), min(box.y1, area.y1)
    return Frame(
        round(100 * (left - area.x0) / area.width, 2),
        round(100 * (top - area.y0) / area.height, 2),
        round(100 * (right - left) / area.width, 2),
        round(100 * (bottom - top) / area.height, 2),
    )
