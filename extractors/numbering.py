"""What a page counts and repeats, to tell whether it goes on from the page before."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from extractors.fields.layout import Sheet
from extractors.values import numerals

_PAGE_OF = re.compile(r"第?(\d{1,3})[页/](?:共|of)?(\d{1,3})页?|page(\d{1,3})of(\d{1,3})", re.IGNORECASE)
_ARTICLE = re.compile(r"第([一二三四五六七八九十百零〇\d]{1,5})条")
_CHAPTER = re.compile(r"([一二三四五六七八九十]{1,3})[、.．]")
_HEAD = 0.08  # of the page's height: running heads stand above
_FOOT = 0.88  # numbers of pages stand below, or above _HEAD
_LOST = 2  # so many more a number may be than one behind the last: a line was lost in reading


@dataclass(frozen=True, slots=True)
class Span:
    """The first and the last of a page's numbered paragraphs, in reading order."""

    first: int
    last: int

    def goes_on(self, before: "Span") -> bool:
        """Whether this begins where `before` ended: the same article over two pages, or the next."""
        return self.first >= 2 and before.last <= self.first <= before.last + _LOST


@dataclass(frozen=True, slots=True)
class Numbering:
    """`number` is page x of y; `articles` (第十二条) and `chapters` (三、) are None where there are none.

    `header` is the running head without its digits and spaces.
    """

    number: tuple[int, int] | None
    articles: Span | None
    chapters: Span | None
    header: str

    def follows(self, last: "Numbering") -> bool:
        """Page x of y behind page x - 1 of y or behind a page without number."""
        if self.number is None or self.number[0] < 2:
            return False
        return last.number is None or last.number == (self.number[0] - 1, self.number[1])

    def same_head(self, last: "Numbering") -> bool:
        """Under the same running head, unless it counts from one again."""
        return len(self.header) >= 4 and self.header == last.header and not self.restarts(last)

    def restarts(self, last: "Numbering") -> bool:
        """Page 1 of y behind a numbered page."""
        return self.number is not None and self.number[0] == 1 and last.number is not None


def numbering_of(sheet: Sheet) -> Numbering:
    """What the page counts."""
    texts = ["".join(run.text.split()) for run in sheet.runs]
    return Numbering(_page_number(sheet), _span(_ARTICLE, texts), _span(_CHAPTER, texts), _header(sheet))


def _span(form: re.Pattern[str], texts: Iterable[str]) -> Span | None:
    """None where the numbers do not rise one by one: a list, a table, or paragraphs of several kinds."""
    found = [match.group(1) for text in texts if (match := form.match(text))]
    read = [int(one) if one.isdecimal() else numerals.chinese(one) for one in found]
    numbers = [number for number in read if number is not None]
    if not numbers or any(not 0 <= right - left <= _LOST for left, right in pairwise(numbers)):
        return None
    return Span(numbers[0], numbers[-1])


def _page_number(sheet: Sheet) -> tuple[int, int] | None:
    """Page x of y as printed at the foot or head of the page."""
    for run in sheet.runs:
        if _HEAD * sheet.height < run.middle < _FOOT * sheet.height:
            continue
        match = _PAGE_OF.search("".join(run.text.split()))
        if match:
            number, count = (int(group) for group in match.groups() if group)
            if 0 < number <= count:
                return number, count
    return None


def _header(sheet: Sheet) -> str:
    rows = [run for run in sheet.runs if run.box.y1 < _HEAD * sheet.height]
    return re.sub(r"[\d\s\-—]", "", "".join(run.text for run in rows))
