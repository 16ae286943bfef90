"""A whole file has its end, and whatever is cut off one has not."""

import io
import os
import random
import struct
import zipfile
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
import pillow_heif
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from ingest.watching.endings.content import Content
from ingest.watching.endings.ending import Ending, ending

CORPORA = Path(__file__).parents[5] / "shared" / "corpora"


def _told(data: bytes, name: str = "file") -> Ending:
    descriptor = os.memfd_create("file")
    try:
        os.write(descriptor, data)
        return ending(Content(descriptor, len(data)), name)
    finally:
        os.close(descriptor)


def _picture(seed: int = 1) -> Image.Image:
    """Noise, so that nothing packs away."""
    return Image.frombytes("RGB", (80, 60), random.Random(seed).randbytes(80 * 60 * 3))


def _saved(format: str, **more: object) -> bytes:
    written = io.BytesIO()
    _picture().save(written, format, **more)
    return written.getvalue()


def _pages(**more: object) -> bytes:
    return _saved("TIFF", save_all=True, append_images=[_picture(2), _picture(3)], **more)


def _pdf(linearize: bool = False, streams: bool = False) -> bytes:
    written = io.BytesIO()
    mode = pikepdf.ObjectStreamMode.generate if streams else pikepdf.ObjectStreamMode.disable
    with pikepdf.new() as document:
        for _ in range(3):
            document.add_blank_page()
        document.save(written, linearize=linearize, object_stream_mode=mode)
    return written.getvalue()


def _zip(*names: str, packed: bool = True) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED) as archive:
        for name in names:
            archive.writestr(name, os.urandom(500))
    return written.getvalue()


def _heic() -> bytes:
    written = io.BytesIO()
    pillow_heif.from_pillow(_picture()).save(written)
    return written.getvalue()


FILES: dict[str, Callable[[], bytes]] = {
    "pdf": _pdf,
    "pdf with object streams": lambda: _pdf(streams=True),
    "linearized pdf": lambda: _pdf(linearize=True),
    "zip": lambda: _zip("a.pdf", "b.pdf"),
    "docx": lambda: _zip("[Content_Types].xml", "word/document.xml"),
    "tiff": _pages,
    "tiff lzw": lambda: _pages(compression="tiff_lzw"),
    "tiff jpeg": lambda: _pages(compression="jpeg"),
    "bigtiff": lambda: _pages(big_tiff=True),
    "jpeg": lambda: _saved("JPEG"),
    "progressive jpeg": lambda: _saved("JPEG", progressive=True),
    "png": lambda: _saved("PNG"),
    "webp": lambda: _saved("WEBP"),
    "bmp": lambda: _saved("BMP"),
    "heic": _heic,
}


@cache
def _file(name: str) -> bytes:
    return FILES[name]()


@pytest.mark.parametrize("name", FILES)
def test_a_whole_file_has_its_end(name: str) -> None:
    assert _told(_file(name)) is Ending.COMPLETE


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=40, deadline=None)
@given(part=st.floats(0, 1, exclude_max=True))
def test_a_file_that_breaks_off_has_no_end(name: str, part: float) -> None:
    whole = _file(name)
    # what is written behind the last thing that counts: the mark of a PDF, the padding of a TIFF
    needed = whole.rindex(b"startxref") if "pdf" in name else len(whole) - 16 * ("tiff" in name)
    cut = whole[: int(needed * part)]
    assert _told(cut, "a.pdf") in (Ending.OPEN, Ending.ROOM)


@pytest.mark.parametrize("name", FILES)
@settings(max_examples=20, deadline=None)
@given(part=st.floats(0, 0.7))
def test_room_that_is_not_filled_yet_is_no_content(name: str, part: float) -> None:
    whole = _file(name) + bytes(8192)
    size = len(_file(name))
    sparse = whole[: int(size * part)] + bytes(len(whole) - int(size * part))
    assert _told(sparse, "a.pdf") is not Ending.COMPLETE


def test_zeros_at_the_end_of_a_black_and_white_picture_are_white() -> None:
    page = Image.new("1", (2000, 3000), "white")
    written = io.BytesIO()
    page.save(written, "TIFF", compression="raw", tiffinfo={262: 0})
    data = bytearray(written.getvalue())
    assert _told(bytes(data[:-4096]) + bytes(4096)) is Ending.COMPLETE


@pytest.mark.parametrize("name", ["jpeg", "png", "heic", "zip", "webp", "tiff"])
def test_what_cameras_and_tools_add_to_the_end_changes_nothing(name: str) -> None:
    added = b"SEFT" + os.urandom(3000) if name != "zip" else b"\n"
    assert _told(_file(name) + added) is Ending.COMPLETE


def test_a_preview_inside_a_jpeg_is_not_its_end() -> None:
    preview = _saved("JPEG", quality=10)
    exif = b"\xff\xe1" + struct.pack(">H", len(preview) + 2) + preview
    whole = _saved("JPEG")
    with_preview = whole[:2] + exif + whole[2:]
    assert _told(with_preview + b"added" * 20) is Ending.COMPLETE
    assert _told(with_preview[: len(exif) + 500]) is Ending.OPEN


