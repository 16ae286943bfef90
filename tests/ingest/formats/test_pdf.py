"""PDF pages: a scan keeps its own JPEG, digital pages are drawn and bring their words."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from ingest.formats import pdf as format_pdf
from ingest.opening.leaf import Leaf, NotOpened
from ingest.opening.limits import Limits
from ingest.page import Box
from ingest.reasons import Situation

Pdf = Callable[..., bytes]
Scan = Callable[..., Image.Image]
HELLO = "BT /F 20 Tf 100 700 Td (Hello there) Tj ET"


@pytest.fixture
def leaf(tmp_path: Path) -> Callable[..., Leaf]:
    def read(data: bytes, index: int = 0) -> Leaf:
        file = tmp_path / "file.pdf"
        file.write_bytes(data)
        with format_pdf.open_book(file, Limits()) as book:
            return book.leaf(index)

    return read


def _edited(data: bytes, edit: Callable[[pikepdf.Pdf], None]) -> bytes:
    written = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as document:
        edit(document)
        document.save(written)
    return written.getvalue()


@pytest.mark.parametrize("mode", ["L", "RGB"])
def test_a_scanned_page_keeps_the_bytes_of_its_jpeg(
    leaf: Callable[..., Leaf], scanned_pdf: Pdf, scan: Scan, mode: str
) -> None:
    data = scanned_pdf(scan(mode=mode), dpi=100.0)
    with pikepdf.open(io.BytesIO(data)) as document:
        (picture,) = document.pages[0].get_images().values()
        own = picture.read_raw_bytes()
    page = leaf(data)
    assert page.jpeg == own
    assert page.dpi == pytest.approx(100, abs=1)
    assert page.layer is None


def test_a_scan_with_an_ocr_layer_keeps_both(leaf: Callable[..., Leaf], scanned_pdf: Pdf, scan: Scan) -> None:
    def add_layer(document: pikepdf.Pdf) -> None:
        page = document.pages[0]
        page.Resources.Font = pikepdf.Dictionary(
            F=pikepdf.Dictionary(
                Type=pikepdf.Name.Font, Subtype=pikepdf.Name.Type1, BaseFont=pikepdf.Name.Helvetica
            )
        )
        page.contents_add(b"BT 3 Tr /F 20 Tf 100 700 Td (hidden) Tj ET")

    page = leaf(_edited(scanned_pdf(scan()), add_layer))
    assert page.jpeg is not None
    assert page.layer is not None
    assert [word.text for word in page.layer.words] == ["hidden"]


def test_what_is_drawn_over_a_scan_is_not_lost(
    leaf: Callable[..., Leaf], scanned_pdf: Pdf, scan: Scan
) -> None:
    data = scanned_pdf(scan(mode="L"))
    stamped = _edited(data, lambda document: document.pages[0].contents_add(b"1 0 0 rg 400 100 90 90 re f"))
    page = leaf(stamped)
    assert page.jpeg is None
    assert page.picture is not None
    red, green, _ = page.picture.resize((595, 842)).getpixel((445, 842 - 145))  # type: ignore[misc]
    assert red > 200 > green


def test_a_negative_in_the_file_is_shown_as_the_page_shows_it(
    leaf: Callable[..., Leaf], scanned_pdf: Pdf, scan: Scan
) -> None:
    def invert(document: pikepdf.Pdf) -> None:
        (picture,) = document.pages[0].get_images().values()
        picture.Decode = pikepdf.Array([1, 0])

    page = leaf(_edited(scanned_pdf(scan(mode="L")), invert))
    assert page.jpeg is None
    assert page.picture is not None
    assert page.picture.getpixel((5, 5)) == 0


@pytest.mark.parametrize("rotate", [90, 180, 270])
def test_a_scan_that_the_page_turns_comes_turned(
    leaf: Callable[..., Leaf], scanned_pdf: Pdf, scan: Scan, rotate: int
) -> None:
    def turn(document: pikepdf.Pdf) -> None:
        document.pages[0].Rotate = rotate

    page = leaf(_edited(scanned_pdf(scan(mode="L")), turn))
    assert page.jpeg is None
    assert page.picture is not None
    expected = scan(mode="L").rotate(-rotate, expand=True)
    assert page.picture.size == pytest.approx(expected.size, abs=1)
    small, wanted = (picture.resize((40, 40), Image.Resampling.BOX) for picture in (page.picture, expected))
    assert max(abs(a - b) for a, b in zip(small.tobytes(), wanted.tobytes(), strict=True)) < 60


def test_other_codecs_are_drawn_at_the_scans_own_resolution(leaf: Callable[..., Leaf], scan: Scan) -> None:
    written = io.BytesIO()
    scan().convert("1").save(written, "PDF", resolution=150.0)
    page = leaf(written.getvalue())
    assert page.picture is not None
    assert page.picture.mode == "L"
    assert page.picture.size == pytest.approx((827, 1169), abs=1)
    assert page.dpi == pytest.approx(150, abs=1)


def test_a_digital_page_is_drawn_at_200_dpi_with_its_words(leaf: Callable[..., Leaf], pdf: Pdf) -> None:
    page = leaf(pdf(HELLO))
    assert page.picture is not None
    assert (page.picture.size, page.picture.mode, page.dpi) == ((1653, 2339), "L", 200.0)
    assert page.layer is not None
    assert [word.text for word in page.layer.words] == ["Hello", "there"]
    _assert_dark(page, page.layer.words[0].box)


def test_text_that_the_file_tells_is_drawn_at_150_dpi_and_has_codes_in_pictures_only(
    leaf: Callable[..., Leaf], pdf: Pdf
) -> None:
    lines = "".join(
        f"BT /F 12 Tf 72 {700 - 20 * i} Td (All of this text is told by its file.) Tj ET " for i in range(6)
    )
    page = leaf(pdf(lines))
    assert (page.dpi, page.codes_in) == (150.0, ())
    page = leaf(pdf(lines + "10 10 m 50 90 90 -50 200 200 c S"))  # a drawing may be anything
    assert (page.dpi, page.codes_in) == (150.0, None)


@pytest.mark.parametrize("rotate", [0, 90, 180, 270])
@pytest.mark.parametrize("crop", [None, (50, 400, 500, 800)])
def test_words_lie_where_the_picture_shows_them(
    leaf: Callable[..., Leaf], pdf: Pdf, rotate: int, crop: tuple[float, ...] | None
) -> None:
    page = leaf(pdf(HELLO, rotate=rotate, crop=crop))
    assert page.layer is not None
    assert [word.text for word in page.layer.words] == ["Hello", "there"]
    for word in page.layer.words:
        _assert_dark(page, word.box)


def test_ruled_tables_come_as_rows_of_cells(leaf: Callable[..., Leaf], pdf: Pdf) -> None:
    rules = "100 600 m 300 600 l S 100 630 m 300 630 l S 100 660 m 300 660 l S " + "".join(
        f"{x} 600 m {x} 660 l S " for x in (100, 200, 300)
    )
    words = "".join(
        f"BT /F 10 Tf {x} {y} Td ({text}) Tj ET "
        for x, y, text in ((110, 640, "name"), (210, 640, "Smith"), (110, 610, "year"), (210, 610, "2017"))
    )
    page = leaf(pdf(rules + words))
    assert page.layer is not None
    assert page.layer.tables is not None
    (cells,) = page.layer.tables
    scale = page.dpi / 72
    assert len(cells) == 4
    for word in page.layer.words:
        x, y = word.box.centre
        assert sum(cell.x0 < x < cell.x1 and cell.y0 < y < cell.y1 for cell in cells) == 1
    assert min(cell.x0 for cell in cells) == pytest.approx(100 * scale, abs=2)
    assert max(cell.y1 for cell in cells) == pytest.approx((842 - 600) * scale, abs=2)


def test_a_table_without_its_outer_sides_is_closed_at_the_ends_of_its_rules(
    leaf: Callable[..., Leaf], pdf: Pdf
) -> None:
    rules = "".join(f"100 {y} m 400 {y} l S " for y in (600, 630, 660)) + "250 600 m 250 660 l S "
    page = leaf(pdf(rules + HELLO))
    assert page.layer is not None
    assert page.layer.tables is not None
    assert [len(cells) for cells in page.layer.tables] == [4]


def test_a_page_that_only_giants_could_print_is_refused(leaf: Callable[..., Leaf], pdf: Pdf) -> None:
    def stretch(document: pikepdf.Pdf) -> None:
        document.pages[0].MediaBox = pikepdf.Array([0, 0, 400_000, 400_000])

    with pytest.raises(NotOpened) as caught:
        leaf(_edited(pdf(HELLO), stretch))
    assert caught.value.situation is Situation.PAGE_TOO_LARGE


def test_a_poster_is_drawn_coarser_and_says_so(leaf: Callable[..., Leaf], pdf: Pdf) -> None:
    def stretch(document: pikepdf.Pdf) -> None:
        document.pages[0].MediaBox = pikepdf.Array([0, 0, 5_000, 7_000])

    page = leaf(_edited(pdf(HELLO), stretch))
    assert page.picture is not None
    assert page.dpi < 200
    assert page.picture.width == pytest.approx(5_000 / 72 * page.dpi, abs=1)


def _assert_dark(page: Leaf, box: Box) -> None:
    """The box holds the word's ink, and a box as large beside it holds none."""
    assert page.picture is not None
    grey = page.picture.convert("L")
    edges = (int(box.x0), int(box.y0), int(box.x1) + 1, int(box.y1) + 1)
    assert grey.crop(edges).getextrema()[0] < 100  # type: ignore[operator]
    covered = grey.copy()
    covered.paste(255, edges)
    ink_outside = sum(covered.histogram()[:128])
    ink = sum(grey.histogram()[:128])
    assert ink_outside < ink * 0.7
