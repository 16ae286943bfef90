"""Pages that several copies have and the lead has not: which of them are scans of one sheet, at a glance."""

from collections.abc import Mapping, Sequence

from extractors.imaging.glance import Glance, likeness

ALIKE = 0.9  # two scans of one sheet are alike to .97 and more; how unlike they are is looked at afterwards

Place = tuple[int, int]
"""Number of the copy, place of the page in it."""


def kin_of(copies: Sequence[Mapping[int, Glance]]) -> dict[Place, Place]:
    """For pages that look like one of an earlier copy, that one. Given are the pages left over, by place."""
    heads: list[tuple[Place, Glance]] = []
    kin: dict[Place, Place] = {}
    for number, pages in enumerate(copies):
        known = likeness([look for _, look in heads], [0] * len(heads), list(pages.values()))
        fresh = []
        for column, (page, look) in enumerate(pages.items()):
            best = int(known[:, column].argmax()) if heads else 0
            if heads and known[best, column] >= ALIKE:
                kin[number, page] = heads[best][0]
            else:
                fresh.append(((number, page), look))
        heads += fresh
    return kin
