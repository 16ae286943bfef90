"""The ruled tables of a drawn page, found from its strokes."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from samples.canvas import Page, Rect, Stroke
from samples.places import union

_TOUCH = 0.4  # millimetres: strokes this near belong to one table, edges this near are one
_OPEN = 4.0  # millimetres: rules that reach this far beyond the last upright close the table there


@dataclass(frozen=True, slots=True)
class RuledCell:
    area: Rect
    row: int
    column: int
    row_span: int
    column_span: int


def ruled_tables(page: Page) -> list[tuple[RuledCell, ...]]:
    """The cells of each table of two cells or more, row by row; tables from top to bottom."""
    strokes = [s for s in page.elements if isinstance(s, Stroke) and (_level(s) or _upright(s))]
    tables = [_cells(group) for group in _connected(strokes)]
    return sorted((t for t in tables if len(t) > 1), key=lambda cells: cells[0].area.y0)


def _level(stroke: Stroke) -> bool:
    return abs(stroke.y1 - stroke.y0) < _TOUCH <= abs(stroke.x1 - stroke.x0)


def _upright(stroke: Stroke) -> bool:
    return abs(stroke.x1 - stroke.x0) < _TOUCH <= abs(stroke.y1 - stroke.y0)


def _bounds(stroke: Stroke) -> Rect:
    x0, x1 = sorted((stroke.x0, stroke.x1))
    y0, y1 = sorted((stroke.y0, stroke.y1))
    return Rect(x0, y0, x1, y1)


def _connected(strokes: Sequence[Stroke]) -> Iterator[list[Stroke]]:
    """Strokes that touch one another, directly or through others."""
    areas = [_bounds(stroke) for stroke in strokes]
    touching = ((i, j) for i, j in combinations(range(len(areas)), 2) if _touch(areas[i], areas[j]))
    for group in _joined(range(len(areas)), touching):
        yield [strokes[i] for i in group]


def _touch(a: Rect, b: Rect) -> bool:
    apart_x = max(a.x0, b.x0) - min(a.x1, b.x1)
    apart_y = max(a.y0, b.y0) - min(a.y1, b.y1)
    return apart_x <= _TOUCH and apart_y <= _TOUCH


def _joined(members: Iterable[int], pairs: Iterable[tuple[int, int]]) -> list[list[int]]:
    """Members in groups, two of a pair always in one; groups by their first member."""
    group_of = {member: [member] for member in members}
    for one, other in pairs:
        if group_of[one] is not group_of[other]:
            merged = group_of[one] + group_of[other]
            group_of.update(dict.fromkeys(merged, merged))
    return sorted(list(group) for group in {id(g): sorted(g) for g in group_of.values()}.values())


def _cells(strokes: Sequence[Stroke]) -> tuple[RuledCell, ...]:
    across = [_bounds(s) for s in strokes if _level(s)]
    down = [_bounds(s) for s in strokes if _upright(s)]
    if len(across) < 2 or not down:
        return ()
    xs, ys = _distinct(a.x0 for a in down), _distinct(a.y0 for a in across)
    left, right = min(a.x0 for a in across), max(a.x1 for a in across)
    xs = [left] * (left < xs[0] - _OPEN) + xs + [right] * (right > xs[-1] + _OPEN)
    columns, rows = len(xs) - 1, len(ys) - 1
    open_walls = [
        (row * columns + column, row * columns + column + 1)
        for row in range(rows)
        for column in range(columns - 1)
        if not any(_wall(a.x0, xs[column + 1], a.y0, a.y1, ys[row], ys[row + 1]) for a in down)
    ] + [
        (row * columns + column, (row + 1) * columns + column)
        for row in range(rows - 1)
        for column in range(columns)
        if not any(_wall(a.y0, ys[row + 1], a.x0, a.x1, xs[column], xs[column + 1]) for a in across)
    ]
    return tuple(_cell(group, columns, xs, ys) for group in _joined(range(rows * columns), open_walls))


def _wall(place: float, wanted: float, low: float, high: float, start: float, end: float) -> bool:
    """Whether a rule at `place` from `low` to `high` parts the cells that meet at `wanted`."""
    return abs(place - wanted) < _TOUCH and low <= (start + end) / 2 <= high


def _cell(group: list[int], columns: int, xs: Sequence[float], ys: Sequence[float]) -> RuledCell:
    places = [divmod(member, columns) for member in group]
    rows, own = [row for row, _ in places], [column for _, column in places]
    area = Rect(xs[min(own)], ys[min(rows)], xs[max(own) + 1], ys[max(rows) + 1])
    return RuledCell(area, min(rows), min(own), max(rows) - min(rows) + 1, max(own) - min(own) + 1)


def _distinct(values: Iterable[float]) -> list[float]:
    """Sorted, those that touch taken as one."""
    edges: list[float] = []
    for value in sorted(values):
        if not edges or value - edges[-1] >= _TOUCH:
            edges.append(value)
    return edges


def table_area(cells: Sequence[RuledCell]) -> Rect:
    return union(cell.area for cell in cells)
