"""Pages whose JPEG is shown as it is are told from all that may show it otherwise."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from ingest.formats.pdf.plain import PlainPages

SIZE = 400, 560
Edit = Callable[[pikepdf.Pdf], object]


def _picture(document: pikepdf.Pdf) -> pikepdf.Object:
    (picture,) = document.pages[0].get_images().values()
    return picture


def _mask(document: pikepdf.Pdf) -> None:
    stream = document.make_stream(b"\0", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image)
    _picture(document).SMask = stream


def _in_state(document: pikepdf.Pdf) -> None:
    document.pages[0].Resources.ExtGState = pikepdf.Dictionary(G=pikepdf.Dictionary(TR=pikepdf.Name.Default))
    document.pages[0].contents_add(b"/G gs", prepend=True)


def _calibrated(document: pikepdf.Pdf) -> None:
    grey = pikepdf.Array([pikepdf.Name.CalGray, pikepdf.Dictionary(WhitePoint=[1, 1, 1], Gamma=9)])
    document.pages[0].Resources.ColorSpace = pikepdf.Dictionary(DefaultGray=grey)


EDITS: dict[str, Edit] = {
    "a negative": lambda document: setattr(_picture(document), "Decode", pikepdf.Array([1, 0])),
    "behind a mask": _mask,
    "in a layer": lambda document: setattr(_picture(document), "OC", pikepdf.Dictionary()),
    "in another colour space": lambda document: setattr(
        _picture(document), "ColorSpace", pikepdf.Name.DeviceRGB
    ),
    "in calibrated grey": _calibrated,
    "in a state of its own": _in_state,
    "clipped": lambda document: document.pages[0].contents_add(b"0 0 9 9 re W n", prepend=True),
    "under something": lambda document: document.pages[0].contents_add(b"0 0 9 9 re f"),
    "not at all": lambda document: setattr(document.pages[0], "Contents", document.make_stream(b"q Q")),
}


@pytest.fixture
def shows(
    tmp_path: Path, scanned_pdf: Callable[..., bytes], scan: Callable[..., Image.Image]
) -> Callable[..., bool]:
    def ask(edit: Edit = lambda _: None, *, more: bytes = b"", size: tuple[int, int] | None = None) -> bool:
        made = scan(mode="L")
        file = tmp_path / "file.pdf"
        with pikepdf.open(io.BytesIO(scanned_pdf(made))) as document:
            jpeg = _picture(document).read_raw_bytes()
            edit(document)
            document.save(file)
        plain = PlainPages(file)
        try:
            return plain.shows(0, jpeg + more, "L", size or made.size)
        finally:
            plain.close()

    return ask


def test_a_scanner_s_page_shows_its_jpeg(shows: Callable[..., bool]) -> None:
    assert shows()


@pytest.mark.parametrize("name", EDITS)
def test_a_page_that_may_show_it_otherwise_is_not_plain(shows: Callable[..., bool], name: str) -> None:
    assert not shows(EDITS[name])


def test_another_picture_than_pdfium_s_is_not_plain(shows: Callable[..., bool]) -> None:
    assert not shows(more=b"\0")
    assert not shows(size=SIZE)


def test_a_file_that_only_pdfium_opens_is_not_plain(tmp_path: Path) -> None:
    (tmp_path / "file.pdf").write_bytes(b"%PDF-1.4 and nothing else")
    plain = PlainPages(tmp_path / "file.pdf")
    assert not plain.shows(0, b"", "L", SIZE)
    assert not plain.shows(1, b"", "L", SIZE)
    plain.close()
