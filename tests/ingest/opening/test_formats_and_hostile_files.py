"""Every format of the issue by a file made here, and files made to harm: pages, or the right code."""

import io
import random
import zipfile
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from ingest.arrival import Refusal, RefusalCode
from ingest.opening.limits import Limits
from ingest.page import PageImage

Open = Callable[..., tuple[list[PageImage], list[Refusal]]]
Pdf = Callable[..., bytes]
Scan = Callable[..., Image.Image]


def _saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    written = io.BytesIO()
    picture.save(written, kind, **options)
    return written.getvalue()


@pytest.mark.parametrize(
    ("mode", "kind", "options"),
    [
        ("1", "TIFF", {"compression": "group3"}),
        ("1", "TIFF", {"compression": "group4"}),
        ("RGB", "TIFF", {"compression": "jpeg"}),
        ("RGB", "TIFF", {"compression": "tiff_lzw"}),
        ("CMYK", "TIFF", {"compression": "tiff_lzw"}),
        ("I;16", "TIFF", {}),
        ("L", "TIFF", {"big_tiff": True}),
        ("CMYK", "JPEG", {}),
        ("RGB", "JPEG", {"progressive": True}),
        ("I;16", "PNG", {}),
        ("P", "PNG", {}),
        ("LA", "PNG", {}),
        ("RGBA", "PNG", {}),
        ("RGB", "BMP", {}),
        ("RGB", "WEBP", {}),
    ],
)
def test_a_picture_of_each_kind_shows_what_it_showed(
    tmp_path: Path, scan: Scan, opened: Open, mode: str, kind: str, options: dict[str, object]
) -> None:
    picture = (
        scan().convert("L").point(lambda level: level * 257, "I").convert("I;16") if mode == "I;16" else None
    )
    file = tmp_path / "page"
    file.write_bytes(_saved(picture or scan(1, mode), kind, **options))
    (page,), refusals = opened(file)
    assert not refusals
    with Image.open(page.file) as shown:
        grey = shown.convert("L")
    assert grey.size == (827, 1169)
    assert grey.getpixel((500, 30)) > 240  # type: ignore[operator]
    assert grey.getpixel((100, 300)) < 130  # type: ignore[operator]


