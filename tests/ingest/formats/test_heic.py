"""Pictures of telephones in HEIC: upright, and refused in words where they are broken or too large."""

from pathlib import Path

import pillow_heif
import pytest
from PIL import Image

from ingest.arrival import Refusal, RefusalCode
from ingest.formats import every_format, format_of, heic
from ingest.opening.leaf import NotOpened
from ingest.opening.limits import Limits
from ingest.opening.source import open_source
from ingest.page import PageImage
from ingest.reasons import Situation


def _saved(place: Path, size: tuple[int, int] = (400, 600), **options: object) -> Path:
    picture = Image.new("RGB", size, "white")
    picture.paste("black", (0, 0, size[0], size[1] // 2))
    file = place / "IMG_0001.HEIC"
    pillow_heif.from_pillow(picture).save(file, quality=80, **options)
    return file


def test_a_photograph_is_one_page(tmp_path: Path) -> None:
    (page,) = open_source(_saved(tmp_path), "IMG_0001.HEIC", tmp_path)
    assert isinstance(page, PageImage)
    assert (page.width, page.height) == (400, 600)
    with Image.open(page.file) as picture:
        assert picture.convert("L").getpixel((200, 50)) < 40  # type: ignore[operator]
        assert picture.convert("L").getpixel((200, 550)) > 215  # type: ignore[operator]


def test_one_format_claims_it_by_what_is_in_it(tmp_path: Path) -> None:
    head = _saved(tmp_path).read_bytes()[:4096]
    assert format_of(head) is heic
    assert [known.claims(head) for known in every_format()].count(True) == 1


@pytest.mark.parametrize("major", [b"mif1", b"msf1", b"heix"])
def test_a_brand_it_is_compatible_with_counts(major: bytes) -> None:
    assert heic.claims(b"\0\0\0\x18ftyp" + major + b"\0\0\0\0mif1heic")


@pytest.mark.parametrize("head", [b"", b"\0\0\0\x14ftypisom\0\0\0\0mp42", b"\0\0\0\x10ftypmif1\0\0\0\0heic"])
def test_films_and_other_pictures_are_not_claimed(head: bytes) -> None:
    assert not heic.claims(head)


@pytest.mark.parametrize("kept", [0.1, 0.5, 0.9])
def test_a_file_that_breaks_off_is_refused(tmp_path: Path, kept: float) -> None:
    whole = _saved(tmp_path).read_bytes()
    cut = tmp_path / "cut.heic"
    cut.write_bytes(whole[: int(len(whole) * kept)])
    (refusal,) = open_source(cut, "cut.heic", tmp_path)
    assert isinstance(refusal, Refusal)
    assert refusal.code in (RefusalCode.CORRUPT, RefusalCode.UNREADABLE_PAGE)


def test_a_picture_of_too_many_pixels_is_not_decoded(tmp_path: Path) -> None:
    with pytest.raises(NotOpened) as caught, heic.open_book(_saved(tmp_path), Limits(pixels=1000)):
        pass
    assert caught.value.situation is Situation.PAGE_TOO_LARGE
