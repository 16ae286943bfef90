"""The copies of a binding page by page, made from the findings of `copies.same` and the report's pages."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from extractors.copies.comparison import COPY_OF
from extractors.page_text import SealColour
from ingest.page import PageKind
from ingest.wording import Bilingual
from service.report.places import Places, binding_words
from service.report.schema import Report, ReportFinding, ReportVolume
from service.report.weight import is_open
from service.report.words import words
from validators.finding import Outcome, Severity
from validators.oddity import Kind

RULE = "copies.same"
_WHOLE_COPY = (Kind.PHOTOCOPIED, Kind.UNCOMPARED_COPY)
_KINDS = frozenset(Kind)
_TO_DO = {
    Kind.MISSING: "put-in",
    Kind.EXTRA: "take-out",
    Kind.DUPLICATE: "take-out",
    Kind.FOREIGN: "take-out",
    Kind.SWAPPED: "order",
    Kind.VERSION: "replace",
    Kind.TEXT: "replace",
    Kind.SIGNATURE: "sign",
    Kind.SEAL: "sign",
    Kind.UNREADABLE: "scan",
}


@dataclass(frozen=True, slots=True)
class Column:
    """One copy. `lead`: the others were compared with it; `red`: it bears red seals; `whole` are the
    findings on the copy as a whole."""

    name: Bilingual
    lead: bool
    red: bool
    whole: tuple[ReportFinding, ...]


@dataclass(frozen=True, slots=True)
class PageCell:
    """What is odd about a page in one copy. Without findings: `there` as in the others, or not there."""

    findings: tuple[ReportFinding, ...]
    there: bool | None


@dataclass(frozen=True, slots=True)
class PageRow:
    """A page by its place in the lead copy, or in the copy that alone has it."""

    where: Bilingual
    title: Bilingual | None
    cells: tuple[PageCell, ...]


@dataclass(frozen=True, slots=True)
class ToDo:
    """Pages of one copy with which something is to be done, by their numbers in it."""

    copy: Bilingual
    steps: tuple[tuple[Bilingual, tuple[int, ...]], ...]


@dataclass(frozen=True, slots=True)
class CopyPages:
    """One binding. `rows` are the pages with something to see; `agreeing` of the lead copy's `pages` have
    nothing."""

    binding: Bilingual
    columns: tuple[Column, ...]
    rows: tuple[PageRow, ...]
    pages: int
    agreeing: int
    to_do: tuple[ToDo, ...]


def kind_of(finding: ReportFinding) -> Kind:
    """What is odd; a critical field's name stands for a text."""
    field = finding.subject.field
    return Kind(field) if field in _KINDS else Kind.TEXT


def copy_pages(report: Report, places: Places) -> tuple[CopyPages, ...]:
    """A table for each binding that was compared."""
    found = [f for f in report.findings if f.rule == RULE and f.subject.binding]
    bindings = dict.fromkeys(f.subject.binding for f in found)
    tables = (_Table(report, places, [f for f in found if f.subject.binding == b]) for b in bindings)
    return tuple(table.made() for table in tables if len(table.volumes) > 1)


