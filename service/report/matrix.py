"""The matrix of copies: which volumes came, with how many pages, and what one copy lacks that another has."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from ingest.arrival import Intake
from ingest.page import PageKind
from ingest.volume import Binding
from ingest.wording import Bilingual
from service.report.imprint import Imprint
from service.report.places import Places, binding_words
from service.report.schema import Report, ReportVolume
from service.report.words import words

_PAPER = (PageKind.CONTENT, PageKind.BLANK)


@dataclass(frozen=True, slots=True)
class Cell:
    """One volume. `sheets_agree` is None where no number of sheets was declared."""

    pages: int
    blank: int
    documents: int
    declared_sheets: int | None
    sheets_agree: bool | None
    lacking: tuple[Bilingual, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A binding and its copies in the order of the columns; None where no volume came."""

    binding: Bilingual
    expected: int
    cells: tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Matrix:
    columns: tuple[int, ...]
    rows: tuple[Row, ...]


def matrix(report: Report, places: Places, imprint: Imprint) -> Matrix:
    """The matrix of a paper dossier; of an electronic one a single column."""
    paper = report.application.intake.value == Intake.PAPER
    expected = dict(imprint.copies) if paper else dict.fromkeys(Binding, 1)
    numbers = {v.copy_ or 1 for v in report.bound}
    columns = tuple(range(1, max([*numbers, *expected.values()]) + 1))
    bindings: list[Binding | None] = [*Binding, None]
    rows = [_row(report, places, binding, columns, _expected(expected, binding)) for binding in bindings]
    return Matrix(columns, tuple(row for row in rows if row.expected or any(row.cells)))


def _expected(copies: Mapping[Binding, int], binding: Binding | None) -> int:
    return copies.get(binding, 0) if binding else 0


def _row(
    report: Report, places: Places, binding: Binding | None, columns: tuple[int, ...], expected: int
) -> Row:
    bound = [d for d in report.documents if report.beside_paper.isdisjoint(d.pages)]
    documents = [d for d in bound if d.binding == binding]
    types = {copy: Counter(d.type for d in documents if (d.copy_ or 1) == copy) for copy in columns}
    everything: Counter[str] = Counter()
    for counted in types.values():
        everything |= counted
    cells = []
    for copy in columns:
        volumes = [v for v in report.bound if v.binding == binding and (v.copy_ or 1) == copy]
        lacking = tuple(words("type", kind) for kind in everything - types[copy])
        cells.append(_cell(volumes, places, sum(types[copy].values()), lacking) if volumes else None)
    return Row(binding_words(binding), expected, tuple(cells))


def _cell(
    volumes: list[ReportVolume], places: Places, documents: int, lacking: tuple[Bilingual, ...]
) -> Cell:
    kinds = [places.pages[page].kind for volume in volumes for page in volume.pages]
    pages = sum(kind in _PAPER for kind in kinds)
    declared = [v.declared_sheets for v in volumes if v.declared_sheets is not None]
    sheets = sum(declared) if declared else None
    return Cell(
        pages=pages,
        blank=kinds.count(PageKind.BLANK),
        documents=documents,
        declared_sheets=sheets,
        # a sheet gives one picture scanned on one side, two on both; the last back may be left out
        sheets_agree=None if sheets is None else pages in (sheets, 2 * sheets - 1, 2 * sheets),
        lacking=lacking,
    )
