"""Codes with check digits: what python-stdnum cannot take, and repairs that never invent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.cn import ric
from stdnum.cn import uscc as stdnum_uscc

from extractors.values import mrz, org_code, resident_id, uscc

SPECIMEN = "L898902C36UTO7408122F1204159ZE184226B<<<<<10"


def test_codes_of_departments_a_n_y_are_valid_though_stdnum_rejects_them() -> None:
    assert not stdnum_uscc.is_valid("N2110108MA01EBFH9T")
    assert uscc.is_valid("N2110108MA01EBFH9T")


def test_the_standards_own_example_is_valid_though_stdnum_raises() -> None:
    with pytest.raises(KeyError):
        ric.is_valid("34052419800101001X")
    assert resident_id.is_valid("34052419800101001X")


@pytest.mark.parametrize("permit", ["810000199408230021", "830000199201300022"])
def test_residence_permits_are_valid_whatever_stdnum_says_of_their_place(permit: str) -> None:
    assert resident_id.is_valid(permit)


def test_the_organization_code_inside_is_looked_at_though_stdnum_does_not() -> None:
    body = "91110000600037342"  # the check digit of the organization code 60003734-1 spoilt
    spoilt = body + str(stdnum_uscc.calc_check_digit(body))
    assert stdnum_uscc.is_valid(spoilt)
    assert uscc.is_valid(spoilt)
    assert not uscc.organization_code_holds(spoilt)
    assert uscc.organization_code_holds("91110000600037341L")


@given(
    st.text(alphabet=uscc.ALPHABET, min_size=15, max_size=15),
    st.integers(0, 17),
    st.sampled_from("0O1I2Z5S8B6G"),
)
def test_a_repaired_uscc_differs_in_one_place_or_only_in_impossible_letters(
    tail: str, place: int, wrong: str
) -> None:
    body = ("91" + tail)[:17]
    code = body + str(stdnum_uscc.calc_check_digit(body))
    read = code[:place] + wrong + code[place + 1 :]
    found = uscc.parse(read)
    if found is not None and found.repaired:
        changed = [(a, b) for a, b in zip(found.raw, found.value, strict=True) if a != b]
        assert uscc.is_valid(found.value)
        assert sum(1 for a, _ in changed if a not in "OISZ") <= 1


def test_a_uscc_with_two_misread_digits_is_given_as_read_and_marked() -> None:
    found = uscc.parse("91110000600037377L")
    assert found is not None
    assert (found.check, found.repaired) == (False, False)


@given(st.text(alphabet=org_code.ALPHABET, min_size=8, max_size=8))
def test_every_body_with_its_check_character_is_a_valid_organization_code(body: str) -> None:
    code = body + org_code.check_character(body)
    assert org_code.is_valid(code)
    found = org_code.parse(f"{code[:8]}-{code[8]}")
    assert found is not None
    assert found.value == code


@pytest.mark.parametrize(("place", "wrong"), [(16, "B"), (13, "T"), (22, "Z"), (43, "O")])
def test_one_misread_character_of_a_passport_line_is_repaired(place: int, wrong: str) -> None:
    read = SPECIMEN[:place] + wrong + SPECIMEN[place + 1 :]
    zone = mrz.td3("", read)
    assert zone is not None
    assert zone.read[1] == read
    assert zone.holds
    assert zone.lines[1] == SPECIMEN


def test_a_wrong_digit_is_never_made_to_hold_by_something_else_than_a_look_alike() -> None:
    zone = mrz.td3("", SPECIMEN.replace("740812", "740813"))
    assert zone is not None
    assert not zone.holds
    assert not zone.check("birth_date")
    assert zone.lines[1] == zone.read[1]


@pytest.mark.parametrize("length", [0, 20, 40, 48, 60])
def test_a_passport_line_far_from_44_characters_says_nothing(length: int) -> None:
    assert mrz.td3("", (SPECIMEN + "<" * 20)[:length]) is None


def test_fillers_read_as_letters_at_the_end_of_the_name_line_are_no_names() -> None:
    zone = mrz.td3("P<UTOERIKSSON<<ANNA<MARIA<<<<<<K<<<C<<<<<<<<", SPECIMEN)
    assert zone is not None
    assert (zone.surname, zone.given_names) == ("ERIKSSON", "ANNA MARIA")
