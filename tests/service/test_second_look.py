"""Doubtful fields of the documents go to the second reader, few lines at a time."""

from collections.abc import Sequence
from concurrent.futures import Future
from dataclasses import replace
from pathlib import Path

import pytest

from extractors.document import Document, Field, Reading
from extractors.page_text import Line, PageText
from extractors.reading.pool import Failure, PageFailed
from extractors.second_opinion import AGREED
from ingest.page import Box, PageImage
from service.second_look import second_look, second_reader

BOX = Box(100, 100, 500, 130)
TEXT = PageText(800, 1000, 200, 90, "rapidocr", 0.97, lines=(Line("日期2017年3月1日", BOX, 0.97),))
IMAGE = PageImage("a.pdf", 0, Path("/spool/1"), 1000, 800, 200, "0" * 64, id="p0001")
FIELD = Field("dob", "2017-03-01", "2017年3月1日", 0.97, "p0001", BOX, "rapidocr")


class Second:
    """A second reader that has learnt its line by heart."""

    def __init__(self, failure: PageFailed | None = None) -> None:
        self.asked: list[tuple[str, int, int]] = []
        self._failure = failure

    def reread(self, page: PageImage, rotation: int, boxes: Sequence[Box]) -> "Future[tuple[Reading, ...]]":
        self.asked.append((page.id, rotation, len(boxes)))
        future: Future[tuple[Reading, ...]] = Future()
        if self._failure:
            future.set_exception(self._failure)
        else:
            future.set_result(tuple(Reading("tesseract", "日期2017年3月1日", 0.9) for _ in boxes))
        return future


def document(*fields: Field, copy: int = 1) -> Document:
    return Document(f"d{copy:02d}", "passport", copy, None, ("p0001",), 0.99, fields)


def look(
    documents: Sequence[Document], reader: Second | None, text: PageText = TEXT, most: int = 60
) -> list[Field]:
    looked = second_look(documents, {"p0001": IMAGE}, {"p0001": text}, reader, most)
    assert [d.id for d in looked] == [d.id for d in documents]
    return [field for d in looked for field in d.fields]


def test_a_doubtful_field_gets_both_readings() -> None:
    reader = Second()
    sure = replace(FIELD, name="expiry", confidence=0.999)
    first, other = look([document(FIELD, sure)], reader)
    assert reader.asked == [("p0001", 90, 1)]
    assert first.confidence == AGREED
    assert len(first.readings) == 2
    assert other == sure


def test_no_more_lines_are_asked_for_than_the_dossier_may_cost_and_the_first_copy_comes_first() -> None:
    other = replace(FIELD, name="issue_date")
    second, first = look([document(FIELD, copy=2), document(other, copy=1)], Second(), most=1)
    assert first.readings
    assert not second.readings


def test_a_page_that_fails_leaves_its_fields_as_they_are() -> None:
    assert look([document(FIELD)], Second(PageFailed(Failure.TIMEOUT, "slow"))) == [FIELD]


def test_without_a_second_reader_everything_stays_as_it_is() -> None:
    assert look([document(FIELD)], None) == [FIELD]


def test_the_characters_of_a_text_layer_are_not_doubted() -> None:
    reader = Second()
    assert look([document(FIELD)], reader, replace(TEXT, engine="text-layer")) == [FIELD]
    assert reader.asked == []


def test_a_page_told_from_the_lead_copy_is_not_read_again() -> None:
    reader = Second()
    assert look([document(FIELD)], reader, replace(TEXT, engine="copy-of:p0007")) == [FIELD]
    assert reader.asked == []


def test_a_field_that_the_copies_have_decided_keeps_their_readings_beside_the_second_readers() -> None:
    voted = (Reading("rapidocr", "2O17年3月1日", 0.9), Reading("copy-of:p0011", "2017年3月1日", 0.97))
    (found,) = look([document(replace(FIELD, readings=voted))], Second())
    assert [reading.reader for reading in found.readings] == ["rapidocr", "copy-of:p0011", "tesseract"]


def test_there_is_no_second_reader_where_it_is_the_first_or_not_installed(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    with second_reader("tesseract", 1, 60) as reader:
        assert reader is None
    monkeypatch.setattr("shutil.which", lambda _: None)
    with second_reader("rapidocr", 1, 60) as reader:
        assert reader is None
