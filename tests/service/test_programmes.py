"""Each dossier is judged by the programme it names, unless somebody asked for another."""

import pytest

from ingest.arrival import Arrival, Declared, Intake, RefusalCode
from service.judging import Sorted
from service.programmes import Programmes
from validators.programme import ProgrammeError, programmes

FIRST = "beijing-overseas-talents"
OTHERS = tuple(name for name in programmes() if name != FIRST)


def dossier(programme: str | None) -> Sorted:
    arrival = Arrival("D-1", Intake.ELECTRONIC, Declared(programme=programme), ())
    return Sorted(arrival, (), (), {}, {})


@pytest.mark.parametrize("declared", [None, FIRST])
def test_without_a_declaration_the_setting_decides(declared: str | None) -> None:
    found = dossier(declared)
    assert Programmes(FIRST, {}).of(found.arrival).name == FIRST
    assert Programmes(FIRST, {}).noted(found) == found


@pytest.mark.parametrize("other", OTHERS)
def test_a_declared_programme_is_taken_and_one_that_was_asked_for_comes_first(other: str) -> None:
    found = dossier(other)
    assert Programmes(FIRST, {}).of(found.arrival).name == other
    assert Programmes(FIRST, {}, asked=True).of(found.arrival).name == FIRST
    assert Programmes(FIRST, {}).noted(found) == found


@pytest.mark.parametrize("declared", ["nobody-knows", "elsewhere.toml"])
def test_a_declared_programme_that_is_not_known_is_said_and_opens_no_file(declared: str) -> None:
    found = dossier(declared)
    chosen = Programmes(FIRST, {})
    assert chosen.of(found.arrival).name == FIRST
    (refusal,) = chosen.noted(found).arrival.refused
    assert refusal.code is RefusalCode.INVALID_DECLARATION
    assert declared in refusal.reason.zh
    assert declared in refusal.reason.en


def test_a_switch_counts_for_a_declared_programme_too() -> None:
    chosen = Programmes(FIRST, {"copies.form": "4"})
    assert chosen.of(dossier(FIRST).arrival).number("copies.form") == 4


def test_an_unknown_name_or_switch_of_the_settings_is_a_mistake() -> None:
    with pytest.raises(ProgrammeError):
        Programmes("nobody-knows", {})
    with pytest.raises(ProgrammeError):
        Programmes(FIRST, {"no.such": "1"})
