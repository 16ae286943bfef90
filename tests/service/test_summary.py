"""The workbook over many dossiers: a row each, every open finding, and nothing that computes."""

import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest

from service.report.schema import Report
from service.summary import write_summary
from tests.service.report.drawn import PASSPORT, Made, electronic, images_of, paper_dossier
from tests.service.report.found import all_findings

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
EVIL = '=HYPERLINK("http://evil","x")'


@pytest.fixture(scope="module")
def reports(tmp_path_factory: pytest.TempPathFactory) -> dict[Path, Report]:
    """Two dossiers as they lie in the output folder, one with a formula for an employer's name."""
    place = tmp_path_factory.mktemp("out")
    paper = paper_dossier(place)
    first = Made(paper, all_findings(paper), images_of(paper)).report
    files = electronic(paper)
    second = Made(files, all_findings(files), images_of(files)).report
    evil = second.application.employer.model_copy(update={"value": EVIL})
    head = second.application.model_copy(update={"employer": evil})
    second = second.model_copy(update={"dossier": "BJ-2", "application": head})
    found = {}
    for report in (first, second):
        path = place / report.dossier / "report.json"
        path.parent.mkdir()
        path.write_text(report.to_json(), encoding="utf-8")
        found[path] = report
    return found


@pytest.fixture(scope="module")
def book(reports: dict[Path, Report], tmp_path_factory: pytest.TempPathFactory) -> Path:
    target = next(iter(reports)).parents[1] / "summary.xlsx"
    write_summary(list(reports), target)
    return target


def rows(book: Path, sheet: int) -> list[list[str]]:
    """The cells of a sheet as text."""
    with zipfile.ZipFile(book) as archive:
        strings = ElementTree.fromstring(archive.read("xl/sharedStrings.xml"))  # noqa: S314 - our own file
        table = ["".join(part.text or "" for part in item.iter(f"{MAIN}t")) for item in strings]
        content = ElementTree.fromstring(archive.read(f"xl/worksheets/sheet{sheet}.xml"))  # noqa: S314
    return [
        [
            table[int(cell.findtext(f"{MAIN}v", "0"))]
            if cell.get("t") == "s"
            else cell.findtext(f"{MAIN}v", "")
            for cell in row
        ]
        for row in content.iter(f"{MAIN}row")
    ]


def test_each_dossier_has_its_row(book: Path, reports: dict[Path, Report]) -> None:
    found = rows(book, 1)[2:]
    assert [row[0] for row in found] == [report.dossier for report in reports.values()]
    for row, report in zip(found, reports.values(), strict=True):
        failed = sum(f.outcome == "fail" for f in report.findings)
        assert str(failed) in row
        assert str(len(report.refused)) == row[-1]


def test_each_open_finding_has_its_row(book: Path, reports: dict[Path, Report]) -> None:
    asking = ("fail", "warn", "cannot-tell")
    expected = sum(f.outcome in asking for report in reports.values() for f in report.findings)
    assert len(rows(book, 2)[2:]) == expected > 0


def test_nothing_a_document_says_becomes_a_formula(book: Path) -> None:
    assert any(EVIL in row for row in rows(book, 1))
    with zipfile.ZipFile(book) as archive:
        sheets = [name for name in archive.namelist() if name.startswith("xl/worksheets/sheet")]
        assert all(b"<f>" not in archive.read(name) for name in sheets)


def test_identity_numbers_are_masked(book: Path) -> None:
    assert not any(PASSPORT in cell for sheet in (1, 2) for row in rows(book, sheet) for cell in row)


def test_each_dossier_leads_to_its_report(book: Path, reports: dict[Path, Report]) -> None:
    with zipfile.ZipFile(book) as archive:
        links = archive.read("xl/worksheets/_rels/sheet1.xml.rels").decode()
    for report in reports.values():  # the library writes separators as Windows does; every reader takes them
        assert f'"{report.dossier}/report.html"' in links.replace("\\", "/")


def test_an_older_summary_is_replaced_whole(book: Path, reports: dict[Path, Report]) -> None:
    write_summary(list(reports)[:1], book)
    assert len(rows(book, 1)[2:]) == 1
    write_summary(list(reports), book)
    assert not list(book.parent.glob(".*"))
