"""Opening a file: pages as they come, a reason for everything else, and nothing left behind."""

import io
import os
import struct
import subprocess
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from ingest.arrival import Refusal, RefusalCode
from ingest.opening.limits import Limits
from ingest.opening.source import SpoolFailed, open_source
from ingest.page import PageImage

Open = Callable[..., tuple[list[PageImage], list[Refusal]]]
Pdf = Callable[..., bytes]
Scan = Callable[..., Image.Image]


def _codes(refusals: list[Refusal]) -> list[RefusalCode]:
    return [refusal.code for refusal in refusals]


def _png_that_claims(width: int, height: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 99))
        + chunk(b"IEND", b"")
    )


def test_pages_come_in_order_with_picture_hash_and_size(
    tmp_path: Path, scanned_pdf: Pdf, scan: Scan, opened: Open
) -> None:
    file = tmp_path / "three.pdf"
    file.write_bytes(scanned_pdf(scan(1), scan(2), scan(3)))
    pages, refusals = opened(file)
    assert [page.index for page in pages] == [0, 1, 2]
    assert len({page.sha256 for page in pages}) == 3
    assert {(page.width, page.height, round(page.dpi)) for page in pages} == {(827, 1169, 100)}
    assert all(page.file.is_file() for page in pages)
    assert not refusals


def test_the_number_of_pages_is_told_before_they_come(tmp_path: Path, scanned_pdf: Pdf, scan: Scan) -> None:
    file = tmp_path / "two.pdf"
    file.write_bytes(scanned_pdf(scan(1), scan(2)))
    told: list[tuple[str, int]] = []
    pages = open_source(
        file, "in/two.pdf", tmp_path, counted=lambda source, count: told.append((source, count))
    )
    next(pages)
    assert told == [("in/two.pdf", 2)]
    pages.close()  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("nothing.pdf", b"", RefusalCode.EMPTY),
        ("text.pdf", "这不是 PDF。".encode(), RefusalCode.UNSUPPORTED),
        ("notes.txt", b"hello", RefusalCode.UNSUPPORTED),
        ("photo.avif", b"\0\0\0\x18ftypavif\0\0\0\0", RefusalCode.UNSUPPORTED),
        ("letter.docx", b"PK\x03\x04" + b"\0" * 26 + b"word/document.xml", RefusalCode.UNSUPPORTED),
        ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<</Type", RefusalCode.CORRUPT),
        ("cut.jpg", b"\xff\xd8\xff\xe0\0\x10JFIF", RefusalCode.CORRUPT),
        ("cut.tif", b"II*\0\x08\0\0\0", RefusalCode.CORRUPT),
        ("bomb.png", _png_that_claims(60_000, 60_000), RefusalCode.TOO_LARGE),
    ],
)
def test_each_file_that_cannot_be_read_is_refused_with_its_reason(
    tmp_path: Path, opened: Open, name: str, content: bytes, code: RefusalCode
) -> None:
    file = tmp_path / name
    file.write_bytes(content)
    pages, refusals = opened(file)
    assert not pages
    assert _codes(refusals) == [code]
    assert name in refusals[0].reason.en
    assert name in refusals[0].reason.zh


def test_what_is_no_file_is_not_opened(tmp_path: Path, opened: Open) -> None:
    (tmp_path / "real.pdf").write_bytes(b"%PDF-")
    (tmp_path / "link.pdf").symlink_to(tmp_path / "real.pdf")
    os.mkfifo(tmp_path / "pipe.pdf")
    assert _codes(opened(tmp_path / "link.pdf")[1]) == [RefusalCode.UNSUPPORTED]
    assert _codes(opened(tmp_path / "pipe.pdf")[1]) == [RefusalCode.UNSUPPORTED]
    assert _codes(opened(tmp_path / "gone.pdf")[1]) == [RefusalCode.MISSING]


