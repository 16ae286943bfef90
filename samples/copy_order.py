"""Sheets of one bound copy lost, doubled, put in or in another order; each defect notes what it did."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from ingest.volume import Binding
from samples.copy_defects import Defect, Kind, Leaf

_INSTEAD, _BESIDE = 0.3, 0.6  # shares of pages put in for, or next to, one of their kind
_FAR = 2  # places by which a moved page lies elsewhere, at least


@dataclass(slots=True)
class Stock:
    """What a binding is made of: its leaves in the right order, and leaves that do not belong to it.

    `taken` are keys of pages that bear a defect already; `whole` are those of them that moved with their
    document: these may bear one of their own.
    """

    binding: Binding
    right: Sequence[Leaf]
    extra: Sequence[Leaf]
    foreign: Sequence[Leaf]
    taken: set[str] = field(default_factory=set)
    whole: set[str] = field(default_factory=set)

    def place(self, key: str) -> int:
        """The page's place in the right order, -1 for one that has none."""
        return next((n for n, leaf in enumerate(self.right) if leaf.key == key), -1)


@dataclass(slots=True)
class Bound:
    """One copy in the making."""

    number: int
    leaves: list[Leaf]


Rearranging = Callable[[Bound, Stock, random.Random], Defect | None]


def rearrange(kind: Kind, copy: Bound, stock: Stock, rng: random.Random) -> Defect | None:
    """Plant a defect of SHEETS into a copy; None where it is too short. The defect's keys are taken then."""
    defect = _KINDS[kind](copy, stock, rng)
    if defect is not None:
        stock.taken.update(defect.keys)
        stock.whole.update(defect.keys if kind is Kind.ORDER else ())
    return defect


def _run(copy: Bound, stock: Stock, rng: random.Random, length: int) -> int | None:
    """Where a run of so many neighbours begins that bear no defect and stand in the right order."""
    starts = [
        at
        for at in range(len(copy.leaves) - length + 1)
        if not {leaf.key for leaf in copy.leaves[at : at + length]} & stock.taken
    ]
    if not starts or len(copy.leaves) < length + 2:
        return None
    if rng.random() < 0.3:  # first and last pages are lost more often than others
        return rng.choice((starts[0], starts[-1]))
    return rng.choice(starts)


def _note(
    kind: Kind,
    copy: Bound,
    stock: Stock,
    keys: Sequence[str],
    at: int,
    note: str = "",
    passed: Sequence[Leaf] = (),
) -> Defect:
    """`passed` are the pages that the moved ones went past: it may as well be said that those were moved."""
    near = tuple(leaf.key for leaf in passed if leaf.key not in ("", *keys))
    copies = frozenset((copy.number,))
    place = stock.place(keys[0])
    return Defect(kind, stock.binding, copies, tuple(keys), place, at, near=near, note=note)


def _missing(copy: Bound, stock: Stock, rng: random.Random) -> Defect | None:
    length = rng.choice((1, 1, 2))
    at = _run(copy, stock, rng, length)
    if at is None:
        return None
    keys = [leaf.key for leaf in copy.leaves[at : at + length]]
    del copy.leaves[at : at + length]
    return _note(Kind.MISSING, copy, stock, keys, at, f"{length} from place {stock.place(keys[0])}")


def _duplicate(copy: Bound, stock: Stock, rng: random.Random) -> Defect | None:
    at = _run(copy, stock, rng, 1)
    if at is None:
        return None
    leaf = copy.leaves[at]
    again = at + 1 if rng.random() < 0.7 else rng.randint(at + 1, len(copy.leaves))
    copy.leaves.insert(again, leaf)
    return _note(Kind.DUPLICATE, copy, stock, [leaf.key], again, f"again {again - at} later")


def _swapped(copy: Bound, stock: Stock, rng: random.Random) -> Defect | None:
    at = _run(copy, stock, rng, 2)
    if at is None:
        return None
    copy.leaves[at : at + 2] = copy.leaves[at : at + 2][::-1]
    return _note(Kind.SWAPPED, copy, stock, [leaf.key for leaf in copy.leaves[at : at + 2]], at)


