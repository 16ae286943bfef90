"""Files that no format claims are called by what they are, with what to do about each."""

import zipfile
from pathlib import Path

import pytest

from ingest.opening.kinds import is_zip, unopenable
from ingest.opening.sniffing import sniff
from ingest.reasons import Situation, refuse


@pytest.mark.parametrize(
    ("part", "kind"), [("word/document.xml", "DOCX"), ("xl/workbook.xml", "Office")], ids=["word", "sheet"]
)
def test_an_office_document_is_to_be_saved_as_pdf(part: str, kind: str, tmp_path: Path) -> None:
    path = tmp_path / "called.pdf"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr(part, "<x/>")
        package.writestr("[Content_Types].xml", "<Types/>")
    head = sniff(path)
    assert not is_zip(head)
    situation, detail = unopenable(path.name, head)
    assert (situation, detail) == (Situation.OFFICE_DOCUMENT, kind)
    reason = refuse(situation, path.name, detail=detail).reason
    assert "Save it as PDF" in reason.en
    assert "另存为 PDF" in reason.zh


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", (Situation.OFFICE_DOCUMENT, "Microsoft Office")),
        (b"{\\rtf1", (Situation.OFFICE_DOCUMENT, "RTF")),
        (b"Rar!\x1a\x07", (Situation.OTHER_FORMAT, "RAR")),
        (b"words", (Situation.MISLABELLED, "")),
    ],
)
def test_a_file_is_told_by_its_first_bytes(head: bytes, expected: tuple[Situation, str]) -> None:
    assert unopenable("called.pdf", head) == expected