def test_a_password_refuses_and_an_empty_one_does_not(
    tmp_path: Path, scanned_pdf: Pdf, scan: Scan, opened: Open
) -> None:
    for name, password in (("locked.pdf", "secret"), ("open.pdf", "")):
        with pikepdf.open(io.BytesIO(scanned_pdf(scan()))) as document:
            document.save(tmp_path / name, encryption=pikepdf.Encryption(owner="owner", user=password))
    assert _codes(opened(tmp_path / "locked.pdf")[1]) == [RefusalCode.ENCRYPTED]
    pages, refusals = opened(tmp_path / "open.pdf")
    assert len(pages) == 1
    assert not refusals


def test_one_bad_page_does_not_cost_the_others(
    tmp_path: Path, scanned_pdf: Pdf, scan: Scan, opened: Open
) -> None:
    file = tmp_path / "three.pdf"
    with pikepdf.open(io.BytesIO(scanned_pdf(scan(1), scan(2), scan(3)))) as document:
        document.pages[1].MediaBox = pikepdf.Array([0, 0, 595, 842])
        document.pages[1].CropBox = pikepdf.Array([700, 900, 800, 1000])  # nothing of the page shows
        document.save(file)
    pages, refusals = opened(file)
    assert [page.index for page in pages] == [0, 2]
    assert [(refusal.code, refusal.index) for refusal in refusals] == [(RefusalCode.UNREADABLE_PAGE, 1)]
    assert "Page 2" in refusals[0].reason.en
    assert "第 2 页" in refusals[0].reason.zh


def test_a_pdf_without_its_end_gives_what_is_there_and_says_so(
    tmp_path: Path, scanned_pdf: Pdf, scan: Scan, opened: Open
) -> None:
    whole = scanned_pdf(scan(1), scan(2))
    file = tmp_path / "cut.pdf"
    file.write_bytes(whole[: whole.rindex(b"xref")])
    pages, refusals = opened(file)
    assert pages
    assert _codes(refusals) == [RefusalCode.CORRUPT]


def test_a_page_that_needs_too_much_memory_is_refused(tmp_path: Path, opened: Open) -> None:
    file = tmp_path / "large.png"
    file.write_bytes(_png_that_claims(13_000, 13_000))
    assert _codes(opened(file, Limits(memory=300 << 20))[1]) == [RefusalCode.TOO_LARGE]


def test_a_picture_larger_than_the_spool_allows_is_refused(tmp_path: Path, scan: Scan, opened: Open) -> None:
    file = tmp_path / "page.png"
    scan().save(file)
    assert _codes(opened(file, Limits(picture_bytes=1000))[1]) == [RefusalCode.TOO_LARGE]


def test_pages_beyond_the_limit_are_named(tmp_path: Path, scanned_pdf: Pdf, scan: Scan, opened: Open) -> None:
    file = tmp_path / "long.pdf"
    file.write_bytes(scanned_pdf(*(scan(number) for number in range(4))))
    pages, refusals = opened(file, Limits(pages=3))
    assert len(pages) == 3
    assert [(refusal.code, refusal.index) for refusal in refusals] == [(RefusalCode.TOO_LARGE, 3)]


def test_a_fast_child_waits_for_a_slow_reader(tmp_path: Path, scanned_pdf: Pdf, scan: Scan) -> None:
    file = tmp_path / "eight.pdf"
    file.write_bytes(scanned_pdf(*(scan(number) for number in range(8))))
    spool = tmp_path / "spool"
    spool.mkdir()
    for taken, _ in enumerate(open_source(file, "eight.pdf", spool, Limits(ahead=2)), start=1):
        allowed = min(8, taken + 1)  # those taken but the last, and two ahead
        deadline = time.monotonic() + 10
        while len(list(spool.rglob("p*.*"))) < allowed and time.monotonic() < deadline:
            time.sleep(0.01)
        time.sleep(0.05)
        assert len([path for path in spool.rglob("p*.*") if path.is_file()]) == allowed


