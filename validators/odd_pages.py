"""Which copy is the odd one where pages are missing, added, moved or of another version.

All comparisons are against the lead copy, but nothing says that the lead is right: the copies vote. So the
answer does not hang on which of them is the lead.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from extractors.copies.comparison import CopyComparison, Original, PagePair, Relation
from extractors.page_text import PageText
from validators.copy_sets import CopySet
from validators.finding import Evidence
from validators.oddity import Kind, Oddity, Spot

_ALIKE = 0.5  # share of pairs of characters: two pages added in two copies are one page
_ALONE = {
    Relation.DUPLICATE: Kind.DUPLICATE,
    Relation.FOREIGN: Kind.FOREIGN,
    Relation.UNREADABLE: Kind.UNREADABLE,
}
_Added = list[tuple[CopyComparison, PagePair]]


def odd_pages(copies: CopySet) -> Iterator[Oddity]:
    """Oddities of whole pages and of whole copies, in no order."""
    alone = _alone_in_lead(copies)
    for page in copies.lead_pages:
        if page in alone:
            yield _by_itself(copies, copies.lead, None, page, alone[page])
        else:
            yield from _lacking(copies, page)
        yield from _otherwise(copies, page, Relation.SWAPPED, Kind.SWAPPED)
        yield from _otherwise(copies, page, Relation.VERSION, Kind.VERSION)
    for added in _added(copies):
        yield from _adding(copies, added)
    for other in copies.others:
        for pair in other.pages:
            if pair.relation in _ALONE and pair.page is not None and pair.lead not in alone:
                yield _by_itself(copies, other.volume, pair.lead, pair.page, _ALONE[pair.relation])
    yield from (_photocopied(copies, copy) for copy in copies.copies if _is_photocopy(copies, copy))


def _lacking(copies: CopySet, page: str) -> Iterator[Oddity]:
    """A page that a single copy has is extra there; one that several have is missing in the rest."""
    without = [
        (other, at)
        for other in copies.others
        for at, pair in enumerate(other.pages)
        if pair.lead == page and _lacks(pair)
    ]
    have = copies.size - len(without)
    if without and have == 1 and copies.size > 2:
        yield Oddity(Kind.EXTRA, copies.lead, page, (Spot(None, copies.whole(page), have),))
        return
    for other, at in without:
        before = [pair.page for pair in other.pages[:at] if pair.page]
        spot = Spot(copies.whole(page), None, have, certain=not _may_hide_pages(other))
        yield Oddity(Kind.MISSING, other.volume, None, (spot,), before[-1] if before else "")


def _lacks(pair: PagePair) -> bool:
    """Whether the copy has not the lead's page; a page of somebody else may lie in its place."""
    return pair.relation is Relation.MISSING or (pair.relation is Relation.FOREIGN and pair.page is not None)


def _may_hide_pages(other: CopyComparison) -> bool:
    """Whether a page of which nobody knows what it is may be one that seems to be missing."""
    return any(pair.relation is Relation.UNREADABLE and pair.lead is None for pair in other.pages)


def _otherwise(copies: CopySet, page: str, relation: Relation, kind: Kind) -> Iterator[Oddity]:
    pairs = [(o, p) for o, p in copies.answering(page) if p.relation is not Relation.DUPLICATE]
    odd = [(o, p) for o, p in pairs if p.relation is relation]
    if 2 * len(odd) <= 1 + len(pairs):
        before = _before(copies.lead_pages, page)
        for other, pair in odd:
            spots = _spots(copies, pair, 1 + len(pairs) - len(odd))
            yield Oddity(kind, other.volume, pair.page, spots, _first(other, before))
        return
    right, reference = odd[0]
    before = _before([p.lead for p in right.pages if p.page and p.lead], page)
    spots = tuple(map(_turned, _spots(copies, reference, len(odd))))
    yield Oddity(kind, copies.lead, page, spots, before[0] if before else "")
    for other, pair in pairs:
        if pair.relation is not relation and reference.page and pair.page:
            spot = Spot(copies.whole(reference.page), copies.whole(pair.page), len(odd))
            yield Oddity(kind, other.volume, pair.page, (spot,), _first(other, before))


def _before(order: Sequence[str], page: str) -> list[str]:
    """The pages before `page`, the nearest first."""
    return list(order[: order.index(page)])[::-1]


def _first(other: CopyComparison, lead_pages: Iterable[str]) -> str:
    """The copy's page that answers to the first of these that it has."""
    have = {p.lead: p.page for p in other.pages if p.page and p.relation is not Relation.DUPLICATE}
    return next((page for lead in lead_pages if (page := have.get(lead))), "")


