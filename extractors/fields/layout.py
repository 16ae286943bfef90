"""A page as runs of text: lines cut at wide gaps, each with the boxes of its characters and its table cell."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from statistics import median
from unicodedata import east_asian_width

from extractors.document import ReadPage
from extractors.language.page_doc import PageDoc, page_doc
from extractors.page_text import Cell, Line, Table, Word
from ingest.page import Box

_GAP = 1.6  # line heights: words farther apart than this do not read as one


@dataclass(frozen=True, slots=True)
class Run:
    """Characters that read as one: a line, or the part of it between two wide gaps.

    `edges` are the left and right x of each character, `certain` the confidence of each; `cell` is the index of
    the smallest table cell around it in `Sheet.cells`.
    """

    text: str
    box: Box
    edges: tuple[tuple[float, float], ...]
    certain: tuple[float, ...]
    cell: int | None = None

    @property
    def middle(self) -> float:
        return (self.box.y0 + self.box.y1) / 2

    def span_box(self, start: int, end: int) -> Box:
        """The box of the characters `start` to `end`."""
        if start >= end or start >= len(self.edges):
            return self.box
        return Box(
            self.edges[start][0], self.box.y0, self.edges[min(end, len(self.edges)) - 1][1], self.box.y1
        )

    def span_confidence(self, start: int, end: int) -> float:
        """That of the least certain of the characters `start` to `end`."""
        return min(self.certain[start:end], default=min(self.certain, default=0.0))


class Sheet:
    """A page prepared for looking things up in it."""

    def __init__(self, page: ReadPage) -> None:
        self.page = page
        self.cells = tuple(cell for table in page.text.tables for cell in _proper(table))
        self.runs = tuple(_runs(page.text.lines, self.cells))

    @property
    def width(self) -> int:
        return self.page.text.width

    @property
    def height(self) -> int:
        return self.page.text.height

    @cached_property
    def doc(self) -> PageDoc:
        return page_doc(self.runs)

    @cached_property
    def line_height(self) -> float:
        """The usual height of a line in pixels."""
        return median(run.box.height for run in self.runs) if self.runs else 0.02 * self.height

    def right_limit(self, here: Run) -> float:
        """How far text reaches to the right around a run: only a full line runs on into the next."""
        near = (
            run.box.x1
            for run in self.runs
            if abs(run.middle - here.middle) < 8 * here.box.height
            and run.box.x0 < here.box.x1
            and run.box.x1 > here.box.x0
        )
        return max(near, default=here.box.x1)

    @cached_property
    def plain(self) -> str:
        """All text of the page without spaces."""
        return "".join("".join(run.text.split()) for run in self.runs)


def _proper(table: Table) -> Iterator[Cell]:
    """The cells of a table that is one: a lone frame around text says nothing about what stands beside what."""
    if len(table.cells) > 1:
        yield from table.cells


def _runs(lines: Sequence[Line], cells: Sequence[Cell]) -> Iterator[Run]:
    for line in lines:
        for words in _groups(line):
            run = _run(words)
            if run.text:
                yield Run(run.text, run.box, run.edges, run.certain, _cell_of(run.box, cells))


def _groups(line: Line) -> Iterator[list[Word]]:
    """The line's words, parted at wide gaps. A line without words is one."""
    words = [word for word in line.words if word.text.strip()]
    if not words or "".join("".join(w.text for w in words).split()) != "".join(line.text.split()):
        yield [Word(line.text, line.box, line.confidence)]
        return
    group = [words[0]]
    for word in words[1:]:
        if word.box.x0 - group[-1].box.x1 > _GAP * max(line.box.height, 1.0):
            yield group
            group = []
        group.append(word)
    yield group


def _run(words: Sequence[Word]) -> Run:
    text, edges, certain = "", list[tuple[float, float]](), list[float]()
    box = words[0].box
    for word in words:
        piece = word.text.strip()
        if text and _spaced(text[-1], piece[:1]):
            text += " "
            edges.append((edges[-1][1], max(edges[-1][1], word.box.x0)))
            certain.append(1.0)
        text += piece
        edges += _spread(piece, word.box)
        certain += [word.confidence] * len(piece)
        box = box.union(word.box)
    return Run(text, box, tuple(edges), tuple(certain))


def _spaced(left: str, right: str) -> bool:
    """Whether a space parts two words: between Latin ones, never beside a Han character."""
    return not (_wide(left) or _wide(right))


def _wide(character: str) -> bool:
    return east_asian_width(character or "a") in "WF"


def _spread(text: str, box: Box) -> list[tuple[float, float]]:
    """The x of each character when wide ones take twice the room of narrow ones."""
    shares = [2.0 if _wide(c) else 1.0 for c in text]
    total, x, edges = sum(shares) or 1.0, box.x0, []
    for share in shares:
        edges.append((x, x := x + box.width * share / total))
    return edges


def _cell_of(box: Box, cells: Sequence[Cell]) -> int | None:
    """The smallest cell that holds the middle of `box`."""
    x, y = box.centre
    around = [
        (cell.box.area, i)
        for i, cell in enumerate(cells)
        if cell.box.x0 <= x < cell.box.x1 and cell.box.y0 <= y < cell.box.y1
    ]
    return min(around)[1] if around else None
