"""Resident identity number 公民身份号码, GB 11643-1999: area, birth date, sequence, ISO 7064 MOD 11-2.

Only the checksum comes from python-stdnum: its `cn.ric` raises KeyError for area codes whose county it does
not know (the standard's own example among them) and rejects residence permits of 810000, 820000 and 830000.

>>> [is_valid(n) for n in ("11010519491231002X", "34052419800101001X", "440524188001010014")]
[True, True, True]
>>> is_valid("330100199001015011")
False
>>> [is_valid(n) for n in ("810000199408230021", "830000199201300022")]
[True, True]
>>> parse("公民身份号码 11010519491231002×").value
'11010519491231002X'
>>> lengthen("110105491231002")
'11010519491231002X'
>>> birth_date("11010519491231002X"), sex("11010519491231002X")
('1949-12-31', 'F')
>>> parse("110105199013310023") is None  # there is no 31st of the 13th month
True
"""

import re
from datetime import date
from unicodedata import normalize

from stdnum.iso7064 import mod_11_2

from extractors.values.confusions import repair
from extractors.values.value import Value

_FORM = re.compile(r"[1-9]\d{5}(?:1[89]|20)\d{9}[0-9X]")
_RUN = re.compile(r"(?<![0-9A-Z])[0-9OISZGBL](?: ?[0-9OISZGBL]){16} ?[0-9OISZGBLX](?![0-9A-Z])")
_LIMIT = 2000


def is_valid(number: str) -> bool:
    """Whether the form, the birth date and the check character of `number` are right."""
    if not re.fullmatch(r"[1-9][0-9]{5}(?:1[89]|20)[0-9]{9}[0-9X]", number):
        return False
    return birth_date(number) is not None and bool(mod_11_2.is_valid(number))


def birth_date(number: str) -> str | None:
    """The birth date within, YYYY-MM-DD, or None where no calendar has it."""
    try:
        return date(int(number[6:10]), int(number[10:12]), int(number[12:14])).isoformat()
    except ValueError:
        return None


def sex(number: str) -> str:
    """ "M" where the last digit of the sequence is odd, else "F"."""
    return "M" if int(number[16]) % 2 else "F"


def lengthen(number: str) -> str | None:
    """The 18 characters of a first-generation number of 15 digits; None where it is none."""
    if not re.fullmatch(r"[0-9]{15}", number):
        return None
    body = number[:6] + "19" + number[6:]
    return body + str(mod_11_2.calc_check_digit(body))


def parse(text: str) -> Value | None:
    """The first number in `text`; X may stand there as x, × or 乂."""
    upper = normalize("NFKC", text[:_LIMIT]).upper().replace("×", "X").replace("乂", "X")
    for found in _RUN.finditer(upper):
        number = found.group().replace(" ", "")
        if is_valid(number):
            return Value(number, found.group(), check=True)
        mended = repair(number, "0123456789X", is_valid)
        if mended is not None:
            return Value(mended, found.group(), check=True, repaired=True)
        if _FORM.fullmatch(number) and birth_date(number) is not None:
            return Value(number, found.group(), check=False)
    return None
