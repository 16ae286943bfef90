"""Number of a CSCSE certification 认证书编号, old form with the country's character, new form of 12 digits.

There is no public check digit. 遗 and 遗证 mark replacements issued before about 2019.

>>> parse("编号：教留服认 美[2010]00001号").value
'教留服认美[2010]00001号'
>>> parse("教留服认英〔2016〕12345号").value
'教留服认英[2016]12345号'
>>> parse("认证书编号 120190000001").value
'120190000001'
>>> parse("教留服认美[1810]00001号") is None
True
"""

import re
from unicodedata import normalize

from extractors.values.value import Value

_OLD = re.compile(
    r"教留服认\s*((?:遗证|遗)?)\s*([\u4e00-\u9fa5]{1,3})\s*[\[〔【(]\s*((?:19|20)\d{2})\s*[\]〕】)]\s*第?\s*(\d{4,6})\s*号?"
)
_NEW = re.compile(r"(?<!\d)\d(?:20)\d{2}\d{7}(?!\d)")
_LIMIT = 2000


def parse(text: str) -> Value | None:
    """The first number in `text`; brackets come out as [ ], spaces gone."""
    narrow = normalize("NFKC", text[:_LIMIT])
    old = _OLD.search(narrow)
    if old is not None:
        replaced, country, year, serial = old.groups()
        return Value(f"教留服认{replaced}{country}[{year}]{serial}号", old.group())
    new = _NEW.search(narrow)
    return Value(new.group(), new.group()) if new is not None else None
