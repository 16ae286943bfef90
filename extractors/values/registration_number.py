"""Registration number 工商注册号, GS 15-2006: 15 digits, the last by ISO 7064 MOD 11,10.

Licences issued before 1 July 2007 carry 13 digits without this check digit.

>>> [is_valid(n) for n in ("110108000000016", "310115600985533", "110000000000017", "310115600985535")]
[True, True, True, False]
>>> parse("注册号 110108000000016")
Value(value='110108000000016', raw='110108000000016', check=True, repaired=False)
>>> parse("11010800000001G").value
'110108000000016'
>>> parse("1101081234567").check is None  # the 13 digits of before 2007
True
>>> parse("11010812345678") is None
True
"""

import re
from unicodedata import normalize

from stdnum.iso7064 import mod_11_10

from extractors.values.confusions import repair
from extractors.values.value import Value

_RUN = re.compile(r"(?<![0-9A-Z])[0-9OISZGBL|](?: ?[0-9OISZGBL|]){12,14}(?![0-9A-Z])")
_LIMIT = 2000


def is_valid(number: str) -> bool:
    """Whether `number` has 15 digits and its check digit holds."""
    return bool(re.fullmatch(r"[0-9]{15}", number)) and bool(mod_11_10.is_valid(number))


def parse(text: str) -> Value | None:
    """The first number of 15 or 13 digits in `text`."""
    for found in _RUN.finditer(normalize("NFKC", text[:_LIMIT]).upper()):
        number = found.group().replace(" ", "")
        if is_valid(number):
            return Value(number, found.group(), check=True)
        mended = repair(number, "0123456789", is_valid)
        if mended is not None:
            return Value(mended, found.group(), check=True, repaired=True)
        if number.isdecimal() and len(number) in (13, 15):
            return Value(number, found.group(), check=False if len(number) == 15 else None)
    return None
