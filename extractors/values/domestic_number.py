"""Numbers of Chinese degree and graduation certificates; neither has a check digit.

Degree (since 2005, notice of the State Council's Degree Committee): institution (5 digits), level (2 doctor,
3 master, 4 bachelor), year (4), serial (6), its first place E or S for a second or double degree; C, Z or T
before it marks adult education, professional degrees and equivalent qualification. Graduation (since 2001):
institution (5), kind (1 regular, 5 adult, 6 self-study, 7 network), year (4), level (2), serial (6).

>>> [degree(n).value for n in ("1024642008000001", "1049732016000001", "证书编号：Z1075522008000001")]
['1024642008000001', '1049732016000001', 'Z1075522008000001']
>>> degree("10246420O8000001")  # one letter that can only be a digit
Value(value='1024642008000001', raw='10246420O8000001', check=None, repaired=True)
>>> degree("1024642008E00001").value, degree("1024652008000001") is None, degree("1024642O08OO0001") is None
('1024642008E00001', True, True)
>>> [graduation(n).value for n in ("102231201602000001", "证书编号 1000 1120 1301 0000 12")]
['102231201602000001', '100011201301000012']
>>> graduation("102231201609000001") is None, graduation("102239201602000001") is None
(True, True)
>>> degree_level("1049732016000001"), graduation_level("102231201602000001"), year("102231201602000001")
('master', 'master', 2016)
>>> degree_level("Z1075522008000001"), year("Z1075522008000001")
('doctor', 2008)
"""

import re
from unicodedata import normalize

from extractors.values.confusions import repair
from extractors.values.value import Value

_DEGREE = re.compile(r"[CZT]?[0-9]{5}[234](?:19[89]|20[0-4])[0-9](?:[ES][0-9]{5}|[0-9]{6})")
_GRADUATION = re.compile(r"[0-9]{5}[1567](?:19[89]|20[0-4])[0-9](?:01|02|04|05|06)[0-9]{6}")
_RUN = re.compile(r"(?<![0-9A-Z])[0-9A-Z](?: ?[0-9A-Z]){14,16} ?[0-9A-Z](?![0-9A-Z])")
_DIGITS = "0123456789"
_DEGREES = {"2": "doctor", "3": "master", "4": "bachelor"}
_GRADUATIONS = {"01": "doctor", "02": "master", "04": "bachelor", "05": "bachelor", "06": "college"}
_LIMIT = 2000


def degree(text: str) -> Value | None:
    """The first number of a degree certificate in `text`."""
    return _first(text, _DEGREE, (16, 17))


def graduation(text: str) -> Value | None:
    """The first number of a graduation certificate in `text`."""
    return _first(text, _GRADUATION, (18,))


def degree_level(number: str) -> str:
    """The level a degree certificate's number states: "doctor", "master" or "bachelor"."""
    return _DEGREES[number[-11]]


def graduation_level(number: str) -> str:
    """The level a graduation certificate's number states; "college" is 专科."""
    return _GRADUATIONS[number[10:12]]


def year(number: str) -> int:
    """The year within a number of either kind: never after the date of issue."""
    return int(number[6:10] if len(number) == 18 else number[-10:-6])


def _first(text: str, form: re.Pattern[str], lengths: tuple[int, ...]) -> Value | None:
    """The first run of the right length that has the form, or has it with one look-alike replaced."""
    for found in _RUN.finditer(normalize("NFKC", text[:_LIMIT]).upper()):
        read = found.group().replace(" ", "")
        if len(read) not in lengths:
            continue
        if form.fullmatch(read):
            return Value(read, found.group())
        mended = repair(read, _DIGITS, lambda number: form.fullmatch(number) is not None)
        if mended is not None:
            return Value(mended, found.group(), repaired=True)
    return None