def _spots(copies: CopySet, pair: PagePair, have: int) -> tuple[Spot, ...]:
    """The differing texts of another version; without any, and of a moved page, both pages whole."""
    if pair.lead is None or pair.page is None:
        return ()
    if pair.relation is Relation.VERSION and pair.differences:
        return tuple(
            Spot(
                Evidence(pair.lead, d.lead_box, d.lead_text),
                Evidence(pair.page, d.box, d.text),
                have,
                d.certain,
                d.field,
            )
            for d in pair.differences
        )
    return (Spot(copies.whole(pair.lead), copies.whole(pair.page), have),)


def _turned(spot: Spot) -> Spot:
    return Spot(spot.own, spot.reference, spot.have, spot.certain, spot.field)


def _added(copies: CopySet) -> list[_Added]:
    """Pages that the lead copy has not, those of several copies together where they are one page."""
    groups: list[_Added] = []
    for other in copies.others:
        for pair in other.pages:
            if pair.relation is not Relation.EXTRA or pair.page is None:
                continue
            for group in groups:
                if all(o is not other for o, _ in group) and _one_page(copies, group[0][1], pair):
                    group.append((other, pair))
                    break
            else:
                groups.append([(other, pair)])
    return groups


def _one_page(copies: CopySet, one: PagePair, two: PagePair) -> bool:
    if one.after != two.after:
        return False
    first, second = (_bigrams(copies.dossier.pages.get(pair.page or "")) for pair in (one, two))
    if not first or not second:
        return True
    shared = sum((first & second).values())
    return 2 * shared >= _ALIKE * (first.total() + second.total())


def _bigrams(text: PageText | None) -> Counter[str]:
    plain = "".join("".join(line.text.split()) for line in text.lines) if text else ""
    return Counter(plain[at : at + 2] for at in range(len(plain) - 1))


def _adding(copies: CopySet, added: _Added) -> Iterator[Oddity]:
    have = len(added)
    reference = added[0][1]
    page = reference.page or ""
    if have == 1 and copies.size > 2:
        yield Oddity(Kind.EXTRA, added[0][0].volume, page, (Spot(None, copies.whole(page), have),))
        return
    hidden = Kind.UNREADABLE in _alone_in_lead(copies).values()
    spot = Spot(copies.whole(page), None, have, certain=not hidden)
    yield Oddity(Kind.MISSING, copies.lead, None, (spot,), reference.after)
    for other in copies.others:
        if all(other is not o for o, _ in added):
            unsure = Spot(spot.reference, None, have, certain=not _may_hide_pages(other))
            yield Oddity(Kind.MISSING, other.volume, None, (unsure,), _first(other, [reference.after]))


def _alone_in_lead(copies: CopySet) -> dict[str, Kind]:
    """Pages of the lead copy that are odd by themselves: the comparisons name no page beside them, or more
    than half of the copies say of one page that it cannot be made out what it is.

    Which page of the lead a second one repeats is not told: it is then one that no other copy has.
    """
    kinds = {**_ALONE, Relation.DUPLICATE: Kind.EXTRA}
    pairs = [pair for other in copies.others for pair in other.pages if pair.lead]
    found = {p.lead: kinds[p.relation] for p in pairs if p.lead and not p.page and p.relation in kinds}
    unreadable = Counter(p.lead for p in pairs if p.lead and p.page and p.relation is Relation.UNREADABLE)
    found.update({page: Kind.UNREADABLE for page, count in unreadable.items() if 2 * count > copies.size})
    return found


def _by_itself(copies: CopySet, copy: int, beside: str | None, page: str, kind: Kind) -> Oddity:
    """A page that says enough by itself. Beside another person's page nothing is shown."""
    reference = copies.whole(beside) if beside and kind is not Kind.FOREIGN else None
    return Oddity(kind, copy, page, (Spot(reference, copies.whole(page), 1),))


def _is_photocopy(copies: CopySet, copy: int) -> bool:
    return copies.original(copy) is Original.PHOTOCOPY


def _photocopied(copies: CopySet, copy: int) -> Oddity:
    originals = sum(1 for other in copies.copies if copies.original(other) is Original.ORIGINAL)
    seals = (
        Evidence(page.id, seal.box, seal.text)
        for page in copies.volume(copy).pages
        if page.id in copies.dossier.pages
        for seal in copies.dossier.pages[page.id].seals
    )
    return Oddity(Kind.PHOTOCOPIED, copy, None, (Spot(None, next(seals, None), originals),))
