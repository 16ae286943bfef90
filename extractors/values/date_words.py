"""The written forms of a date, one pattern each: Chinese, Western, Latin, and the eras of foreign papers.

>>> [(y, m, d) for _, y, m, d in statements("於平成30年3月1日 and on May 2nd, 2009")]
[(2018, 3, 1), (2009, 5, 2)]
"""

import re
from collections.abc import Callable, Iterator

from extractors.values import numerals

# A day, and a day or month, in a sentence; for patterns that say what stands around it.
_FIGURES = r"[\d〇○◯零一二三四五六七八九十]"
_YEAR_FIGURES = rf"{_FIGURES}(?:\s?{_FIGURES}){{1,3}}"
_SHORT_FIGURES = rf"{_FIGURES}(?:\s?{_FIGURES}){{0,2}}"
DAY = rf"{_YEAR_FIGURES}\s?年\s?{_SHORT_FIGURES}\s?月\s?{_SHORT_FIGURES}\s?日"
DAY_OR_MONTH = rf"{_YEAR_FIGURES}\s?年\s?{_SHORT_FIGURES}\s?月(?:\s?{_SHORT_FIGURES}\s?日)?"


Parts = tuple[int, int, int | None]

_NUMERAL = r"[〇○◯OoΟ零一二三四五六七八九十廿卅壹贰貳叁參参肆伍陆陸柒捌玖拾元正\d—\-]"
_YEAR_NUMERAL = r"[〇○◯OoΟ零一二三四五六七八九壹贰貳叁參参肆伍陆陸柒捌玖\d—\-]"
_SHORT_NUMERAL = rf"{_NUMERAL}(?:\s?{_NUMERAL}){{0,2}}"  # a reader may part 1 1
_CHINESE = re.compile(
    rf"(?<![\d〇○◯零一二三四五六七八九])({_YEAR_NUMERAL}(?:\s?{_YEAR_NUMERAL}){{3}})\s{{0,3}}年度?\s{{0,3}}"
    rf"({_SHORT_NUMERAL})\s{{0,3}}月"
    rf"(?:份|\s{{0,3}}({_SHORT_NUMERAL})\s{{0,3}}[日号號])?"
)
# 二一四年 is 二〇一四年 with its 〇 lost in reading: the only year since 1800 that it can be.
LOST_ZERO = re.compile(
    rf"(?<![\d〇○◯零一二三四五六七八九十])二\s?([一二][〇○◯零一二三四五六七八九])\s?年\s?({_NUMERAL}{{1,3}})\s?月"
    rf"(?:\s?({_NUMERAL}{{1,3}})\s?[日号號])?"
)
_ERA = re.compile(
    r"(民國|民国|中華民國|昭和|平成|令和)\s?(\d{1,3}|元|[一二三四五六七八九十〇零百]{1,5})\s?年\s?"
    r"(\d{1,2}|[一二三四五六七八九十]{1,3})\s?月(?:\s?(\d{1,2}|[一二三四五六七八九十]{1,3})\s?日)?"
)
_ERA_BEGINS = {"民國": 1911, "民国": 1911, "中華民國": 1911, "昭和": 1925, "平成": 1988, "令和": 2018}

_NUMERIC = re.compile(
    r"(?<![\d.])((?:18|19|20|29)\d{2}|9999)\s?([./\-—–])\s?(\d{1,2})(?:\s?\2\s?(\d{1,2}))?(?![\d]|\.\d)"
)
_KOREAN = re.compile(r"(?<!\d)((?:18|19|20)\d{2})\s?년\s?(\d{1,2})\s?월(?:\s?(\d{1,2})\s?일)?")
_COMPACT = re.compile(r"(?<![\dA-Za-z])((?:19|20)\d{2})(\d{2})(\d{2})(?![\dA-Za-z])")

