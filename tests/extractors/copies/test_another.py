"""Another page of the same form, told by its values."""

import numpy as np
import pytest

from extractors.copies.another import OTHERWISE, PROBED, is_another_page, is_worded_otherwise, probes
from extractors.copies.comparison import Difference, DifferenceKind
from extractors.page_text import Word
from extractors.reading.engine import Piece
from ingest.page import Box

BOX = Box(0, 0, 10, 10)
QUAD = np.zeros((4, 2), np.float32)
MINE = [f"{n},157,209.{n}3" for n in range(1, 10)]
OTHERS = [f"{n + 1},641,404.5{n}" for n in range(1, 10)]


def words(texts: list[str], confidence: float = 0.99) -> list[Word]:
    return [Word(text, BOX, confidence) for text in texts]


def read(texts: list[str], confidence: float = 0.99) -> dict[int, Piece]:
    return {n: Piece(text, confidence, QUAD) for n, text in enumerate(texts)}


def test_amounts_of_another_year_make_another_page() -> None:
    assert is_another_page(words(MINE), read(OTHERS))


@pytest.mark.parametrize(
    ("lead", "copy"),
    [
        (words(MINE), read(MINE)),
        (words(MINE), read([*OTHERS[: OTHERWISE - 1], *MINE[OTHERWISE - 1 :]])),
        (words(MINE), read([text.replace("157", "187") for text in MINE])),
        (words(MINE, confidence=0.6), read(OTHERS)),
        (words(MINE), read(OTHERS, confidence=0.6)),
        (words(["货币资金"] * 9), read(["货币资全"] * 9)),
        (words(["12"] * 9), read(["34"] * 9)),
    ],
)
def test_versions_misreadings_and_short_words_do_not(lead: list[Word], copy: dict[int, Piece]) -> None:
    assert not is_another_page(lead, copy)


def test_the_most_unlike_are_looked_at_first() -> None:
    many = words([f"{n:06d}" for n in range(30)])
    scores = {n: (n % 7) / 10 for n in range(30)}
    chosen = probes(many, range(30), scores)
    assert len(chosen) == PROBED
    assert min(scores[n] for n in chosen) >= max(scores[n] for n in range(30) if n not in chosen)


def test_few_or_short_words_tell_nothing() -> None:
    few = words(["123456"] * (OTHERWISE - 1) + ["12"] * 20)
    assert probes(few, range(len(few)), dict.fromkeys(range(len(few)), 0.3)) == []


@pytest.mark.parametrize(
    ("kinds", "certain", "wanted"),
    [("tt", True, True), ("t", True, False), ("tt", False, False), ("tns", True, False)],
)
def test_two_sure_words_ask_for_a_full_reading(kinds: str, certain: bool, wanted: bool) -> None:
    named = {"t": DifferenceKind.TEXT, "n": DifferenceKind.NOTE, "s": DifferenceKind.SEAL}
    differences = [Difference(named[kind], BOX, BOX, certain=certain) for kind in kinds]
    assert is_worded_otherwise(differences) is wanted
