"""Headings of a page: what stands large at its top, and which title it is."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import Levenshtein

from extractors.fields.layout import Run, Sheet
from extractors.values.confusions import fold

_TOP = 0.45  # of the page's height: no title begins below
_LARGE = 1.22  # times the usual line height
_SENTENCE_ENDS = "。；;，,、"
_CONTINUED = ("续", "续表", "continued")


@dataclass(frozen=True, slots=True)
class Heading:
    """Large text of one row: as printed, without spaces; `size` in usual line heights, `top` in page heights."""

    text: str
    size: float
    top: float
    first_run: int

    @property
    def continued(self) -> bool:
        """Whether it repeats an earlier page's title ("（续）")."""
        return any(f"({word}" in self.text or f"（{word}" in self.text for word in _CONTINUED)


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A title found in a heading; `score` from 0 to 1."""

    key: str
    heading: Heading
    score: float


def headings(sheet: Sheet) -> tuple[Heading, ...]:
    """Rows of large text in the upper part of the page, from top to bottom."""
    usual = sheet.line_height
    large = [
        (i, run)
        for i, run in enumerate(sheet.runs)
        if run.box.y0 < _TOP * sheet.height and (run.box.height >= _LARGE * usual or _alone(sheet, i, run))
    ]
    rows: list[list[tuple[int, Run]]] = []
    for item in sorted(large, key=lambda pair: pair[1].middle):
        if rows and abs(item[1].middle - rows[-1][-1][1].middle) < 0.4 * item[1].box.height:
            rows[-1].append(item)
        else:
            rows.append([item])
    return tuple(_heading(sorted(row, key=lambda pair: pair[1].box.x0), sheet) for row in rows)


def _alone(sheet: Sheet, index: int, run: Run) -> bool:
    """Whether the run is centred with nothing beside it: a title on a page where all type is of one size."""
    middle = (run.box.x0 + run.box.x1) / 2
    centred = abs(middle - sheet.width / 2) < 0.06 * sheet.width and run.box.width < 0.5 * sheet.width
    return (
        centred
        and run.box.y0 < 0.3 * sheet.height
        and not any(
            abs(other.middle - run.middle) < 0.6 * run.box.height
            for i, other in enumerate(sheet.runs)
            if i != index
        )
    )


def _heading(row: list[tuple[int, Run]], sheet: Sheet) -> Heading:
    text = "".join("".join(run.text.split()) for _, run in row)
    size = max(run.box.height for _, run in row) / max(sheet.line_height, 1.0)
    return Heading(text, size, min(run.box.y0 for _, run in row) / max(sheet.height, 1), row[0][0])


def match_titles(found: Iterable[Heading], titles: Mapping[str, Iterable[str]]) -> list[TitleMatch]:
    """For each heading the titles it is, best first; a mention within a sentence is none."""
    matches = []
    for heading in found:
        if heading.text[-1:] in _SENTENCE_ENDS:
            continue
        for key, phrases in titles.items():
            score = max((_score(heading, phrase) for phrase in phrases), default=0.0)
            if score > 0:
                matches.append(TitleMatch(key, heading, score))
    return sorted(matches, key=lambda match: -match.score)


@cache
def _folded(phrase: str) -> str:
    return fold("".join(phrase.split()))


def _score(heading: Heading, phrase: str) -> float:
    """1 for the very title in large type; less for part of a longer heading, for small type, for look-alikes."""
    text, title = _folded(heading.text), _folded(phrase)
    bare = _without_remark(text)
    large = 1.0 if heading.size >= 1.4 else 0.9 if heading.size >= _LARGE else 0.8
    if title in (text, bare):
        return large
    if bare.endswith(title) and len(bare) <= 60:
        # 北京某某有限公司章程: the longer the title, the surer that it names the document.
        return large * min(0.95, 0.8 + 0.02 * len(title)) if heading.size >= _LARGE else 0.0
    if title in bare and len(title) >= 0.5 * len(bare):
        return large * 0.85
    if len(title) >= 4 and Levenshtein.distance(bare, title, score_cutoff=1) == 1:
        return large * 0.85
    return 0.0


def _without_remark(text: str) -> str:
    """Without a remark in brackets at the end: 营业执照（副本）(1-1) is 营业执照."""
    while text.endswith(")") and "(" in text[1:]:
        text = text[: text.rindex("(")]
    return text
