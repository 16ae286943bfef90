"""How likely a CTC recogniser's output is a given text: the forward algorithm of Graves et al. (2006)."""

from collections.abc import Hashable, Sequence

import numpy as np
from numpy.typing import NDArray

_NEVER = 1e-12  # probability that stands for none

Steps = NDArray[np.float32]


def log_likelihood(blank: Steps, characters: Sequence[Steps], names: Sequence[Hashable]) -> float:
    """The natural logarithm of the probability of a text, over all ways in which the steps may spell it.

    `blank` is the probability of no character at each step, `characters` that of each character of the text;
    two of equal name one behind the other need a blank between them. More characters than steps: -inf.

    >>> half = np.full(2, 0.5, np.float32)
    >>> round(float(np.exp(log_likelihood(half, [half], "A"))), 2)  # A-, -A and AA
    0.75
    """
    logs = [np.log(np.maximum(steps, _NEVER)) for steps in (blank, *characters)]
    places = [logs[0], *(steps for one in logs[1:] for steps in (one, logs[0]))]
    emitted = np.stack(places, axis=1).astype(np.float64)
    jumps = np.full(len(places), -np.inf)  # from a character to the next one, without a blank
    for place in range(3, len(places), 2):
        if names[place // 2] != names[place // 2 - 1]:
            jumps[place] = 0.0
    reached = np.full(len(places), -np.inf)
    reached[:2] = emitted[0, :2]
    outside = np.full(2, -np.inf)
    for step in emitted[1:]:
        before = np.concatenate([outside, reached])
        reached = np.logaddexp(np.logaddexp(reached, before[1:-1]), before[:-2] + jumps) + step
    return float(np.logaddexp.reduce(reached[-2:]))
