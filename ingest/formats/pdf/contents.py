"""What a PDF page is drawn of besides letters: pictures, rules and drawings, found in one walk."""

import ctypes
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from ingest.formats.pdf.covered import OF_A_SCAN, covered_by, share_of
from ingest.formats.pdf.objects import Area, Matrix, Thing, area_of, matrix_of, times

_MOST_OBJECTS = 20_000
_DEEPEST = 4  # forms in forms
_THIN = 3.0  # points: a path no thicker is a rule
_BOX = 24.0  # points: no tick box is larger
_LONG = 6.0  # points: shorter ones are dots
_MOST_SEGMENTS = 400  # of one path; more is a drawing
_DOTS, _BARS = 60, 16  # paths that a QR code and a bar code have at least
_APART = 9.0  # points from bar to bar
_PALE = 245  # levels of 255: paths filled so lightly are paper
_UPRIGHT: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


@dataclass(slots=True)
class Contents:
    """`rules` are thin level or upright areas and the sides of boxes.

    `drawings` counts paths that are more, `boxes` those as small as tick boxes, `dots` smaller ones.
    `covered` are the addresses of text objects that lie under pictures, of a page that is mostly pictures.
    """

    pictures: list[Area] = field(default_factory=list)
    rules: list[Area] = field(default_factory=list)
    drawings: int = 0
    boxes: int = 0
    dots: int = 0
    covered: set[int] = field(default_factory=set)

    @property
    def may_draw_codes(self) -> bool:
        """Whether paths are there that could be a bar code or a QR code."""
        return (
            self.drawings > 0
            or self.dots + self.boxes > _DOTS
            or _most_bars(self.rules) > _BARS
            or _most_bars([(bottom, left, top, right) for left, bottom, right, top in self.rules]) > _BARS
        )


def _most_bars(rules: list[Area]) -> int:
    """How many upright rules of one height stand side by side as near as bars do; those of tables do not."""
    bars: dict[tuple[int, int], list[float]] = defaultdict(list)
    for left, bottom, right, top in rules:
        if right - left < top - bottom:
            bars[round(bottom), round(top)].append(left)
    return max((sum(b - a < _APART for a, b in pairwise(sorted(xs))) for xs in bars.values()), default=0)


def contents_of(page: pdfium.PdfPage) -> Contents:
    """Pictures and rules of a page; of one with very many objects the first twenty thousand."""
    found = Contents()
    before: list[Thing] = []
    over: list[tuple[Thing, int]] = []  # pictures with the number of texts that came before each
    for thing, kind, matrix in _objects(page, found):
        if kind == raw.FPDF_PAGEOBJ_TEXT:
            before.append((thing, matrix))
        elif kind == raw.FPDF_PAGEOBJ_IMAGE:
            found.pictures.append(area_of(thing, matrix))
            over.append(((thing, matrix), len(before)))
        elif kind == raw.FPDF_PAGEOBJ_PATH:
            _take_path(thing, matrix, found)
        else:
            found.drawings += kind == raw.FPDF_PAGEOBJ_SHADING
    if before and share_of(page, found.pictures) >= OF_A_SCAN:
        found.covered = covered_by(page, before, over)
    return found


def _objects(page: pdfium.PdfPage, found: Contents) -> Iterator[tuple[raw.FPDF_PAGEOBJECT, int, Matrix]]:
    """Each object that is no form; what is not looked into counts as a drawing."""
    left = _MOST_OBJECTS

    def walk(
        container: object, count: int, deep: int, matrix: Matrix
    ) -> Iterator[tuple[raw.FPDF_PAGEOBJECT, int, Matrix]]:
        nonlocal left
        get = raw.FPDFPage_GetObject if deep == 0 else raw.FPDFFormObj_GetObject
        for index in range(count):
            if left <= 0:
                found.drawings += 1  # whatever is there
                return
            left -= 1
            thing = get(container, index)
            kind = raw.FPDFPageObj_GetType(thing)
            if kind == raw.FPDF_PAGEOBJ_FORM:
                if deep >= _DEEPEST:
                    found.drawings += 1
                else:
                    inner = times(matrix_of(thing), matrix)
                    yield from walk(thing, raw.FPDFFormObj_CountObjects(thing), deep + 1, inner)
            else:
                yield thing, kind, matrix

    yield from walk(page.raw, raw.FPDFPage_CountObjects(page), 0, _UPRIGHT)


def _take_path(thing: raw.FPDF_PAGEOBJECT, matrix: Matrix, found: Contents) -> None:
    fill, stroked = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(thing, fill, stroked)
    if not (stroked.value or (fill.value and not _is_pale(thing))):
        return
    area = area_of(thing, matrix)
    width, height = area[2] - area[0], area[3] - area[1]
    if min(width, height) <= _THIN:
        if max(width, height) >= _LONG:
            found.rules.append(area)
        else:
            found.dots += 1
        return
    found.boxes += max(width, height) <= _BOX
    edges = _edges(thing, times(matrix_of(thing), matrix))
    if edges is None:
        found.drawings += 1
    else:
        found.rules += edges


def _is_pale(thing: raw.FPDF_PAGEOBJECT) -> bool:
    red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
    raw.FPDFPageObj_GetFillColor(thing, red, green, blue, alpha)
    return alpha.value == 0 or min(red.value, green.value, blue.value) >= _PALE


def _edges(path: raw.FPDF_PAGEOBJECT, matrix: Matrix) -> list[Area] | None:
    """The sides of a path of level and upright lines; None where it is something else."""
    count = raw.FPDFPath_CountSegments(path)
    if not 0 < count <= _MOST_SEGMENTS:
        return None
    edges: list[Area] = []
    first = place = (0.0, 0.0)
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(path, index)
        kind = raw.FPDFPathSegment_GetType(segment)
        if kind == raw.FPDF_SEGMENT_BEZIERTO:
            return None
        to = _point(segment, matrix)
        if kind == raw.FPDF_SEGMENT_MOVETO:
            first = to
        elif not _add_edge(place, to, edges):
            return None
        if raw.FPDFPathSegment_GetClose(segment) and not _add_edge(to, first, edges):
            return None
        place = to
    return edges


def _add_edge(one: tuple[float, float], other: tuple[float, float], edges: list[Area]) -> bool:
    """False for a slanting line; short ones are left out."""
    x0, x1 = sorted((one[0], other[0]))
    y0, y1 = sorted((one[1], other[1]))
    if min(x1 - x0, y1 - y0) > 1.0:
        return False
    if max(x1 - x0, y1 - y0) >= _LONG:
        edges.append((x0, y0, x1, y1))
    return True


def _point(segment: raw.FPDF_PATHSEGMENT, matrix: Matrix) -> tuple[float, float]:
    x, y = ctypes.c_float(), ctypes.c_float()
    raw.FPDFPathSegment_GetPoint(segment, x, y)
    a, b, c, d, e, f = matrix
    return a * x.value + c * y.value + e, b * x.value + d * y.value + f
