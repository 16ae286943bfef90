"""Where lines of text stand on a page, and the closer look that small print and nearly empty pages need."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from extractors.imaging.blank import written_part
from extractors.imaging.picture import Picture, Quad, bounds, cut_box
from extractors.imaging.tensor import fitted, quads_of_map, tensor
from extractors.reading.networks import Network
from extractors.reading.parameters import Parameters
from ingest.page import Box

_AROUND_MM = 10.0  # of paper left around what is looked at again
_AROUND_SMALL = 40.0  # pixels of the copy left around small print
_MOST_PIXELS = 1_250_000  # of a part looked at more closely; a page of A4 has 1,160,000
_LEAN = 0.04  # of its length: by so much a line may lean
_FOUND_AGAIN = 0.6  # share of a line's length
_EDGE = 2.0  # pixels: what reaches this near to the edge of a part may be cut by it


class Detector:
    """Holds the network. Quadrilaterals are in pixels of the picture given, in no order."""

    def __init__(self, network: Network, parameters: Parameters) -> None:
        self._network = network
        self._parameters = parameters

    def __call__(self, picture: Picture, dpi: float) -> list[Quad]:
        """The lines on a copy of `detect_longest` pixels.

        The detector overlooks a short line on an empty page: where there are few, what is written is looked
        at again by itself, twice as closely. It also overlooks the smallest print, of which it finds some,
        such as the labels of a passport photographed: around that it looks again.
        """
        p = self._parameters
        quads = self._lines(fitted(picture, p.detect_longest), picture)
        if len(quads) < p.few_lines:
            return self._of_written_part(picture, dpi) or quads
        return self._with_small_print(quads, picture)

    def _of_written_part(self, picture: Picture, dpi: float) -> list[Quad]:
        area = written_part(picture, dpi)
        if area is None:
            return []
        area = _clipped(area.grow(_AROUND_MM * dpi / 25.4), picture)
        longest = max(area.width, area.height)
        return self._closer(picture, area, min(1.0, 2 * self._parameters.detect_longest / longest))

    def _with_small_print(self, quads: list[Quad], picture: Picture) -> list[Quad]:
        """Small lines replaced by what a closer look at their surroundings finds between the others."""
        p = self._parameters
        factor = min(1.0, p.detect_longest / max(picture.shape[:2]))
        small = [quad for quad in quads if _thickness(quad) * factor < p.small_line]
        if len(small) < p.small_lines:
            return quads
        large = [quad for quad in quads if _thickness(quad) * factor >= p.small_line]
        area = _clipped(bounds(np.concatenate(small)).grow(_AROUND_SMALL / factor), picture)
        tall = sum(bounds(quad).height > bounds(quad).width for quad in small) > len(small) / 2
        closer = self._closer(picture, area, p.small_closer * factor, tall=tall)
        near = [quad for quad in closer if not _in_any(quad, large)]
        lost = [quad for quad in small if not _in_any(quad, near) and not _covered(quad, near)]
        return large + near + lost

    def _closer(self, picture: Picture, area: Box, scale: float, *, tall: bool = False) -> list[Quad]:
        """The lines of an area of the page, `scale` times as large, each once; `tall`: they stand on end."""
        found: list[Quad] = []
        for band in _bands(area, scale, tall=tall):
            part = cut_box(picture, band)
            copy = fitted(part, round(scale * max(part.shape[:2])), enlarge=True)
            lines = _moved(self._lines(copy, part), band)
            found += [q for q in lines if _is_whole(q, band, picture) and not _in_any(q, found)]
        return found

    def _lines(self, copy: Picture, picture: Picture) -> list[Quad]:
        """Lines found on a copy of a picture, in the picture's pixels."""
        p = self._parameters
        shares = self._network(tensor(copy))[0, 0]
        size = (picture.shape[1], picture.shape[0])
        return quads_of_map(shares, size, ink=p.text_ink, box=p.text_box, grow=p.text_grow, most=p.most_lines)


def _bands(area: Box, scale: float, *, tall: bool) -> list[Box]:
    """An area parted between its lines of text so that no part has more pixels than a page, with margins.

    Without, a page of small figures would take a gigabyte: a network's memory grows with its picture. A line
    cut by one part, also one that leans, lies whole in the next.
    """
    count = int(np.ceil(area.area * scale**2 / _MOST_PIXELS))
    margin = _AROUND_SMALL / scale + _LEAN * (area.height if tall else area.width)
    low, high = (area.x0, area.x1) if tall else (area.y0, area.y1)
    cuts = pairwise(np.linspace(low, high, count + 1).tolist())
    ends = [(max(low, a - margin), min(high, b + margin)) for a, b in cuts]
    return [Box(a, area.y0, b, area.y1) if tall else Box(area.x0, a, area.x1, b) for a, b in ends]


def _clipped(area: Box, picture: Picture) -> Box:
    height, width = picture.shape[:2]
    return Box(max(0.0, area.x0), max(0.0, area.y0), min(float(width), area.x1), min(float(height), area.y1))


def _covered(line: Quad, others: Sequence[Quad]) -> bool:
    """Whether most of a line's length is found again in pieces."""
    inside = sum(_length(other) for other in others if _in(other, line))
    return inside > _FOUND_AGAIN * _length(line)


def _length(quad: Quad) -> float:
    return float(max(np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[3] - quad[0])))


def _moved(quads: Sequence[Quad], area: Box) -> list[Quad]:
    """Lines of a part of the page, cut out at `area`, in the page's pixels."""
    corner = np.array([max(0, round(area.x0)), max(0, round(area.y0))], np.float32)
    return [quad + corner for quad in quads]


def _thickness(quad: Quad) -> float:
    """The smaller side: the height of a line, whichever way it runs."""
    return float(min(np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[3] - quad[0])))


def _is_whole(quad: Quad, band: Box, picture: Picture) -> bool:
    """Whether a line ends before the edges of a part of the page; the page's own edges cut nothing."""
    height, width = picture.shape[:2]
    low = [-np.inf if edge <= 0 else edge + _EDGE for edge in (band.x0, band.y0)]
    high = [np.inf if edge >= end else edge - _EDGE for edge, end in ((band.x1, width), (band.y1, height))]
    return bool((quad > low).all() and (quad < high).all())


def _in_any(quad: Quad, others: Sequence[Quad]) -> bool:
    return any(_in(quad, other) for other in others)


def _in(quad: Quad, other: Quad) -> bool:
    """Whether the middle of a line lies in another one, which is convex: on one side of all its sides."""
    along, to = np.roll(other, -1, axis=0) - other, quad.mean(axis=0) - other
    sides = along[:, 0] * to[:, 1] - along[:, 1] * to[:, 0]
    return bool((sides >= 0).all() or (sides <= 0).all())
