"""TIFF pages in their order, also where the file breaks off."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image

from ingest.arrival import Refusal, RefusalCode
from ingest.formats import tiff
from ingest.opening.limits import Limits
from ingest.page import PageImage

Open = Callable[..., tuple[list[PageImage], list[Refusal]]]
Scan = Callable[..., Image.Image]


@pytest.fixture
def three_pages(tmp_path: Path, scan: Scan) -> Path:
    file = tmp_path / "three.tif"
    first, *others = (scan(number) for number in (1, 2, 3))
    first.save(file, save_all=True, append_images=others, compression="tiff_lzw", dpi=(100, 100))
    return file


def test_every_page_comes_with_the_files_own_resolution(three_pages: Path) -> None:
    with tiff.open_book(three_pages, Limits()) as book:
        leaves = [book.leaf(index) for index in range(book.count)]
        assert book.remark is None
    assert [leaf.dpi for leaf in leaves] == [100.0] * 3
    assert [leaf.picture.size for leaf in leaves if leaf.picture] == [(827, 1169)] * 3


@pytest.mark.parametrize(
    ("mode", "compression", "kept"),
    [("1", "group4", "1"), ("L", "tiff_deflate", "L"), ("RGB", "jpeg", "RGB"), ("CMYK", "tiff_lzw", "RGB")],
)
def test_black_and_white_and_grey_stay_what_they_are(
    tmp_path: Path, scan: Scan, mode: str, compression: str, kept: str
) -> None:
    file = tmp_path / "page.tif"
    scan().convert(mode).save(file, compression=compression)
    with tiff.open_book(file, Limits()) as book:
        leaf = book.leaf(0)
    assert leaf.picture is not None
    assert leaf.picture.mode == kept
    assert leaf.lossy is (compression == "jpeg")


def test_a_truncated_file_gives_its_first_pages_and_is_named_corrupt(three_pages: Path, opened: Open) -> None:
    data = three_pages.read_bytes()
    three_pages.write_bytes(data[: len(data) * 6 // 10])
    pages, refusals = opened(three_pages)
    assert pages
    assert [page.index for page in pages] == list(range(len(pages)))
    assert RefusalCode.CORRUPT in {refusal.code for refusal in refusals}


def test_a_file_cut_before_its_first_page_ends_is_one_refusal(three_pages: Path, opened: Open) -> None:
    three_pages.write_bytes(three_pages.read_bytes()[:2000])
    pages, refusals = opened(three_pages)
    assert not pages
    assert [refusal.code for refusal in refusals] == [RefusalCode.CORRUPT]


def test_a_chain_of_pages_in_a_loop_ends(three_pages: Path) -> None:
    data = bytearray(three_pages.read_bytes())
    first = int.from_bytes(data[4:8], "little")
    entries = int.from_bytes(data[first : first + 2], "little")
    link = first + 2 + 12 * entries
    data[link : link + 4] = first.to_bytes(4, "little")
    three_pages.write_bytes(data)
    with tiff.open_book(three_pages, Limits()) as book:
        assert book.count == 1
