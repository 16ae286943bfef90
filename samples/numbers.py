"""Invented numbers with right check digits, and figures in words; written apart from the product's own code.

Rules: domain facts C.2 (GB 32100), C.3 (GB 11714), C.4 (GS 15), C.6 (ICAO 9303), C.12 (patents).
"""

from datetime import date

_USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_WIDE = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_HAN = "〇一二三四五六七八九"
_WORDS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_IRREGULAR = {"one": "first", "two": "second", "three": "third", "five": "fifth", "eight": "eighth",
              "nine": "ninth", "twelve": "twelfth", "twenty": "twentieth", "thirty": "thirtieth"}  # fmt: skip


def organization_code(eight: str) -> str:
    """Eight characters and their check character, without the hyphen (GB 11714)."""
    weights = (3, 7, 9, 10, 5, 8, 4, 2)
    rest = 11 - sum(_WIDE.index(c) * w for c, w in zip(eight, weights, strict=True)) % 11
    return eight + {10: "X", 11: "0"}.get(rest, str(rest))


def uscc(kind: str, region: str, organization: str) -> str:
    """Unified social credit code: kind ("91" enterprise), region (6 digits), organization code (9)."""
    body = kind + region + organization
    total = sum(_USCC.index(c) * pow(3, i, 31) for i, c in enumerate(body))
    return body + _USCC[-total % 31]


def registration_number(fourteen: str) -> str:
    """Registration number of a licence before October 2015: 14 digits and ISO 7064 MOD 11,10."""
    product = 10
    for digit in fourteen:
        product = (product + int(digit)) % 10 or 10
        product = product * 2 % 11
    return fourteen + str((11 - product) % 10)


def mrz_digit(text: str) -> str:
    """ICAO 9303 check digit, weights 7, 3, 1."""
    values = [0 if c == "<" else _WIDE.index(c) for c in text]
    return str(sum(v * (7, 3, 1)[i % 3] for i, v in enumerate(values)) % 10)


def td3(
    state: str, surname: str, given: str, number: str, nationality: str, birth: date, sex: str, expiry: date,
    kind: str = "P<", optional: str = "",
) -> tuple[str, str]:  # fmt: skip
    """The two lines (44 characters each) of a passport's machine readable zone."""
    names = f"{surname}<<{given}".upper().replace(" ", "<").replace("-", "<").replace("'", "")
    first = f"{kind}{state:<<3}{names}"[:44].ljust(44, "<")
    numbered = number.ljust(9, "<")
    numbered += mrz_digit(numbered)
    born, ends = birth.strftime("%y%m%d"), expiry.strftime("%y%m%d")
    born, ends = born + mrz_digit(born), ends + mrz_digit(ends)
    optional = optional.ljust(14, "<")
    optional += mrz_digit(optional)
    composite = mrz_digit(numbered + born + ends + optional)
    return first, numbered + f"{nationality:<<3}" + born + sex + ends + optional + composite


def patent_number(year: int, kind: int, serial: int) -> str:
    """Chinese patent number since 2003, `ZL201710601862.3`."""
    body = f"{year}{kind}{serial:07d}"
    rest = sum(int(d) * w for d, w in zip(body, (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5), strict=True)) % 11
    return f"ZL{body}.{'X' if rest == 10 else rest}"


def han_year(year: int) -> str:
    return "".join(_HAN[int(d)] for d in str(year))


def han_date(day: date) -> str:
    """二〇一七年三月二十一日."""
    return f"{han_year(day.year)}年{_han_small(day.month)}月{_han_small(day.day)}日"


def _han_small(number: int) -> str:
    tens, ones = divmod(number, 10)
    ten = "" if tens == 0 else "十" if tens == 1 else _HAN[tens] + "十"
    return ten + (_HAN[ones] if ones else "")


def cn_date(day: date, padded: bool = False) -> str:
    """2017年3月1日, or 2017年03月01日."""
    return (
        f"{day.year}年{day.month:02d}月{day.day:02d}日" if padded else f"{day.year}年{day.month}月{day.day}日"
    )


def en_date(day: date) -> str:
    """March 1, 2018."""
    return f"{day:%B} {day.day}, {day.year}"


def en_words(number: int) -> str:
    """A number below one hundred in English words."""
    if number < 20:
        return _WORDS[number]
    return _TENS[number // 10] + (f"-{_WORDS[number % 10]}" if number % 10 else "")


def en_ordinal(number: int) -> str:
    """twenty-first."""
    head, dash, last = en_words(number).rpartition("-")
    return head + dash + _IRREGULAR.get(last, f"{last}th")


def en_year(year: int) -> str:
    """nineteen hundred and ninety-eight, two thousand and eight."""
    century = "nineteen hundred" if year < 2000 else "two thousand"
    return century + (f" and {en_words(year % 100)}" if year % 100 else "")


def isbn(twelve: str) -> str:
    """Twelve digits and their check digit (EAN-13)."""
    return twelve + str(-sum(int(d) * (1, 3)[i % 2] for i, d in enumerate(twelve)) % 10)
