"""Texts changed on a drawn page: a digit, a date, an amount, a name, a word, or several for a new version."""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from extractors.fields.critical import CRITICAL
from samples.canvas import Page, Text
from samples.copy_defects import Change, Kind, Spot, with_elements
from samples.places import span_area

_SMALLEST = 7.0  # points: what is printed smaller is decoration
_HARD = {"8": "630", "6": "85", "3": "8", "1": "7", "7": "1", "0": "8", "5": "6"}  # pairs that look alike
_PAIRS = (
    *("未末", "己已", "土士", "人入", "大太", "天夫", "王玉", "木本", "千干", "白百"),
    *("ce", "hn", "uv", "il", "bd", "CG", "OQ", "EF"),
)
_ALIKE = {pair[side]: pair[1 - side] for pair in _PAIRS for side in (0, 1)}
_HAN = "安宁晓峰文博明华静思远立海云嘉瑞诚岳松洋辰朔禾沅启越恒川澜"
_NUMERALS = "壹贰叁肆伍陆柒捌玖"
_WORDS = (
    *(("应当", "可以"), ("不得", "必须"), ("甲方", "乙方"), ("有效", "无效"), ("以上", "以下")),
    *(("增加", "减少"), ("同意", "拒绝"), ("开始", "终止"), ("之前", "之后"), ("全部", "部分")),
    *(("境外", "境内"), ("负责", "参与"), ("年度", "季度"), ("国家", "地方"), ("技术", "管理")),
    *(("公司", "单位"), ("工作", "学习"), ("研究", "生产")),
)
_LATIN = (
    *("with", "from", "that", "have", "been", "into", "over", "under", "shall", "could", "never", "other"),
    *("until", "after", "before", "during"),
)
_DATE = re.compile(r"\d{4}-\d\d(-\d\d)?")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")


@dataclass(frozen=True, slots=True)
class _Edit:
    """Characters `start`..`end` of a run, the element numbered `index`, become `new`."""

    index: int
    run: Text
    start: int
    end: int
    new: str


Candidates = Callable[[Page, random.Random], Iterator[_Edit]]


def change_text(kind: Kind, page: Page, rng: random.Random) -> Change | None:
    """The page with one text of this kind changed; None where it has none."""
    edits = list(_CANDIDATES[kind](page, rng))
    return _changed(page, [rng.choice(edits)]) if edits else None


def another_version(page: Page, rng: random.Random) -> Change | None:
    """Three to six texts changed, each in a run of its own; None where the page has not as many."""
    by_run: dict[int, _Edit] = {}
    for candidates in _CANDIDATES.values():
        edits = list(candidates(page, rng))
        by_run |= {edit.index: edit for edit in rng.sample(edits, min(2, len(edits)))}
    if len(by_run) < 3:
        return None
    return _changed(page, rng.sample(list(by_run.values()), min(len(by_run), rng.randint(3, 6))))


def _changed(page: Page, edits: list[_Edit]) -> Change:
    elements, spots = list(page.elements), []
    for edit in edits:
        run = edit.run
        text = run.text[: edit.start] + edit.new + run.text[edit.end :]
        # Nobody knows the normalised value of what stands there now: the run states no field any more.
        new = replace(run, text=text, field=None, value=None, part=None)
        elements[edit.index] = new
        core = span_area(new, edit.start, edit.start + len(edit.new))
        spots.append(Spot(core, new.box))
    if len(edits) > 1:
        return Change(with_elements(page, elements), tuple(spots))
    (only,) = edits
    before = only.run.text[only.start : only.end]
    return Change(with_elements(page, elements), tuple(spots), before, only.new, only.run.field or "")


def _runs(page: Page) -> Iterator[tuple[int, Text]]:
    for index, element in enumerate(page.elements):
        if isinstance(element, Text) and element.size >= _SMALLEST and element.text.strip():
            yield index, element


