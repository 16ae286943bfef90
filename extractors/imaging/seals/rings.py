"""Round and oval seals of one ink: candidates from the votes, settled on their rims, judged, told apart."""

from dataclasses import dataclass

import cv2
import numpy as np
from numpy.typing import NDArray

from extractors.imaging.ink import Mask
from extractors.imaging.seals.outline import BINS, MM, Ellipse, SealFound, sampled
from extractors.imaging.seals.votes import OVAL_STRETCH, centres
from extractors.page_text import SealColour, SealShape
from ingest.page import Box


@dataclass(frozen=True, slots=True)
class Demands:
    """What a rim has to show; shares are of the part of it that lies on the page."""

    rim: float  # share with ink on the outline
    clear: float  # share with ink on the outline and none outside it
    filled: float  # at most, of the band where a ring's text stands
    least_mm: float = 13.0  # half the longer axis
    largest_mm: float = 30.0


COLOURED = Demands(rim=0.64, clear=0.55, filled=0.8)
BLACK = Demands(rim=0.75, clear=0.6, filled=0.55)  # copied seals up to 0.33, portraits from 0.68
_BANDS = (2.0 * MM, 1.2 * MM, 0.8 * MM)
_CANDIDATES = 6
_SURE = 0.8  # score from which a ring is not looked for a second time
_ROUND = 0.85  # shorter axis by longer
_FLATTEST = 0.55
_WHOLE = 0.93  # of the outline on the page; less is a riding seal
_LEAST_SEEN = 0.16  # of the outline of a riding seal
_OVAL_MORE = 0.06  # of the rim of an oval: an ellipse bends to more shapes than a circle does
_WRITTEN = 0.12  # of the directions have ink where the text of a ring stands


@dataclass(frozen=True, slots=True)
class Rim:
    """How a rim looks: `seen` is the share on the page; the others are shares of that."""

    seen: float
    rim: float
    clear: float
    written: float  # directions with ink where a ring's text stands
    filled: float  # of that band


def rings(mask: Mask, written: Mask, colour: SealColour, demands: Demands) -> list[SealFound]:
    """Every round and oval seal of one ink at 100 dpi, best votes first.

    `mask` has the ink of outlines, `written` what may be the text of a ring besides.
    """
    held: list[tuple[float, SealFound]] = []
    for stretch in (1.0, OVAL_STRETCH):
        for start in centres(mask, stretch, _CANDIDATES, (demands.least_mm, demands.largest_mm)):
            if any(score > _SURE and _near(start, seal) for score, seal in held):
                continue
            ring = settled(mask, start)
            score = _score(look(mask, written, ring), ring, demands) if ring is not None else 0.0
            if ring is not None and score > 0:
                held.append((score, _seal(ring, colour, mask)))
    found: list[SealFound] = []
    for _, seal in sorted(held, key=lambda pair: -pair[0]):
        if not any(seal.same(other) for other in found):
            found.append(seal)
    return found


def ring_in(mask: Mask, written: Mask, place: Box, colour: SealColour, demands: Demands) -> SealFound | None:
    """The round or oval seal that surely fills a place, found without a search."""
    (x, y), a, b = place.centre, place.width / 2, place.height / 2
    start = Ellipse(x, y, a, a) if min(a, b) > _ROUND * max(a, b) else Ellipse(x, y, a, b)
    ring = settled(mask, start)
    if ring is None or _score(look(mask, written, ring), ring, demands) <= _SURE:
        return None
    return _seal(ring, colour, mask)


def _near(start: Ellipse, seal: SealFound) -> bool:
    """Whether a candidate is but another vote for a seal that is surely found."""
    return bool(np.hypot(start.x - seal.centre[0], start.y - seal.centre[1]) < 5 * MM)


def settled(mask: Mask, ring: Ellipse) -> Ellipse | None:
    """The ellipse moved onto the outer edge of the rim near it, in ever narrower bands."""
    for tolerance in _BANDS:
        points, seen = _edge_points(mask, ring, tolerance)
        if len(points) < max(8.0, 0.35 * seen * BINS) or seen < _LEAST_SEEN:
            return None
        circular = seen < 0.6 or (tolerance == _BANDS[0] and ring.a == ring.b)
        fitted = _fitted(points, ring, circular=circular)
        if fitted is None:
            return None
        ring = fitted
    return ring


def _edge_points(mask: Mask, ring: Ellipse, tolerance: float) -> tuple[NDArray[np.float32], float]:
    """In each direction the place nearest to the outline where ink ends outwards; share of it on the page."""
    offsets = np.arange(-round(tolerance), round(tolerance) + 4, dtype=np.float64)
    x, y = ring.points(offsets)
    ink, on_page = sampled(mask, x, y)
    ends = ink[:, :-3] & ~ink[:, 1:-2] & ~ink[:, 2:-1] & on_page[:, 2:-1]
    far = np.where(ends, np.abs(offsets[:-3])[None, :], np.inf)
    nearest = far.argmin(axis=1)
    rows = np.flatnonzero(np.isfinite(far.min(axis=1)))
    picked = nearest[rows]
    points = np.stack([x[rows, picked], y[rows, picked]], axis=1).astype(np.float32)
    return points, float(on_page[:, round(tolerance)].mean())


