"""Patent numbers: China's with their check digit, those of publications, and those of other offices.

Since October 2003: year 4, kind 1 (1 invention, 2 utility model, 3 design, 8 and 9 by way of the PCT), serial
7, check; before: year 2, kind 1, serial 5, check. Check = sum of digits times 2…9, 2…5 modulo 11, 10 is X.

>>> [is_valid(n) for n in ("201710601862.3", "95115608.X", "201710601862.4")]
[True, True, False]
>>> parse("专利号：ZL 2017 1 0601862.3")
Value(value='ZL201710601862.3', raw='ZL 2017 1 0601862.3', check=True, repaired=False)
>>> parse("ZL95115608.×").value, parse("ZL201710601862.4").check
('ZL95115608.X', False)
>>> parse("2L201710601862.3").value, parse("ZL20171060l862.3").value  # read Z as 2, 1 as l
('ZL201710601862.3', 'ZL201710601862.3')
>>> parse("申请号：201710601862.3").value  # an application has no ZL
'201710601862.3'
>>> parse("ZL201710601862,3").value, kind("ZL201710601862.3"), kind("ZL95115608.X")
('ZL201710601862.3', 'invention', 'invention')
>>> [foreign(t).value for t in ("US 9,123,456 B2", "Patent No.: US 9,123,456 B2", "EP 2 345 678 B1")]
['US9123456B2', 'US9123456B2', 'EP2345678B1']
>>> foreign("特許第6123456号").value, foreign("WO 2015/123456 A1").value
('JP6123456', 'WO2015123456A1')
>>> publication("授权公告号：CN 107 123456 B").value, publication("CN 304 567 890 S").value
('CN107123456B', 'CN304567890S')
>>> parse("12345") is None, foreign("专利") is None
(True, True)
"""

import re
from unicodedata import normalize

from extractors.values.value import Value

_WEIGHTS = (2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5)
_LIMIT = 2000
_DIGIT = r"[0-9OILSZBG|]"
_NEW = rf"(?:19|20|2O|Z0)\s?{_DIGIT}{{2}}\s?[12389IL|]\s?(?:{_DIGIT}\s?){{7}}"
_OLD = rf"(?:8[5-9]|9[0-9]|0[0-3])\s?[12389]\s?(?:{_DIGIT}\s?){{5}}"
_RUN = re.compile(rf"(?<![0-9A-Z.])([ZZ2]\s?[L1I|]\s?)?((?:{_NEW})|(?:{_OLD}))[.,·]\s?([0-9X])(?![0-9A-Z])")
_BARE = re.compile(rf"(?<![0-9A-Z.])(Z\s?L\s?)((?:{_NEW})|(?:{_OLD}))([0-9X])(?![0-9A-Z])")
_DIGITS = str.maketrans("OILSZBG|", "01152861")
_KINDS = {"1": "invention", "8": "invention", "2": "utility-model", "9": "utility-model", "3": "design"}
_PUBLISHED = re.compile(r"(?<![A-Z])CN\s?((?:\d\s?){7,9})\s?([ABCUSY])(?![A-Z0-9])")
_FOREIGN = (
    re.compile(r"(?<![A-Z])(US)\s?((?:R?E|D)?\s?\d{1,2}[,. ]\s?\d{3}[,. ]\s?\d{3})\s?([A-Z]\d)?(?![\d])"),
    re.compile(r"(?<![A-Z])(EP)\s?(\d[ ]?\d{3}[ ]?\d{3})\s?([AB]\d)?(?!\d)"),
    re.compile(r"(?<![A-Z])(WO)\s?(\d{4}\s?/\s?\d{5,6})\s?(A\d)?(?!\d)"),
)
_JAPAN = re.compile(r"(?:特[許许]|実用新案登録|意匠登録)第\s?((?:\d,?){6,8})\s?号")


def check_character(body: str) -> str:
    """The check character of the 8 or 12 digits `body`."""
    rest = sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=False)) % 11
    return "X" if rest == 10 else str(rest)


def is_valid(number: str) -> bool:
    """Whether `number` (digits, point, check; with or without ZL) has a form in use and its check holds."""
    found = re.fullmatch(
        r"(?:ZL)?((?:19|20)[0-9]{2}[12389][0-9]{7}|[089][0-9][12389][0-9]{5})\.([0-9X])", number
    )
    return found is not None and check_character(found.group(1)) == found.group(2)


def kind(number: str) -> str | None:
    """What the patent protects: "invention", "utility-model" or "design"; None where the form is another."""
    digits = number.removeprefix("ZL").partition(".")[0]
    place = {12: 4, 8: 2}.get(len(digits))
    return _KINDS.get(digits[place]) if place is not None else None


def parse(text: str) -> Value | None:
    """The first Chinese patent or application number in `text`; ZL stays where it was read."""
    upper = normalize("NFKC", text[:_LIMIT]).upper().replace("×", "X").replace("乂", "X")
    found = _RUN.search(upper) or _BARE.search(upper)
    if found is None:
        return None
    read = re.sub(r"\s", "", found.group(2))
    body = read.translate(_DIGITS)
    mark = "ZL" if found.group(1) else ""
    number = f"{mark}{body}.{found.group(3)}"
    raw = found.group().strip()
    # A wrong digit stays wrong: one of eleven others would make the check hold. Letters can only be digits.
    same = re.sub(r"\s", "", raw) == number
    return Value(number, raw, check=is_valid(number), repaired=not same)


def publication(text: str) -> Value | None:
    """The number under which a Chinese patent was published or granted: CN…A, B, U or S."""
    found = _PUBLISHED.search(normalize("NFKC", text[:_LIMIT]).upper())
    if found is None:
        return None
    return Value(f"CN{''.join(found.group(1).split())}{found.group(2)}", found.group())


def foreign(text: str) -> Value | None:
    """The first number of the American, European, international or Japanese office in `text`."""
    narrow = normalize("NFKC", text[:_LIMIT])
    japan = _JAPAN.search(narrow)
    if japan is not None:
        return Value("JP" + japan.group(1).replace(",", ""), japan.group())
    for form in _FOREIGN:
        found = form.search(narrow.upper())
        if found is not None:
            office, number, stage = found.groups()
            return Value(office + re.sub(r"[\s,./]", "", number) + (stage or ""), found.group().strip())
    return None
