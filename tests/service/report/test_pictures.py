import io
from pathlib import Path
from unittest.mock import patch

from PIL import Image

from ingest.page import Box
from service.report import pictures as module
from service.report.crops import upright
from service.report.hiding import hidden_places
from service.report.pictures import Pictures, take_pictures
from tests.service.report.drawn import Made

GREY = (88, 96, 108)


def colour_at(jpeg: bytes, x: float, y: float) -> tuple[int, ...]:
    """The colour at a place given in parts of width and height."""
    with Image.open(io.BytesIO(jpeg)) as picture:
        pixel = picture.convert("RGB").getpixel((int(x * picture.width), int(y * picture.height)))
    assert isinstance(pixel, tuple)
    return pixel


def near(colour: tuple[int, ...], other: tuple[int, ...]) -> bool:
    return all(abs(a - b) < 14 for a, b in zip(colour, other, strict=True))


def test_every_crop_of_the_report_is_written(made: Made, tmp_path: Path) -> None:
    take_pictures(made.report, made.images, {}, tmp_path)
    written = {f"crops/{file.name}" for file in (tmp_path / "crops").iterdir()}
    assert written == {place.crop for f in made.report.findings for place in f.evidence}


def test_each_page_is_opened_once(made: Made, tmp_path: Path) -> None:
    with patch.object(module, "upright", wraps=upright) as opening:
        take_pictures(made.report, made.images, {}, tmp_path)
    pages = {place.page for f in made.report.findings for place in f.evidence}
    assert opening.call_count == len(pages)


def test_a_passport_number_is_painted_over_on_page_and_crop_but_not_in_the_folder(
    made: Made, tmp_path: Path
) -> None:
    report = made.report
    shown = take_pictures(report, made.images, hidden_places(report, made.dossier.pages), tmp_path)
    place = next(f for f in report.findings if f.rule == "person.passport-number").evidence[1]
    box, crop = Box(*place.box), shown.crops[place.crop or ""]
    x, y = box.centre
    assert near(colour_at(shown.pages[place.page].jpeg, x / 1240, y / 1754), GREY)
    inside = (x - crop.area.x0) / crop.area.width, (y - crop.area.y0) / crop.area.height
    assert near(colour_at(crop.jpeg, *inside), GREY)
    original = (tmp_path / (place.crop or "")).read_bytes()
    assert not near(colour_at(original, inside[0], (box.y0 - 8 - crop.area.y0) / crop.area.height), GREY)


def test_only_pages_that_ask_for_something_are_shown_whole(made: Made, pictures: Pictures) -> None:
    asking = {
        e.page for f in made.findings if f.outcome in ("fail", "cannot-tell", "warn") for e in f.evidence
    }
    assert set(pictures.pages) == asking


def test_a_whole_page_is_not_kept_twice(made: Made, pictures: Pictures) -> None:
    contract = next(f for f in made.report.findings if f.rule == "contract.signatures").evidence[0]
    assert contract.page in pictures.pages
    assert contract.crop not in pictures.crops


def test_many_pages_get_smaller_pictures(made: Made, tmp_path: Path) -> None:
    with patch.object(module, "_HEIGHTS", ((1, 900), (4, 300))):
        shown = take_pictures(made.report, made.images, {}, tmp_path)
    assert len(shown.pages) == 4
    assert {picture.height for picture in shown.pages.values()} == {300}
