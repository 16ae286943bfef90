"""Text set from top to bottom: whole pages with lines from right to left, labels in narrow cells."""

from collections.abc import Sequence

from extractors.reading.placed import Placed
from extractors.reading.script import is_han

_MOSTLY = 0.6  # share of the text set from top to bottom
_STACKED = 1.6  # heights: the widest cell content that a single column of characters makes


def mostly_upright(pieces: Sequence[Placed]) -> bool:
    """Whether most of the text is set from top to bottom."""
    whole = sum(len(p.piece.text) for p in pieces)
    return whole > 0 and sum(len(p.piece.text) for p in pieces if p.upright) >= _MOSTLY * whole


def is_stacked(pieces: Sequence[Placed]) -> bool:
    """Single Han characters one below the other, as 工作经历 in a narrow cell."""
    if len(pieces) < 2 or not all(len(p.piece.text) == 1 and is_han(p.piece.text) for p in pieces):
        return False
    low, high = min(p.level.x0 for p in pieces), max(p.level.x1 for p in pieces)
    return high - low <= _STACKED * max(p.level.height for p in pieces)


def upright_columns(pieces: Sequence[Placed]) -> list[list[Placed]]:
    """The pieces of each line from top to bottom, lines from right to left."""
    columns: list[list[Placed]] = []
    for piece in sorted(pieces, key=lambda p: -p.level.centre[0]):
        home = next((column for column in columns[-2:] if _same_column(column[0], piece)), None)
        if home is None:
            columns.append([piece])
        else:
            home.append(piece)
    return [sorted(column, key=lambda p: p.level.centre[1]) for column in columns]


def _same_column(one: Placed, other: Placed) -> bool:
    shared = min(one.level.x1, other.level.x1) - max(one.level.x0, other.level.x0)
    return shared >= 0.5 * min(one.level.width, other.level.width)
