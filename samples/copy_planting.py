"""Defects spread over the copies of a volume, those first that are rare so far."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from samples.canvas import Page, Rect
from samples.copy_defects import Change, Defect, Kind, Leaf
from samples.copy_marks import with_correction, with_note, without_seal, without_signature
from samples.copy_order import Bound, Stock, rearrange
from samples.copy_texts import another_version, change_text

_EACH = (4, 5)  # copies of a page that bear a defect, each another
_SEVERAL = (1, 1, 2)  # copies that lack the same mark
_TRIES = 3
_SHEETS_TO_DEFECT = 5  # pages of a volume for each defect of its sheets; two at least


def plant_sheets(
    copies: list[Bound], stock: Stock, rng: random.Random, kinds: list[Kind], counts: Counter[Kind]
) -> Iterator[Defect]:
    """Defects of sheets, at most two in a copy, of the rarest kinds first; one copy has none."""
    open_to = rng.sample(copies, len(copies) - 1) * 2
    for copy in open_to[: max(2, len(stock.right) // _SHEETS_TO_DEFECT)]:
        for kind in sorted(kinds, key=lambda kind: (counts[kind], rng.random())):
            defect = rearrange(kind, copy, stock, rng)
            if defect is not None:
                counts[kind] += 1
                yield defect
                break


def plant_on_pages(
    copies: list[Bound],
    stock: Stock,
    rng: random.Random,
    kinds: list[Kind],
    counts: Counter[Kind],
    share: float,
) -> Iterator[Defect]:
    """Defects on a share of the pages, in several copies of each, never two on one page of a copy."""
    free = [leaf for leaf in stock.right if leaf.key not in stock.taken or leaf.key in stock.whole]
    for leaf in rng.sample(free, round(len(free) * share)):
        left = rng.sample(copies, rng.randint(*_EACH))
        met: list[Rect] = []
        while left:
            kind, change = _next(leaf.page, rng, kinds, counts, met)
            if change is None:
                break
            several = rng.choice(_SEVERAL) if kind in (Kind.SIGNATURE, Kind.SEAL) else 1
            chosen, left = left[:several], left[several:]
            if kind is Kind.SIGNATURE_REST:
                chosen, left = rng.sample(copies, len(copies) - 1), []
            met += [spot.core for spot in change.spots]
            counts[kind] += 1
            yield _put(leaf, change, kind, chosen, stock)


def _next(
    page: Page, rng: random.Random, kinds: Sequence[Kind], counts: Counter[Kind], met: Sequence[Rect]
) -> tuple[Kind, Change | None]:
    """A change of the rarest kind that the page allows, clear of those that it has `met` already."""
    for kind in sorted(kinds, key=lambda kind: (counts[kind], rng.random())):
        for _ in range(0 if kind is Kind.SIGNATURE_REST and met else _TRIES):
            change = _change(kind, page, rng)
            if change and not any(_cross(spot.core, other) for spot in change.spots for other in met):
                return kind, change
    return Kind.NOTE, None


def _change(kind: Kind, page: Page, rng: random.Random) -> Change | None:
    match kind:
        case Kind.SIGNATURE | Kind.SIGNATURE_REST:
            return without_signature(page, rng)
        case Kind.SEAL:
            return without_seal(page, rng)
        case Kind.NOTE:
            return with_note(page, rng)
        case Kind.CORRECTION:
            return with_correction(page, rng)
        case Kind.VERSION:
            return another_version(page, rng)
        case _:
            return change_text(kind, page, rng)


def _cross(a: Rect, b: Rect) -> bool:
    return a.x0 < b.x1 and b.x0 < a.x1 and a.y0 < b.y1 and b.y0 < a.y1


def _put(leaf: Leaf, change: Change, kind: Kind, copies: Sequence[Bound], stock: Stock) -> Defect:
    """Lay the changed page into the copies instead of the right one."""
    at = -1
    for copy in copies:
        at = next(n for n, other in enumerate(copy.leaves) if other.key == leaf.key)
        copy.leaves[at] = replace(leaf, page=change.page)
    numbers, place = frozenset(copy.number for copy in copies), stock.place(leaf.key)
    return Defect(
        kind, stock.binding, numbers, (leaf.key,), place, at,
        change.spots, change.before, change.after, change.field, note=leaf.kind,
    )  # fmt: skip
