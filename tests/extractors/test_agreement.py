"""What two places say alike is sure; nothing else becomes so."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from extractors.agreement import agreeing
from extractors.document import Document, Field
from extractors.second_opinion import DISPUTED, SURE
from ingest.page import Box


def document(
    type: str, name: str, value: str, confidence: float = 0.98, copy: int | None = 1, page: str = "p0001"
) -> Document:
    field = Field(name, value, value, confidence, page, Box(0, 0, 90, 30))
    return Document(f"d-{page}", type, copy, None, (page,), 0.99, (field,))


def sureness(*documents: Document) -> list[float]:
    return [found.fields[0].confidence for found in agreeing(documents)]


FORM = document("application_form", "contract_start", "2016-04-01")


def test_the_same_day_in_form_and_contract_is_sure() -> None:
    assert sureness(FORM, document("labor_contract", "start", "2016-04-01", page="p0009")) == [SURE, SURE]


def test_a_second_scan_of_the_same_document_bears_nothing_out() -> None:
    scans = (document("labor_contract", "start", "2016-04-01", page=page) for page in ("p0009", "p0019"))
    assert sureness(*scans) == [0.98, 0.98]


def test_two_places_of_one_document_bear_each_other_out() -> None:
    contract = document("labor_contract", "start", "2016-04-01")
    again = replace(contract.fields[0], page="p0002")
    (found,) = agreeing([replace(contract, fields=(*contract.fields, again))])
    assert [field.confidence for field in found.fields] == [SURE, SURE]


def test_the_chinese_name_in_form_and_passport_is_sure() -> None:
    names = (
        document(type, "name_zh", "欧阳修远·法尔肯拉德", page=page)
        for type, page in (("application_form", "p1"), ("passport", "p2"))
    )
    assert sureness(*names) == [SURE, SURE]


def test_other_days_stay_in_doubt() -> None:
    assert sureness(FORM, document("labor_contract", "start", "2016-04-07", page="p0009")) == [0.98, 0.98]


def test_a_day_that_means_something_else_bears_nothing_out() -> None:
    other = document("business_license", "established", "2016-04-01", page="p0009")
    assert sureness(FORM, other) == [0.98, 0.98]


def test_what_another_copy_says_is_no_other_ink() -> None:
    other = document("labor_contract", "start", "2016-04-01", copy=2, page="p0109")
    assert sureness(FORM, other) == [0.98, 0.98]


def test_one_place_read_under_two_names_bears_nothing_out() -> None:
    assert sureness(FORM, document("labor_contract", "start", "2016-04-01")) == [0.98, 0.98]


def test_what_was_disputed_or_hardly_read_stays_so() -> None:
    other = document("labor_contract", "start", "2016-04-01", confidence=DISPUTED, page="p0009")
    assert sureness(FORM, other) == [0.98, DISPUTED]


def test_a_short_value_bears_nothing_out() -> None:
    names = document("passport", "name", "王"), document("patent", "name", "王", page="p0009")
    assert sureness(*names) == [0.98, 0.98]
    latin = document("passport", "name", "Wang"), document("patent", "name", "Wang", page="p0009")
    assert sureness(*latin) == [0.98, 0.98]


def test_a_chinese_name_of_two_characters_is_long_enough() -> None:
    names = document("passport", "name_zh", "王昇"), document("prc_id_card", "name_zh", "王昇", page="p0009")
    assert sureness(*names) == [SURE, SURE]


@given(st.lists(st.tuples(st.sampled_from(["start", "end", "dob"]), st.floats(0, 1)), max_size=6))
def test_nothing_becomes_less_sure_and_no_value_changes(given_: list[tuple[str, float]]) -> None:
    before = [
        document("labor_contract", name, "2016-04-01", confidence, page=f"p{n:04d}")
        for n, (name, confidence) in enumerate(given_)
    ]
    for old, new in zip(before, agreeing(before), strict=True):
        assert new.fields[0].confidence >= old.fields[0].confidence
        assert new.fields[0].value == old.fields[0].value
