"""Headings of a page: what stands large at its top, and which title it is."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from rapidfuzz.distance import Levenshtein

from extractors.fields.layout import LARGE, Heading, Sheet
from extractors.fields.spec import Part
from extractors.values.confusions import fold

_NUMBERING = re.compile(r"^[（(]?[一二三四五六七八九十\d]{1,3}[)）、.．:：]\s*")
_CHAPTER = re.compile(r"[一二三四五六七八九十]{1,3}[、.．]")
_SENTENCE_ENDS = "。；;，,、"


@dataclass(frozen=True, slots=True)
class TitleMatch:
    """A title found in a heading; `score` from 0 to 1."""

    key: str
    heading: Heading
    score: float


def parts_on(parts: Iterable[Part], sheet: Sheet) -> list[tuple[Part, int]]:
    """Every part that begins on the page, with the run that tells so, from top to bottom."""
    found = []
    for part in parts:
        if all(anchor in sheet.plain for anchor in part.anchors):
            run = _part_heading(part, sheet)
            if run is not None:
                found.append((part, run))
    return sorted(found, key=lambda item: sheet.runs[item[1]].box.y0)


def _part_heading(part: Part, sheet: Sheet) -> int | None:
    """The first row of its own that is one of the part's titles, else the first that is its sign."""
    titles = {_folded(title) for title in part.titles}
    for heading in sheet.rows_apart:
        bare = _without_remark(_NUMBERING.sub("", _folded(heading.text)))
        exact = bare in titles and (heading.size >= 0.92 or _CHAPTER.match(heading.text))
        if exact or (heading.size >= 1.18 and any(_alike(bare, title) for title in titles)):
            return heading.first_run
    if part.sign:
        sign = re.compile(part.sign)
        return next((i for i, run in enumerate(sheet.runs) if sign.match("".join(run.text.split()))), None)
    return None


def _alike(text: str, title: str) -> bool:
    """Equal, or in long titles but for one character."""
    return text == title or (len(title) >= 4 and Levenshtein.distance(text, title, score_cutoff=1) <= 1)


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
    """1 for the very title in large type; less within a longer heading, in small type, misread."""
    text, title = _folded(heading.text), _folded(phrase)
    bare = _without_remark(_NUMBERING.sub("", text))
    large = 1.0 if heading.size >= 1.4 else 0.9 if heading.size >= LARGE else 0.8
    if title in (text, bare):
        return large
    if bare.endswith(title) and len(bare) <= 60:
        # 北京某某有限公司章程: the longer the title, the surer that it names the document.
        return large * min(0.95, 0.8 + 0.02 * len(title)) if heading.size >= LARGE else 0.0
    if title in bare and len(title) >= 0.5 * len(bare):
        return large * 0.85
    if len(title) >= 4 and _alike(bare, title):
        return large * 0.85
    return 0.0


def _without_remark(text: str) -> str:
    """Without a remark in brackets at the end: 营业执照（副本）(1-1) is 营业执照."""
    while text.endswith(")") and "(" in text[1:]:
        text = text[: text.rindex("(")]
    return text
