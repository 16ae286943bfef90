"""A dossier's record gives back the dossier, and with it the same findings."""

import gzip
import json

import pytest

from samples.ideal_copies import agreeing
from service import record
from service.copying import Compared
from service.judging import Sorted, judge, sort
from tests.service.test_judging import PROGRAMME, arrival_of


@pytest.fixture(scope="module")
def found() -> Sorted:
    arrival, readings = arrival_of(31, copies=2)
    return sort(arrival, Compared(readings, agreeing(arrival.volumes)))


def test_the_rules_say_the_same_of_the_record(found: Sorted) -> None:
    again, readers = record.from_bytes(record.to_bytes(found, ("rapidocr", "tesseract")))
    assert judge(again, PROGRAMME).findings == judge(found, PROGRAMME).findings
    assert again.documents == found.documents
    assert again.texts == found.texts
    assert readers == ("rapidocr", "tesseract")
    assert not again.images


def test_the_same_dossier_gives_the_same_bytes(found: Sorted) -> None:
    again, readers = record.from_bytes(record.to_bytes(found, ("a", "")))
    assert record.to_bytes(again, readers) == record.to_bytes(found, ("a", ""))


def test_the_record_of_another_form_is_refused(found: Sorted) -> None:
    data = json.loads(gzip.decompress(record.to_bytes(found, ("a", ""))))
    data["form"] = "dossier-record/0"
    with pytest.raises(record.RecordUnusable, match="dossier-record/0"):
        record.from_bytes(gzip.compress(json.dumps(data).encode()))


@pytest.mark.parametrize("data", [b"", b"{}", gzip.compress(b"{}"), gzip.compress(b"{}")[:-3]])
def test_what_is_no_record_is_refused(data: bytes) -> None:
    with pytest.raises(record.RecordUnusable):
        record.from_bytes(data)
