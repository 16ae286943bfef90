"""Dates as travel documents print them, ICAO 9303 part 3: the day first, the year of two digits or four.

>>> [parse(text, 2026).value for text in ("20 MAR 1985", "20 MAR/MARS 85", "20 MAR /MARS 85", "20.03.1985")]
['1985-03-20', '1985-03-20', '1985-03-20', '1985-03-20']
>>> [parse(text, 2026).value for text in ("20 03 1985", "20MAR1985", "05 Feb 2018", "20 3월/MAR 1985")]
['1985-03-20', '1985-03-20', '2018-02-05', '1985-03-20']
>>> parse("04 AUG /AOÛT 30", 2040).value, parse("04 AUG /AOÛT 30", 2026).value
('2030-08-04', '1930-08-04')
>>> parse("31.02.1985", 2026) is None, parse("1985.03.20", 2026).value
(True, '1985-03-20')
"""

import re

from extractors.values import dates
from extractors.values.date_words import MONTHS
from extractors.values.value import Value

_DAY_FIRST = re.compile(
    r"(?<!\d)(?P<day>\d{1,2})(?P<between>[\s./\-]{0,3}(?:\d{1,2}(?=\D))?[^\d]{0,18}?)(?P<year>\d{4}|\d{2})(?!\d)"
)
_LIMIT = 400


def parse(text: str, latest: int) -> Value | None:
    """The first date in `text`; a year of two digits is the last such one not after the year `latest`."""
    for found in _DAY_FIRST.finditer(text[:_LIMIT]):
        month = _month(found["between"])
        year = int(found["year"])
        if len(found["year"]) == 2:
            year += 2000 if 2000 + year <= latest else 1900
        value = dates.iso(year, month, int(found["day"])) if month else None
        if value is not None:
            return Value(value, found.group())
    full = dates.parse(text[:_LIMIT])
    return Value(full.value, full.raw) if full and len(full.value) == 10 else None


def _month(between: str) -> int | None:
    """The month in words, in any language of the table, else in figures."""
    for word in re.findall(r"[^\W\d_]+", between.lower()):
        if word in MONTHS:
            return MONTHS[word]
    figures = re.fullmatch(r"\W*(\d{1,2})\W*", between)
    return int(figures[1]) if figures and 1 <= int(figures[1]) <= 12 else None
