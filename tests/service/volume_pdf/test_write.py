"""A volume as three readers see it: poppler, PDFium and (where it is installed) pdf.js."""

import json
import re
import shutil
from itertools import pairwise
from pathlib import Path
from unittest.mock import patch

import pikepdf
import pypdfium2
import pytest
from PIL import Image

from extractors.page_text import Line
from ingest.page import Box
from service.volume_pdf import write as module
from service.volume_pdf.write import Side, write_volume
from tests.service.volume_pdf.conftest import DPI, FIRST, MARKS, PRODUCER, SECOND, SIZE, TITLE, told_by, typed
from tests.service.volume_pdf.pdfa import faults

_PDF_JS = Path("/usr/share/javascript/pdf/build/pdf.js")
_WORD = re.compile(r'<word xMin="(.*)" yMin="(.*)" xMax="(.*)" yMax="(.*)">(.*)</word>')


def rendered(volume: Path, page: int, tmp_path: Path) -> Image.Image:
    told_by("pdftoppm", "-r", "50", "-f", str(page), "-l", str(page), "-gray", volume, tmp_path / "page")
    return Image.open(next(tmp_path.glob("page-*.pgm")))


def test_poppler_opens_it_without_a_complaint(volume: Path) -> None:
    said = told_by("pdfinfo", volume)
    assert f"Title:           {TITLE}" in said
    assert "Pages:           3" in said
    assert "Encrypted:       no" in said
    assert "446.4 x 631.44 pts" in said
    fonts = told_by("pdffonts", volume)
    assert re.search(r"DossierInvisible +CID TrueType +Identity-H +yes +no +yes", fonts)


def test_poppler_tells_the_text_once_and_in_order(volume: Path) -> None:
    said = [line for line in told_by("pdftotext", volume, "-").replace("\f", "\n").splitlines() if line]
    assert said == [*FIRST, *SECOND]


def test_poppler_finds_each_line_at_its_ink(volume: Path) -> None:
    pages = told_by("pdftotext", "-bbox", "-l", "2", volume, "-").split("</page>")
    pixels = DPI / 72
    for page, lines in zip(pages, (typed(FIRST), typed(SECOND)), strict=False):
        words = [match.groups() for match in _WORD.finditer(page)]
        boxes = {text: [float(n) * pixels for n in place] for *place, text in words}
        for line in lines:
            pieces = [boxes[piece] for piece in line.text.split(" ")]
            box = (pieces[0][0], pieces[0][1], pieces[-1][2], pieces[-1][3])
            expected = (line.box.x0, line.box.y0, line.box.x1, line.box.y1)
            assert max(abs(a - b) for a, b in zip(box, expected, strict=True)) < 2


@pytest.mark.parametrize("page", [1, 2])
def test_pages_stand_upright_and_the_text_does_not_show(volume: Path, page: int, tmp_path: Path) -> None:
    picture = rendered(volume, page, tmp_path)
    width, height = picture.size
    corners = [(4, 4), (width - 4, 4), (4, height - 4), (width - 4, height - 4)]
    dark = [picture.getpixel(corner) < 128 for corner in corners]  # type: ignore[operator]
    assert dark == [True, False, False, False]
    assert width < height


def test_a_blank_page_is_kept_and_shows_nothing(volume: Path, tmp_path: Path) -> None:
    assert rendered(volume, 3, tmp_path).getextrema()[0] > 250  # type: ignore[operator]


@pytest.mark.parametrize(("page", "phrases"), [(0, FIRST), (1, SECOND)])
def test_pdfium_finds_each_phrase_once_and_marks_its_ink(
    volume: Path, page: int, phrases: tuple[str, ...]
) -> None:
    with pypdfium2.PdfDocument(volume) as document:
        text = document[page].get_textpage()
        assert text.get_text_range().split("\r\n") == list(phrases)
        # PDFium tells of letters beyond the basic plane, but its search does not find them
        for line in [line for line in typed(phrases) if max(line.text) < "\U00010000"]:
            finder = text.search(line.text)
            start, count = finder.get_next()
            assert finder.get_next() is None
            rects = [text.get_rect(n) for n in range(text.count_rects(start, count))]
            left, top = min(r[0] for r in rects), document[page].get_height() - max(r[3] for r in rects)
            right, bottom = max(r[2] for r in rects), document[page].get_height() - min(r[1] for r in rects)
            found = [n * DPI / 72 for n in (left, top, right, bottom)]
            box = (line.box.x0, line.box.y0, line.box.x1, line.box.y1)
            assert max(abs(a - b) for a, b in zip(found, box, strict=True)) < 2


@pytest.mark.skipif(not (shutil.which("node") and _PDF_JS.exists()), reason="node or pdf.js is not installed")
def test_pdf_js_tells_the_text_labels_and_bookmarks(volume: Path) -> None:
    script = Path(__file__).with_name("read_with_pdf_js.cjs")
    told = json.loads(told_by("node", script, _PDF_JS, volume))
    assert told["pages"] == ["\n".join(FIRST), "\n".join(SECOND), ""]
    assert told["labels"] == ["p0001", "p0002", "p0003"]
    assert told["bookmarks"] == [mark.title for mark in MARKS]
    assert told["title"] == TITLE


