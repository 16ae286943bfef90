"""Where lines of text stand on a page, and the closer look that small print and nearly empty pages need."""

from collections.abc import Sequence
from itertools import pairwise

import numpy as np

from extractors.imaging.blank import written_part
from extractors.imaging.content import find_content
from extractors.imaging.picture import Picture, Quad, bounds, cut_box, scaled, to_grey
from extractors.imaging.tensor import fitted, quads_of_map, tensor
from extractors.reading.networks import Network
from extractors.reading.parameters import Parameters
from ingest.page import Box

_AROUND_MM = 10.0  # of paper left around what is looked at again
_AROUND_PRINT = 24.0  # pixels of the copy left around what is printed
_AROUND_SMALL = 40.0  # pixels of the copy left around small print
_MOST_PIXELS = 1_250_000  # of a part looked at more closely; a page of A4 has 1,160,000
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
        quads = self._printed(picture)
        if len(quads) < p.few_lines:
            return self._of_written_part(picture, dpi) or quads
        return self._with_small_print(quads, picture)

    def _printed(self, picture: Picture) -> list[Quad]:
        """The lines where anything is printed: margins are left out, a third of a page or more."""
        longest = self._parameters.detect_longest
        factor = min(1.0, longest / max(picture.shape[:2]))
        content = find_content(to_grey(scaled(picture, factor)))
        if content is None:
            return self._lines(fitted(picture, longest), picture)
        area = content.grow(_AROUND_PRINT)
        area = Box(*(value / factor for value in (area.x0, area.y0, area.x1, area.y1)))
        part = cut_box(picture, area)
        return _moved(self._lines(fitted(part, round(factor * max(part.shape[:2]))), part), area)

    def _of_written_part(self, picture: Picture, dpi: float) -> list[Quad]:
        area = written_part(picture, dpi)
        if area is None:
            return []
        area = area.grow(_AROUND_MM * dpi / 25.4)
        part = cut_box(picture, area)
        return _moved(self._lines(fitted(part, 2 * self._parameters.detect_longest), part), area)

    def _with_small_print(self, quads: list[Quad], picture: Picture) -> list[Quad]:
        """Small lines replaced by what a closer look at their surroundings finds between the others."""
        p = self._parameters
        factor = min(1.0, p.detect_longest / max(picture.shape[:2]))
        small = [quad for quad in quads if _thickness(quad) * factor < p.small_line]
        if len(small) < p.small_lines:
            return quads
        large = [quad for quad in quads if _thickness(quad) * factor >= p.small_line]
        area = bounds(np.concatenate(small)).grow(_AROUND_SMALL / factor)
        area = Box(
            max(0.0, area.x0),
            max(0.0, area.y0),
            min(picture.shape[1], area.x1),
            min(picture.shape[0], area.y1),
        )
        near: list[Quad] = []
        for band in _bands(area, small, p.small_closer * factor):
            part = cut_box(picture, band)
            closer = fitted(part, round(p.small_closer * factor * max(part.shape[:2])), enlarge=True)
            whole = [quad for quad in self._lines(closer, part) if _is_whole(quad, part)]
            near += [quad for quad in _moved(whole, band) if not _in_any(quad, [*large, *near])]
        lost = [quad for quad in small if not _in_any(quad, near) and not any(_in(n, quad) for n in near)]
        return large + near + lost

    def _lines(self, copy: Picture, picture: Picture) -> list[Quad]:
        """Lines found on a copy of a picture, in the picture's pixels."""
        p = self._parameters
        shares = self._network(tensor(copy))[0, 0]
        size = (picture.shape[1], picture.shape[0])
        return quads_of_map(shares, size, ink=p.text_ink, box=p.text_box, grow=p.text_grow, most=p.most_lines)


def _bands(area: Box, lines: Sequence[Quad], scale: float) -> list[Box]:
    """An area parted along its lines of text so that no part has more pixels than a page, each with a margin.

    Without, a page of small figures would take a gigabyte: a network's memory grows with its picture. A line
    cut by one part lies whole in the next.
    """
    count = int(np.ceil(area.area * scale**2 / _MOST_PIXELS))
    margin = _AROUND_SMALL / scale
    if sum(bounds(line).height > bounds(line).width for line in lines) > len(lines) / 2:
        cuts = np.linspace(area.x0, area.x1, count + 1)
        return [
            Box(max(area.x0, a - margin), area.y0, min(area.x1, b + margin), area.y1)
            for a, b in pairwise(cuts.tolist())
        ]
    cuts = np.linspace(area.y0, area.y1, count + 1)
    return [
        Box(area.x0, max(area.y0, a - margin), area.x1, min(area.y1, b + margin))
        for a, b in pairwise(cuts.tolist())
    ]


def _moved(quads: Sequence[Quad], area: Box) -> list[Quad]:
    """Lines of a part of the page, cut out at `area`, in the page's pixels."""
    corner = np.array([max(0, round(area.x0)), max(0, round(area.y0))], np.float32)
    return [quad + corner for quad in quads]


def _thickness(quad: Quad) -> float:
    """The smaller side: the height of a line, whichever way it runs."""
    return float(min(np.linalg.norm(quad[1] - quad[0]), np.linalg.norm(quad[3] - quad[0])))


def _is_whole(quad: Quad, part: Picture) -> bool:
    high = (part.shape[1] - _EDGE, part.shape[0] - _EDGE)
    return bool((quad > _EDGE).all() and (quad < high).all())


def _in_any(quad: Quad, others: Sequence[Quad]) -> bool:
    return any(_in(quad, other) for other in others)


def _in(quad: Quad, other: Quad) -> bool:
    """Whether the middle of a line lies in another one, which is convex: on one side of all its sides."""
    along, to = np.roll(other, -1, axis=0) - other, quad.mean(axis=0) - other
    sides = along[:, 0] * to[:, 1] - along[:, 1] * to[:, 0]
    return bool((sides >= 0).all() or (sides <= 0).all())
