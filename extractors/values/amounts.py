"""Amounts of money in figures, in capital numerals (大写金额) and mixed, as plain decimals.

Grammar of the capitals: `[人民币] INT 元|圆 [[零] D 角] [[零] D 分] [整|正]`; 一二三 are accepted on
papers that are not official.

>>> [plain(parse(t).number) for t in ("人民币壹仟肆佰零玖元伍角", "人民币壹万陆仟肆佰零玖元零贰分")]
['1409.50', '16409.02']
>>> [plain(parse(t).number) for t in ("人民币壹拾万柒仟元零伍角叁分", "壹亿零伍拾万元整")]
['107000.53', '100500000']
>>> [plain(parse(t).number) for t in ("陆佰万圆整", "人民币600000万元整", "2000万元人民币")]
['6000000', '6000000000', '20000000']
>>> [plain(parse(t).number) for t in ("壹仟万元整", "1000.000000万人民币", "RMB 1,234,567.89")]
['10000000', '10000000', '1234567.89']
>>> parse("100万美元").number, parse("100万美元").currency, parse("USD 5,000").currency
(Decimal('1000000'), 'USD', 'USD')
>>> [str(figure(t)) for t in ("1,234.50", "(1,234.50)", "-3", "负12", "（5）", "1 234 567.00", "-", "—", "")]
['1234.50', '-1234.50', '-3', '-12', '-5', '1234567.00', 'None', 'None', 'None']
>>> figure("12,34") is None, figure("七、1") is None  # no thousands there; the number of a note
(True, True)
>>> unit("单位：人民币万元"), unit("单位:元"), unit("金额单位：千元"), unit("单位名称")
(10000, 1, 1000, None)
>>> [str(figure(t)) for t in ("50,031.073.14", "1 ,432,375. 17", "75,098,027,17", "1.234")]  # marks misread
['50031073.14', '1432375.17', '75098027.17', '1.234']
>>> plain(parse("人民币1 190000元").number)
'1190000'
>>> plain(Decimal("10000000.000000")), plain(Decimal("1409.50"))
('10000000', '1409.50')
>>> capitals(Decimal("107000.53"))
'壹拾万柒仟元零伍角叁分'
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from unicodedata import normalize

from extractors.values import numerals

_LIMIT = 400
_CURRENCIES = {
    "人民币": "CNY",
    "RMB": "CNY",
    "CNY": "CNY",
    "¥": "CNY",
    "美元": "USD",
    "美金": "USD",
    "USD": "USD",
    "US$": "USD",
    "欧元": "EUR",
    "EUR": "EUR",
    "€": "EUR",
    "英镑": "GBP",
    "GBP": "GBP",
    "£": "GBP",
    "港元": "HKD",
    "港币": "HKD",
    "HKD": "HKD",
    "日元": "JPY",
    "JPY": "JPY",
}
_CURRENCY = re.compile("|".join(map(re.escape, _CURRENCIES)))
_SCALES = {
    "亿": 10**8,
    "億": 10**8,
    "万": 10**4,
    "萬": 10**4,
    "仟万": 10**7,
    "千万": 10**7,
    "百万": 10**6,
    "千": 1000,
    "仟": 1000,
}
_FIGURES = re.compile(
    r"(?<![\d.,])(\d{1,3}(?:,\d{3})+(?:\.\d{1,6})?|\d{1,15}(?:\.\d{1,6})?)(?![\d,]|\.\d)\s?([仟千百]?[万萬亿億]|[仟千])?\s?"
    r"(?:元|圆|圓|人民币|RMB|美元|欧元|英镑|港元|日元|yuan)?",
    re.IGNORECASE,
)
_HAN_DIGIT = "".join(numerals.DIGITS)
_HAN_INT = (
    rf"(?<![\d.])[{_HAN_DIGIT}十拾][{_HAN_DIGIT}{''.join(numerals.TENS)}{''.join(numerals.MYRIADS)}]{{0,29}}"
)
_CAPITALS = re.compile(
    rf"({_HAN_INT})\s?(?:[元圆圓园]|(?=美元|欧元|英镑|港元|日元))\s?(?:零?([{_HAN_DIGIT}])角)?\s?(?:零?([{_HAN_DIGIT}])分)?\s?[整正]?"
)
_CELL = re.compile(r"(\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d{1,15})(\.\d{1,6})?")
# With cents at the end the marks before them part thousands, whichever a reader took them for.
_MIXED = re.compile(r"(\d{1,3}(?:[,.]\d{3})+)[,.](\d{2})")
_UNIT = re.compile(r"单\s?位\s?[::]?\s?(?:为|是)?\s?(?:人民币)?\s?(元|圆|千元|仟元|万元|百万元|亿元)")
_UNITS = {"元": 1, "圆": 1, "千元": 1000, "仟元": 1000, "万元": 10**4, "百万元": 10**6, "亿元": 10**8}


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount in units of its currency (yuan, not ten thousand yuan); `currency` is ISO 4217."""

    number: Decimal
    currency: str
    raw: str