class _Table:
    """The table of one binding while it is filled."""

    def __init__(self, report: Report, places: Places, findings: Sequence[ReportFinding]) -> None:
        self.report, self.places = report, places
        self.binding = findings[0].subject.binding
        bound = [v for v in report.bound if v.binding == self.binding]
        self.volumes = sorted(bound, key=lambda v: v.copy_ or 0)
        self.home = {page: at for at, volume in enumerate(self.volumes) for page in volume.pages}
        self.answers = {
            page.id: page.engine.removeprefix(COPY_OF)
            for page in report.pages
            if page.engine and page.engine.startswith(COPY_OF)
        }
        self.odd = [f for f in findings if is_open(f) and f.subject.field]
        self.lead = self._lead()
        self.cells: dict[tuple[str, int], list[ReportFinding]] = {}
        for finding in self.odd:
            self._put(finding)

    def made(self) -> CopyPages:
        rows = sorted({row for row, _ in self.cells}, key=self._order)
        inside = [p for p in self.volumes[self.lead].pages if self.places.pages[p].kind is PageKind.CONTENT]
        return CopyPages(
            binding=binding_words(self.binding),
            columns=tuple(self._column(at, volume) for at, volume in enumerate(self.volumes)),
            rows=tuple(map(self._row, rows)),
            pages=len(inside),
            agreeing=len(set(inside) - set(rows)),
            to_do=tuple(todo for at in range(len(self.volumes)) if (todo := self._to_do(at)).steps),
        )

    def _lead(self) -> int:
        """The copy that pages were found the same as; else the one that most findings compare with."""
        pages = [*self.answers.values()] or [f.evidence[0].page for f in self.odd if len(f.evidence) > 1]
        homes = [self.home[page] for page in pages if page in self.home]
        return max(sorted(set(homes)), key=homes.count, default=0)

    def _put(self, finding: ReportFinding) -> None:
        kind = kind_of(finding)
        if kind in _WHOLE_COPY or not finding.evidence:
            return
        if kind is Kind.UNCOMPARED_PAGE:
            own = [place.page for place in finding.evidence]
            placed = [(self._key(page, page), self.home[page]) for page in own if page in self.home]
        else:
            first, last = finding.evidence[0].page, finding.evidence[-1].page
            placed = [(self._key(first, last), self._copy(finding))]
        for place in placed:
            self.cells.setdefault(place, []).append(finding)

    def _key(self, *pages: str) -> str:
        """The lead copy's page that one of these is or answers to; else the first of them."""
        known = (self.answers.get(page, page) for page in pages)
        return next((page for page in known if self.home.get(page) == self.lead), pages[0])

    def _copy(self, finding: ReportFinding) -> int:
        """The column of a finding; of two copies with one number, that which its own page is in, or that
        which nothing answers in."""
        named = [at for at, v in enumerate(self.volumes) if v.copy_ == finding.subject.copy_]
        last = finding.evidence[-1].page
        if kind_of(finding) is not Kind.MISSING:
            return self.home.get(last, named[0] if named else 0)
        have = {self.home.get(page) for page, lead in self.answers.items() if lead == self._key(last)}
        return next((at for at in named if at not in have), named[0] if named else 0)

    def _order(self, row: str) -> tuple[int, int, int]:
        """The lead copy's pages in their order; a page of another copy after the page that it follows."""
        lead = list(self.volumes[self.lead].pages)
        if row in lead:
            return lead.index(row), 0, 0
        home = self.home.get(row, self.lead)
        pages = list(self.volumes[home].pages)
        before = pages[: pages.index(row)] if row in pages else []
        known = [lead.index(key) for page in before if (key := self._key(page)) in lead]
        return known[-1] if known else -1, 1 + home, len(before)

    def _row(self, row: str) -> PageRow:
        cells = [self.cells.get((row, at), []) for at in range(len(self.volumes))]
        missing = any(kind_of(f) is Kind.MISSING for some in cells for f in some)
        shared = self.home.get(row) == self.lead and not any(
            kind_of(f) is Kind.EXTRA for some in cells for f in some
        )
        document = next((d for d in self.report.documents if row in d.pages), None)
        foreign = any(kind_of(f) is Kind.FOREIGN for some in cells for f in some)
        return PageRow(
            where=self.places.name(row),
            title=words("type", document.type) if document and not foreign else None,
            cells=tuple(
                PageCell(tuple(some), self._there(at, shared or missing)) for at, some in enumerate(cells)
            ),
        )

    def _there(self, at: int, expected: bool) -> bool | None:
        return None if self._unknown(self.volumes[at]) else expected

    def _unknown(self, volume: ReportVolume) -> bool:
        """Whether the copy was compared with no other."""
        return any(
            place.page in volume.pages
            for finding in self.odd
            if kind_of(finding) is Kind.UNCOMPARED_COPY
            for place in finding.evidence
        )

    def _column(self, at: int, volume: ReportVolume) -> Column:
        copy = volume.copy_
        name = (
            Bilingual(zh=f"第{copy}份", en=f"Copy {copy}") if copy else Bilingual(zh="未编号", en="No number")
        )
        seals = (seal for page in volume.pages for seal in self.places.pages[page].seals)
        whole = [f for f in self.odd if kind_of(f) in _WHOLE_COPY and self._about(f, volume)]
        red = any(seal.colour is SealColour.RED for seal in seals)
        told = any(kind_of(finding) is Kind.PHOTOCOPIED for finding in whole)
        return Column(name, at == self.lead, red and not told, tuple(whole))

    def _about(self, finding: ReportFinding, volume: ReportVolume) -> bool:
        if finding.evidence:
            return any(place.page in volume.pages for place in finding.evidence)
        return finding.subject.copy_ == volume.copy_

    def _to_do(self, at: int) -> ToDo:
        steps: dict[str, list[int]] = {}
        for (_, copy), some in self.cells.items():
            for finding in some if copy == at else ():
                step = _step(finding)
                if step and finding.subject.page:
                    steps.setdefault(step, []).append(finding.subject.page)
        named = (
            (words("sheet", step), _sorted(steps[step]))
            for step in dict.fromkeys([*_TO_DO.values(), "look"])
            if step in steps
        )
        return ToDo(self._column(at, self.volumes[at]).name, tuple(named))


def _step(finding: ReportFinding) -> str | None:
    """What is to be done with the page; nothing where it is only told."""
    if finding.severity is Severity.INFO:
        return None
    kind = kind_of(finding)
    if finding.outcome is Outcome.CANNOT_TELL and kind is not Kind.UNREADABLE:
        return "look"
    return _TO_DO.get(kind)


def _sorted(numbers: Iterable[int]) -> tuple[int, ...]:
    return tuple(sorted(set(numbers)))
