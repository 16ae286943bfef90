"""Copies as an ideal comparer finds them where nothing differs."""

from collections.abc import Sequence

from extractors.copies.comparison import CopyComparison, PagePair, Relation
from ingest.volume import Binding, Volume


def agreeing(volumes: Sequence[Volume]) -> tuple[CopyComparison, ...]:
    """Every further copy of a binding is, page by page, as the first. Volumes of no binding are left out."""
    first: dict[Binding, int] = {}
    found = []
    for place, volume in enumerate(volumes):
        if volume.binding is None:
            continue
        lead = first.setdefault(volume.binding, place)
        if lead != place:
            both = zip(volumes[lead].pages, volume.pages, strict=True)
            pairs = tuple(PagePair(one.id, two.id, Relation.SAME) for one, two in both)
            found.append(CopyComparison(volume.binding, volumes[lead].copy, volume.copy, lead, place, pairs))
    return tuple(found)
