"""The benchmark of fields counts what it says it counts."""

import random

import pytest

from benchmarks.fields_score import Found, Tally, exacting, score
from benchmarks.fields_volumes import Bundle, bundles
from extractors.document import Answer, Document, Field
from ingest.page import Box
from ingest.volume import Binding
from samples import between
from samples.canvas import Page
from samples.case import make_case
from samples.made import MadeDocument


def stating(name: str, value: str) -> Page:
    page = Page()
    page.text(20, 20, value, field=name, value=value)
    return page


def field(name: str, value: str, confidence: float = 1.0) -> Field:
    return Field(name, value, value, confidence, "p1", Box(0, 0, 1, 1), answer=Answer.FOUND)


def document(kind: str, pages: str, *fields: Field) -> Document:
    return Document("", kind, 1, None, tuple(pages.split()), 1.0, fields)


def scored(true: list[tuple[MadeDocument, str]], *found: Document) -> Tally:
    pages = {n: p for made, names in true for n, p in zip(names.split(), made.pages, strict=True)}
    owners = {name: n for n, (_, names) in enumerate(true) for name in names.split()}
    tally = Tally()
    score(tally, Found("test", [made for made, _ in true], pages, owners, found))
    return tally


PASSPORT = (MadeDocument("passport", [stating("dob", "1971-03-02"), Page()]), "p1 p2")
CONTRACT = (
    MadeDocument("labor_contract", [stating("start", "2018-01-01"), stating("end", "2020-12-31")]),
    "p3 p4",
)
LIST = (MadeDocument("contents", [stating("x", "目录")]), "p0")


def test_a_value_is_exact_wrong_or_missing_and_a_sure_one_must_stand_on_the_pages() -> None:
    tally = scored(
        [PASSPORT, CONTRACT],
        document("passport", "p1 p2", field("dob", "1971-03-02"), field("expiry", "2020-01-01", 0.9)),
        document("labor_contract", "p3 p4", field("start", "2018-01-07")),
    )
    assert (dict(tally.exact), dict(tally.wrong), dict(tally.missing)) == (
        {("passport", "dob"): 1}, {("labor_contract", "start"): 1}, {("labor_contract", "end"): 1},
    )  # fmt: skip
    assert (tally.sure, tally.sure_wrong) == (2, 1)
    assert tally.exacting == {"all": 3, "exact": 1}


def test_the_backs_of_sheets_may_lie_with_either_document() -> None:
    tally = scored([PASSPORT, CONTRACT], document("passport", "p1"), document("labor_contract", "p2 p3 p4"))
    assert (tally.pages_right, tally.pages, tally.f1) == (3, 3, 1.0)


def test_a_document_in_two_pieces_has_the_pages_of_one_right() -> None:
    tally = scored([CONTRACT], document("labor_contract", "p3"), document("labor_contract", "p4"))
    assert (tally.pages_right, tally.documents_right, tally.found) == (1, 0, 2)


def test_a_list_is_right_by_its_type_and_is_no_document() -> None:
    right = scored([LIST, PASSPORT], document("contents", "p0"), document("passport", "p1 p2"))
    wrong = scored([LIST, PASSPORT], document("passport", "p0 p1 p2"))
    assert (right.pages_right, right.f1) == (2, 1.0)
    assert (wrong.pages_right, wrong.f1) == (1, 0.0)


def test_what_a_document_of_a_wrong_type_says_for_sure_is_wrong() -> None:
    tally = scored([CONTRACT], document("passport", "p3 p4", field("start", "2018-01-01")))
    assert (tally.sure, tally.sure_wrong, tally.pages_right) == (1, 1, 0)


@pytest.mark.parametrize(
    ("kind", "name", "value", "told"),
    [
        ("passport", "dob", "1971-03-02", "date"),
        ("passport", "surname", "ERIKSSON", ""),
        ("business_license", "registered_capital", "10000000", "amount"),
        ("business_license", "uscc", "91110108MA01ABCD02", ""),
        ("business_license", "uscc", "91350100M000100Y43", "number"),
    ],
)
def test_numbers_with_check_digits_dates_and_amounts_count_apart(
    kind: str, name: str, value: str, told: str
) -> None:
    assert exacting(kind, name, value) == told


def test_a_seed_gives_volumes_on_paper_and_a_drop_folder_the_same_each_time() -> None:
    def shape(bundle: Bundle) -> tuple[Binding | None, list[tuple[str, int]]]:
        return bundle.binding, [(made.type, len(made.pages)) for made in bundle.documents]

    once, again = ([shape(bundle) for bundle in bundles(3)] for _ in range(2))
    assert once == again
    assert {*Binding, None} == {binding for binding, _ in once}


def test_a_divider_and_a_cover_count_as_lists() -> None:
    case, rng = make_case(5), random.Random(5)
    assert between.divider("劳动合同", 3, rng).type == between.cover(case, rng).type == "contents"