_MONTH_NAMES: tuple[tuple[str, ...], ...] = (
    (
        "january",
        "jan",
        "januar",
        "jänner",
        "janvier",
        "janv",
        "ianuarii",
        "januarii",
        "enero",
        "gennaio",
        "января",
    ),
    (
        "february",
        "feb",
        "februar",
        "février",
        "fevrier",
        "fév",
        "fev",
        "februarii",
        "febrero",
        "febbraio",
        "февраля",
    ),
    ("march", "mar", "märz", "maerz", "mars", "martii", "marzo", "марта"),
    ("april", "apr", "avril", "avr", "aprilis", "abril", "aprile", "апреля"),
    ("may", "mai", "maii", "mayo", "maggio", "мая"),
    ("june", "jun", "juni", "juin", "iunii", "junii", "junio", "giugno", "июня"),
    ("july", "jul", "juli", "juillet", "juil", "iulii", "julii", "julio", "luglio", "июля"),
    ("august", "aug", "août", "aout", "augusti", "agosto", "августа"),
    ("september", "sep", "sept", "septembre", "septembris", "septiembre", "settembre", "сентября"),
    ("october", "oct", "oktober", "okt", "octobre", "octobris", "octubre", "ottobre", "октября"),
    ("november", "nov", "novembre", "novembris", "noviembre", "ноября"),
    (
        "december",
        "dec",
        "dezember",
        "dez",
        "décembre",
        "decembre",
        "déc",
        "decembris",
        "diciembre",
        "dicembre",
        "декабря",
    ),
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names}
_ANY_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
_MONTH = f"({_ANY_MONTH})" + r"(?![^\W\d_])\.?"  # May2009 has lost a space

# Looks that cost little where no date can begin and no month follows.
_MONTH_LIKE = r"[JFMASOND](?:an|än|eb|év|ar|är|ae|pr|vr|ay|ai|un|ui|ul|ug|oû|ep|ct|kt|ov|ec|éc|ez)"
_AT_START = rf"(?<!\d)(?=\d{{1,4}}\D|{_MONTH_LIKE})"
# The same in Western languages, the day first or the month, or in figures; and a month of a year.
WESTERN_DAY = (
    rf"{_AT_START}(?:\d{{1,2}}(?:st|nd|rd|th|er|º)?\.?\s?(?:day\s)?(?:of\s|de\s)?(?={_MONTH_LIKE})"
    rf"(?:{_ANY_MONTH})\.?,?\s?(?:de\s)?\d{{4}}"
    rf"|(?={_MONTH_LIKE})(?:{_ANY_MONTH})\.?\s?\d{{1,2}}(?:st|nd|rd|th)?,?\s?\d{{4}}"
    r"|\d{4}-\d{1,2}-\d{1,2}|\d{1,2}[./]\d{1,2}[./]\d{4})"
)
WESTERN_DATE = rf"(?:{WESTERN_DAY}|(?={_MONTH_LIKE})(?:{_ANY_MONTH})\.?,?\s?\d{{4}})"
_YEAR = r"((?:18|19|20)\d{2})(?!\d)"
_DAY = r"(?<!\d)(\d{1,2})(?:st|nd|rd|th|er)?"
_DAY_WORD = r"\b((?:twenty|thirty)?[- ]?(?:first|second|third|\w{2,9}th))"
_YEAR_WORD = r"((?:(?:two|nineteen|eighteen|twenty)\b)(?:[ ,\-]{1,2}(?:thousand|hundred|and|\w{3,9})){1,5})"

_DAY_FIRST = re.compile(
    rf"{_DAY}\s?(?:\.|day of|-|/)?\s?(?:de |of )?(?:\d{{1,2}}月\s?/?\s?)?{_MONTH}"
    rf"(?:\s?/\s?[^\W\d]{{3,9}}\.?)?[\s,./-]{{0,3}}(?:of |de )?{_YEAR}",
    re.IGNORECASE,
)
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s?(\d{{1,2}})(?:st|nd|rd|th)?\s?,?\s?{_YEAR}", re.IGNORECASE)
_MONTH_ONLY = re.compile(rf"\b{_MONTH}\s?,?\s?{_YEAR}", re.IGNORECASE)
_IN_WORDS = re.compile(
    rf"{_DAY_WORD}\s(?:day\s)?of\s{_MONTH}[\s,]{{0,3}}(?:in the year )?(?:of our lord )?"
    rf"(?:{_YEAR}|{_YEAR_WORD})",
    re.IGNORECASE,
)
_LATIN = re.compile(
    rf"\b([IVX]{{1,6}}|\d{{1,2}})\.?\s(?:die\s)?(?:mensis\s)?{_MONTH}[\s,]{{1,2}}"
    rf"(?:(?:anno|domini|a\.?d\.?)[\s,]{{1,2}}){{0,3}}([MDCLXVI]{{2,12}})\b",
    re.IGNORECASE,
)


