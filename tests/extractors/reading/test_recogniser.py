"""From shares of a network to text, without a network."""

import numpy as np

from extractors.imaging.strip import Strip
from extractors.imaging.tensor import Tensor
from extractors.reading.parameters import PARAMETERS
from extractors.reading.recogniser import Recogniser

ALPHABET = "abc日月,学學让讓认認10lO2"
STRIP = Strip(np.full((48, 320, 3), 255, np.uint8), np.zeros((4, 2), np.float32))


class Told:
    """A network that tells the same shares whatever it is shown."""

    def __init__(self, steps: list[dict[str, float]]) -> None:
        places = {"": 0, " ": len(ALPHABET) + 1, **{c: i for i, c in enumerate(ALPHABET, 1)}}
        self._shares = np.zeros((1, len(steps), len(ALPHABET) + 2), np.float32)
        for i, step in enumerate(steps):
            for character, share in step.items():
                self._shares[0, i, places[character]] = share

    def __call__(self, values: Tensor) -> Tensor:
        return self._shares

    def characters(self) -> list[str]:
        return list(ALPHABET)


def read(*steps: dict[str, float]) -> str:
    return Recogniser(Told(list(steps)), PARAMETERS)(STRIP)[0]


def test_repeated_steps_are_one_character_and_a_blank_parts_two_of_a_kind() -> None:
    assert read({"a": 0.9}, {"a": 0.8}, {"": 0.9}, {"a": 0.9}, {"b": 0.9}) == "aab"


def test_a_space_that_the_network_held_possible_stands_between_latin_letters() -> None:
    assert read({"a": 0.9}, {"": 0.9, " ": 0.08}, {"b": 0.9}) == "a b"
    assert read({"a": 0.9}, {"": 0.9, " ": 0.01}, {"b": 0.9}) == "ab"


def test_no_space_is_put_between_han_characters_or_before_a_closing_mark() -> None:
    assert read({"日": 0.9}, {"": 0.8, " ": 0.2}, {"月": 0.9}) == "日月"
    assert read({"a": 0.9}, {"": 0.8, " ": 0.2}, {",": 0.9}) == "a,"


def test_nothing_but_blanks_is_no_text_and_no_confidence() -> None:
    assert Recogniser(Told([{"": 1.0}] * 4), PARAMETERS)(STRIP) == ("", 0.0)


def test_the_confidence_is_the_mean_of_the_characters_best_steps() -> None:
    text, confidence = Recogniser(Told([{"a": 0.5}, {"a": 0.7}, {"b": 0.9}]), PARAMETERS)(STRIP)
    assert text == "ab"
    assert abs(confidence - 0.8) < 1e-6


def test_a_character_is_simplified_where_the_network_held_that_possible() -> None:
    assert read({"學": 0.99, "学": 0.003}) == "学"
    assert read({"學": 0.99, "学": 0.0005}) == "學"


def test_the_forms_of_one_character_are_counted_together() -> None:
    """As read of 认 in a light typeface: its traditional neighbour came first."""
    assert read({"讓": 0.60, "认": 0.27, "認": 0.04, "让": 0.0003}) == "认"


def test_likely_lookalikes_are_settled_by_their_neighbours() -> None:
    one, ell = {"1": 0.6, "l": 0.38}, {"l": 0.6, "1": 0.38}
    assert read({"a": 0.9}, one, {"b": 0.9}) == "alb"
    assert read({"a": 0.9}, one) == "al"
    assert read({"2": 0.9}, ell, {"0": 0.9}) == "210"
    assert read({"a": 0.9}, one, {"2": 0.9}) == "a12"
    assert read({"日": 0.9}, one, {"月": 0.9}) == "日1月"


def test_unlikely_lookalikes_stay_whatever_stands_beside_them() -> None:
    assert read({"a": 0.9}, {"1": 0.99, "l": 0.001}, {"b": 0.9}) == "a1b"
