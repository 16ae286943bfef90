"""The forward algorithm against every way of spelling a text, one by one."""

from itertools import groupby, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from extractors.reading.likelihood import log_likelihood


def one_by_one(shares: np.ndarray, text: list[int]) -> float:
    """The probability of a text, summed over all paths: 0 is the blank."""
    total = 0.0
    for path in product(range(shares.shape[1]), repeat=len(shares)):
        if [token for token, _ in groupby(path) if token] == text:
            total += float(np.prod([shares[step, token] for step, token in enumerate(path)]))
    return total


@given(st.integers(1, 5), st.lists(st.integers(1, 2), max_size=3), st.integers(0, 10_000))
def test_it_sums_over_every_way_of_spelling_the_text(steps: int, text: list[int], seed: int) -> None:
    shares = np.random.default_rng(seed).dirichlet(np.ones(3), steps).astype(np.float32)
    found = log_likelihood(shares[:, 0], [shares[:, token] for token in text], text)
    assert np.exp(found) == pytest.approx(one_by_one(shares, text), rel=1e-3, abs=1e-9)


def test_more_characters_than_steps_cannot_be() -> None:
    half = np.full(2, 0.5, np.float32)
    assert log_likelihood(half, [half] * 3, "ABC") == -np.inf
