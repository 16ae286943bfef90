"""Everything the template shows, arranged: cards, checklist, matrix, documents, notes on the scans."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from extractors.page_text import Fault
from extractors.reading.remarks import remark
from ingest.page import PageKind
from ingest.wording import Bilingual
from service.report.cards import Card, Frame, cards_of, page_boxes
from service.report.checklist import Item, checklist
from service.report.copy_pages import RULE, CopyPages, copy_pages, kind_of
from service.report.imprint import Imprint
from service.report.matrix import Matrix, matrix
from service.report.pictures import Pictures
from service.report.places import Places, places_of
from service.report.schema import Report, ReportDocument, ReportFinding, ReportPage
from service.report.weight import OPEN
from service.report.words import words
from validators.finding import Outcome
from validators.oddity import Kind

Faults = Mapping[str, tuple[Fault, ...]]
NO_FAULTS: Faults = MappingProxyType({})
_LOW = 0.8  # confidence below which a page is pointed out
_FEW = 4  # findings on single sheets that are told one by one
_LOWEST_DPI = 195.0  # DA/T 31-2017 asks for 200; scanners round


@dataclass(frozen=True, slots=True)
class Note:
    """A remark on the quality of pages."""

    words: Bilingual
    pages: tuple[Bilingual, ...]


@dataclass(frozen=True, slots=True)
class Rescan:
    """Pages that are better scanned again for one fault: its name, what to do, and where they stand."""

    fault: Bilingual
    remark: Bilingual
    pages: tuple[tuple[Bilingual, ReportPage], ...]


@dataclass(frozen=True, slots=True)
class View:
    """`documents` are shown with their fields, `other_documents` (further copies) by name only."""

    report: Report
    imprint: Imprint
    pictures: Pictures
    places: Places
    counts: Mapping[Outcome, int]
    cards: Mapping[Outcome, tuple[Card, ...]]
    checklist: tuple[Item, ...]
    matrix: Matrix
    copy_pages: tuple[CopyPages, ...]
    documents: tuple[ReportDocument, ...]
    other_documents: tuple[ReportDocument, ...]
    page_counts: Mapping[PageKind, int]
    notes: tuple[Note, ...]
    rescans: tuple[Rescan, ...]
    page_boxes: Mapping[str, tuple[tuple[int, Frame], ...]]

    def steps(self, outcome: Outcome) -> tuple[Card, ...]:
        """The cards to be told one by one; the list of sheets tells the others where there are many."""
        return tuple(card for card in self.cards[outcome] if not (self.many_odd and _listed(card)))

    def chips(self, item: Item) -> tuple[list[Card], list[Card]]:
        """The cards of an item that are named one by one, and those that the table of copies tells."""
        cards = [self.card(finding) for finding in item.open]
        named = [card for card in cards if not (self.many_odd and _listed(card))]
        return named, [card for card in cards if self.many_odd and _listed(card)]

    @property
    def many_odd(self) -> int:
        """How many findings on single sheets there are, 0 where they are few enough to be told one by one."""
        count = sum(_listed(card) for outcome in OPEN for card in self.cards[outcome])
        return count if count > _FEW else 0

    def kind_of(self, finding: ReportFinding) -> Kind:
        """What is odd about the copy that a finding of `copies.same` is about."""
        return kind_of(finding)

    def card(self, finding: ReportFinding) -> Card:
        return next(card for card in self.cards[finding.outcome] if card.finding is finding)


def _listed(card: Card) -> bool:
    """Whether the list of sheets tells what to do; a page of somebody else is always told by itself."""
    finding = card.finding
    alone = (Kind.FOREIGN, Kind.UNCOMPARED_COPY, Kind.UNCOMPARED_PAGE)
    return finding.rule == RULE and kind_of(finding) not in alone


def view(report: Report, pictures: Pictures, imprint: Imprint, faults: Faults) -> View:
    """Arrange a (masked) report for its page; `faults` of the pictures go by page id."""
    places = places_of(report)
    cards = cards_of(report, pictures, places)
    lead = _lead(report)
    return View(
        report=report,
        imprint=imprint,
        pictures=pictures,
        places=places,
        counts=Counter(finding.outcome for finding in report.findings),
        cards=cards,
        checklist=checklist(report, places),
        matrix=matrix(report, places, imprint),
        copy_pages=copy_pages(report, places),
        documents=lead,
        other_documents=tuple(d for d in report.documents if d not in lead),
        page_counts=Counter(page.kind for page in report.pages),
        notes=_notes(report, places),
        rescans=_rescans(report, places, faults),
        page_boxes=page_boxes(cards, pictures),
    )


def _lead(report: Report) -> tuple[ReportDocument, ...]:
    """Documents of the lowest copy of each binding."""
    first: dict[str, int] = {}
    for document in report.documents:
        binding, copy = document.binding or "", document.copy_ or 1
        first[binding] = min(first.get(binding, copy), copy)
    return tuple(d for d in report.documents if (d.copy_ or 1) == first[d.binding or ""])


def _rescans(report: Report, places: Places, faults: Faults) -> tuple[Rescan, ...]:
    def pages(fault: Fault) -> tuple[tuple[Bilingual, ReportPage], ...]:
        return tuple((places.name(p.id), p) for p in report.pages if fault in faults.get(p.id, ()))

    return tuple(Rescan(words("fault", f), remark(f), found) for f in Fault if (found := pages(f)))


def _notes(report: Report, places: Places) -> tuple[Note, ...]:
    content = [page for page in report.pages if page.kind is PageKind.CONTENT]
    groups = {
        "unread": [p for p in content if p.engine is None],
        "unsure": [p for p in content if p.engine is not None and p.confidence < _LOW],
        "coarse": [p for p in content if 0 < p.dpi < _LOWEST_DPI],
        "turned": [p for p in content if p.rotation],
        "blank": [p for p in report.pages if p.kind is PageKind.BLANK],
    }
    return tuple(
        Note(words("note", name), tuple(places.name(page.id) for page in pages))
        for name, pages in groups.items()
        if pages
    )
