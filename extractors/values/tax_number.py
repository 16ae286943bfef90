"""Tax registration number 税务登记号: region (6 digits) and organization code (9); 20 places for individuals.

The organization code carries the check (GB 11714). Individuals have their identity number and two digits.

>>> parse("京税证字 110108600037341 号")
Value(value='110108600037341', raw='110108600037341', check=True, repaired=False)
>>> parse("税号：11010871526726X").value
'11010871526726X'
>>> parse("110108600037342").check
False
>>> parse("11010860003734l")  # one look-alike makes the code hold
Value(value='110108600037341', raw='11010860003734L', check=True, repaired=True)
>>> parse("44052418800101001401")
Value(value='44052418800101001401', raw='44052418800101001401', check=True, repaired=False)
>>> parse("1101086000373") is None
True
"""

import re
from unicodedata import normalize

from extractors.values import org_code, resident_id
from extractors.values.confusions import repair
from extractors.values.value import Value

_RUN = re.compile(r"(?<![0-9A-Z])(?:[0-9OISZ][ \-]?){6}(?:[0-9A-Z][ \-]?){8}[0-9A-Z](?![0-9A-Z])")
_LONG = re.compile(r"(?<![0-9A-Z])[1-9]\d{16}[0-9X]\d{2}(?![0-9A-Z])")
_FORM = re.compile(r"[1-9][0-9]{5}[0-9A-Z]{8}[0-9X]")
_LIMIT = 2000


def is_valid(number: str) -> bool:
    """Whether `number` has a company's form and its organization code holds."""
    return bool(_FORM.fullmatch(number)) and org_code.is_valid(number[6:])


def parse(text: str) -> Value | None:
    """The first number in `text`; repaired by one look-alike where that alone makes the check hold."""
    upper = normalize("NFKC", text[:_LIMIT]).upper().replace("×", "X").replace("乂", "X")
    person = _LONG.search(upper)
    if person is not None:
        number = person.group()
        return Value(number, number, check=resident_id.is_valid(number[:18]))
    for found in _RUN.finditer(upper):
        value = _settle(re.sub(r"[ \-]", "", found.group()), found.group())
        if value is not None:
            return value
    return None


def _settle(read: str, raw: str) -> Value | None:
    if is_valid(read):
        return Value(read, raw, check=True)
    mended = repair(read, org_code.ALPHABET, is_valid)
    if mended is not None:
        return Value(mended, raw, check=True, repaired=True)
    return Value(read, raw, check=False) if _FORM.fullmatch(read) else None
