"""Which copy is the odd one where a text differs, or a signature, a seal or a note is not in all copies."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from extractors.copies.comparison import Difference, DifferenceKind, Relation
from ingest.page import Box
from validators.copy_sets import CopySet
from validators.finding import Evidence
from validators.oddity import Kind, Oddity, Spot
from validators.script import normal

_ONE_PLACE = 0.5  # of the smaller box: two comparisons speak of one place of the lead's page
_SLACK = 4.0  # pixels: where something was put in, the lead's box may have no width
_KINDS = {
    DifferenceKind.SIGNATURE: Kind.SIGNATURE,
    DifferenceKind.SEAL: Kind.SEAL,
    DifferenceKind.NOTE: Kind.NOTE,
}


@dataclass(frozen=True, slots=True)
class _Side:
    """A page of one copy, what it differs in from the lead's, and whether it is heard in a vote."""

    copy: int
    page: str
    differences: tuple[Difference, ...]
    votes: bool = True


# The differences of one place, by the place of their side among the sides; that of the lead has none.
_Cluster = dict[int, list[Difference]]


def odd_marks(copies: CopySet) -> Iterator[Oddity]:
    """Oddities within pages that answer to one another, in no order. All texts of a page are one oddity."""
    for page in copies.lead_pages:
        sides = [_Side(copies.lead, page, ())]
        for other, pair in copies.answering(page):
            if pair.page is not None and pair.relation is not Relation.VERSION:
                votes = pair.relation is not Relation.DUPLICATE
                sides.append(_Side(other.volume, pair.page, pair.differences, votes))
        yield from _texts(copies, sides)
        for kind in _KINDS:
            for cluster in _clusters(sides, kind):
                yield from _marks(copies, sides, cluster, kind)


def _clusters(sides: Sequence[_Side], kind: DifferenceKind) -> list[_Cluster]:
    """The differences of one kind, those at one place of the lead's page together."""
    clusters: list[_Cluster] = []
    for at, side in enumerate(sides):
        for difference in side.differences:
            if difference.kind is not kind:
                continue
            near = [c for c in clusters if any(_together(difference, d) for some in c.values() for d in some)]
            cluster = near[0] if near else {}
            if not near:
                clusters.append(cluster)
            cluster.setdefault(at, []).append(difference)
    return clusters


def _together(one: Difference, two: Difference) -> bool:
    a, b = one.lead_box.grow(_SLACK), two.lead_box.grow(_SLACK)
    return a.overlap(b) >= _ONE_PLACE * min(a.area, b.area)


def _texts(copies: CopySet, sides: Sequence[_Side]) -> Iterator[Oddity]:
    found: dict[int, list[Spot]] = {}
    for cluster in _clusters(sides, DifferenceKind.TEXT):
        said = [tuple(normal(d.text) for d in cluster.get(at, ())) for at in range(len(sides))]
        votes = Counter(said[at] for at, side in enumerate(sides) if side.votes)
        most, count = votes.most_common(1)[0]
        right = most if 2 * count > votes.total() else ()
        have = votes[right]
        holder = max(
            (at for at in range(len(sides)) if said[at] == right),
            key=lambda at: (all(d.certain for d in cluster.get(at, ())), -at),
        )
        for at, own in enumerate(said):
            if own != right:
                found.setdefault(at, []).extend(_differing(copies, sides, cluster, holder, at, have))
    for at, spots in sorted(found.items()):
        yield Oddity(Kind.TEXT, sides[at].copy, sides[at].page, tuple(spots))


def _differing(
    copies: CopySet, sides: Sequence[_Side], cluster: _Cluster, holder: int, at: int, have: int
) -> Iterator[Spot]:
    """What the side `at` has beside what the side `holder` has."""
    lead, own, reference = sides[0], sides[at], sides[holder]
    mine = cluster.get(at, [])
    if holder == 0:
        for d in mine:
            yield Spot(
                Evidence(lead.page, d.lead_box, d.lead_text),
                Evidence(own.page, d.box, d.text),
                have,
                d.certain,
                d.field,
            )
        return
    for number, d in enumerate(cluster[holder]):
        if mine:
            other = mine[min(number, len(mine) - 1)]
            shown, certain = Evidence(own.page, other.box, other.text), other.certain
        else:
            box = d.lead_box if at == 0 else copies.moved(d.lead_box, lead.page, own.page)
            shown, certain = Evidence(own.page, box, d.lead_text), True
        yield Spot(Evidence(reference.page, d.box, d.text), shown, have, certain and d.certain, d.field)


def _marks(
    copies: CopySet, sides: Sequence[_Side], cluster: _Cluster, kind: DifferenceKind
) -> Iterator[Oddity]:
    """Who lacks a signature or a seal is odd, however many do; of notes, the fewer are odd."""
    in_lead = any(d.in_lead for some in cluster.values() for d in some)
    bearing = [any(d.in_copy for d in cluster[at]) if at in cluster else in_lead for at in range(len(sides))]
    have = sum(1 for at, side in enumerate(sides) if bearing[at] and side.votes)
    usual = kind is not DifferenceKind.NOTE or 2 * have > sum(1 for side in sides if side.votes)
    if usual not in bearing:
        return
    reference = _at(copies, sides, cluster, bearing.index(usual))
    doubt = not any(d.certain for some in cluster.values() for d in some)
    for at, side in enumerate(sides):
        if bearing[at] is not usual:
            certain = all(d.certain for d in cluster[at]) if at in cluster else not doubt
            spot = Spot(reference, _at(copies, sides, cluster, at), have, certain)
            odd = Kind.NO_NOTE if kind is DifferenceKind.NOTE and usual else _KINDS[kind]
            yield Oddity(odd, side.copy, side.page, (spot,))


def _at(
    copies: CopySet, sides: Sequence[_Side], cluster: Mapping[int, list[Difference]], at: int
) -> Evidence:
    side = sides[at]
    if at in cluster:
        return Evidence(side.page, _around([d.box for d in cluster[at]]), "")
    lead = _around([d.lead_box for some in cluster.values() for d in some])
    return Evidence(side.page, lead if at == 0 else copies.moved(lead, sides[0].page, side.page), "")


def _around(boxes: Sequence[Box]) -> Box:
    whole = boxes[0]
    for box in boxes[1:]:
        whole = whole.union(box)
    return whole