def _stated(page: Page) -> Iterator[tuple[int, Text, int, int]]:
    """Runs that state a critical field by themselves, with where the value begins and ends in the text."""
    for index, run in _runs(page):
        part = run.part or run.text
        if run.field in CRITICAL and run.value and part in run.text:
            start = run.text.index(part)
            yield index, run, start, start + len(part)


def _kind(run: Text) -> Kind:
    """What a critical value is, by its normalised form and how it is printed."""
    value, part = run.value or "", run.part or run.text
    if _DATE.fullmatch(value):
        return Kind.DATE
    if _NUMBER.fullmatch(value) and re.search(r"[,，.元万]", part):
        return Kind.AMOUNT
    return Kind.DIGIT if re.search(r"\d", value) else Kind.NAME


def _digits(index: int, run: Text, start: int, end: int, rng: random.Random) -> Iterator[_Edit]:
    """Every digit of a span changed to another one, half of them to one that looks like it."""
    for at in range(start, end):
        digit = run.text[at]
        if digit in "0123456789":
            alike = _HARD.get(digit, "")
            new = rng.choice(alike if alike and rng.random() < 0.5 else "0123456789".replace(digit, ""))
            yield _Edit(index, run, at, at + 1, new)


def _critical(kind: Kind) -> Candidates:
    def candidates(page: Page, rng: random.Random) -> Iterator[_Edit]:
        for index, run, start, end in _stated(page):
            if _kind(run) is kind:
                yield from _digits(index, run, start, end, rng)
                if kind is Kind.AMOUNT:
                    yield from _numerals(index, run, start, end, rng)

    return candidates


def _numerals(index: int, run: Text, start: int, end: int, rng: random.Random) -> Iterator[_Edit]:
    for at in range(start, end):
        if run.text[at] in _NUMERALS:
            yield _Edit(index, run, at, at + 1, rng.choice(_NUMERALS.replace(run.text[at], "")))


def _names(page: Page, rng: random.Random) -> Iterator[_Edit]:
    for index, run, start, end in _stated(page):
        if _kind(run) is not Kind.NAME:
            continue
        for at in range(start, end):
            if run.text[at].isalpha():
                yield _Edit(index, run, at, at + 1, _other_letter(run.text[at], rng))


def _other_letter(letter: str, rng: random.Random) -> str:
    if letter in _ALIKE and rng.random() < 0.5:
        return _ALIKE[letter]
    if ord(letter) > 0x2E7F:
        return rng.choice(_HAN.replace(letter, ""))
    other = rng.choice("abcdefghiklmnoprstuvwy".replace(letter.lower(), ""))
    return other.upper() if letter.isupper() else other


def _words(page: Page, rng: random.Random) -> Iterator[_Edit]:
    """Words of running text: Han pairs that mean something else, Latin words for others of their length."""
    for index, run in _runs(page):
        if run.field is not None:
            continue
        for pair in _WORDS:
            for word, other in (pair, pair[::-1]):
                if word in run.text and len(run.text) >= 8:
                    at = run.text.index(word)
                    yield _Edit(index, run, at, at + len(word), other)
        if run.text.count(" ") >= 3:
            yield from _latin(index, run, rng)


def _latin(index: int, run: Text, rng: random.Random) -> Iterator[_Edit]:
    for found in re.finditer(r"(?<![A-Za-z])[a-z]{4,6}(?![A-Za-z])", run.text):
        others = [w for w in _LATIN if len(w) == len(found[0]) and w != found[0]]
        if others:
            yield _Edit(index, run, found.start(), found.end(), rng.choice(others))


def _figures(page: Page, rng: random.Random) -> Iterator[_Edit]:
    for index, run in _runs(page):
        if run.field not in CRITICAL and (run.part or run.text) in run.text:
            yield from _digits(index, run, 0, len(run.text), rng)


_CANDIDATES: dict[Kind, Candidates] = {
    Kind.DIGIT: _critical(Kind.DIGIT),
    Kind.DATE: _critical(Kind.DATE),
    Kind.AMOUNT: _critical(Kind.AMOUNT),
    Kind.NAME: _names,
    Kind.WORD: _words,
    Kind.FIGURE: _figures,
}
