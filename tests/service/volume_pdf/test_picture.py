from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from service.volume_pdf.picture import load_picture


def noise(mode: str) -> Image.Image:
    picture = Image.effect_noise((120, 90), 90).convert(mode)
    if mode == "RGB":
        picture.paste((200, 30, 40), (10, 10, 60, 40))
    return picture


def shown(file: Path) -> Image.Image:
    """The picture as another program takes it out of the PDF."""
    with pikepdf.new() as document:
        return pikepdf.PdfImage(load_picture(file).image(document)).as_pil_image().copy()


@pytest.mark.parametrize("mode", ["L", "RGB"])
@pytest.mark.parametrize("progressive", [False, True])
def test_a_jpeg_goes_in_byte_by_byte(tmp_path: Path, mode: str, progressive: bool) -> None:
    file = tmp_path / "page.jpg"
    noise(mode).save(file, quality=70, progressive=progressive)
    picture = load_picture(file)
    assert picture.jpeg
    assert picture.data == file.read_bytes()
    assert (picture.width, picture.height, picture.channels) == (120, 90, len(mode))


@pytest.mark.parametrize("mode", ["1", "L", "RGB"])
def test_a_png_goes_in_with_its_own_compressed_pixels(tmp_path: Path, mode: str) -> None:
    file = tmp_path / "page.png"
    noise(mode).save(file, compress_level=1)
    picture = load_picture(file)
    assert picture.data in file.read_bytes()
    assert picture.bits == (1 if mode == "1" else 8)
    assert shown(file).convert("RGB").tobytes() == noise_of(file).tobytes()


def noise_of(file: Path) -> Image.Image:
    with Image.open(file) as picture:
        return picture.convert("RGB")


def test_colours_of_print_become_those_of_a_screen(tmp_path: Path) -> None:
    file = tmp_path / "page.jpg"
    noise("RGB").convert("CMYK").save(file)
    picture = load_picture(file)
    assert (picture.channels, picture.jpeg) == (3, False)
    assert shown(file).tobytes() == noise_of(file).tobytes()


@pytest.mark.parametrize("mode", ["P", "RGBA", "LA", "I;16"])
def test_a_png_that_pdf_a_has_no_word_for_is_drawn_anew(tmp_path: Path, mode: str) -> None:
    file = tmp_path / "page.png"
    if mode == "I;16":
        Image.new("I;16", (12, 9), 40_000).save(file)
    else:
        noise("RGB").convert(mode).save(file)
    picture = load_picture(file)
    assert picture.channels in (1, 3)
    assert picture.bits == 8
    assert shown(file).size == (picture.width, picture.height)


def test_what_is_no_picture_is_an_error(tmp_path: Path) -> None:
    file = tmp_path / "page.jpg"
    file.write_bytes(b"\xff\xd8 nothing")
    with pytest.raises(OSError):
        load_picture(file)