def _fitted(points: NDArray[np.float32], ring: Ellipse, *, circular: bool) -> Ellipse | None:
    """An ellipse through most of the points; a circle where little of the outline is on the page."""
    for _ in range(2):
        if not circular:
            (x, y), (wide, high), degrees = cv2.fitEllipseDirect(points)
            ring = Ellipse(x, y, wide / 2, high / 2, np.radians(degrees))
        else:
            ring = _circle(points)
        if not np.isfinite([ring.x, ring.y, ring.a, ring.b]).all() or min(ring.a, ring.b) < 4 * MM:
            return None
        off = np.abs(_distance(points, ring))
        near = off <= max(1.5, float(np.sort(off)[int(0.8 * (len(off) - 1))]))
        if near.sum() < 8:
            return None
        points = points[near]
    return ring


def _circle(points: NDArray[np.float32]) -> Ellipse:
    """Kåsa's least squares circle."""
    middle = points.mean(axis=0)
    p = (points - middle).astype(np.float64)
    rows = np.column_stack([2 * p, np.ones(len(p))])
    (x, y, rest), *_ = np.linalg.lstsq(rows, (p**2).sum(axis=1), rcond=None)
    radius = float(np.sqrt(max(0.0, rest + x * x + y * y)))
    return Ellipse(float(x + middle[0]), float(y + middle[1]), radius, radius)


def _distance(points: NDArray[np.float32], ring: Ellipse) -> NDArray[np.float64]:
    """Of points from an outline, in pixels along the ray from its middle."""
    c, s = np.cos(ring.angle), np.sin(ring.angle)
    dx, dy = points[:, 0] - ring.x, points[:, 1] - ring.y
    u, v = c * dx + s * dy, -s * dx + c * dy
    far = np.hypot(u, v)
    return np.asarray(far - far / np.maximum(1e-6, np.hypot(u / ring.a, v / ring.b)), np.float64)


def look(mask: Mask, written: Mask, ring: Ellipse) -> Rim:
    """What is to be seen along the outline, and in `written` inside it."""
    offsets = np.concatenate([np.arange(-3.0, 2.0), np.arange(4.0, 9.0)])
    ink, on_page = sampled(mask, *ring.points(offsets))
    seen = on_page[:, 3]
    inked = np.asarray(ink[:, :5].any(axis=1) & seen, np.bool_)
    clear = inked & (ink[:, 5:].sum(axis=1) <= 1)
    depth = -np.linspace(0.14, 0.42, 8) * min(ring.a, ring.b)
    inner, inner_page = sampled(written, *ring.points(depth))
    directions = np.asarray(inner_page.all(axis=1), np.bool_)
    count, whole = max(1, int(seen.sum())), max(1, int(directions.sum()))
    return Rim(
        float(seen.mean()),
        float(inked.sum() / count),
        float(clear.sum() / count),
        float((inner.any(axis=1) & directions).sum() / whole),
        float(inner[directions].mean()) if directions.any() else 0.0,
    )


def _score(rim: Rim, ring: Ellipse, demands: Demands) -> float:
    """How well a rim is seen, 0 where it is no seal's."""
    long, short = max(ring.a, ring.b), min(ring.a, ring.b)
    if not demands.least_mm * MM <= long <= demands.largest_mm * MM or short < _FLATTEST * long:
        return 0.0
    more = _OVAL_MORE if short < _ROUND * long else 0.0
    holds = (
        rim.rim >= demands.rim + more
        and rim.clear >= demands.clear + more
        and rim.seen >= _LEAST_SEEN
        and rim.written >= _WRITTEN
        and rim.filled <= demands.filled
    )
    return rim.clear * min(1.0, rim.seen + 0.3) if holds else 0.0


def _seal(ring: Ellipse, colour: SealColour, mask: Mask) -> SealFound:
    whole, (height, width) = ring.extent(), mask.shape
    box = Box(
        max(0.0, whole.x0), max(0.0, whole.y0), min(float(width), whole.x1), min(float(height), whole.y1)
    )
    _, on_page = sampled(mask, *ring.points(np.zeros(1)))
    shape = SealShape.ROUND if min(ring.a, ring.b) > _ROUND * max(ring.a, ring.b) else SealShape.OVAL
    return SealFound(
        box,
        shape,
        colour,
        (ring.x, ring.y),
        (2 * ring.a, 2 * ring.b),
        float(np.degrees(ring.angle)),
        bool(on_page.mean() < _WHOLE),
    )
