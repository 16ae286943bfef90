"""Other readings of a clause are told where they lead to another outcome, and only there."""

from collections.abc import Callable

import pytest

from ingest.wording import Bilingual
from validators.programme import load_programme
from validators.readings import by_reading, told
from validators.rule import Answer, cannot_tell, failed, passed, warned

NAME = "beijing-overseas-talents"
WORDS = Bilingual("Read.", "已读。")


def under(**outcomes: Callable[..., Answer]) -> Callable[[str], Answer]:
    return lambda choice: outcomes[choice.replace("-", "_")](WORDS)


def test_where_all_readings_agree_the_answer_stays_as_it_is() -> None:
    answer = by_reading(load_programme(NAME), "long-term.contract-date", under(any=failed, all=failed))
    assert answer == failed(WORDS)


@pytest.mark.parametrize(("force", "other"), [("any", "all"), ("all", "any")])
def test_the_setting_in_force_decides_and_the_other_is_told(force: str, other: str) -> None:
    programme = load_programme(NAME, {"long-term.contract-date": force})
    answer = by_reading(programme, "long-term.contract-date", under(any=warned, all=failed))
    assert answer.outcome is under(any=warned, all=failed)(force).outcome
    assert answer.message.en.startswith("Read. Under another reading")
    assert f"(long-term.contract-date = {other})" in answer.message.en
    assert f"（long-term.contract-date = {other}）" in answer.message.zh


def test_each_of_several_other_readings_is_told() -> None:
    decide = under(cannot_tell=cannot_tell, inside=passed, outside=failed)
    answer = by_reading(load_programme(NAME), "boundary-day", decide)
    assert "(boundary-day = inside): met." in answer.message.en
    assert "(boundary-day = outside): not met." in answer.message.en
    assert answer.message.zh.count("另一读法") == 2


def test_readings_of_two_settings_may_be_nested() -> None:
    programme = load_programme(NAME)

    def decide(choice: str) -> Answer:
        return by_reading(
            programme, "boundary-day", lambda day: failed(WORDS) if day == "outside" else warned(WORDS)
        )

    answer = by_reading(programme, "short-term.criteria", decide)
    assert answer.message.en.count("Under another reading") == 1


def test_a_number_in_dispute_is_told_by_the_values_that_the_rule_names() -> None:
    setting = load_programme(NAME).setting("copies.personal-information")
    answer = told(passed(WORDS), setting, {"5": failed(WORDS), "2": passed(WORDS)})
    assert "(copies.personal-information = 5): not met." in answer.message.en
    assert "= 2" not in answer.message.en
