"""Which pages of two sets are one page by what was read on them, in whatever order they lie."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from rapidfuzz.fuzz import ratio
from rapidfuzz.process import cdist

from extractors.copies.wording import spelled
from extractors.page_text import PageText

MATCHED = 0.75  # likeness of texts below which two pages are rather two: forms of one printer reach .6
LETTERS = 20  # a page that says less is not known by its text
_NEIGHBOUR = 0.1  # weight of the pages before and behind: they tell apart the sheets of one printed form

Run = Sequence[PageText]
"""The pages of one volume or file, in their order."""

Place = tuple[int, int]
"""A run, and a page in it; both from 0."""


def matched(first: Sequence[Run], second: Sequence[Run]) -> list[tuple[Place, Place]]:
    """Pairs of pages, one of each set, that say the same; every page is in one pair at most.

    The likeliest pairs first: by the texts of both pages, and of their neighbours.
    """
    mine, others = _places(first), _places(second)
    if not mine or not others:
        return []
    alike = _alike([first[run][page] for run, page in mine], [second[run][page] for run, page in others])
    before = _before(alike, mine, others)
    behind = _before(alike[::-1, ::-1], mine[::-1], others[::-1])[::-1, ::-1]
    rank = alike + _NEIGHBOUR * (before + behind)
    pairs, taken, placed = [], set[int](), set[int]()
    for flat in np.argsort(-rank, axis=None, kind="stable").tolist():
        i, j = divmod(flat, len(others))
        if alike[i, j] >= MATCHED and i not in taken and j not in placed:
            pairs.append((mine[i], others[j]))
            taken.add(i)
            placed.add(j)
    return pairs


def _places(runs: Sequence[Run]) -> list[Place]:
    """The pages that say enough to be known by it."""
    pages = ((run, page, text) for run, texts in enumerate(runs) for page, text in enumerate(texts))
    return [(run, page) for run, page, text in pages if len(spelled(text)) >= LETTERS]


def _alike(first: Sequence[PageText], second: Sequence[PageText]) -> NDArray[np.float64]:
    forms = [spelled(text) for text in first], [spelled(text) for text in second]
    return np.asarray(cdist(*forms, scorer=ratio, score_cutoff=100 * MATCHED), np.float64) / 100


def _before(
    alike: NDArray[np.float64], mine: Sequence[Place], others: Sequence[Place]
) -> NDArray[np.float64]:
    """How alike the pages before are, where both have one in the same run."""
    before = np.zeros_like(alike)
    rows = np.array([False, *(a[0] == b[0] for a, b in pairwise(mine))])
    columns = np.array([False, *(a[0] == b[0] for a, b in pairwise(others))])
    before[1:, 1:] = alike[:-1, :-1]
    before[~rows] = 0
    before[:, ~columns] = 0
    return before
