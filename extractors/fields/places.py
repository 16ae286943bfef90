"""Where a label's value may stand: behind it, in the rest of its cell, to the right, or below."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from extractors.fields.labels import Label, Strength
from extractors.fields.layout import Run, Sheet
from ingest.page import Box

_REMARK = re.compile(r"\s*[（(].{0,16}[）)][：:]?\s*")  # belongs to the label above it


@dataclass(frozen=True, slots=True)
class Stretch:
    """Characters `start` to `end` of one run."""

    run: int
    start: int
    end: int


Lines = tuple[Stretch, ...]


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A page with its labels, to look around in."""

    sheet: Sheet
    labels: tuple[Label, ...]
    labelled: frozenset[int]  # runs that begin with a label

    def whole(self, run: int) -> Stretch:
        """A run up to the first label in it."""
        return Stretch(run, 0, self._until(run, 0))

    def _until(self, run: int, start: int) -> int:
        ends = [label.start for label in self.labels if label.run == run and label.start >= start]
        return min(ends, default=len(self.sheet.runs[run].text))

    def candidates(self, label: Label) -> Iterator[Lines]:
        """The places of the value, likeliest first; each as the lines it runs over, one at least."""
        run = self.sheet.runs[label.run]
        inline = Stretch(label.run, label.end, self._until(label.run, label.end))
        if run.text[inline.start : inline.end].strip():
            yield self._continued(inline)
            yield (inline, *self._beside_in_row(run))
            cut = next((start for start in run.words if inline.start < start < inline.end), None)
            if cut is not None:
                yield (Stretch(label.run, inline.start, cut),)
            return
        if run.cell is not None:
            yield from self._in_table(label, run.cell)
        yield from self._right(label)
        yield from self._below(label)

    # -- tables ------------------------------------------------------------------------------------------

    def _in_table(self, label: Label, cell: int) -> Iterator[Lines]:
        """The next cell to the right, else the rest of the label's own cell."""
        here, runs = self.sheet.cells[cell], self.sheet.runs
        for index, other in enumerate(self.sheet.cells):
            if _beside(here.box, other.box, self.sheet.line_height) and not self._heads(index):
                lines = tuple(self.whole(r) for r in self._runs_in(index))
                if lines:
                    yield lines
        rest = [
            r for r in self._runs_in(cell) if r > max(label.covers) and not _REMARK.fullmatch(runs[r].text)
        ]
        if rest and not any(r in self.labelled for r in rest):
            yield tuple(self.whole(r) for r in rest)

    def _runs_in(self, cell: int) -> list[int]:
        return [i for i, run in enumerate(self.sheet.runs) if run.cell == cell]

    def _heads(self, cell: int) -> bool:
        runs = self._runs_in(cell)
        return bool(runs) and runs[0] in self.labelled

    # -- free text -----------------------------------------------------------------------------------------

    def _continued(self, first: Stretch) -> Lines:
        """The lines a value behind its label runs on over, in the same cell or column."""
        lines = [first]
        runs = self.sheet.runs
        here = runs[first.run]
        if first.end < len(here.text):
            return (first,)
        left = here.level_box(first.start, first.end).x0
        limit = self.sheet.right_limit(here)
        while here.cell is not None or here.box.x1 >= limit - 2.5 * here.box.height:
            following = self._next_line(here, (here.box.x0, left))
            if following is None or (here.cell is None and self._answers(runs[following], first.run)):
                break
            lines.append(self.whole(following))
            here = runs[following]
        return tuple(lines)

    def _answers(self, run: Run, but: int) -> bool:
        """Whether what stands next to `run` on its left is a label, and not that of run `but`."""
        left = [
            (other.box.x1, index)
            for index, other in enumerate(self.sheet.runs)
            if other.box.x1 <= run.box.x0 and _same_row(other, run)
        ]
        return bool(left) and max(left)[1] != but and max(left)[1] in self.labelled

    def _next_line(self, here: Run, lefts: tuple[float, ...]) -> int | None:
        """The run directly under `here` that begins at one of `lefts` (indents allowed) and is no label."""
        height = here.box.height
        best: tuple[float, int] | None = None
        for index, run in enumerate(self.sheet.runs):
            gap = run.middle - here.middle
            if not 0.6 * height < gap < 2.1 * height or run.cell != here.cell:
                continue
            if any(abs(run.box.x0 - left) < 1.2 * height for left in lefts) and (
                best is None or gap < best[0]
            ):
                best = (gap, index)
        if best is None or best[1] in self.labelled or self._has_colon_early(best[1]):
            return None
        return best[1]

    def _has_colon_early(self, run: int) -> bool:
        text = self.sheet.runs[run].text[:14]
        return ":" in text or "：" in text

    def _block(self, label: Label) -> Box:
        """The label with the lines of the same label above and below it (second language, remark)."""
        runs, box = self.sheet.runs, label.box
        height = max(box.height, 1.0)
        twins = [other.box for other in self.labels if other.keys & label.keys and other is not label]
        remarks = [r.box for r in runs if r.text[:1] in "(（" and r.text[-1:] in ")）"]
        for other in sorted([*twins, *remarks], key=lambda b: b.y0):
            apart = max(other.y0 - box.y1, box.y0 - other.y1)
            if apart < 0.9 * height and min(other.x1, box.x1) > max(other.x0, box.x0):
                box = box.union(other)
        return box

    def _right(self, label: Label) -> Iterator[Lines]:
        if label.strength is Strength.LOOSE:
            return
        block, runs = self._block(label), self.sheet.runs
        height = max(label.box.height, 1.0)
        band = Box(0, block.y0 - 0.25 * height, 0, block.y1 + 0.25 * height)
        level = [
            i
            for i, r in enumerate(runs)
            if r.box.x0 >= block.x1 - 0.3 * height and band.y0 < r.middle < band.y1 and i != label.run
        ]
        if not level:
            return
        own = label.box.centre[1]
        nearest = min(level, key=lambda i: (round(runs[i].box.x0 / height), abs(runs[i].middle - own)))
        if nearest in self.labelled:
            return
        column = [i for i in level if abs(runs[i].box.x0 - runs[nearest].box.x0) < 1.2 * height]
        column = [i for i in column if i not in self.labelled]
        column = [
            i
            for i in column
            if i == nearest
            or (block.y0 < runs[i].middle < block.y1 and not self._label_level_with(runs[i], label.keys))
        ]
        yield self._grown(column, block, height)
        row = [i for i in sorted(level, key=lambda i: runs[i].box.x0) if _same_row(runs[i], runs[nearest])]
        joined = self._row_until_label(row)
        if len(joined) > 1:
            yield joined

    def _beside_in_row(self, run: Run) -> Lines:
        """What stands on the same row to the right, up to the next label and within the same cell."""
        row = [
            i
            for i, other in enumerate(self.sheet.runs)
            if other.box.x0 >= run.box.x1 and other.cell == run.cell and _same_row(run, other)
        ]
        return self._row_until_label(sorted(row, key=lambda i: self.sheet.runs[i].box.x0))

    def _row_until_label(self, row: Sequence[int]) -> Lines:
        lines: list[Stretch] = []
        for index in row:
            if index in self.labelled:
                break
            lines.append(self.whole(index))
        return tuple(lines)

    def _grown(self, column: Sequence[int], block: Box, height: float) -> Lines:
        """The lines of a value beside its label: centred on it, or beginning level with it."""
        runs = self.sheet.runs
        lines = sorted(column, key=lambda i: runs[i].box.y0)
        middle = (block.y0 + block.y1) / 2
        while True:
            above = self._neighbour(lines[0], -1)
            below = self._neighbour(lines[-1], 1)
            centred = abs((runs[lines[0]].box.y0 + runs[lines[-1]].box.y1) / 2 - middle) < 0.6 * height
            if above is not None and below is not None and centred:
                lines = [above, *lines, below]
            elif below is not None and self._level(lines[0], block) and self._full(lines[-1]):
                lines = [*lines, below]
            else:
                return tuple(self.whole(i) for i in lines)

    def _neighbour(self, index: int, way: int) -> int | None:
        """The next line of the same column up (-1) or down (1), if no label stands level with it."""
        here = self.sheet.runs[index]
        height = here.box.height
        for other, run in enumerate(self.sheet.runs):
            gap = (run.middle - here.middle) * way
            if 0.6 * height < gap < 1.9 * height and abs(run.box.x0 - here.box.x0) < 0.8 * height:
                if other in self.labelled or run.cell != here.cell or self._label_level_with(run):
                    return None
                return other
        return None

    def _label_level_with(self, run: Run, but: frozenset[str] = frozenset()) -> bool:
        """Whether a label stands level with `run` on its left; one of the keys `but` does not count."""
        return any(
            not label.keys & but
            and abs(label.box.centre[1] - run.middle) < 0.5 * run.box.height
            and label.box.x1 <= run.box.x0 + 1
            for label in self.labels
        )

    def _level(self, index: int, block: Box) -> bool:
        run = self.sheet.runs[index]
        return abs(run.box.y0 - block.y0) < 0.7 * run.box.height

    def _full(self, index: int) -> bool:
        """Whether a line reaches as far as those around it, or as those that begin with it."""
        run = self.sheet.runs[index]
        height = run.box.height
        if run.box.x1 >= self.sheet.right_limit(run) - 2.5 * height:
            return True
        column = [
            other.box.x1
            for other in self.sheet.runs
            if abs(other.box.x0 - run.box.x0) < 0.5 * height and abs(other.middle - run.middle) < 16 * height
        ]
        return len(column) > 2 and run.box.x1 >= max(column) - 1.5 * height

    def _below(self, label: Label) -> Iterator[Lines]:
        """The nearest line under the label, cut to the label's own column."""
        if label.strength is Strength.LOOSE:
            return
        runs, block = self.sheet.runs, self._block(label)
        height = max(label.box.height, 1.0)
        right = min(
            (o.box.x0 for o in self.labels if o.box.x0 > block.x1 and abs(o.box.y0 - label.box.y0) < height),
            default=float("inf"),
        )
        under = [
            (run.box.y0, i)
            for i, run in enumerate(runs)
            if -0.7 * height < run.box.y0 - block.y1 < 2.2 * height
            and run.box.x0 < min(block.x1 + height, right)
            and run.box.x1 > block.x0 - 0.5 * height
            and i != label.run
        ]
        if not under:
            return
        _, index = min(under)
        if index in self.labelled:
            return
        stretch = _cut(runs[index], index, block.x0 - 1.2 * height, right)
        if stretch is not None:
            yield (stretch,)


def _beside(here: Box, other: Box, slack: float) -> bool:
    """Whether `other` is the next cell to the right of `here`."""
    level = min(here.y1, other.y1) - max(here.y0, other.y0) > 0.5 * min(here.height, other.height)
    return level and abs(other.x0 - here.x1) < slack


def _same_row(one: Run, other: Run) -> bool:
    return abs(one.middle - other.middle) < 0.5 * min(one.box.height, other.box.height)


def _cut(run: Run, index: int, left: float, right: float) -> Stretch | None:
    """The words of a run that lie between `left` and `right`; None where none does."""
    inside = [i for i, (x0, x1) in enumerate(run.edges) if left <= (x0 + x1) / 2 < right]
    if not inside:
        return None
    start, end = inside[0], inside[-1] + 1
    while start > 0 and not run.text[start - 1].isspace() and run.edges[start - 1][0] >= left:
        start -= 1
    return Stretch(index, start, end)
