"""A page as runs of text: its lines with the boxes of their characters and the table cells they lie in."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import islice
from statistics import median
from unicodedata import east_asian_width

from extractors.document import ReadPage
from extractors.fields.levelling import Level, level_of
from extractors.language.page_doc import PageDoc, page_doc
from extractors.page_text import Cell, Line, Table
from ingest.page import Box

LARGE = 1.22  # times the usual line height: type of headings
_TOP = 0.45  # of the page's height: no title begins below
_HEAD = 0.08  # running heads stand above
_CONTINUED = ("续", "续表", "continued")
LONGEST = 400  # characters of a run: no line of print has more, and what looks at a run need not bear more
FULLEST = 20_000  # characters of a page: A4 in type of 5 points holds 15,000; what follows is nothing printed
MOST_RUNS = 1_000  # of a page: a table of A4 so small has 100 rows of 10 columns; runs look at one another


@dataclass(frozen=True, slots=True)
class Run:
    """A line: characters that read as one.

    `box` is where it would lie on a level page, for comparing places; `printed` where it lies on the page as
    it is. `edges` are the left and right x of each character, `certain` the confidence of each; `cell` is the
    index of the smallest table cell around it in `Sheet.cells`.
    """

    text: str
    box: Box
    printed: Box
    edges: tuple[tuple[float, float], ...]
    certain: tuple[float, ...]
    cell: int | None = None
    words: tuple[int, ...] = ()  # where the second and later words begin

    @property
    def middle(self) -> float:
        return (self.box.y0 + self.box.y1) / 2

    def span_box(self, start: int, end: int) -> Box:
        """The box of the characters `start` to `end` on the page as it is."""
        return self._span(self.printed, start, end)

    def level_box(self, start: int, end: int) -> Box:
        """The box of the characters `start` to `end` on the level page."""
        return self._span(self.box, start, end)

    def _span(self, box: Box, start: int, end: int) -> Box:
        if start >= end or start >= len(self.edges):
            return box
        return Box(self.edges[start][0], box.y0, self.edges[min(end, len(self.edges)) - 1][1], box.y1)

    def span_confidence(self, start: int, end: int) -> float:
        """That of the least certain of the characters `start` to `end`."""
        return min(self.certain[start:end], default=min(self.certain, default=0.0))


@dataclass(frozen=True, slots=True)
class Heading:
    """Text of one row, without spaces; `size` in usual line heights, `top` in page heights.

    `centred`: it stands by itself in the middle of the upper page, a title where all type is of one size.
    """

    text: str
    size: float
    top: float
    first_run: int
    centred: bool = False

    @property
    def running(self) -> bool:
        """Whether it is the head that stands on every page."""
        return self.top < _HEAD and self.size < LARGE

    @property
    def continued(self) -> bool:
        """Whether it repeats an earlier page's title ("（续）")."""
        return any(f"({word}" in self.text or f"（{word}" in self.text for word in _CONTINUED)


class Sheet:
    """A page prepared for looking things up in it."""

    def __init__(self, page: ReadPage) -> None:
        self.page = page
        text = page.text
        level = level_of(text.lines, text.tables, text.width, text.height)
        self.cells = tuple(
            replace(cell, box=level.box(cell.box)) for table in text.tables for cell in _proper(table)
        )
        self.runs = tuple(_first(_runs(text.lines, self.cells, level)))

    def part(self, inside: Callable[[Run], bool]) -> "Sheet":
        """The same page with the runs for which `inside` holds."""
        part = Sheet(self.page)
        part.runs = tuple(run for run in self.runs if inside(run))
        return part

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
    def rows_apart(self) -> tuple[Heading, ...]:
        """Rows in larger type than the text, and rows that stand by themselves, from top to bottom."""
        return tuple(_rows_apart(self))

    @cached_property
    def headings(self) -> tuple[Heading, ...]:
        """Those in the upper part of the page that are large, or centred."""
        return tuple(row for row in self.rows_apart if row.top < _TOP and (row.size >= LARGE or row.centred))

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
    """The cells of a table that is one: a lone frame says nothing about what stands beside what."""
    if len(table.cells) > 1:
        yield from table.cells


