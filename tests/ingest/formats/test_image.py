"""Single pictures: as they are where they can be, upright where the camera says how."""

from pathlib import Path

import pytest
from PIL import ExifTags, Image

from ingest.formats import every_format, format_of, image
from ingest.opening.leaf import Leaf
from ingest.opening.limits import Limits


def _leaf(file: Path) -> Leaf:
    with image.open_book(file, Limits()) as book:
        assert book.count == 1
        return book.leaf(0)


def _half_black(size: tuple[int, int] = (400, 600)) -> Image.Image:
    picture = Image.new("RGB", size, "white")
    picture.paste("black", (0, 0, size[0], size[1] // 2))
    return picture


def test_a_jpeg_keeps_its_bytes(tmp_path: Path) -> None:
    file = tmp_path / "photo.jpg"
    _half_black().save(file, dpi=(150, 150))
    leaf = _leaf(file)
    assert leaf.jpeg == file.read_bytes()
    assert leaf.dpi == 150


def test_a_camera_that_lay_on_its_side_is_turned_back(tmp_path: Path) -> None:
    file = tmp_path / "photo.jpg"
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = 6  # shown turned 90° clockwise
    _half_black().save(file, exif=exif)
    leaf = _leaf(file)
    assert leaf.jpeg is None
    assert leaf.picture is not None
    assert leaf.picture.size == (600, 400)
    assert leaf.picture.convert("L").getpixel((590, 200)) < 50  # type: ignore[operator]
    assert leaf.lossy


@pytest.mark.parametrize("suffix", ["png", "bmp", "webp"])
def test_other_pictures_are_read(tmp_path: Path, suffix: str) -> None:
    file = tmp_path / f"page.{suffix}"
    _half_black().save(file)
    leaf = _leaf(file)
    assert leaf.picture is not None
    assert leaf.picture.size == (400, 600)


@pytest.mark.parametrize(
    ("suffix", "kind"), [("jpg", "image"), ("png", "image"), ("tif", "tiff"), ("pdf", "pdf")]
)
def test_one_format_claims_a_file_by_what_is_in_it(tmp_path: Path, suffix: str, kind: str) -> None:
    file = tmp_path / f"page.{suffix}"
    _half_black().save(file)
    head = file.read_bytes()[:4096]
    found = format_of(head)
    assert found is not None
    assert found.__name__ == f"ingest.formats.{kind}"  # type: ignore[attr-defined]
    assert [known.claims(head) for known in every_format()].count(True) == 1
