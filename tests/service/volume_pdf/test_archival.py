"""The files are PDF/A-2b as far as the checker knows, and the checker does see what would be wrong."""

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Dictionary, Name, Pdf, Stream

from service.volume_pdf.archival import _srgb
from service.volume_pdf.write import Side, write_volume
from tests.service.volume_pdf.conftest import PRODUCER, TITLE
from tests.service.volume_pdf.pdfa import faults

Edit = Callable[[Pdf], None]


def test_a_volume_has_no_fault(volume: Path) -> None:
    assert faults(volume) == []


def test_a_volume_without_text_has_no_fault(sides: tuple[Side, ...], tmp_path: Path) -> None:
    write_volume(tmp_path / "v.pdf", sides[2:], TITLE, PRODUCER)
    assert faults(tmp_path / "v.pdf") == []


def test_titles_are_escaped(sides: tuple[Side, ...], tmp_path: Path) -> None:
    write_volume(tmp_path / "v.pdf", sides[:1], 'A & B <C> "D"', PRODUCER)
    assert faults(tmp_path / "v.pdf") == []


def test_the_profile_carries_no_time_of_its_making() -> None:
    assert _srgb()[24:36] == bytes.fromhex("07d000010001000000000000")


def _no_metadata(document: Pdf) -> None:
    del document.Root.Metadata


def _level_a(document: Pdf) -> None:
    packet = document.Root.Metadata.read_bytes()
    document.Root.Metadata.write(packet.replace(b"conformance>B<", b"conformance>A<"))


def _other_title(document: Pdf) -> None:
    document.docinfo.Title = "another"


def _no_intent(document: Pdf) -> None:
    del document.Root.OutputIntents


def _grey_profile(document: Pdf) -> None:
    document.Root.OutputIntents[0].DestOutputProfile.N = 1


def _script(document: Pdf) -> None:
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def _annotation(document: Pdf) -> None:
    document.pages[0].Annots = pikepdf.Array([Dictionary(Type=Name.Annot, Subtype=Name.Link)])


def _mask(document: Pdf) -> None:
    document.pages[0].Resources.XObject.P.SMask = document.pages[2].Resources.XObject.P


def _cmyk(document: Pdf) -> None:
    document.pages[0].Resources.XObject.P.ColorSpace = Name.DeviceCMYK


def _short_image(document: Pdf) -> None:
    document.pages[2].Resources.XObject.P.Height += 1


def _visible(document: Pdf) -> None:
    content = document.pages[0].Contents.read_bytes()
    document.pages[0].Contents = Stream(document, content.replace(b"3 Tr", b"0 Tr"))


def _notdef(document: Pdf) -> None:
    content = document.pages[0].Contents.read_bytes()
    document.pages[0].Contents = Stream(document, content.replace(b"<0001", b"<0000"))


def _not_embedded(document: Pdf) -> None:
    del document.pages[0].Resources.Font.F.DescendantFonts[0].FontDescriptor.FontFile2


def _wrong_width(document: Pdf) -> None:
    document.pages[0].Resources.Font.F.DescendantFonts[0].W[1][0] = 333


def _no_letter(document: Pdf) -> None:
    font = document.pages[0].Resources.Font.F
    font.ToUnicode = Stream(document, font.ToUnicode.read_bytes().replace(b"<0001> ", b"<FFFF> "))


def _large(document: Pdf) -> None:
    document.pages[0].mediabox = pikepdf.Array([0, 0, 20_000, 20_000])


@pytest.mark.parametrize(
    ("edit", "clause"),
    [
        (_no_metadata, "6.6.2.1"),
        (_level_a, "6.6.4"),
        (_other_title, "6.6.3"),
        (_no_intent, "6.2.3"),
        (_grey_profile, "6.2.3"),
        (_script, "6.4"),
        (_annotation, "6.2-6.5"),
        (_mask, "6.2.8"),
        (_cmyk, "6.2.4.3"),
        (_short_image, "6.2.8"),
        (_visible, "the text"),
        (_notdef, "6.2.11.8"),
        (_not_embedded, "6.2.11.4"),
        (_wrong_width, "6.2.11.5"),
        (_no_letter, "6.2.11.7"),
        (_large, "6.1.13"),
    ],
)
def test_the_checker_sees_what_is_wrong(volume: Path, tmp_path: Path, edit: Edit, clause: str) -> None:
    with pikepdf.open(volume) as document:
        edit(document)
        document.save(tmp_path / "v.pdf", static_id=True)
    assert any(fault.startswith(clause) for fault in faults(tmp_path / "v.pdf"))


def test_the_checker_sees_an_encrypted_file_and_one_that_goes_on_after_its_end(
    volume: Path, tmp_path: Path
) -> None:
    with pikepdf.open(volume) as document:
        document.save(tmp_path / "locked.pdf", encryption=pikepdf.Encryption(owner="o", user="", R=6))
    assert "6.1.3 encrypted" in faults(tmp_path / "locked.pdf")
    (tmp_path / "longer.pdf").write_bytes(volume.read_bytes() + b"more")
    assert "6.1.3 something stands after the end" in faults(tmp_path / "longer.pdf")