def _runs(lines: Sequence[Line], cells: Sequence[Cell], page: Level) -> Iterator[Run]:
    for line in lines:
        text = line.text.strip()
        if text:
            edges, certain = _glyphs(text, line)
            level = page.box(line.box)
            words = tuple(_word_starts(text, line))
            run = Run(text, level, line.box, edges, certain, _cell_of(level, cells), words)
            yield from (run,) if len(text) <= LONGEST else _cut(run)


def _first(runs: Iterable[Run]) -> Iterator[Run]:
    """As many runs as print a page full: whatever looks at a page has no more before it."""
    room = FULLEST
    for run in islice(runs, MOST_RUNS):
        room -= len(run.text)
        if room < 0:
            return
        yield run


def _cut(run: Run) -> Iterator[Run]:
    """An endless line in pieces, at spaces where there are any."""
    start, text = 0, run.text
    while start < len(text):
        end = min(start + LONGEST, len(text))
        if end < len(text):
            end = max(text.rfind(" ", start + 1, end), 0) or end
        piece = text[start:end].strip()
        at = text.index(piece, start)
        stop = at + len(piece)
        if piece:
            yield Run(
                piece, run.level_box(at, stop), run.span_box(at, stop), run.edges[at:stop],
                run.certain[at:stop], run.cell, tuple(word - at for word in run.words if at < word < stop),
            )  # fmt: skip
        start = end


def _glyphs(text: str, line: Line) -> tuple[tuple[tuple[float, float], ...], tuple[float, ...]]:
    """The left and right x and the confidence of each character, from the words where they spell the line."""
    spelled = [
        (edge, word.confidence)
        for word in line.words
        for character, edge in zip(word.text, _spread(word.text, word.box), strict=True)
        if not character.isspace()
    ]
    if len(spelled) != len("".join(text.split())):
        return tuple(_spread(text, line.box)), (line.confidence,) * len(text)
    glyphs: list[tuple[tuple[float, float], float]] = []
    rest = iter(spelled)
    for character in text:
        if character.isspace() and glyphs:
            (_, right), confidence = glyphs[-1]
            glyphs.append(((right, right), confidence))
        else:
            glyphs.append(next(rest))
    return tuple(edge for edge, _ in glyphs), tuple(confidence for _, confidence in glyphs)


def _word_starts(text: str, line: Line) -> Iterator[int]:
    """Where in `text` the words behind the first begin, as the engine cut the line."""
    at = 0
    for word in line.words[:-1]:
        for character in word.text:
            if not character.isspace():
                at += 1
                while at < len(text) and text[at].isspace():
                    at += 1
        if 0 < at < len(text):
            yield at


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


def _rows_apart(sheet: Sheet) -> Iterator[Heading]:
    rows: list[list[tuple[int, Run]]] = []
    for item in sorted(enumerate(sheet.runs), key=lambda pair: pair[1].middle):
        beside = rows and abs(item[1].middle - rows[-1][-1][1].middle) < 0.4 * item[1].box.height
        rows[-1].append(item) if beside else rows.append([item])
    for row in rows:
        large = [item for item in row if item[1].box.height >= LARGE * sheet.line_height]
        if large or len(row) == 1:
            yield _heading(sorted(large or row, key=lambda pair: pair[1].box.x0), sheet, len(row) == 1)


def _heading(row: list[tuple[int, Run]], sheet: Sheet, alone: bool) -> Heading:
    text = "".join("".join(run.text.split()) for _, run in row)
    size = max(run.box.height for _, run in row) / max(sheet.line_height, 1.0)
    left, right = row[0][1].box.x0, row[-1][1].box.x1
    centred = alone and abs((left + right) / 2 - sheet.width / 2) < 0.06 * sheet.width
    centred = centred and right - left < 0.62 * sheet.width
    top = min(run.box.y0 for _, run in row) / max(sheet.height, 1)
    return Heading(text, size, top, row[0][0], centred and top < 0.3)
