"""Which page of a copy answers to which of the lead: in order first, then wherever else it may lie."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

FLOOR = 0.4  # likeness below which two pages are rather none of a pair
FAR = 0.1  # unlikeness
NEARNESS = 0.002  # likeness that a page's distance from where it should lie takes away

Pair = tuple[int, int]
"""Place in the lead, place in the copy."""


def in_order(alike: NDArray[np.float32]) -> list[Pair]:
    """The pairs of the best alignment of two sequences (Needleman and Wunsch; gaps cost nothing).

    `alike` has a row for each page of the lead and a column for each of the copy. Photographs are unlike one
    another, sheets of one form alike: this is only what to try first.
    """
    rows, columns = alike.shape
    best = np.zeros((rows + 1, columns + 1))
    gain = alike - FLOOR
    for i in range(rows):
        for j in range(columns):
            best[i + 1, j + 1] = max(best[i, j] + gain[i, j], best[i, j + 1], best[i + 1, j])
    pairs = []
    i, j = rows, columns
    while i and j:
        if best[i, j] == best[i - 1, j - 1] + gain[i - 1, j - 1] and gain[i - 1, j - 1] > 0:
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif best[i, j] == best[i - 1, j]:
            i -= 1
        else:
            j -= 1
    return pairs[::-1]


def candidates(alike: NDArray[np.float32], page: int, free: Sequence[int], most: int) -> list[int]:
    """Pages of the lead that a page of the copy may answer to, the likeliest first.

    At most `most` of those that nothing answers to yet (`free`); then some of the others, of which it would
    be a duplicate.
    """
    near = alike[:, page] - NEARNESS * np.abs(np.arange(len(alike)) - page)
    order = [int(place) for place in np.argsort(-near)]
    wanted = set(free)
    return [i for i in order if i in wanted][:most] + [i for i in order if i not in wanted][: most // 2]


def settled(tried: Sequence[tuple[float, Pair]], taken: Sequence[int] = ()) -> tuple[list[Pair], list[Pair]]:
    """From pairs with how unlike they are: one page for each of the lead, and the duplicates.

    `taken` are pages of the lead that are answered already. A page that is far more like one of those than
    like any that is free repeats it: it is no other version of the free one.
    """
    answered, placed = set(taken), set[int]()
    pairs, again = [], []
    best: dict[int, float] = {}
    ranked = sorted(tried)
    for unlike, (lead, page) in ranked:
        best.setdefault(page, unlike)
        if page not in placed and lead not in answered and unlike <= best[page] + FAR:
            pairs.append((lead, page))
            answered.add(lead)
            placed.add(page)
    for _, (lead, page) in ranked:
        if page not in placed:
            again.append((lead, page))
            placed.add(page)
    return pairs, again


def out_of_order(pairs: Sequence[Pair]) -> set[Pair]:
    """The fewest pairs without which all others stand in the order of both (longest increasing run)."""
    ordered = sorted(pairs, key=lambda pair: pair[1])
    length, before = [1] * len(ordered), [-1] * len(ordered)
    for here, (lead, _) in enumerate(ordered):
        for earlier in range(here):
            if ordered[earlier][0] < lead and length[earlier] + 1 > length[here]:
                length[here], before[here] = length[earlier] + 1, earlier
    kept = set[int]()
    place = max(range(len(ordered)), key=length.__getitem__, default=-1)
    while place >= 0:
        kept.add(place)
        place = before[place]
    return {pair for place, pair in enumerate(ordered) if place not in kept}


def follows(pairs: Sequence[Pair], page: int) -> int:
    """The page of the lead behind which a page of the copy lies; -1 at the front."""
    return max((lead for lead, other in pairs if other < page), default=-1)