def test_an_addition_to_a_pdf_needs_its_own_end() -> None:
    later = _pdf() + b"\n7 0 obj\n<< /Type /Catalog >>\nendobj\n"
    assert _told(later) is Ending.OPEN
    assert _told(later + b"xref\n0 0\ntrailer\n<<>>\nstartxref\n12\n%%EOF\n") is Ending.COMPLETE


def test_a_startxref_that_leads_to_a_table_is_an_end_without_a_mark() -> None:
    pdf = _pdf()
    assert _told(pdf[: pdf.rindex(b"%%EOF")]) is Ending.COMPLETE
    assert _told(pdf[: pdf.rindex(b"startxref")] + b"startxref\n3\n") is Ending.OPEN


def test_a_zip_stored_in_another_that_breaks_off_is_not_its_end() -> None:
    outer = io.BytesIO()
    with zipfile.ZipFile(outer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr("inner.zip", _zip("a", "b"))
        archive.writestr("more", os.urandom(2000))
    data = outer.getvalue()
    inner_ends = data.index(b"PK\x05\x06") + 22
    assert _told(data) is Ending.COMPLETE
    assert _told(data[:inner_ends]) is Ending.OPEN


def test_a_zip_of_the_large_kind_ends_too() -> None:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as archive, archive.open("a", "w", force_zip64=True) as entry:
        entry.write(b"x" * 100)
    data = written.getvalue()
    end = data.rindex(b"PK\x05\x06")
    length, start = struct.unpack_from("<II", data, end + 12)
    record = struct.pack("<4sQHHIIQQQQ", b"PK\x06\x06", 44, 45, 45, 0, 0, 1, 1, length, start)
    locator = struct.pack("<4sIQI", b"PK\x06\x07", 0, end, 1)
    last = data[end : end + 12] + b"\xff" * 8 + data[end + 20 :]
    assert _told(data[:end] + record + locator + last) is Ending.COMPLETE
    assert _told(data[:end] + locator + last) is Ending.OPEN


def test_a_tiff_whose_directories_go_in_a_circle_is_looked_through_once() -> None:
    data = bytearray(_pages())
    (first,) = struct.unpack_from("<I", data, 4)
    (count,) = struct.unpack_from("<H", data, first)
    struct.pack_into("<I", data, first + 2 + 12 * count, first)
    assert _told(bytes(data)) is Ending.COMPLETE


def test_a_file_called_like_a_document_may_still_get_its_beginning() -> None:
    assert _told(b"", "a.pdf") is Ending.OPEN
    assert _told(bytes(100_000), "a.tif") is Ending.ROOM
    assert _told(b"<html>", "a.pdf") is Ending.OPEN


def test_what_is_no_document_has_no_end_to_wait_for() -> None:
    assert _told(b"remarks", "notes.txt") is Ending.UNKNOWN


def _large_pages(pages: int, strips: int) -> bytes:
    """A TIFF whose every page names the same many strips."""
    first = 8 + 4 * strips
    offsets = struct.pack("<I", 8) * strips
    made = [b"II*\0", struct.pack("<I", first), offsets]
    for number in range(pages):
        after = first + (number + 1) * 30
        entries = struct.pack("<HHII", 273, 4, strips, 8) + struct.pack("<HHII", 279, 4, strips, 8)
        made.append(struct.pack("<H", 2) + entries + struct.pack("<I", after if number + 1 < pages else 0))
    return b"".join(made)


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + b"\0\0\0\0fake\0\0\0\0" * 300_000,
        b"\xff\xd8" + b"\xff" * 3_000_000,
        b"\xff\xd8" + b"\xff\xe0\0\2" * 300_000,
        b"\0\0\0\x08ftyp" * 300_000,
        b"II*\0\x08\0\0\0" + b"\xe8\3" * 300_000,
        _large_pages(9_000, 190_000),
        b"PK\3\4" + b"PK\5\6" * 20_000,
        b"%PDF-1.4" + b"1 " * 300_000,
    ],
    ids=["png", "jpeg of ff", "jpeg", "heic", "tiff", "tiff of large pages", "zip", "pdf"],
)
def test_what_is_made_to_keep_us_busy_is_given_up(data: bytes) -> None:
    """With time that grows as the square of the size these would not end."""
    assert _told(data) is not Ending.UNKNOWN


_HEADS = (
    *(b"", b"%PDF-", b"PK\x03\x04", b"II*\0", b"MM\0+", b"\xff\xd8\xff", b"BM"),
    *(b"\0\0\0\x08ftyp", b"\x89PNG\r\n\x1a\n", b"RIFF1234WEBP"),
)


@given(st.binary(max_size=200), st.sampled_from(_HEADS))
def test_any_bytes_have_an_answer(data: bytes, head: bytes) -> None:
    assert _told(head + data, "a.tif") in Ending


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora are not on this machine")
@pytest.mark.parametrize(("folder", "least"), [("odd-pdf", 0.98), ("odd-tiff", 0.85), ("ofd", 1.0)])
def test_odd_files_that_are_whole_have_their_end(folder: str, least: float) -> None:
    found = []
    for path in sorted((CORPORA / folder).glob("*.[pto][dif][fd]*")):
        descriptor = os.open(path, os.O_RDONLY)
        found.append(ending(Content(descriptor, path.stat().st_size), path.name) is Ending.COMPLETE)
        os.close(descriptor)
    assert len(found) > 50
    assert sum(found) >= least * len(found)
