"""How much likelier either scan says its own words than the other's: what a difference in reading weighs."""

from collections.abc import Sequence

from rapidfuzz.distance import Levenshtein

from extractors.reading.engine import Likelihood
from extractors.second_opinion import reading_form

SURELY, SURE = 8.0, 0.9  # an engine that cannot weigh: what a reading of so much confidence is worth


def as_read(text: str, confidence: float) -> Likelihood:
    """The likelihood of an engine that cannot weigh: what it did not read is as unlikely as it was sure."""

    def likelihood(other: str) -> float:
        return 0.0 if reading_form(other) == reading_form(text) else -SURELY * confidence / SURE

    return likelihood


def margin(mine: str, other: str, lead: Sequence[Likelihood], copy: Sequence[Likelihood]) -> float:
    """By how much the difference between two readings that holds best is likelier than the reader's error.

    `mine` is what the lead says, `other` what the copy says; `lead` and `copy` are the likelihoods of either
    scan, the piece cut out in several ways. Natural logarithms. Each difference is weighed by itself, in
    every cut: the lead must say what the lead says rather than what the copy says there, and the copy the
    reverse. A speck on a letter shifts one scan, in one cut or another; what is written differently stands
    in all.
    """
    return max(
        (
            min(
                *(likelihood(mine) - likelihood(changed) for likelihood in lead),
                *(likelihood(other) - likelihood(restored) for likelihood in copy),
            )
            for changed, restored in _one_by_one(mine, other)
        ),
        default=0.0,
    )


def _one_by_one(mine: str, other: str) -> list[tuple[str, str]]:
    """For each difference that counts: the lead's text with it, and the copy's text without it."""
    pairs = []
    for step in Levenshtein.opcodes(mine, other):
        here, there = mine[step.src_start : step.src_end], other[step.dest_start : step.dest_end]
        if step.tag != "equal" and reading_form(here) != reading_form(there):
            changed = mine[: step.src_start] + there + mine[step.src_end :]
            restored = other[: step.dest_start] + here + other[step.dest_end :]
            pairs.append((changed, restored))
    return pairs