def parse(text: str) -> Amount | None:
    """The first amount in `text` with a currency, a unit or capital numerals, else the first bare figure."""
    # A space within a number comes from the reader, which reads long lines in pieces.
    narrow = re.sub(r"(?<=[\d,.]) (?=[\d,.])", "", normalize("NFKC", text[:_LIMIT]))
    named = _CURRENCY.search(narrow.upper())
    currency = _CURRENCIES[named.group()] if named else "CNY"
    capital = _CAPITALS.search(narrow)
    if capital is not None:
        number = _capital_number(capital)
        if number is not None:
            return Amount(number, currency, capital.group())
    matches = list(_FIGURES.finditer(narrow))
    if not matches:
        return None
    match = next((m for m in matches if m.group(2) or not m.group()[-1:].isdecimal()), matches[0])
    number = Decimal(match.group(1).replace(",", "")) * _SCALES.get(match.group(2) or "", 1)
    return Amount(number, currency, match.group().strip())


def _capital_number(match: re.Match[str]) -> Decimal | None:
    whole = numerals.chinese(match.group(1))
    if whole is None:
        return None
    tenths, hundredths = (numerals.DIGITS.get(part or "", 0) for part in match.group(2, 3))
    if match.group(2) or match.group(3):
        return Decimal(whole) + Decimal(tenths * 10 + hundredths) / 100
    return Decimal(whole)


def figure(text: str) -> Decimal | None:
    """The figure a cell of a statement holds, None where it holds none ("-", "—", "", a note's number)."""
    cell = normalize("NFKC", text[:60]).strip().lstrip("¥$").strip().replace("，", ",")
    negative = bool(re.fullmatch(r"\(.*\)|[-−–—负].+", cell))
    cell = re.sub(r"^[-−–—负]\s?|^\(|\)$", "", cell).strip()
    cell = re.sub(r"\s?([,.])\s?", r"\1", cell)
    mixed = _MIXED.fullmatch(cell)
    if mixed is not None:
        cell = re.sub(r"[,.]", "", mixed.group(1)) + "." + mixed.group(2)
    match = _CELL.fullmatch(cell)
    if match is None:
        return None
    number = Decimal(match.group().replace(",", "").replace(" ", ""))
    return -number if negative else number


def unit(text: str) -> int | None:
    """The unit a statement declares ("单位：万元" → 10000 yuan), or None."""
    match = _UNIT.search(normalize("NFKC", text[:_LIMIT]))
    return _UNITS[match.group(1)] if match else None


def plain(number: Decimal) -> str:
    """A plain decimal: no exponent, cents kept where they were given, no zeros beyond them."""
    text = format(number, "f")
    whole, _, fraction = text.partition(".")
    fraction = fraction.rstrip("0")
    return f"{whole}.{fraction.ljust(2, '0')}" if fraction else whole


_CAPITAL_DIGITS = "零壹贰叁肆伍陆柒捌玖"


def capitals(number: Decimal) -> str:
    """`number` (0 to below 10^12, in cents at the finest) in capital numerals, as a cheque writes it."""
    cents = int((number * 100).to_integral_value())
    whole, rest = divmod(cents, 100)
    tenths, hundredths = divmod(rest, 10)
    text = (_whole(whole) or "零") + "元"
    if not rest:
        return text + "整"
    if not tenths or whole % 10 == 0:
        text += "零"
    text += f"{_CAPITAL_DIGITS[tenths]}角" if tenths else ""
    return text + (f"{_CAPITAL_DIGITS[hundredths]}分" if hundredths else "")


def _whole(number: int) -> str:
    text = ""
    for scale, name in ((10**8, "亿"), (10**4, "万"), (1, "")):
        section, number = divmod(number, scale)
        if section:
            gap = text and (section < 1000 or text.endswith("零"))
            text += ("零" if gap and not text.endswith("零") else "") + _section(section) + name
    return text


def _section(number: int) -> str:
    text = ""
    for scale, name in ((1000, "仟"), (100, "佰"), (10, "拾"), (1, "")):
        digit, number = divmod(number, scale)
        if digit:
            text += _CAPITAL_DIGITS[digit] + name
        elif text and number and not text.endswith("零"):
            text += "零"
    return text
