"""Unified social credit code 统一社会信用代码, GB 32100-2015: 18 characters with a check character.

The alphabet leaves out I, O, S, V and Z. Layout: registering department, kind of entity, region (6 digits),
organization code (9, GB 11714), check character. python-stdnum computes the check character but wants digits
in the first eight places, so codes of departments A, N and Y need this parser of our own.

>>> [is_valid(code) for code in ("91110000600037341L", "91110000101623741K", "12100000400000624D")]
[True, True, True]
>>> [is_valid(code) for code in ("9144030071526726XG", "911101066976941872", "N2110108MA01EBFH9T")]
[True, True, True]
>>> is_valid("91110000600037341M")
False
>>> is_valid("91350211M0000XUF46")  # published and genuine: a failing check digit is no proof of an error
False
>>> parse("统一社会信用代码 91110108MAO1EBFH9B")
Value(value='91110108MA01EBFH9B', raw='91110108MAO1EBFH9B', check=True, repaired=True)
>>> parse("9111 0000 6000 3734 1L").value
'91110000600037341L'
>>> parse("91350211M0000XUF46").check
False
>>> parse("无") is None
True
>>> entity_kind("91110000600037341L"), entity_kind("12100000400000624D")
('enterprise', 'public-institution')
"""

import re
from unicodedata import normalize

from stdnum.cn import uscc as _stdnum

from extractors.values import org_code
from extractors.values.confusions import repair
from extractors.values.value import Value

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_FORM = re.compile(r"[1-9ANY][1-9]\d{6}[0-9A-HJ-NPQRTUWXY]{10}")
_RUN = re.compile(r"(?<![0-9A-Z])(?:[0-9A-Z][ \-]{0,2}){17}[0-9A-Z](?![0-9A-Z])")
# Letters outside the alphabet that can only be a misread digit; V may be U, W or Y and stays.
_IMPOSSIBLE = str.maketrans("OISZ", "0152")
_LIMIT = 2000

_KINDS = {
    "11": "government",
    "12": "public-institution",
    "51": "association",
    "52": "private-non-enterprise",
    "53": "foundation",
    "91": "enterprise",
    "92": "individual-business",
}


def is_valid(code: str) -> bool:
    """Whether `code` has the form of GB 32100 and its check character holds."""
    return bool(_FORM.fullmatch(code)) and _stdnum.calc_check_digit(code[:17]) == code[17]


def organization_code_holds(code: str) -> bool:
    """Whether the organization code within (places 9 to 17) has a right check character of its own."""
    return org_code.is_valid(code[8:17])


def entity_kind(code: str) -> str | None:
    """What the first two characters say: "enterprise", "public-institution", …; None for other kinds."""
    return _KINDS.get(code[:2])


def parse(text: str) -> Value | None:
    """The first code in `text`; repaired by one look-alike where that alone makes the check hold."""
    upper = normalize("NFKC", text[:_LIMIT]).upper()
    for found in _RUN.finditer(upper):
        read = re.sub(r"[ \-]", "", found.group())
        value = _settle(read)
        if value is not None:
            return value
    return None


def _settle(read: str) -> Value | None:
    if is_valid(read):
        return Value(read, read, check=True)
    mapped = read.translate(_IMPOSSIBLE)
    if mapped != read and is_valid(mapped):
        return Value(mapped, read, check=True, repaired=True)
    mended = repair(read, ALPHABET, is_valid) or repair(mapped, ALPHABET, is_valid)
    if mended is not None:
        return Value(mended, read, check=True, repaired=True)
    return Value(mapped, read, check=False) if _FORM.fullmatch(mapped) else None
