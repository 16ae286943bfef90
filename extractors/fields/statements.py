"""Figures in financial statements: the row by its label, the column by its head."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import product

from extractors.fields.layout import Sheet
from extractors.fields.places import Stretch
from extractors.values import amounts
from ingest.page import Box

_CURRENT = re.compile(
    r"期末(?:余额|数|金额)?|年末(?:余额|数)?|本期(?:金额|发生额|数)?|本年(?:金额|累计数?|数|实际)?|本年度|\d{4}年(?:度|12月31日)"
)
_SUM = re.compile(r"[\u4e00-\u9fff）)]{0,4}[计额]")  # what a label may have on a second line
_BROKEN = 24  # so many such lines are looked at
_EARLIER = re.compile(r"年初|期初|上年|上期|上年度")


# A figure with cents, whose marks may be misread or have spaces about them; any other number; other words.
_TOKEN = re.compile(
    r"[-−–(（负]?\s?\d{1,3}(?:\s?[,.，]\s?\d{3})*\s?[,.]\s?\d{2}(?!\d|[,.]\d)\s?[)）]?"
    r"|(?<![\d\u4e00-\u9fff])\d+(?![\d\u4e00-\u9fff、.])"
    r"|(?:(?!\d{1,3}[,.]\d{3})[^\s])+(?:[ ](?=[^\s\d])(?:(?!\d{1,3}[,.]\d{3})[^\s])+)*"
)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a row and its place."""

    number: Decimal
    raw: str
    stretch: Stretch
    box: Box


@dataclass(frozen=True, slots=True)
class _Token:
    text: str
    stretch: Stretch
    box: Box  # on the level page

    @property
    def middle(self) -> float:
        return (self.box.y0 + self.box.y1) / 2


@dataclass(frozen=True, slots=True)
class Row:
    """The figures of a row: for the end of the year (or the year itself), and for the one before."""

    current: Figure | None = None
    opening: Figure | None = None


def row_of(sheet: Sheet, label: re.Pattern[str]) -> Row:
    """The figures of the row whose label matches; of more than two years the latest and the one before."""
    tokens = list(_tokens(sheet))
    for token in (*tokens, *_broken(tokens)):
        if label.match(re.sub(r"[\s:：]", "", token.text)):
            found = _row_figures(tokens, token)
            if found:
                return _under_heads(sheet, token.box, found)
    return Row()


def unread_row(sheet: Sheet, label: re.Pattern[str]) -> Stretch | None:
    """The label of a row without a figure of the current period, and without the dash for none."""
    tokens = list(_tokens(sheet))
    for token in tokens:
        if label.match(re.sub(r"[\s:：]", "", token.text)):
            reach = 0.55 * max(token.box.height, 1.0)
            level = (t for t in tokens if abs(t.middle - token.middle) < reach and t.box.x0 > token.box.x0)
            return None if any(re.fullmatch(r"[-—–─一]+", t.text) for t in level) else token.stretch
    return None


def _broken(tokens: Sequence[_Token]) -> Iterator[_Token]:
    """Labels over two lines of a narrow cell, as one: the figures stand level with the middle of both."""
    sums = [token for token in tokens if _SUM.fullmatch(token.text.strip())][:_BROKEN]
    for lower, upper in product(sums, tokens):
        height = max(upper.box.height, 1.0)
        below = 0.7 * height < lower.middle - upper.middle < 1.7 * height
        if below and abs(upper.box.x0 - lower.box.x0) < 1.5 * height:
            middle = (upper.middle + lower.middle) / 2
            box = replace(upper.box, y0=middle - height / 2, y1=middle + height / 2)
            yield _Token(upper.text + lower.text, upper.stretch, box)


def _tokens(sheet: Sheet) -> Iterator[_Token]:
    """The page's figures and words, each by itself even where a reader ran them together."""
    for index, run in enumerate(sheet.runs):
        for match in _TOKEN.finditer(run.text):
            start, end = match.span()
            yield _Token(match.group(), Stretch(index, start, end), run.level_box(start, end))


def _row_figures(tokens: Sequence[_Token], label: _Token) -> list[Figure]:
    """Figures to the right of a label, up to the next label of the row."""
    found: list[Figure] = []
    reach = 0.55 * max(label.box.height, 1.0)
    level = (t for t in tokens if abs(t.middle - label.middle) < reach and t.box.x0 > label.box.x0)
    for token in sorted(level, key=lambda t: t.box.x0):
        number = amounts.figure(token.text)
        if number is not None:
            found.append(Figure(number, token.text, token.stretch, token.box))
        elif re.search(r"[\u4e00-\u9fff]{2}", token.text):
            break
    return _without_line_numbers(found)


def _without_line_numbers(found: Sequence[Figure]) -> list[Figure]:
    """Without the number of the line (行次) or of a note: a small whole number before figures with cents."""
    cents = any("." in figure.raw for figure in found)
    return [f for f in found if not (cents and re.fullmatch(r"\d{1,3}", f.raw))]


def _under_heads(sheet: Sheet, label: Box, found: Sequence[Figure]) -> Row:
    """A row's figures under the heads of the periods; the first is the current one where there is no head."""
    above = [
        run
        for run in sheet.runs
        if run.box.y1 <= label.y0 + 2 and run.box.x0 > label.x1 - label.height and _is_head(run.text)
    ]
    latest = max((_year(run.text) for run in above), default=0)
    before = max((year for run in above if (year := _year(run.text)) < latest), default=0)
    heads = [(run.box, _period(run.text, latest, before)) for run in above]
    last = found[-1].box.x1
    heads = [(box, period) for box, period in heads if box.x0 < last]
    lowest = max((box.y1 for box, _ in heads), default=0.0)
    heads = [(box, period) for box, period in heads if box.y1 > lowest - 2.5 * label.height]
    if not heads:
        return Row(found[0])
    told: dict[int, Figure] = {}
    for figure in found:
        _, period = min(heads, key=lambda head: _apart(head[0], figure.box))
        told.setdefault(period, figure)
    return Row(told.get(0), told.get(1))


def _period(head: str, latest: int, before: int) -> int:
    """How many columns of years back a head is: 0 the current period, 1 the one before, 2 any earlier one."""
    year = _year(head)
    if 0 < year < latest:
        return 1 if year == before else 2
    return 1 if _EARLIER.search(head) else 0


def _year(text: str) -> int:
    """The year in a head of three years side by side; 0 where there is none."""
    found = re.search(r"(?:19|20)\d\d(?=年)", "".join(text.split()))
    return int(found.group()) if found else 0


def _is_head(text: str) -> bool:
    bare = "".join(text.split())
    return len(bare) <= 14 and bool(_CURRENT.search(bare) or _EARLIER.search(bare))


def _apart(head: Box, figure: Box) -> float:
    """Horizontal distance of middles or right edges, whichever is less."""
    return min(abs(head.centre[0] - figure.centre[0]), abs(head.x1 - figure.x1))
