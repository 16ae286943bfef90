"""By what a planted defect may be told: the relations of its pages, and boxes that meet its place."""

from extractors.copies.comparison import Relation
from ingest.page import Box
from samples.copy_defects import Defect, Kind

_SHARED = 0.3  # of the smaller box: a line holds the digit, a mark may be told a little off its place
_ROOM = 8.0  # pixels about the run or mark: 1 mm at 200 dpi

_Relations = frozenset[Relation]
_NONE: _Relations = frozenset()
_LOST: _Relations = frozenset({Relation.MISSING, Relation.EXTRA, Relation.VERSION})
# What must be told of a page where the copy is the odd one, and what says it less exactly; then the same
# where the lead copy is. Of two pages in each other's place either may be said to lie elsewhere.
_TOLD: dict[Kind, tuple[_Relations, _Relations, _Relations, _Relations]] = {
    Kind.MISSING: (frozenset({Relation.MISSING}), _NONE, frozenset({Relation.EXTRA}), _NONE),
    Kind.DUPLICATE: (
        frozenset({Relation.DUPLICATE}),
        frozenset({Relation.EXTRA}),
        frozenset({Relation.MISSING, Relation.DUPLICATE}),
        _NONE,
    ),
    Kind.EXTRA: (
        frozenset({Relation.EXTRA}),
        frozenset({Relation.FOREIGN}),
        frozenset({Relation.MISSING}),
        _NONE,
    ),
    Kind.FOREIGN: (
        frozenset({Relation.FOREIGN}),
        frozenset({Relation.EXTRA, Relation.VERSION}),
        frozenset({Relation.MISSING, Relation.FOREIGN}),
        frozenset({Relation.VERSION}),
    ),
    **dict.fromkeys(
        (Kind.SWAPPED, Kind.MOVED, Kind.ORDER),
        (frozenset({Relation.SWAPPED}), _NONE, frozenset({Relation.SWAPPED}), _NONE),
    ),
    Kind.UNREADABLE: (frozenset({Relation.UNREADABLE}), _LOST, frozenset({Relation.UNREADABLE}), _LOST),
    Kind.VERSION: (frozenset({Relation.VERSION}), _NONE, frozenset({Relation.VERSION}), _NONE),
}


def relations(defect: Defect, key: str, *, lead_odd: bool) -> tuple[_Relations, _Relations]:
    """The relations that tell a defect at one of its pages: rightly, and less exactly."""
    if not counts(defect, key):
        return frozenset({Relation.EXTRA if lead_odd else Relation.MISSING}), frozenset({Relation.VERSION})
    right, near, right_odd, near_odd = _TOLD.get(defect.kind, (_NONE,) * 4)
    return (right_odd, near_odd) if lead_odd else (right, near)


def counts(defect: Defect, key: str) -> bool:
    """Whether telling this page tells the defect; not so where a foreign page took the place of this one."""
    return defect.kind is not Kind.FOREIGN or key == defect.keys[0]


def required(defect: Defect) -> int:
    """At how many of its pages a defect must be told."""
    return len(defect.keys) if defect.kind is Kind.MISSING else 1


def core_met(core: Box, told: Box) -> bool:
    """Whether a box tells the place of a change."""
    return core.overlap(told) >= _SHARED * min(core.area, told.area) > 0


def around(whole: Box, told: Box) -> bool:
    """Whether a change explains what was told of a box: they share the run or the mark."""
    return whole.grow(_ROOM).overlap(told) >= _SHARED * min(whole.area, told.area) > 0
