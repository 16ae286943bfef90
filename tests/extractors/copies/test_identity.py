"""Whose a page is: told by the names on it, not by what stands elsewhere."""

from collections.abc import Callable
from dataclasses import replace
from functools import cache

import pytest

from extractors.copies.comparison import Difference, DifferenceKind
from extractors.copies.identity import Identity, is_another
from extractors.document import Answer, Document, Field, ReadPage
from extractors.page_text import PageText
from extractors.split import find_documents
from ingest.page import Box
from samples.dossiers import long_term
from samples.ideal import ideal_reading

PageMaker = Callable[..., ReadPage]
TEXT = DifferenceKind.TEXT
MINE = (("name_foreign", "KESTRELBY Rupert"), ("passport_no", "C88058654"), ("entity_name", "北京沅启创公司"))


def field(name: str, value: str, confidence: float = 0.98) -> Field:
    return Field(name, value, value, confidence, "p0001", Box(0, 0, 10, 10), "rapidocr")


def identity(*fields: Field) -> Identity:
    found = fields or tuple(field(*one) for one in MINE)
    return Identity([Document("d01", "passport", 1, None, ("p0001",), 1.0, found)])


@cache
def passport(seed: int) -> PageText:
    made = long_term(seed)
    documents = [d for volume in made.volumes.values() for d in volume if d.type == "passport"]
    return ideal_reading(documents[0].pages[0])


@pytest.fixture(scope="module")
def applicant() -> Identity:
    """Of the applicant of seed 31, as the passport names them."""
    return Identity(find_documents([ReadPage("p0001", passport(31))], 1, None))


def test_the_applicants_own_passport_is_not_foreign(applicant: Identity) -> None:
    assert not applicant.is_foreign(passport(31))


def test_a_passport_of_somebody_else_is_foreign(applicant: Identity) -> None:
    assert applicant.is_foreign(passport(32))


def test_a_page_that_names_nobody_is_not_foreign(page: PageMaker) -> None:
    text = page([(100, 100, "市场前景"), (100, 200, "2019年3月1日，收入1,200,000.00元")]).text
    assert not identity().is_foreign(text)


def test_a_page_that_holds_a_name_of_the_dossier_anywhere_is_not_foreign(applicant: Identity) -> None:
    other = passport(32)
    mine = max((line for line in passport(31).lines), key=lambda line: len(line.text))
    assert not applicant.is_foreign(replace(other, lines=(*other.lines, mine)))


def test_a_short_name_within_a_longer_word_is_not_there(page: PageMaker) -> None:
    own = identity(field("given_names", "LEE"))
    other = passport(32)
    employee, lee = (page([(100, 100, line)]).text.lines for line in ("Employee", "Mr Lee"))
    assert own.is_foreign(replace(other, lines=(*other.lines, *employee)))
    assert not own.is_foreign(replace(other, lines=(*other.lines, *lee)))


@pytest.mark.parametrize("value", ["KESTRELBY RUPERT", "KESTRELBY, Rupert", "KESTREL8Y Rupert"])
def test_another_spelling_of_a_name_is_known(value: str) -> None:
    assert identity().knows(field("name_foreign", value))


def test_a_company_of_the_same_town_and_trade_is_another() -> None:
    own = identity(field("entity_name", "北京栎光恒智能装备有限公司"))
    assert not own.knows(field("employer_name", "北京沅启达智能装备有限公司"))
    assert own.knows(field("employer_name", "北京栎光恒智能装备有陌公司"))


def test_another_name_is_not_known() -> None:
    assert not identity().knows(field("name_foreign", "FALKENRADE Cedric"))


@pytest.mark.parametrize(
    "odd",
    [
        field("name_foreign", "FALKENRADE Cedric", confidence=0.5),
        replace(field("name_foreign", "FALKENRADE Cedric"), answer=Answer.NOT_READABLE),
        field("revenue", "1200000.00"),
    ],
)
def test_what_is_hardly_legible_or_no_name_is_nobodys(odd: Field) -> None:
    assert not identity(odd).knows(odd)


PASSPORT, SURNAME = ("passport_no", "C88058654", "L898902C3"), ("surname", "KESTRELBY", "FALKENRADE")


def differing(*told: tuple[str, str, str], certain: bool = True) -> list[Difference]:
    """Differences of fields: what the lead has there, and what the copy has."""
    box = Box(0, 0, 10, 10)
    return [
        Difference(TEXT, box, box, mine, other, field=name, certain=certain) for name, mine, other in told
    ]


def test_two_names_or_numbers_of_a_person_make_another() -> None:
    assert is_another(differing(PASSPORT, SURNAME))


@pytest.mark.parametrize(
    "differences",
    [
        [],
        differing(PASSPORT),
        differing(PASSPORT, PASSPORT, ("dob", "1986-02-25", "1971-11-03")),
        differing(PASSPORT, SURNAME, certain=False),
        differing(("passport_no", "C88058654", "C88058854"), ("surname", "KESTRELBY", "KESTREL8Y")),
    ],
)
def test_one_of_them_a_doubt_or_a_letter_makes_nobody_else(differences: list[Difference]) -> None:
    assert not is_another(differences)
