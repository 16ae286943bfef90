"""Paths of an OFD as lines of points: M, S, L, Q, B, A and C of the abbreviated data (GB/T 33190, 9.3)."""

from math import atan2, cos, pi, sin, sqrt

from ingest.formats.ofd.geometry import numbers

Point = tuple[float, float]

_STEPS = 12  # pieces of a curve
_ARGUMENTS = {"M": 2, "S": 2, "L": 2, "Q": 4, "B": 6, "A": 7, "C": 0}
_MOST = 200_000  # points


def outline(data: str | None) -> list[list[Point]]:
    """The lines of a path in the object's own space, curves as short straight pieces.

    >>> outline("M 0 0 L 4 0 L 4 3 C")
    [[(0.0, 0.0), (4.0, 0.0), (4.0, 3.0), (0.0, 0.0)]]
    """
    lines: list[list[Point]] = []
    pieces = (data or "").split()
    at = count = 0
    while at < len(pieces) and count < _MOST:
        command = pieces[at].upper()
        wanted = _ARGUMENTS.get(command)
        given = numbers(" ".join(pieces[at + 1 : at + 1 + (wanted or 0)]))
        at += 1 + (wanted or 0)
        if wanted is None or len(given) < wanted:
            continue
        if command in "MS":
            lines.append([(given[0], given[1])])
        elif lines:
            added = _drawn(command, lines[-1], given)
            count += len(added)
            lines[-1] += added
    return lines


def _drawn(command: str, line: list[Point], given: list[float]) -> list[Point]:
    start = line[-1]
    if command == "L":
        return [(given[0], given[1])]
    if command == "Q":
        return [_quadratic(start, given, step / _STEPS) for step in range(1, _STEPS + 1)]
    if command == "B":
        return [_cubic(start, given, step / _STEPS) for step in range(1, _STEPS + 1)]
    if command == "A":
        return _arc(start, given)
    return [line[0]]


def _quadratic(start: Point, given: list[float], t: float) -> Point:
    u = 1 - t
    return (
        u * u * start[0] + 2 * u * t * given[0] + t * t * given[2],
        u * u * start[1] + 2 * u * t * given[1] + t * t * given[3],
    )


def _cubic(start: Point, given: list[float], t: float) -> Point:
    u = 1 - t
    weights = (u * u * u, 3 * u * u * t, 3 * u * t * t, t * t * t)
    xs, ys = (start[0], *given[0::2]), (start[1], *given[1::2])
    return sum(w * x for w, x in zip(weights, xs, strict=True)), sum(
        w * y for w, y in zip(weights, ys, strict=True)
    )


def _arc(start: Point, given: list[float]) -> list[Point]:
    """An elliptic arc by its end point (as in SVG 1.1, appendix F.6)."""
    rx, ry, turn, large, sweep, x, y = given
    rx, ry, phi = abs(rx), abs(ry), turn * pi / 180
    if not rx or not ry or start == (x, y):
        return [(x, y)]
    dx, dy = (start[0] - x) / 2, (start[1] - y) / 2
    px, py = cos(phi) * dx + sin(phi) * dy, -sin(phi) * dx + cos(phi) * dy
    grow = max(1.0, sqrt(px * px / (rx * rx) + py * py / (ry * ry)))
    rx, ry = rx * grow, ry * grow
    rest = rx * rx * ry * ry - rx * rx * py * py - ry * ry * px * px
    factor = sqrt(max(0.0, rest / (rx * rx * py * py + ry * ry * px * px)))
    factor = -factor if bool(large) == bool(sweep) else factor
    cx, cy = factor * rx * py / ry, -factor * ry * px / rx
    first = atan2((py - cy) / ry, (px - cx) / rx)
    extent = atan2((-py - cy) / ry, (-px - cx) / rx) - first
    extent += 2 * pi if sweep and extent < 0 else -2 * pi if not sweep and extent > 0 else 0
    steps = max(2, int(_STEPS * abs(extent) / (pi / 2)))
    mx, my = (start[0] + x) / 2, (start[1] + y) / 2
    points = []
    for step in range(1, steps + 1):
        angle = first + extent * step / steps
        ex, ey = cx + rx * cos(angle), cy + ry * sin(angle)
        points.append((mx + cos(phi) * ex - sin(phi) * ey, my + sin(phi) * ex + cos(phi) * ey))
    return points
