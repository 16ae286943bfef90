"""Passport numbers by issuing state: patterns are a hint only, the check digit of the MRZ decides.

>>> parse("护照号码：E12345678").value
'E12345678'
>>> parse("P 1234567", "CHN").value, parse("P.1234567", "CHN").value
('P1234567', 'P1234567')
>>> matches("EA1234567", "CHN"), matches("EI1234567", "CHN")
(True, False)
>>> matches("L898902C3", "UTO")  # a specimen state has no pattern: any nine characters
True
>>> parse("无") is None
True
"""

import re
from unicodedata import normalize

from extractors.values.value import Value

# China from public sources, the others from general knowledge (domain notes C.9).
PATTERNS: dict[str, str] = {
    "CHN": r"E[A-HJ-NP-Z0-9]\d{7}|G\d{8}|1[45]\d{7}|[PS]\d{7}|S\d{8}|D\d{7,8}|[DSP]E\d{7}",
    "USA": r"[A-Z0-9]\d{8}",
    "GBR": r"\d{9}",
    "DEU": r"[CFGHJKLMNPRTVWXYZ0-9]{9}",
    "CAN": r"[A-Z]{2}\d{6}|[A-Z]\d{6}[A-Z]{2}",
    "AUS": r"[A-Z]{1,2}\d{7}",
    "JPN": r"[A-Z]{2}\d{7}",
    "FRA": r"\d{2}[A-Z]{2}\d{5}",
    "RUS": r"\d{9}",
    "KOR": r"[A-Z]\d{8}|[A-Z]\d{3}[A-Z]\d{4}",
}
_FORM = re.compile(r"(?<![0-9A-Z])(?=[0-9A-Z.\- ]*\d)[0-9A-Z]{1,3}[.\- ]?[0-9A-Z]{5,9}(?![0-9A-Z])")
_LIMIT = 400


def matches(number: str, state: str) -> bool:
    """Whether `number` looks like one of `state` (ISO 3166-1 alpha-3); any form for other states."""
    return bool(re.fullmatch(PATTERNS.get(state, r"[A-Z0-9]{6,9}"), number))


def parse(text: str, state: str = "") -> Value | None:
    """The first run of 6 to 12 letters and digits, four digits at least, of the state's pattern if known."""
    for found in _FORM.finditer(normalize("NFKC", text[:_LIMIT]).upper()):
        number = re.sub(r"[^0-9A-Z]", "", found.group())
        if sum(c.isdecimal() for c in number) >= 4 and 6 <= len(number) <= 12:
            if state in PATTERNS and not matches(number, state):
                continue
            return Value(number, found.group())
    return None