def test_a_truncated_jpeg_is_refused(tmp_path: Path, scan: Scan, opened: Open) -> None:
    file = tmp_path / "cut.jpg"
    data = _saved(scan(), "JPEG")
    file.write_bytes(data[: len(data) // 2])
    pages, refusals = opened(file)
    assert not pages
    assert [refusal.code for refusal in refusals] == [RefusalCode.CORRUPT]


def test_a_pdf_of_2000_pages_has_them_all_counted(tmp_path: Path, pdf: Pdf, opened: Open) -> None:
    file = tmp_path / "long.pdf"
    file.write_bytes(pdf(*[""] * 2000))
    pages, refusals = opened(file, Limits(pages=3))
    assert len(pages) == 3
    assert [refusal.code for refusal in refusals] == [RefusalCode.TOO_LARGE]


def test_an_incremental_pdf_shows_its_last_state(tmp_path: Path, pdf: Pdf, opened: Open) -> None:
    first = pdf("BT /F 40 Tf 90 700 Td (before) Tj ET")
    old = first[first.rindex(b"startxref") + 9 :].split()[0].decode()
    with pikepdf.open(io.BytesIO(first)) as document:
        number, size = document.pages[0].obj.Contents.objgen[0], int(document.trailer.Size)
        root = document.trailer.Root.objgen[0]
    content = b"BT /F 40 Tf 90 700 Td (after) Tj ET"
    update = b"%d 0 obj\n<</Length %d>>\nstream\n%s\nendstream\nendobj\n" % (number, len(content), content)
    tail = (
        f"xref\n{number} 1\n{len(first):010} 00000 n \ntrailer\n<</Size {size}/Root {root} 0 R/Prev {old}>>\n"
    )
    end = f"startxref\n{len(first) + len(update)}\n%%EOF\n"
    file = tmp_path / "signed.pdf"
    file.write_bytes(first + update + tail.encode() + end.encode())
    (page,), refusals = opened(file)
    assert not refusals
    assert page.layer is not None
    assert [word.text for word in page.layer.words] == ["after"]


@pytest.mark.parametrize("kind", ["JPEG2000", "CMYK"])
def test_a_pdf_of_jpx_or_cmyk_pictures_is_drawn(tmp_path: Path, scan: Scan, opened: Open, kind: str) -> None:
    file = tmp_path / "scan.pdf"
    picture = scan()
    with pikepdf.new() as document:
        page = document.add_blank_page(page_size=(595, 842))
        data = _saved(picture, kind) if kind == "JPEG2000" else picture.convert("CMYK").tobytes()
        image = document.make_stream(data)
        image.Type, image.Subtype = pikepdf.Name.XObject, pikepdf.Name.Image
        image.Width, image.Height, image.BitsPerComponent = 827, 1169, 8
        image.ColorSpace = pikepdf.Name.DeviceRGB if kind == "JPEG2000" else pikepdf.Name.DeviceCMYK
        if kind == "JPEG2000":
            image.Filter = pikepdf.Name.JPXDecode
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
        page.Contents = document.make_stream(b"595 0 0 842 0 0 cm /I Do")
        document.save(file)
    (shown,), refusals = opened(file)
    assert not refusals
    with Image.open(shown.file) as drawn:
        assert drawn.convert("L").getpixel((drawn.width // 8, drawn.height // 4)) < 130  # type: ignore[operator]


@pytest.mark.parametrize(
    "box",
    [
        "0 0 2147483647 2147483647",
        "0 0 0 0",
        "0 0 -595 -842",
        "0 0 1e38 1e38",
        "0 0 nan nan",
        "(a) (b)",
        "0 0 1 1",
    ],
)
def test_a_page_of_any_size_gives_a_page_or_a_reason(
    tmp_path: Path, pdf: Pdf, opened: Open, box: str
) -> None:
    file = tmp_path / "box.pdf"
    file.write_bytes(pdf("").replace(b"0 0 595 842", box.encode()))
    pages, refusals = opened(file)
    assert len(pages) + len(refusals) == 1
    assert {refusal.code for refusal in refusals} <= {RefusalCode.TOO_LARGE, RefusalCode.CORRUPT}
    assert all(page.width * page.height <= Limits().pixels for page in pages)


_HEAD = b"%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
_END = b"trailer<</Root 1 0 R/Size 9>>\nstartxref\n0\n%%EOF\n"


@pytest.mark.parametrize(
    "body",
    [
        b"2 0 obj<</Type/Pages/Kids[2 0 R]/Count 1>>endobj\n",
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 9>>endobj\n3 0 obj<</Type/Pages/Kids[2 0 R]>>endobj\n",
        b"2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\n",
        b"2 0 obj<</Type/ObjStm/N 1/First 4/Extends 2 0 R/Length 9>>stream\n2 0 2 0 R\nendstream endobj\n",
    ],
    ids=["tree in itself", "tree in a ring", "no pages", "objects in a ring"],
)
def test_a_pdf_of_loops_or_of_nothing_is_refused(tmp_path: Path, opened: Open, body: bytes) -> None:
    file = tmp_path / "loop.pdf"
    file.write_bytes(_HEAD + body + _END)
    pages, refusals = opened(file)
    assert not pages
    assert {refusal.code for refusal in refusals} == {RefusalCode.CORRUPT}


def test_a_stream_that_swells_stays_within_the_limits(tmp_path: Path, pdf: Pdf, opened: Open) -> None:
    file = tmp_path / "bomb.pdf"
    with pikepdf.open(io.BytesIO(pdf(""))) as document:
        document.pages[0].Contents = document.make_stream(b" " * (300 << 20))
        document.save(file, compress_streams=True)
    pages, refusals = opened(file, Limits(page_seconds=10, memory=600 << 20))
    assert file.stat().st_size < 1 << 20
    assert pages or refusals


def test_scripts_programs_and_files_in_a_pdf_are_left_alone(tmp_path: Path, pdf: Pdf, opened: Open) -> None:
    file, mark = tmp_path / "active.pdf", tmp_path / "mark"
    with pikepdf.open(io.BytesIO(pdf("BT /F 40 Tf 90 700 Td (page) Tj ET"))) as document:
        launch = pikepdf.Dictionary(S=pikepdf.Name.Launch, F=pikepdf.String(f"/usr/bin/touch {mark}"))
        document.Root.OpenAction = launch
        script = pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS=pikepdf.String("while (true) {}"))
        document.pages[0].AA = pikepdf.Dictionary(O=script)
        document.attachments["virus.exe"] = b"MZ"
        document.save(file)
    pages, refusals = opened(file)
    assert len(pages) == 1
    assert not refusals
    assert not mark.exists()


def test_a_pdf_that_is_a_zip_as_well_is_what_it_begins_with(tmp_path: Path, pdf: Pdf, opened: Open) -> None:
    file = tmp_path / "both.pdf"
    file.write_bytes(pdf(""))
    with zipfile.ZipFile(file, "a") as archive:
        archive.writestr("../../evil.txt", "x")
    pages, _ = opened(file)
    assert len(pages) == 1
    assert not list(tmp_path.rglob("evil*"))


def test_a_folder_called_like_a_file_and_a_device_are_not_opened(tmp_path: Path, opened: Open) -> None:
    (tmp_path / "x.pdf").mkdir()
    assert opened(tmp_path / "x.pdf")[1][0].code is RefusalCode.MISSING
    assert opened(Path("/dev/zero"))[1][0].code is RefusalCode.UNSUPPORTED


@pytest.mark.parametrize(
    "listing",
    [
        "<OFD><DocBody><DocRoot>../../../etc/passwd</DocRoot></DocBody></OFD>",
        "<OFD><DocBody><DocRoot>http://127.0.0.1/x</DocRoot></DocBody></OFD>",
        '<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><OFD><DocBody><DocRoot>&x;</DocRoot></DocBody></OFD>',
        "<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'>"
        + "".join(f"<!ENTITY {b} '{f'&{a};' * 10}'>" for a, b in zip("abcdefghi", "bcdefghij", strict=True))
        + "]><OFD><DocBody><DocRoot>&j;</DocRoot></DocBody></OFD>",
    ],
    ids=["above the root", "on the network", "an entity of a file", "entities that multiply"],
)
def test_an_ofd_that_points_outside_is_refused(tmp_path: Path, opened: Open, listing: str) -> None:
    file = tmp_path / "out.ofd"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("OFD.xml", listing)
    pages, refusals = opened(file)
    assert not pages
    assert [refusal.code for refusal in refusals] == [RefusalCode.CORRUPT]


@pytest.mark.parametrize("kind", ["pdf", "tif", "jpg", "png", "webp"])
def test_a_file_spoilt_anywhere_gives_pages_or_reasons(
    tmp_path: Path, scan: Scan, scanned_pdf: Pdf, opened: Open, kind: str
) -> None:
    names = {"tif": "TIFF", "jpg": "JPEG", "png": "PNG", "webp": "WEBP"}
    whole = scanned_pdf(scan(1), scan(2)) if kind == "pdf" else _saved(scan(), names[kind])
    dice = random.Random(kind)
    for number in range(2):
        data = bytearray(whole[: dice.randrange(16, len(whole))] if number else whole)
        for _ in range(8):
            data[dice.randrange(len(data))] ^= 1 << dice.randrange(8)
        file = tmp_path / f"spoilt-{number}.{kind}"
        file.write_bytes(data)
        pages, refusals = opened(file)
        assert pages or refusals
        assert RefusalCode.TIMEOUT not in {refusal.code for refusal in refusals}