# Arabic digits among numerals, and what a reader makes of 〇 and 一.
_ALIKE = (
    {str(n): "〇一二三四五六七八九"[n] for n in range(10)}
    | dict.fromkeys("OoΟ", "〇")
    | dict.fromkeys("—-元正", "一")
)


def statements(text: str) -> Iterator[tuple[re.Match[str], int, int, int | None]]:
    """Every place in `text` with the form of a date: year, month and day as numbers, valid or not."""
    for pattern, read in _FORMS:
        for match in pattern.finditer(text):
            parts = read(match)
            if parts is not None:
                yield match, *parts


def _numeral(text: str) -> int | None:
    """A year, month or day in digits or Chinese numerals; a dash among numerals is a misread 一."""
    plain = "".join(text.split())
    if plain.isdecimal() and plain.isascii():
        return int(plain)
    plain = "".join(_ALIKE.get(c, c) for c in plain)
    if len(plain) > 1 and plain[0] in "零〇○◯" and len(plain) < 4:
        plain = plain[1:]
    return numerals.chinese(plain)


def _chinese(match: re.Match[str]) -> Parts | None:
    year, month = _numeral(match.group(1)), _numeral(match.group(2))
    day = _numeral(match.group(3)) if match.group(3) else None
    if year is None or month is None or (match.group(3) and day is None):
        return None
    return year, month, day


def _lost_zero(match: re.Match[str]) -> Parts | None:
    year, month = _numeral(match.group(1)), _numeral(match.group(2))
    day = _numeral(match.group(3)) if match.group(3) else None
    if year is None or month is None or (match.group(3) and day is None):
        return None
    return 2000 + year, month, day


def _era(match: re.Match[str]) -> Parts | None:
    year = 1 if match.group(2) == "元" else _numeral(match.group(2))
    month = _numeral(match.group(3))
    day = _numeral(match.group(4)) if match.group(4) else None
    if year is None or month is None:
        return None
    return _ERA_BEGINS[match.group(1)] + year, month, day


def _numeric(match: re.Match[str]) -> Parts:
    year, _, month, day = match.groups()
    return int(year), int(month), int(day) if day else None


def _korean(match: re.Match[str]) -> Parts:
    year, month, day = match.groups()
    return int(year), int(month), int(day) if day else None


def _compact(match: re.Match[str]) -> Parts:
    return int(match.group(1)), int(match.group(2)), int(match.group(3))


def _day_first(match: re.Match[str]) -> Parts:
    return int(match.group(3)), MONTHS[match.group(2).lower()], int(match.group(1))


def _month_first(match: re.Match[str]) -> Parts:
    return int(match.group(3)), MONTHS[match.group(1).lower()], int(match.group(2))


def _month_only(match: re.Match[str]) -> Parts:
    return int(match.group(2)), MONTHS[match.group(1).lower()], None


def _in_words(match: re.Match[str]) -> Parts | None:
    day_word, month, year, year_word = match.groups()
    day = numerals.english(day_word)
    number = int(year) if year else _english_year(year_word)
    return (number, MONTHS[month.lower()], day) if day and number else None


def _english_year(words: str) -> int | None:
    """The longest beginning of `words` that is a number: more words may follow the year."""
    pieces = re.split(r"[ ,\-]+", words)
    for length in range(len(pieces), 1, -1):
        number = numerals.english(" ".join(pieces[:length]))
        if number and number > 1000:
            return number
    return None


def _latin(match: re.Match[str]) -> Parts | None:
    day_text, month, year_text = match.groups()
    day = int(day_text) if day_text.isdecimal() else numerals.roman(day_text.upper())
    year = numerals.roman(year_text.upper())
    return (year, MONTHS[month.lower()], day) if day and year else None


_FORMS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Parts | None]], ...] = (
    (_CHINESE, _chinese),
    (LOST_ZERO, _lost_zero),
    (_ERA, _era),
    (_NUMERIC, _numeric),
    (_KOREAN, _korean),
    (_COMPACT, _compact),
    (_DAY_FIRST, _day_first),
    (_MONTH_FIRST, _month_first),
    (_MONTH_ONLY, _month_only),
    (_IN_WORDS, _in_words),
    (_LATIN, _latin),
)
