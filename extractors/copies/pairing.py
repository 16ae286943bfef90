"""From what answers to what to the pages of a comparison: same, swapped, missing, extra, version, foreign."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from extractors.copies.alignment import Pair, follows, out_of_order
from extractors.copies.comparison import Difference, PagePair, Relation
from extractors.copies.identity import is_another


@dataclass(frozen=True, slots=True)
class Answered:
    """A page of a copy with the lead page that it answers to.

    `version`: the same sheet in other words; `foreign`: it names somebody else.
    """

    lead: int
    differences: tuple[Difference, ...] = ()
    turn: int = 0
    version: bool = False
    foreign: bool = False


def paired(
    lead: Sequence[str],
    copy: Sequence[str],
    answered: Mapping[int, Answered],
    others: Mapping[int, tuple[Relation, int | None]],
    blank: set[int],
) -> tuple[PagePair, ...]:
    """The pages of a copy in its order, missing ones where they should lie.

    `lead` and `copy` are page ids. `answered` and `others` (pages that answer to none, with the page of the
    lead that they repeat) go by places in `copy`; `blank` are places in `lead` that nobody misses.
    """
    pairs: list[Pair] = sorted((one.lead, page) for page, one in answered.items())
    astray = out_of_order(pairs)
    steady = [pair for pair in pairs if pair not in astray]
    found: list[tuple[float, PagePair]] = []
    for page, one in answered.items():
        relation = _relation(one, swapped=(one.lead, page) in astray)
        pair = PagePair(lead[one.lead], copy[page], relation, one.differences, turn=one.turn)
        found.append((page, pair))
    for page, (relation, repeated) in others.items():
        after = follows(steady, page)
        known = lead[repeated] if repeated is not None else None
        found.append((page, PagePair(known, copy[page], relation, after=lead[after] if after >= 0 else "")))
    there = {one.lead for one in answered.values()}
    for place, name in enumerate(lead):
        if place not in there and place not in blank:
            before = [page for mine, page in steady if mine < place]
            found.append((max(before, default=-1) + 0.5, PagePair(name, None, Relation.MISSING)))
    return tuple(pair for _, pair in sorted(found, key=lambda item: item[0]))


def _relation(one: Answered, *, swapped: bool) -> Relation:
    if one.foreign or is_another(one.differences):
        return Relation.FOREIGN
    if one.version:
        return Relation.VERSION
    return Relation.SWAPPED if swapped else Relation.SAME
