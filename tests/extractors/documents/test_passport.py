"""Passports: the zone decides, the visual zone helps, a visa on the same page does not."""

import random

import pytest

from extractors.document import Answer, Document, ReadPage
from extractors.split import find_documents
from samples.case import make_case
from samples.documents import makers, versions
from samples.ideal import ideal_reading
from samples.places import places
from tests.extractors.conftest import PageMaker, Placed

MRZ = ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10")
VISUAL: list[Placed] = [
    (300, 200, "Passport No./N° de passeport"), (300, 240, "L898902C3"),
    (300, 300, "Surname/Nom"), (300, 340, "ERIKSSON"),
    (300, 400, "Date of birth/Date de naissance"), (300, 440, "12 AUG 1974"),
    (300, 500, "Date d'ssue/Date dedelvance"), (300, 540, "16 APR 2007"),
    (300, 600, "Date of expiry/Date d'expiration"), (300, 640, "15 APR 2012"),
]  # fmt: skip


def passport(page: PageMaker, upper: str, lower: str, *more: Placed) -> Document:
    (document,) = find_documents([page([*VISUAL, (300, 800, upper), (300, 860, lower), *more])], 1, None)
    assert document.type == "passport"
    return document


def value(document: Document, name: str) -> str | None:
    found = document.first(name)
    return found.value if found else None


def test_what_the_check_digits_bear_out_is_marked(page: PageMaker) -> None:
    document = passport(page, *MRZ)
    number = document.first("passport_no")
    assert number is not None
    assert (number.value, number.check) == ("L898902C3", True)
    assert (value(document, "dob"), value(document, "expiry"), value(document, "sex")) == (
        "1974-08-12",
        "2012-04-15",
        "F",
    )


def test_a_date_without_readable_label_that_is_neither_birth_nor_expiry_is_the_issue(page: PageMaker) -> None:
    assert value(passport(page, *MRZ), "issue_date") == "2007-04-16"


def test_a_visa_below_states_no_field(page: PageMaker) -> None:
    visa: list[Placed] = [
        (300, 1600, "签发日期 ISSUE DATE"),
        (300, 1640, "25 MAR 2008"),
        (300, 1700, "Surname"),
        (300, 1740, "OTHER"),
    ]
    document = passport(page, *MRZ, *visa)
    assert value(document, "issue_date") == "2007-04-16"
    assert value(document, "surname") == "ERIKSSON"


@pytest.mark.parametrize("label", ["Passport No./N° de passeport", "Paemat N"])
def test_a_printed_number_that_is_not_the_zones_is_told_beside_it(page: PageMaker, label: str) -> None:
    printed: list[Placed] = [(300, 200, label), (300, 240, "L898902C8"), *VISUAL[2:]]
    (document,) = find_documents([page([*printed, (300, 800, MRZ[0]), (300, 860, MRZ[1])])], 1, None)
    told = [(field.value, field.check) for field in document.all("passport_no")]
    assert told == [("L898902C3", True), ("L898902C8", None)]


def test_where_the_zone_contradicts_itself_the_visual_zone_stands_but_is_not_sure(page: PageMaker) -> None:
    document = passport(page, MRZ[0], MRZ[1].replace("740812", "740813"))
    born = document.first("dob")
    assert born is not None
    assert born.value == "1974-08-12"
    assert born.check is not True
    assert born.confidence < 0.995


STATES = range(makers()["passport"].LAYOUTS, versions(makers()["passport"]))


@pytest.mark.parametrize("version", STATES)
def test_the_passports_of_ten_states_say_what_they_print(version: int) -> None:
    made = makers()["passport"].make(make_case(61), random.Random(61), version)
    (document,) = find_documents([ReadPage("p0001", ideal_reading(made.pages[0]))], 1, None)
    assert document.type == "passport"
    found = {(field.name, field.value) for field in document.fields if field.answer is Answer.FOUND}
    assert {(place.name, place.value) for place in places(made.pages[0])} == found


def test_a_state_that_prints_no_place_of_birth_is_not_expected_to(page: PageMaker) -> None:
    zone = ("P<JPNTAKAMORI<<HARUKA<<<<<<<<<<<<<<<<<<<<<<<", "TZ12345676JPN8501019F2301147<<<<<<<<<<<<<<04")
    lines: list[Placed] = [(300, 1200, zone[0]), (300, 1260, zone[1])]
    (document,) = find_documents([page(lines)], 1, None)
    answers = {field.name: field.answer for field in document.fields}
    assert answers["birth_place"] is Answer.NOT_EXPECTED
    assert answers["name_zh"] is Answer.NOT_EXPECTED


def test_a_name_cut_in_the_zone_is_whole_in_the_visual_zone(page: PageMaker) -> None:
    upper = "P<D<<VON<FALKENRADE<CASTELBRAND<<MAXIMILIAN<"
    lines: list[Placed] = [
        (300, 200, "Surname/Nom"), (300, 240, "VON FALKENRADE-CASTELBRAND"),
        (300, 300, "Given names/Prénoms"), (300, 340, "MAXIMILIAN ALEXANDER"),
        (300, 800, upper), (300, 860, "C01X00T478D<<6408125F2702283<<<<<<<<<<<<<<<4"),
    ]  # fmt: skip
    (document,) = find_documents([page(lines)], 1, None)
    assert value(document, "given_names") == "MAXIMILIAN ALEXANDER"
    assert value(document, "nationality") == "DEU"


def test_a_place_with_illegible_labels_is_told_by_its_order_but_is_not_sure(page: PageMaker) -> None:
    lines: list[Placed] = [
        (300, 400, "20 MAR 1985"), (300, 480, "Pl oe o b rth", 26), (300, 520, "WESTERMARK"),
        (300, 620, "18 JAN 2019"), (700, 620, "PORT OFFICE"), (300, 720, "17 JAN 2029"),
        (300, 900, MRZ[0]), (300, 960, "L898902C36UTO8503208F2901178<<<<<<<<<<<<<<04"),
    ]  # fmt: skip
    (document,) = find_documents([page(lines)], 1, None)
    place = document.first("birth_place")
    assert place is not None
    assert (place.value, value(document, "authority")) == ("WESTERMARK", "PORT OFFICE")
    assert place.confidence <= 0.9