def _moved(copy: Bound, stock: Stock, rng: random.Random) -> Defect | None:
    at = _run(copy, stock, rng, 1)
    if at is None:
        return None
    targets = [n for n in range(len(copy.leaves)) if abs(n - at) >= _FAR]
    if not targets:
        return None
    to, leaf = rng.choice(targets), copy.leaves.pop(at)
    passed = copy.leaves[min(at, to) : max(at, to)]
    copy.leaves.insert(to, leaf)
    return _note(Kind.MOVED, copy, stock, [leaf.key], to, f"from {at}", passed)


def _order(copy: Bound, stock: Stock, rng: random.Random) -> Defect | None:
    """A document of at most a third of the copy is bound before or behind another one."""
    parts = _documents(copy.leaves)
    small = [n for n, part in enumerate(parts) if 3 * len(part) <= len(copy.leaves)]
    small = [n for n in small if not {leaf.key for leaf in parts[n]} & stock.taken]
    if len(parts) < 3 or not small:
        return None
    number = rng.choice(small)
    part = parts.pop(number)
    to = rng.choice([n for n in range(len(parts) + 1) if n != number])
    passed = [leaf for other in parts[min(number, to) : max(number, to)] for leaf in other]
    parts.insert(to, part)
    copy.leaves[:] = [leaf for part in parts for leaf in part]
    keys = [leaf.key for leaf in part]
    return _note(Kind.ORDER, copy, stock, keys, copy.leaves.index(part[0]), part[0].kind, passed)


def _documents(leaves: Sequence[Leaf]) -> list[list[Leaf]]:
    return [list(part) for _, part in groupby(leaves, lambda leaf: leaf.key.partition("/")[0])]


def _extra(copy: Bound, stock: Stock, rng: random.Random) -> Defect | None:
    return _put_in(Kind.EXTRA, stock.extra, copy, stock, rng)


def _foreign(copy: Bound, stock: Stock, rng: random.Random) -> Defect | None:
    return _put_in(Kind.FOREIGN, stock.foreign, copy, stock, rng)


def _put_in(
    kind: Kind, from_: Sequence[Leaf], copy: Bound, stock: Stock, rng: random.Random
) -> Defect | None:
    """Bind in a leaf that is not used yet, anywhere or next to its like; its key tells it from all others."""
    free = [leaf for leaf in from_ if leaf.key not in stock.taken]
    if not free:
        return None
    leaf = rng.choice(free)
    alike = [n for n, other in enumerate(copy.leaves) if other.kind == leaf.kind]
    instead = [n for n in alike if copy.leaves[n].key not in stock.taken]
    if instead and rng.random() < _INSTEAD:
        at = rng.choice(instead)
        keys, copy.leaves[at] = [leaf.key, copy.leaves[at].key], leaf
        return _note(kind, copy, stock, keys, at, f"{leaf.kind}, instead of the right page")
    at = rng.choice(alike) + 1 if alike and rng.random() < _BESIDE else rng.randint(0, len(copy.leaves))
    copy.leaves.insert(at, leaf)
    return _note(kind, copy, stock, [leaf.key], at, leaf.kind)


def _unreadable(copy: Bound, stock: Stock, rng: random.Random) -> Defect | None:
    at = _run(copy, stock, rng, 1)
    if at is None:
        return None
    copy.leaves[at] = replace(copy.leaves[at], spoiled=True)
    return _note(Kind.UNREADABLE, copy, stock, [copy.leaves[at].key], at)


_KINDS: dict[Kind, Rearranging] = {
    Kind.MISSING: _missing,
    Kind.DUPLICATE: _duplicate,
    Kind.EXTRA: _extra,
    Kind.SWAPPED: _swapped,
    Kind.MOVED: _moved,
    Kind.ORDER: _order,
    Kind.FOREIGN: _foreign,
    Kind.UNREADABLE: _unreadable,
}
