"""Figures in financial statements: the row by its label, the column by its head."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from extractors.fields.layout import Sheet
from extractors.fields.places import Stretch
from extractors.values import amounts
from ingest.page import Box

_CURRENT = re.compile(
    r"期末(?:余额|数|金额)?|年末(?:余额|数)?|本期(?:金额|发生额|数)?|本年(?:金额|累计数?|数|实际)?|本年度|\d{4}年(?:度|12月31日)"
)
_EARLIER = re.compile(r"年初|期初|上年|上期|上年度")


# A figure with cents, whose marks may have spaces about them, or any word.
_TOKEN = re.compile(r"[-−–(（负]?\s?\d{1,3}(?:\s?[,.，]\s?\d{3})*\s?\.\s?\d{2}(?!\d)\s?[)）]?|\S+")


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of a row and its place."""

    number: Decimal
    raw: str
    stretch: Stretch
    box: Box


def current_figure(sheet: Sheet, label: re.Pattern[str]) -> Figure | None:
    """The figure for the end of the year (or the year itself) in the row whose label matches, or None."""
    for index, run in enumerate(sheet.runs):
        bare = re.sub(r"[\s:：]", "", run.text)
        if not label.match(bare):
            continue
        found = _row_figures(sheet, index)
        if found:
            return _under_head(sheet, run.box, found)
    return None


def _row_figures(sheet: Sheet, index: int) -> list[Figure]:
    """Figures to the right of the label in run `index`, up to the next label of the row."""
    here = sheet.runs[index]
    tokens = sorted(_tokens(sheet, index), key=lambda token: token[1].x0)
    found: list[Figure] = []
    for stretch, box in tokens:
        text = sheet.runs[stretch.run].text[stretch.start : stretch.end]
        number = amounts.figure(text)
        if number is not None:
            found.append(Figure(number, text, stretch, box))
        elif re.search(r"[\u4e00-\u9fff]{2}", text) and box.x0 > here.box.x1:
            break
    return _without_line_numbers(found)


def _tokens(sheet: Sheet, index: int) -> Iterator[tuple[Stretch, Box]]:
    """The words of the row behind the label: the rest of its run and the runs level with it."""
    here = sheet.runs[index]
    for other, run in enumerate(sheet.runs):
        level = abs(run.middle - here.middle) < 0.55 * max(min(run.box.height, here.box.height), 1.0)
        if other == index or (level and run.box.x0 >= here.box.x1 - 0.5 * here.box.height):
            for match in _TOKEN.finditer(run.text):
                stretch = Stretch(other, match.start(), match.end())
                yield stretch, run.level_box(match.start(), match.end())


def _without_line_numbers(found: Sequence[Figure]) -> list[Figure]:
    """Without the number of the line (行次) or of a note: a small whole number before figures with cents."""
    cents = any("." in figure.raw for figure in found)
    return [f for f in found if not (cents and re.fullmatch(r"\d{1,3}", f.raw))]


def _under_head(sheet: Sheet, label: Box, found: Sequence[Figure]) -> Figure | None:
    """Of a row's figures the one under the head of the current period; the first where there is no head."""
    heads = [
        (run.box, bool(_EARLIER.search(run.text)))
        for run in sheet.runs
        if run.box.y1 <= label.y0 + 2 and run.box.x0 > label.x1 - label.height and _is_head(run.text)
    ]
    last = found[-1].box.x1
    heads = [(box, earlier) for box, earlier in heads if box.x0 < last]
    lowest = max((box.y1 for box, _ in heads), default=0.0)
    heads = [(box, earlier) for box, earlier in heads if box.y1 > lowest - 2.5 * label.height]
    if not heads:
        return found[0]
    current = [box for box, earlier in heads if not earlier]
    for figure in found:
        nearest = min(heads, key=lambda head: _apart(head[0], figure.box))
        if nearest[0] in current:
            return figure
    return None


def _is_head(text: str) -> bool:
    bare = "".join(text.split())
    return len(bare) <= 14 and bool(_CURRENT.search(bare) or _EARLIER.search(bare))


def _apart(head: Box, figure: Box) -> float:
    """Horizontal distance of middles or right edges, whichever is less."""
    return min(abs(head.centre[0] - figure.centre[0]), abs(head.x1 - figure.x1))
