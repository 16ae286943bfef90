"""Ruled tables of a digital page: the cells that its rules enclose (pdfplumber's table finder)."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any, TypeAlias

Area: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom in points of the page as shown."""
_Edge: TypeAlias = dict[str, Any]

_MOST_RULES = 3_000  # more is a drawing
_MOST_OF_TABLE = 400  # rules of one table, once those in line are joined: finding cells is quadratic
_NEAR = 2.0  # points by which rules that meet may miss one another
_OPEN = 11.0  # points: horizontals that reach this far beyond the last vertical close the table there
_SMALLEST = (50.0, 17.0)  # points: width and height of a table


def tables_of(rules: Sequence[Area]) -> tuple[tuple[Area, ...], ...]:
    """The cells of each table of two cells or more, tables from the top."""
    if not 3 <= len(rules) <= _MOST_RULES:
        return ()
    # 0.3 s to load, and most pages have no rules
    from pdfplumber.table import cells_to_tables, merge_edges

    edges = merge_edges([_edge(*rule) for rule in rules], _NEAR, _NEAR, _NEAR, _NEAR)
    tables: list[tuple[Area, ...]] = []
    for group in _joined(edges):
        closed = [*group, *_open_sides(group)]
        if len(closed) > _MOST_OF_TABLE:
            continue
        tables += [tuple(table) for table in cells_to_tables(list(_cells(closed))) if _is_large(table)]
    return tuple(sorted(tables, key=lambda cells: min((cell[1], cell[0]) for cell in cells)))


def _edge(x0: float, top: float, x1: float, bottom: float) -> _Edge:
    level = x1 - x0 >= bottom - top
    if level:
        top = bottom = (top + bottom) / 2
    else:
        x0 = x1 = (x0 + x1) / 2
    return {
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "width": x1 - x0,
        "height": bottom - top,
        "orientation": "h" if level else "v",
        "object_type": "line",
    }


def _joined(edges: list[_Edge]) -> Iterator[list[_Edge]]:
    """Edges that hang together by crossings, where both directions are there."""
    left = list(edges)
    while left:
        group, front = [], [left.pop()]
        while front:
            edge = front.pop()
            group.append(edge)
            met = [other for other in left if _meet(edge, other)]
            left = [other for other in left if not any(other is one for one in met)] if met else left
            front += met
        if len({edge["orientation"] for edge in group}) == 2:
            yield group


def _meet(one: _Edge, other: _Edge) -> bool:
    return bool(
        one["orientation"] != other["orientation"]
        and one["x0"] - _NEAR <= other["x1"]
        and other["x0"] - _NEAR <= one["x1"]
        and one["top"] - _NEAR <= other["bottom"]
        and other["top"] - _NEAR <= one["bottom"]
    )


def _open_sides(group: list[_Edge]) -> Iterator[_Edge]:
    """Sides that tables of statements leave out: the ends of their rules are the border."""
    level = [edge for edge in group if edge["orientation"] == "h"]
    upright = [edge for edge in group if edge["orientation"] == "v"]
    if len(level) < 2:
        return
    left, right = min(e["x0"] for e in level), max(e["x1"] for e in level)
    top, bottom = min(e["top"] for e in level), max(e["bottom"] for e in level)
    if min(e["x0"] for e in upright) - left > _OPEN:
        yield _edge(left, top, left, bottom)
    if right - max(e["x0"] for e in upright) > _OPEN:
        yield _edge(right, top, right, bottom)


def _cells(edges: list[_Edge]) -> Iterator[Area]:
    """The smallest cell below and right of each crossing whose four sides are ruled, by columns.

    As pdfplumber's `intersections_to_cells` has it, which takes ten times as long.
    """
    upright, level = _crossings(edges)
    columns, rows = defaultdict(list), defaultdict(list)
    for x, y in sorted(upright):
        columns[x].append(y)
        rows[y].append(x)

    def right(x: float, y: float, below: float) -> float | None:
        """Where the cell between (x, y) and (x, below) ends."""
        if not upright[x, y] & upright[x, below]:
            return None
        for end in rows[y][bisect_right(rows[y], x) :]:
            ruled = level[x, y] & level[end, y] and level[x, below] & level.get((end, below), 0)
            if ruled and upright[end, y] & upright[end, below]:
                return end
        return None

    for x, y in sorted(upright):
        for below in columns[x][bisect_right(columns[x], y) :]:
            end = right(x, y, below)
            if end is not None:
                yield x, y, end, below
                break


def _crossings(edges: list[_Edge]) -> tuple[dict[tuple[float, float], int], dict[tuple[float, float], int]]:
    """The upright and the level edges through each point where both kinds meet, as bits of a number."""
    upright: dict[tuple[float, float], int] = defaultdict(int)
    level: dict[tuple[float, float], int] = defaultdict(int)
    for i, one in enumerate(edges):
        for j, other in enumerate(edges):
            if one["orientation"] == "v" and _meet(one, other):
                point = one["x0"], other["top"]
                upright[point] |= 1 << i
                level[point] |= 1 << j
    return upright, level


def _is_large(cells: Sequence[Area]) -> bool:
    width = max(cell[2] for cell in cells) - min(cell[0] for cell in cells)
    height = max(cell[3] for cell in cells) - min(cell[1] for cell in cells)
    return len(cells) > 1 and width >= _SMALLEST[0] and height >= _SMALLEST[1]
