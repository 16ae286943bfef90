"""Dates as documents write them, brought to ISO 8601 with their precision; what is ambiguous stays so.

>>> [parse(t).value for t in ("2018年3月1日", "2018年03月01日", "二〇一八年三月一日", "二○一八年三月一日")]
['2018-03-01', '2018-03-01', '2018-03-01', '2018-03-01']
>>> [parse(t).value for t in ("贰零壹捌年零叁月零壹日", "2018.03.01", "2018-3-1", "2018/3/1", "20180301")]
['2018-03-01', '2018-03-01', '2018-03-01', '2018-03-01', '2018-03-01']
>>> [parse(t).value for t in ("01 MAR 2018", "March 1, 2018", "1 March 2018", "1st day of March, 2018")]
['2018-03-01', '2018-03-01', '2018-03-01', '2018-03-01']
>>> parse("the thirteenth day of May, two thousand and eight").value
'2008-05-13'
>>> parse("die XIII mensis Maii anno Domini MMVIII").value
'2008-05-13'
>>> [parse(t).value for t in ("13. Mai 2008", "13 mai 2008", "20 MAR/MARS 1985", "20 3月/MAR 1985")]
['2008-05-13', '2008-05-13', '1985-03-20', '1985-03-20']
>>> [parse(t).value for t in ("公元2018年3月1日", "民國107年3月1日", "平成30年3月1日", "令和元年5月1日")]
['2018-03-01', '2018-03-01', '2018-03-01', '2019-05-01']
>>> lost = parse("二一四年四月十二日")  # a 〇 that no reader saw; which numeral 二〇七年 lost cannot be told
>>> lost.value, lost.repaired, parse("二〇七年四月十二日") is None
('2014-04-12', True, True)
>>> parse("201 9年1 1月3日").value, parse("May2009").value, parse("20MAR1985").value  # spaces won and lost
('2019-11-03', '2009-05', '1985-03-20')
>>> month = parse("2018年3月")
>>> month.value, month.precision
('2018-03', <Precision.MONTH: 'month'>)
>>> doubtful = parse("03/04/2018")
>>> doubtful.value, doubtful.alternatives
('', ('2018-03-04', '2018-04-03'))
>>> parse("13/04/2018").value, parse("2018年2月30日") is None
('2018-04-13', True)
>>> period("自2010年09月02日至2020年09月01日")
Period(start='2010-09-02', end='2020-09-01', raw='自2010年09月02日至2020年09月01日')
>>> period("2008.05.12-2028.05.12").end, period("2010年09月02日至长期").end, period("2015年1月1日起").start
('2028-05-12', 'open', '2015-01-01')
>>> period("期限叁年，自2015年1月1日起至2017年12月31日止").end
'2017-12-31'
>>> period("2008年10月一2013年5月").end  # a dash read as a numeral
'2013-05'
>>> period("2012年12月20日至2999年12月31日").end
'open'
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from unicodedata import normalize

from extractors.values import date_words

OPEN = "open"
_LIMIT = 4000
_OPEN_END = re.compile(
    r"长期|永久|永续|无固定期限|不约定期限|无限期|长 期|long[- ]?term|permanent|indefinite|open[- ]ended",
    re.IGNORECASE,
)
_BETWEEN = re.compile(r"至|到|[-—–~～─一]|起|\bto\b|\buntil\b|\btill\b|\bthrough\b", re.IGNORECASE)


_DASH = re.compile(r"(?<=[月日])一(?=(?:19|20)\d\d)")
_REMAINS = re.compile(
    r"[\d〇○一二三四五六七八九十]\s?年\s?[\d一二三四五六七八九十]{1,3}\s?月|[\d一二三四五六七八九十]\s?月\s?[\d一二三四五六七八九十]{1,3}\s?日"
)


class Precision(StrEnum):
    DAY = "day"
    MONTH = "month"


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: `value` is YYYY-MM-DD or YYYY-MM, "" where day and month cannot be told apart.

    `alternatives` then holds both readings. `start` and `end` are its place in the text. `repaired`: a 〇 was
    lost in reading.
    """

    value: str
    precision: Precision
    raw: str
    start: int
    end: int
    alternatives: tuple[str, ...] = ()
    repaired: bool = False


@dataclass(frozen=True, slots=True)
class Period:
    """From `start` to `end`, both included; "" where not stated, `end` "open" where none was agreed."""

    start: str
    end: str
    raw: str


