"""Letters to words: joined where they touch, in whatever order the file draws them.

A word here is a run of letters without a gap: several Han words together, or one Latin word.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise, product
from statistics import median

from ingest.formats.pdf.letters import Letter

_GAP = 0.2  # em: wider is a space; measured on word processors' Latin text, whose narrowest is 0.22
_TOUCH = 0.12  # em: runs drawn apart are joined over no wider gap
_BACK = 0.5  # em: how far a letter may reach back over the one before it, for kerning
_STEP = 0.3  # em by which baselines of one run may differ
_SAME_LINE = 0.12
_TWICE = 0.12  # em: the same letter nearer than that is a bold one, drawn twice
_FARTHEST = 4.0  # points
_CELL = 40.0  # points
_SPACED = 4  # letters from which even gaps are letter-spacing
_WIDEST_SPACED = 0.9  # em
_ABOVE, _BELOW = 0.86, 0.16  # em over and under the baseline: the square of a Han character and a little


@dataclass(frozen=True, slots=True)
class Run:
    """A word along and across the direction it runs, in points; see `letters.Letter`."""

    text: str
    start: float
    end: float
    base: float
    em: float
    lean: tuple[float, float]
    shown: bool

    @property
    def top(self) -> float:
        return self.base - _ABOVE * self.em

    @property
    def bottom(self) -> float:
        return self.base + _BELOW * self.em


def runs_of(letters: list[Letter]) -> list[Run]:
    """The words of a page, by rows from the top, each from left to right along its direction."""
    drawn = [_joined(group) for group in _groups(_once(letters))]
    return list(_touching(sorted(drawn, key=lambda run: (run.lean, run.base))))


def stacked(letters: list[Letter]) -> bool:
    """Whether letters of one text object stand below one another: vertical writing."""
    return len(letters) > 1 and all(_is_below(one, other) for one, other in pairwise(letters))


def _once(letters: list[Letter]) -> Iterator[Letter]:
    """Without the second copy of letters printed twice, a hair apart."""
    seen: dict[tuple[str, int, int], list[Letter]] = {}
    for letter in letters:
        text, start, _, base, *_ = letter
        if text != " ":
            left, top = int((start - _FARTHEST) // _CELL), int((base - _FARTHEST) // _CELL)
            right, foot = int((start + _FARTHEST) // _CELL), int((base + _FARTHEST) // _CELL)
            near = seen.get((text, left, top), ())
            if left != right or top != foot:  # a copy may lie in up to four cells, mostly in one
                cells = product({left, right}, {top, foot})
                near = [other for cell in cells for other in seen.get((text, *cell), ())]
            if near and any(_is_same(letter, other) for other in near):
                continue
            seen.setdefault((text, int(start // _CELL), int(base // _CELL)), []).append(letter)
        yield letter


def _is_same(one: Letter, other: Letter) -> bool:
    if abs(one.start - other.start) > _FARTHEST:  # most, and it is asked for each letter
        return False
    reach = min(_FARTHEST, _TWICE * one.em)
    return (
        one.lean == other.lean
        and one.run != other.run
        and one.shown == other.shown
        and abs(one.start - other.start) < reach
        and abs(one.base - other.base) < reach
    )


def _groups(letters: Iterable[Letter]) -> Iterator[list[Letter]]:
    """Letters that follow one another in the file and on the page."""
    for same in _same_object(letters):
        if stacked([letter for letter in same if letter.text != " "]):
            yield [letter for letter in same if letter.text != " "]
            continue
        wide = _spacing(same)
        group: list[Letter] = []
        for letter in same:
            if group and (letter.text == " " or not _follows(group[-1], letter, wide)):
                yield group
                group = []
            if letter.text != " ":
                group.append(letter)
        if group:
            yield group


def _same_object(letters: Iterable[Letter]) -> Iterator[list[Letter]]:
    group: list[Letter] = []
    for letter in letters:
        if group and group[-1].run != letter.run:
            yield group
            group = []
        group.append(letter)
    if group:
        yield group


def _spacing(letters: list[Letter]) -> float:
    """The gap in em up to which letters of this text object belong together; wider where it is spaced out."""
    if len(letters) < _SPACED or any(letter.text == " " for letter in letters):
        return _GAP
    gaps = [(b.start - a.end) / a.em for a, b in pairwise(letters)]
    usual = median(gaps)
    even = all(abs(gap - usual) < 0.15 for gap in gaps)
    return usual + _GAP if even and _GAP < usual < _WIDEST_SPACED else _GAP


def _follows(left: Letter, right: Letter, wide: float) -> bool:
    if left.start == right.start and left.end == right.end and left.base == right.base:
        return True  # a ligature: one glyph, two letters
    gap = (right.start - left.end) / left.em
    level = abs(right.base - left.base) < _STEP * left.em
    return level and left.lean == right.lean and left.shown == right.shown and -_BACK < gap <= wide


def _is_below(above: Letter, below: Letter) -> bool:
    step = (below.base - above.base) / above.em
    return above.lean == below.lean and abs(below.start - above.start) < 0.6 * above.em and 0.6 < step < 2.5


def _joined(group: list[Letter]) -> Run:
    first, last = group[0], group[-1]
    text = "".join(letter.text for letter in group)
    if stacked(group):  # a word that runs a quarter turn from its letters: along is what was across
        middle = median((letter.start + letter.end) / 2 for letter in group)
        low, high = first.base - _ABOVE * first.em, last.base + _BELOW * last.em
        base = (_ABOVE - _BELOW) / 2 * first.em - middle
        return Run(text, low, high, base, first.em, (-first.lean[1], first.lean[0]), first.shown)
    end = max(letter.end for letter in group)
    em = max(letter.em for letter in group)
    return Run(text, first.start, end, median(letter.base for letter in group), em, first.lean, last.shown)


def _touching(runs: list[Run]) -> Iterator[Run]:
    """Runs by rows, those that touch joined: some programs draw every letter on its own, in any order."""
    for row in _rows(runs):
        row.sort(key=lambda run: run.start)
        held = row[0]
        for run in row[1:]:
            if _touch(held, run):
                held = Run(
                    held.text + run.text, held.start, run.end, held.base, held.em, held.lean, held.shown
                )
            else:
                yield held
                held = run
        yield held


def _rows(runs: list[Run]) -> Iterator[list[Run]]:
    row: list[Run] = []
    for run in runs:
        if row and (run.lean != row[0].lean or run.base - row[0].base > _SAME_LINE * row[0].em):
            yield row
            row = []
        row.append(run)
    if row:
        yield row


def _touch(left: Run, right: Run) -> bool:
    em = min(left.em, right.em)
    alike = max(left.em, right.em) < 1.3 * em and left.shown == right.shown
    return alike and -_TOUCH * em < right.start - left.end < _TOUCH * em
