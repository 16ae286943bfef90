"""Number of a public institution's certificate 事证第…号: 1, region (6 digits), serial (5 digits); no check.

>>> parse("事证第111010801079号")
Value(value='事证第111010801079号', raw='事证第111010801079号', check=None, repaired=False)
>>> parse("证书号 事证第 135020000060 号").value
'事证第135020000060号'
>>> parse("事证第1110l080IO79号")  # letters can only be misread digits here
Value(value='事证第111010801079号', raw='事证第1110L080IO79号', check=None, repaired=True)
>>> parse("事证第211010801079号") is None, parse("事证第11101080107号") is None
(True, True)
"""

import re
from unicodedata import normalize

from extractors.values.value import Value

_FORM = re.compile(r"事\s?证\s?第\s?((?:[0-9OILSZBG|]\s?){12})号?(?![0-9A-Z])")
_DIGITS = str.maketrans("OILSZBG|", "01152861")
_LIMIT = 2000


def parse(text: str) -> Value | None:
    """The first number in `text`."""
    found = _FORM.search(normalize("NFKC", text[:_LIMIT]).upper())
    if found is None:
        return None
    read = "".join(found.group(1).split())
    digits = read.translate(_DIGITS)
    if not digits.isdecimal() or digits[0] != "1":
        return None
    return Value(f"事证第{digits}号", found.group(), repaired=digits != read)