def find(text: str) -> tuple[FoundDate, ...]:
    """Every date in the first 4000 characters of `text`, in order, none overlapping another."""
    narrow = _narrow(text[:_LIMIT])
    found: list[FoundDate] = []
    for candidate in sorted(_candidates(narrow), key=lambda d: (d.start, -d.end)):
        if not found or candidate.start >= found[-1].end:
            found.append(candidate)
    return tuple(found)


def parse(text: str) -> FoundDate | None:
    """The first date in `text`, or None."""
    return next(iter(find(text)), None)


def period(text: str) -> Period | None:
    """The period `text` states: two dates, or one with an open end, or one alone before 起 or behind 至."""
    narrow = _narrow(text[:_LIMIT])
    dates = find(narrow)
    opened = _OPEN_END.search(narrow)
    if not dates:
        return Period("", OPEN, opened.group()) if opened else None
    first = dates[0]
    if len(dates) > 1 and _joined(narrow[first.end : dates[1].start]):
        last = dates[1]
        return Period(first.value, _sentinel(last.value), narrow[_from(narrow, first.start) : last.end])
    if opened and opened.start() >= first.end:
        return Period(first.value, OPEN, narrow[_from(narrow, first.start) : opened.end()])
    if re.match(r"\s*[起始]", narrow[first.end :]) or narrow[: first.start].rstrip().endswith("自"):
        return Period(first.value, "", first.raw)
    if narrow[: first.start].rstrip().endswith(("至", "到", "截止")):
        return Period("", _sentinel(first.value), first.raw)
    return None


def is_broken(text: str) -> bool:
    """Whether `text` holds what remains of a date: a numeral before 年, 月 or 日, but no full date.

    >>> [is_broken(t) for t in ("021年2月8日", "一八年二月二日", "年    月    日", "2018年3月1日", "三月")]
    [True, True, False, False, False]
    """
    narrow = _narrow(text[:_LIMIT])
    found = parse(narrow)
    return not (found and len(found.value) == 10) and bool(_REMAINS.search(narrow))


def _joined(between: str) -> bool:
    return len(between) <= 14 and bool(_BETWEEN.search(between))


def _from(text: str, start: int) -> int:
    """The place of 自 or 从 directly before `start`, else `start`."""
    return start - 1 if start and text[start - 1] in "自从" else start


def _sentinel(value: str) -> str:
    return OPEN if value.startswith(("2999", "9999")) else value


def _narrow(text: str) -> str:
    """Half-width digits and marks, every character in its place; a dash before a year that was read as 一."""
    narrow = "".join(n if len(n := normalize("NFKC", c)) == 1 else c for c in text)
    return _DASH.sub("-", narrow)


def _candidates(text: str) -> Iterator[FoundDate]:
    for match, year, month, day in date_words.statements(text):
        found = _settle(match, year, month, day)
        if found is not None:
            yield found
    for match in _SLASHED.finditer(text):
        yield from _day_or_month_first(match)


def _settle(match: re.Match[str], year: int, month: int, day: int | None) -> FoundDate | None:
    value = iso(year, month, day)
    if value is None:
        return None
    precision = Precision.MONTH if day is None else Precision.DAY
    lost = match.re is date_words.LOST_ZERO
    return FoundDate(value, precision, match.group(), match.start(), match.end(), repaired=lost)


def iso(year: int, month: int, day: int | None = None) -> str | None:
    """YYYY-MM-DD, or YYYY-MM without a day; None where no calendar has it (years 1800 to 2999, and 9999)."""
    if not (1800 <= year <= 2999 or year == 9999):
        return None
    try:
        whole = date(year, month, day or 1)
    except ValueError:
        return None
    return whole.isoformat() if day is not None else whole.isoformat()[:7]


_SLASHED = re.compile(r"(?<![\d.])(\d{1,2})\s?([./-])\s?(\d{1,2})\s?\2\s?((?:18|19|20)\d{2})(?!\d)")


def _day_or_month_first(match: re.Match[str]) -> Iterator[FoundDate]:
    first, _, second, year = match.groups()
    readings = {iso(int(year), int(second), int(first)), iso(int(year), int(first), int(second))} - {None}
    values = tuple(sorted(str(reading) for reading in readings))
    if values:
        one = values[0] if len(values) == 1 else ""
        both = values if len(values) > 1 else ()
        yield FoundDate(one, Precision.DAY, match.group(), match.start(), match.end(), both)
