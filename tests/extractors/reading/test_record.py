import json
from dataclasses import replace
from pathlib import Path

import pytest

from extractors.page_text import (
    Cell,
    Fault,
    Line,
    PageText,
    Quality,
    Seal,
    SealColour,
    Signature,
    Table,
    Word,
)
from extractors.reading.record import for_people, from_json, reading_key, to_json
from ingest.page import Box, LayerWord, PageImage, TextLayer

BOX = Box(1.25, 2, 30, 40)
TEXT = PageText(
    1654, 2339, 200.0, 90, "rapidocr", 0.97,
    lines=(Line("护照 P<UTO", BOX, 0.9, (Word("护照", BOX, 0.8), Word("P<UTO", BOX, 1.0))),),
    tables=(Table(BOX, (Cell("甲", BOX, 0, 0, 2, 1), Cell("乙", BOX, 1, 1))),),
    seals=(Seal(BOX, SealColour.BLACK),),
    signatures=(Signature(BOX, "乙方（签字）"),),
)  # fmt: skip
PAGE = PageImage("a.pdf", 0, Path("/spool/a.jpg"), 10, 10, 200.0, "ab" * 32)


def test_a_reading_comes_back_equal_from_its_record() -> None:
    assert from_json(to_json(TEXT)) == TEXT


def test_a_record_of_another_form_is_refused() -> None:
    with pytest.raises(ValueError):
        from_json(b'{"lines": 3}')


@pytest.mark.parametrize(
    "other",
    [
        (replace(PAGE, sha256="cd" * 32), "rapidocr", "1"),
        (replace(PAGE, dpi=300.0), "rapidocr", "1"),
        (replace(PAGE, layer=TextLayer((LayerWord("甲", BOX),))), "rapidocr", "1"),
        (PAGE, "tesseract", "1"),
        (PAGE, "rapidocr", "2"),
    ],
)
def test_whatever_changes_the_reading_changes_its_key(other: tuple[PageImage, str, str]) -> None:
    assert reading_key(*other) != reading_key(PAGE, "rapidocr", "1")


def test_where_a_page_came_from_does_not_change_its_key() -> None:
    moved = replace(PAGE, source="b.tif", index=9, file=Path("/x.jpg"), id="p0007")
    assert reading_key(moved, "rapidocr", "1") == reading_key(PAGE, "rapidocr", "1")


def test_people_get_lines_in_order_and_tables_as_rows() -> None:
    assert json.loads(for_people(TEXT)) == {
        "lines": [{"text": "护照 P<UTO", "box": [1.2, 2, 30, 40], "confidence": 0.9}],
        "tables": [[["甲", ""], ["", "乙"]]],
    }


def test_people_learn_how_good_the_picture_is_and_what_to_do_about_it() -> None:
    quality = Quality(200.04, 0.51234, 84.6, (Fault.BLURRED,))
    told = json.loads(for_people(replace(TEXT, quality=quality)))["quality"]
    assert (told["dpi"], told["sharpness"], told["contrast"]) == (200.0, 0.512, 85)
    (fault,) = told["faults"]
    assert fault["code"] == "blurred"
    assert "模糊" in fault["zh"]
    assert "blurred" in fault["en"]
