"""Passports: the zone decides, the visual zone helps, a visa on the same page does not."""

from extractors.document import Document
from extractors.split import find_documents
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
    (document,) = find_documents([page([*VISUAL, (300, 1200, upper), (300, 1260, lower), *more])], 1, None)
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


def test_where_the_zone_contradicts_itself_the_visual_zone_stands_but_is_not_sure(page: PageMaker) -> None:
    document = passport(page, MRZ[0], MRZ[1].replace("740812", "740813"))
    born = document.first("dob")
    assert born is not None
    assert born.value == "1974-08-12"
    assert born.check is not True
    assert born.confidence < 0.995