def test_the_same_volume_gives_the_same_bytes(sides: tuple[Side, ...], volume: Path, tmp_path: Path) -> None:
    write_volume(tmp_path / "again.pdf", sides, TITLE, PRODUCER, MARKS)
    assert (tmp_path / "again.pdf").read_bytes() == volume.read_bytes()
    assert [file.name for file in tmp_path.iterdir()] == ["again.pdf"]


def test_a_volume_that_went_to_disk_in_pieces_is_no_different(
    sides: tuple[Side, ...], tmp_path: Path
) -> None:
    with patch.object(module, "_PIECE", 1):
        for name in ("v.pdf", "again.pdf"):
            write_volume(tmp_path / name, sides * 2, TITLE, PRODUCER)
    said = told_by("pdftotext", tmp_path / "v.pdf", "-").replace("\f", "\n").splitlines()
    assert [line for line in said if line] == [*FIRST, *SECOND] * 2
    assert faults(tmp_path / "v.pdf") == []
    assert (tmp_path / "v.pdf").read_bytes() == (tmp_path / "again.pdf").read_bytes()


def test_a_disk_that_is_full_is_an_error_and_no_shorter_volume(
    sides: tuple[Side, ...], tmp_path: Path
) -> None:
    def half(pieces: list[Path], folder: Path) -> Path:
        (folder / "half.pdf").write_bytes(pieces[0].read_bytes()[:-200])
        return folder / "half.pdf"

    with patch.object(module, "_bind", half), pytest.raises(OSError, match="not written whole"):
        write_volume(tmp_path / "v.pdf", sides, TITLE, PRODUCER)
    assert list(tmp_path.iterdir()) == []


def test_a_column_is_told_from_top_to_bottom(tmp_path: Path) -> None:
    Image.new("L", SIZE, 255).save(tmp_path / "page.png")
    column = Line("骑缝章审计报告", Box(1000, 200, 1040, 480), 0.9)
    side = Side("p0001", tmp_path / "page.png", DPI, 0, SIZE[0], (column,))
    write_volume(tmp_path / "v.pdf", [side], TITLE, PRODUCER)
    assert told_by("pdftotext", tmp_path / "v.pdf", "-").strip() == column.text
    *place, text = _WORD.findall(told_by("pdftotext", "-bbox", tmp_path / "v.pdf", "-"))[0]
    found = [float(number) * DPI / 72 for number in place]
    assert text == column.text
    assert max(abs(a - b) for a, b in zip(found, (1000, 200, 1040, 480), strict=True)) < 2


@pytest.mark.parametrize(("rotation", "corner"), [(0, 0), (90, 1), (180, 3), (270, 2)])
def test_a_picture_is_turned_clockwise(tmp_path: Path, rotation: int, corner: int) -> None:
    """The upper left corner of the scan is the upper right one of a page turned by 90 degrees, and so on."""
    scan = Image.new("L", (300, 200), 255)
    scan.paste(0, (0, 0, 60, 60))
    scan.save(tmp_path / "page.png")
    upright = 200 if rotation in (90, 270) else 300
    write_volume(tmp_path / "v.pdf", [Side("p0001", tmp_path / "page.png", 72, rotation, upright)], "t", "p")
    picture = rendered(tmp_path / "v.pdf", 1, tmp_path)
    width, height = picture.size
    corners = [(4, 4), (width - 4, 4), (4, height - 4), (width - 4, height - 4)]
    assert [n for n, place in enumerate(corners) if picture.getpixel(place) < 128] == [corner]  # type: ignore[operator]


@pytest.mark.parametrize("dpi", [0.5, 72.0, 100_000.0])
def test_no_page_is_larger_or_smaller_than_pdf_allows(tmp_path: Path, dpi: float) -> None:
    Image.new("1", (400, 200), 1).save(tmp_path / "page.png")
    write_volume(tmp_path / "v.pdf", [Side("p0001", tmp_path / "page.png", dpi, 0, 400)], "t", "p")
    with pikepdf.open(tmp_path / "v.pdf") as document:
        width, height = (float(n) for n in document.pages[0].mediabox[2:])
    assert (width, height) == pytest.approx((2 * height, height))
    assert 3 <= height < width <= 14_400


def test_lines_follow_one_another_in_the_file_as_they_are_read(volume: Path) -> None:
    with pikepdf.open(volume) as document:
        content = document.pages[0].Contents.read_bytes().decode()
    heights = [float(y) for y in re.findall(r"1 0 0 1 \S+ (\S+) Tm", content)]
    assert len(heights) == len(FIRST)
    assert all(upper > lower for upper, lower in pairwise(heights))
