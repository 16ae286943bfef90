"""Applicants are from Utopia, of working age, and hold a passport whose two zones agree."""

import random
from datetime import date, timedelta

import pytest

from samples.numbers import mrz_digit
from samples.people import applicant, chinese_name

DAY = date(2019, 9, 30)


@pytest.mark.parametrize("seed", range(30))
def test_an_applicant_fits_the_programme(seed: int) -> None:
    person = applicant(random.Random(seed), DAY)
    assert person.nationality == "UTO"
    assert 33 <= (DAY - person.dob).days // 365 < 63
    assert person.passport.issued < DAY < person.passport.expiry - timedelta(days=365)
    assert person.formal.split()[0] == person.surname.upper()


@pytest.mark.parametrize("seed", range(30))
def test_the_machine_readable_zone_states_the_passport(seed: int) -> None:
    person = applicant(random.Random(seed), DAY)
    first, second = person.mrz
    assert len(first) == len(second) == 44
    assert first[5:].startswith(person.surname.upper() + "<<" + person.given.upper().replace(" ", "<"))
    assert second[:9] == person.passport.number
    assert second[9] == mrz_digit(second[:9])
    assert second[13:19] == f"{person.dob:%y%m%d}"
    assert second[43] == mrz_digit(second[:10] + second[13:20] + second[21:43])


def test_names_of_signers_are_two_or_three_characters() -> None:
    rng = random.Random(1)
    assert {len(chinese_name(rng)) for _ in range(60)} == {2, 3}