def test_a_full_spool_is_no_fault_of_the_file(
    tmp_path: Path, scan: Scan, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "page.png"
    scan().save(file)
    talker = _talker(tmp_path, '{"kind":"opened","pages":1}', '{"kind":"spool-failed","error":"ENOSPC"}')
    monkeypatch.setattr(sys, "executable", talker)
    with pytest.raises(SpoolFailed, match="ENOSPC"):
        list(open_source(file, "page.png", tmp_path))


def test_a_silent_child_is_ended_and_the_next_page_tried(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: Open
) -> None:
    file = tmp_path / "slow.pdf"
    file.write_bytes(b"%PDF-")
    monkeypatch.setattr(sys, "executable", _talker(tmp_path, '{"kind":"opened","pages":2}', then="sleep 600"))
    pages, refusals = opened(file, Limits(page_seconds=1))
    assert not pages
    assert [(refusal.code, refusal.index) for refusal in refusals] == [
        (RefusalCode.TIMEOUT, 0),
        (RefusalCode.TIMEOUT, 1),
    ]


@pytest.mark.parametrize(
    "line", ["", "nonsense", '{"kind":"page","index":-1}', '{"kind":"opened","pages":"x"}']
)
def test_a_child_that_falls_or_talks_nonsense_is_a_damaged_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: Open, line: str
) -> None:
    file = tmp_path / "odd.pdf"
    file.write_bytes(b"%PDF-")
    monkeypatch.setattr(sys, "executable", _talker(tmp_path, line))
    assert _codes(opened(file)[1]) == [RefusalCode.CORRUPT]


def test_a_file_that_kills_every_child_is_given_up(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, opened: Open
) -> None:
    file = tmp_path / "killer.pdf"
    file.write_bytes(b"%PDF-")
    monkeypatch.setattr(
        sys, "executable", _talker(tmp_path, '{"kind":"opened","pages":90}', then="kill -SEGV $$")
    )
    _, refusals = opened(file, Limits(restarts=2))
    assert [(refusal.code, refusal.index) for refusal in refusals] == [
        (RefusalCode.UNREADABLE_PAGE, 0),
        (RefusalCode.UNREADABLE_PAGE, 1),
        (RefusalCode.CORRUPT, 2),
    ]


def test_closing_early_ends_the_child_and_what_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file.pdf"
    file.write_bytes(b"%PDF-")
    pid_file = tmp_path / "pid"
    refusal = '{"kind":"refused","situation":"bad-page","index":0}'
    then = f"sleep 600 & echo $! > {pid_file}; echo '{refusal}'; sleep 600"
    monkeypatch.setattr(sys, "executable", _talker(tmp_path, '{"kind":"opened","pages":9}', then=then))
    pages = open_source(file, "file.pdf", tmp_path)
    next(pages)
    pages.close()  # type: ignore[attr-defined]
    assert _is_gone(int(pid_file.read_text()))


def test_the_child_dies_with_its_parent(tmp_path: Path, scanned_pdf: Pdf, scan: Scan) -> None:
    file = tmp_path / "many.pdf"
    file.write_bytes(scanned_pdf(*(scan(number) for number in range(8))))
    program = (
        "import sys, subprocess; from pathlib import Path; from ingest.opening import process, source\n"
        "pages = source.open_source(Path(sys.argv[1]), 'x', Path(sys.argv[2]))\n"
        "started = subprocess.Popen\n"
        "def start(*a, **k):\n    child = started(*a, **k); print(child.pid, flush=True); return child\n"
        "process.subprocess.Popen = start\n"
        "next(pages); sys.stdin.read()\n"
    )
    parent = subprocess.Popen(
        [sys.executable, "-c", program, str(file), str(tmp_path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    parent.kill()
    parent.communicate()
    assert _is_gone(child)


def _is_gone(pid: int) -> bool:
    """Whether the process ends within ten seconds; one that is only waiting to be reaped has ended."""
    deadline = time.monotonic() + 10
    while time.monotonic() < deadline:
        try:
            if Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] in "ZX":
                return True
        except OSError:
            return True
        time.sleep(0.02)
    return False


def _talker(folder: Path, *lines: str, then: str = "true") -> str:
    """A program that says `lines` whatever it is asked, in the place of Python."""
    script = folder / "talker"
    said = "\n".join(f"echo '{line}'" for line in lines)
    script.write_text(f"#!/bin/sh\n{said}\n{then}\n")
    script.chmod(0o700)
    return str(script)
