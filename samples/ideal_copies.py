"""Copies as an ideal comparer finds them: alike, or unlike where a defect was planted."""

from collections.abc import Iterator, Sequence

from extractors.copies.comparison import CopyComparison, Difference, DifferenceKind, PagePair, Relation
from ingest.page import Box
from ingest.volume import Binding, Volume
from samples.made import Unlike

_AT = Box(300, 300, 700, 340)


def agreeing(volumes: Sequence[Volume]) -> tuple[CopyComparison, ...]:
    """Every further copy of a binding is, page by page, as the first. Volumes of no binding are left out."""
    return compared(volumes, ())


def compared(volumes: Sequence[Volume], unlike: Sequence[Unlike]) -> tuple[CopyComparison, ...]:
    """The same, with the differences that were planted; pages of all copies lie in one order."""
    first: dict[Binding, int] = {}
    found = []
    for place, volume in enumerate(volumes):
        if volume.binding is None:
            continue
        lead = first.setdefault(volume.binding, place)
        if lead != place:
            told = {u.page: u.how for u in unlike if (u.binding, u.copy) == (volume.binding, volume.copy)}
            both = zip(volumes[lead].pages, volume.pages, strict=True)
            pairs = tuple(
                pair for n, (one, two) in enumerate(both) for pair in _pairs(one.id, two.id, told.get(n, ""))
            )
            found.append(CopyComparison(volume.binding, volumes[lead].copy, volume.copy, lead, place, pairs))
    return tuple(found)


def _pairs(lead: str, page: str, how: str) -> Iterator[PagePair]:
    if how in [kind.value for kind in DifferenceKind]:
        yield PagePair(lead, page, Relation.SAME, (_difference(DifferenceKind(how)),))
    elif how == Relation.MISSING:
        yield PagePair(lead, None, Relation.MISSING)
    elif how == Relation.FOREIGN:
        yield PagePair(lead, None, Relation.MISSING)
        yield PagePair(None, page, Relation.FOREIGN, after=lead)
    else:
        yield PagePair(lead, page, Relation(how) if how else Relation.SAME)


def _difference(kind: DifferenceKind) -> Difference:
    """A text that differs, or a mark that the copy lacks (a note: that only the copy has)."""
    if kind is DifferenceKind.TEXT:
        return Difference(kind, _AT, _AT, "2016-03-01", "2016-08-01")
    note = kind is DifferenceKind.NOTE
    return Difference(kind, _AT, _AT, in_lead=not note, in_copy=note)
