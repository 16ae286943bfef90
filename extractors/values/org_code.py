"""Organization code 组织机构代码, GB 11714-1997: eight characters and a check, printed 12345678-9.

Values A=10 … Z=35, weights 3, 7, 9, 10, 5, 8, 4, 2; the check is 11 minus the sum modulo 11, 10 is X, 11
is 0. Letters that differ by 11 or 22 (A, L, W) are not told apart by it.

>>> [is_valid(code) for code in ("600037341", "71526726X", "MA01EBFH9", "600037342")]
[True, True, True, False]
>>> parse("代码：60003734-1")
Value(value='600037341', raw='60003734-1', check=True, repaired=False)
>>> parse("71526726-×").value
'71526726X'
>>> parse("60003734-2").check
False
>>> parse("MAO1EBFH-9").value
'MA01EBFH9'
"""

import re
from unicodedata import normalize

from extractors.values.confusions import repair
from extractors.values.value import Value

ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)
_FORM = re.compile(r"(?<![0-9A-Z])([0-9A-Z]{8}) ?[-—–]? ?([0-9X])(?![0-9A-Z])")
_LIMIT = 2000


def check_character(body: str) -> str:
    """The check character of the eight characters `body`."""
    rest = 11 - sum(int(c, 36) * w for c, w in zip(body, _WEIGHTS, strict=True)) % 11
    return {10: "X", 11: "0"}.get(rest, str(rest))


def is_valid(code: str) -> bool:
    """Whether the nine characters `code` (without hyphen) carry the right check character."""
    return bool(re.fullmatch(r"[0-9A-Z]{8}[0-9X]", code)) and check_character(code[:8]) == code[8]


def parse(text: str) -> Value | None:
    """The first code in `text`."""
    found = _FORM.search(normalize("NFKC", text[:_LIMIT]).upper().replace("×", "X").replace("乂", "X"))
    if found is None:
        return None
    code = found.group(1) + found.group(2)
    if is_valid(code):
        return Value(code, found.group(), check=True)
    mended = repair(code, ALPHABET, is_valid)
    if mended is not None:
        return Value(mended, found.group(), check=True, repaired=True)
    return Value(code, found.group(), check=False)
