"""Fiscal years as titles and sentences of audit reports name them; a fiscal year is a calendar year in China.

>>> years("2016年度审计报告"), years("二〇一六年度"), years("2014年度、2015年度及2016年度")
((2016,), (2016,), (2014, 2015, 2016))
>>> years("2014-2016年度"), years("2017年1-6月")
((2014, 2015, 2016), ())
>>> [interim(t) for t in ("2017年1-6月", "2017年1月至9月", "截至2017年6月30日止六个月期间", "2016年度")]
[True, True, True, False]
>>> interim("2017年6月30日的资产负债表"), interim("2017年1-12月")
(True, False)
>>> years("2015年6月8日（成立日）至12月31日止期间")
(2015,)
>>> audited("我们审计了后附的财务报表，包括2016年12月31日的资产负债表，2016年度的利润表")
(2016,)
>>> of_report_number("中正审字[2024]第00128号")
2023
"""

import re
from unicodedata import normalize

from extractors.values import numerals

_LIMIT = 4000
_YEAR = r"(?:(?:19|20)\d{2}|[二一][〇○◯O零九][〇○◯O零一二三四五六七八九]{2})"
_RANGE = re.compile(rf"(?<!\d)({_YEAR})\s?(?:年度?)?\s?[-—–~～至到]\s?({_YEAR})\s?年度")
_YEARLY = re.compile(rf"(?<!\d)({_YEAR})\s?年\s?度")
_SPAN = re.compile(
    rf"({_YEAR})\s?年\s?\d{{1,2}}\s?月\s?\d{{1,2}}\s?日[^。]{{0,12}}(?:成立|设立)[^。]{{0,6}}至\s?(?:\d{{4}}年)?12\s?月\s?31\s?日"
)
_BALANCE = re.compile(rf"({_YEAR})\s?年\s?(?:12|十二)\s?月\s?(?:31|三十一)\s?日[^。]{{0,20}}资产负债表")
_INTERIM = re.compile(
    rf"{_YEAR}\s?年\s?1\s?月?\s?[-—–~至到]\s?(?:[2-9]|1[01])\s?月"
    rf"|{_YEAR}\s?年\s?(?:3|6|9)\s?月\s?3[01]\s?日[^。]{{0,20}}(?:资产负债表|止[三六九]个月)"
    rf"|{_YEAR}\s?年\s?(?:上半年|第[一二三]季度)"
)
_NUMBER_YEAR = re.compile(r"[\[〔(【](20\d{2})[\]〕)】]")


def years(text: str) -> tuple[int, ...]:
    """The full years `text` names as fiscal years, ascending; interim periods (1-6月) do not count."""
    narrow = _narrow(text)
    found = {_number(m.group(1)) for m in _YEARLY.finditer(narrow)}
    found |= {_number(m.group(1)) for m in _SPAN.finditer(narrow)}
    for span in _RANGE.finditer(narrow):
        first, last = _number(span.group(1)), _number(span.group(2))
        if first and last and 0 < last - first <= 10:
            found |= set(range(first, last + 1))
    return tuple(sorted(year for year in found if year))


def interim(text: str) -> bool:
    """Whether `text` names a part of a year as the time of its statements."""
    return _INTERIM.search(_narrow(text)) is not None


def audited(text: str) -> tuple[int, ...]:
    """The years whose balance sheets the auditor's sentence (包括…年12月31日的资产负债表) names."""
    return tuple(sorted({y for m in _BALANCE.finditer(_narrow(text)) if (y := _number(m.group(1)))}))


def of_report_number(number: str) -> int | None:
    """The year before the one in a report number: reports are issued in the year that follows."""
    match = _NUMBER_YEAR.search(normalize("NFKC", number[:_LIMIT]))
    return int(match.group(1)) - 1 if match else None


def _narrow(text: str) -> str:
    return normalize("NFKC", text[:_LIMIT])


def _number(text: str) -> int | None:
    return int(text) if text.isdecimal() and text.isascii() else numerals.chinese(text.replace("O", "〇"))
