"""A summary of many dossiers as a workbook: a row for each dossier, a row for each open finding."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from unicodedata import east_asian_width

import xlsxwriter
from xlsxwriter.format import Format
from xlsxwriter.workbook import Workbook
from xlsxwriter.worksheet import Worksheet

from ingest.arrival import Intake
from ingest.page import PageKind
from ingest.volume import Binding
from service.report.masking import masked
from service.report.places import places_of
from service.report.schema import Report, ReportFinding
from service.report.weight import by_weight, is_open
from service.report.words import words
from validators.finding import Outcome, Severity
from validators.verdict import Verdict

NAME = "summary.xlsx"

_LINE = 13.5  # points: the height of a line of 10-point letters

Cell = str | int | None


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its heading, zh and en, and its width in characters."""

    zh: str
    en: str
    width: int


_DOSSIERS = (
    Column("卷宗", "Dossier", 18),
    Column("结论", "Verdict", 14),
    Column("申报人", "Applicant", 22),
    Column("申报单位", "Employer", 32),
    Column("申报途径", "Route", 14),
    Column("单位性质", "Employer kind", 12),
    Column("基准日期", "Reference date", 12),
    Column("不符合", "Failed", 9),
    Column("其中关键、重要", "of these weighty", 12),
    Column("无法判断", "Cannot tell", 11),
    Column("请留意", "Warnings", 10),
    Column("须补交或更正", "To be sent or corrected", 60),
    Column("申报书份数", "Copies of the form", 11),
    Column("附件份数", "Copies of attachments", 11),
    Column("个人信息表份数", "Copies of personal information", 13),
    Column("内容页", "Pages with content", 10),
    Column("拒收文件", "Refused files", 10),
)
_FINDINGS = (
    Column("卷宗", "Dossier", 18),
    Column("项目", "Rule", 26),
    Column("结果", "Outcome", 11),
    Column("程度", "Severity", 10),
    Column("位置", "Place", 34),
    Column("说明", "Message (zh)", 80),
    Column("", "Message (en)", 80),
    Column("规则编号", "Rule id", 26),
)
_WEIGHTY = (Severity.BLOCKER, Severity.MAJOR)
_COLOURS = {
    Verdict.COMPLETE: "#EDF6F0",
    Verdict.INCOMPLETE: "#FBEFEF",
    Verdict.NEEDS_PERSON: "#F3F0FA",
}


def write_summary(reports: Sequence[Path], target: Path) -> None:
    """Write the workbook over the dossiers whose report.json are given, which keep their places beside it.

    Identity numbers are masked. Everything is written as text or number, so that nothing a document says
    becomes a formula. It appears whole or not at all; raises OSError.
    """
    read = [(path, masked(Report.model_validate_json(path.read_bytes()))) for path in reports]
    fresh = target.with_name(f".{target.name}.new")
    with xlsxwriter.Workbook(fresh, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        _dossiers(book, read, target.parent)
        _findings(book, [report for _, report in read])
    fresh.replace(target)


def _dossiers(book: Workbook, reports: Sequence[tuple[Path, Report]], home: Path) -> None:
    sheet = _sheet(book, "卷宗 Dossiers", _DOSSIERS, len(reports))
    plain, link = book.add_format(_CELL), book.add_format({**_CELL, "font_color": "#1B4F94", "underline": 1})
    coloured = {
        verdict: book.add_format({**_CELL, "bg_color": colour}) for verdict, colour in _COLOURS.items()
    }
    for row, (path, report) in enumerate(reports, 2):
        _fill(sheet, row, _dossier(report), _DOSSIERS, plain)
        page = path.with_name("report.html")
        if page.is_relative_to(home):
            sheet.write_url(row, 0, f"external:{page.relative_to(home).as_posix()}", link, report.dossier)
        sheet.write_string(row, 1, _both("verdict", report.verdict), coloured[report.verdict])


def _dossier(report: Report) -> list[Cell]:
    head, findings = report.application, report.findings
    outcomes = Counter(finding.outcome for finding in findings)
    weighty = [f for f in findings if f.outcome is Outcome.FAIL and f.severity in _WEIGHTY]
    asked = dict.fromkeys(words("rule", finding.rule).zh for finding in by_weight(weighty))
    bound = Counter(volume.binding for volume in report.bound)
    return [
        report.dossier,
        report.verdict,
        head.applicant.value,
        head.employer.value,
        words("value", head.project.value or "").zh,
        words("value", head.employer_kind.value or "").zh,
        head.submitted.value,
        outcomes[Outcome.FAIL],
        len(weighty),
        outcomes[Outcome.CANNOT_TELL],
        outcomes[Outcome.WARN],
        "；".join(asked),
        *(bound[binding] if head.intake.value == Intake.PAPER else None for binding in Binding),
        sum(page.kind is PageKind.CONTENT for page in report.pages),
        len(report.refused),
    ]


def _findings(book: Workbook, reports: Iterable[Report]) -> None:
    rows = [row for report in reports for row in _open(report)]
    sheet = _sheet(book, "问题 Findings", _FINDINGS, len(rows))
    plain = book.add_format(_CELL)
    for number, row in enumerate(rows, 2):
        _fill(sheet, number, row, _FINDINGS, plain)


def _open(report: Report) -> Iterable[list[Cell]]:
    places = places_of(report)

    def place(finding: ReportFinding) -> str:
        pages = dict.fromkeys(evidence.page for evidence in finding.evidence)
        return "；".join(places.name(page).zh for page in pages)

    for finding in by_weight(f for f in report.findings if is_open(f)):
        yield [
            report.dossier,
            words("rule", finding.rule).zh,
            words("outcome", finding.outcome).zh,
            words("severity", finding.severity).zh,
            place(finding),
            finding.message.zh,
            finding.message.en,
            finding.rule,
        ]


_CELL = {"valign": "top", "text_wrap": True, "font_name": "Arial", "font_size": 10}
_HEADING = {**_CELL, "bold": True, "bg_color": "#1D3A62", "font_color": "#FFFFFF"}


def _sheet(book: Workbook, name: str, columns: Sequence[Column], rows: int) -> Worksheet:
    """A sheet with its headings in two rows, zh and en, fixed above what scrolls, filters on the second."""
    sheet = book.add_worksheet(name)
    heading = book.add_format(_HEADING)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.zh, heading)
        sheet.write_string(1, place, column.en, heading)
    sheet.set_row(1, 2 * _LINE)
    sheet.freeze_panes(2, 1)
    sheet.autofilter(1, 0, max(2, rows + 1), len(columns) - 1)
    sheet.set_landscape()
    sheet.set_paper(9)  # A4
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0, 1)
    return sheet


def _fill(sheet: Worksheet, row: int, cells: Sequence[Cell], columns: Sequence[Column], form: Format) -> None:
    """Write a row, as high as its longest cell: not every program does that by itself."""
    lines = (
        ceil(_width(str(cell or "")) / column.width) for cell, column in zip(cells, columns, strict=True)
    )
    sheet.set_row(row, _LINE * max(1, *lines))
    for place, value in enumerate(cells):
        if isinstance(value, int):
            sheet.write_number(row, place, value, form)
        else:
            sheet.write_string(row, place, value or "", form)


def _width(text: str) -> float:
    """Width of the text in characters of the font's digits; a Chinese one is nearly as wide as two."""
    return sum(1.9 if east_asian_width(character) in "WF" else 1.0 for character in text)


def _both(table: str, name: str) -> str:
    phrase = words(table, name)
    return f"{phrase.zh} {phrase.en}"
