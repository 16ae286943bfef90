"""ISBN, ISSN and DOI of publications; check digits by python-stdnum.

>>> isbn("ISBN 978-7-03-057428-2")
Value(value='9787030574282', raw='978-7-03-057428-2', check=True, repaired=False)
>>> isbn("ISBN 7-03-012345-X").value, isbn("ISBN 978-7-03-057428-3").check
('703012345X', False)
>>> isbn("ISBN 978-7-O3-057428-2")
Value(value='9787030574282', raw='978-7-O3-057428-2', check=True, repaired=True)
>>> isbn("电话 010-64019242") is None
True
>>> issn("ISSN 0317-8471").value, issn("ISSN 0317-8472").check, issn("ISSN 1000-436X").value
('0317-8471', False, '1000-436X')
>>> doi("DOI：10.3969/j.issn.1000-436x.2016.05.012。").value
'10.3969/j.issn.1000-436x.2016.05.012'
>>> doi("https://doi.org/10.1016/j.cej.2015.01.002"), doi("见10.2章") is None
(Value(value='10.1016/j.cej.2015.01.002', raw='10.1016/j.cej.2015.01.002', check=None, repaired=False), True)
"""

import re
from unicodedata import normalize

import stdnum.isbn
import stdnum.issn

from extractors.values.confusions import repair
from extractors.values.value import Value

_LIMIT = 2000
_ISBN = re.compile(
    r"I\s?S\s?B\s?N(?:-1[03])?\s?:?\s?((?:97[89][-– ]?)?[0-9OILSZB](?:[-– ]?[0-9OILSZB]){8}"
    r"[-– ]?[0-9XOILSZB])(?![0-9A-Z])"
)
_LOOSE = re.compile(r"(?<!\d)(97[89](?:[-– ]?\d){9}[-– ]?\d)(?!\d)")
_ISSN = re.compile(r"I\s?S\s?S\s?N\s?:?\s?(\d{4}\s?[-–—]\s?\d{3}[0-9X])(?![0-9A-Z])")
_DOI = re.compile(r"(?<![\d.])10\.\s?\d{4,9}\s?/\s?[A-Za-z0-9.()\-_;:/<>\[\]]{2,120}")


def isbn(text: str) -> Value | None:
    """The first ISBN in `text`, 13 or 10 places without hyphens."""
    upper = normalize("NFKC", text[:_LIMIT]).upper().replace("×", "X")
    found = _ISBN.search(upper) or _LOOSE.search(upper)
    if found is None:
        return None
    raw, number = found.group(1), re.sub(r"[-– ]", "", found.group(1))
    if len(number) not in (10, 13):
        return None
    if stdnum.isbn.is_valid(number):
        return Value(number, raw, check=True)
    mended = repair(number, "0123456789X", _holds)
    if mended is not None:
        return Value(mended, raw, check=True, repaired=True)
    return Value(number, raw, check=False) if re.fullmatch(r"\d{9}(?:\d{3})?[\dX]", number) else None


def _holds(number: str) -> bool:
    return bool(stdnum.isbn.is_valid(number))


def issn(text: str) -> Value | None:
    """The first ISSN in `text`, with its hyphen."""
    found = _ISSN.search(normalize("NFKC", text[:_LIMIT]).upper())
    if found is None:
        return None
    number = re.sub(r"[\s\-–—]", "", found.group(1))
    return Value(f"{number[:4]}-{number[4:]}", found.group(1), check=bool(stdnum.issn.is_valid(number)))


def doi(text: str) -> Value | None:
    """The first DOI in `text`, without the marks of the sentence around it."""
    found = _DOI.search(normalize("NFKC", text[:_LIMIT]))
    if found is None:
        return None
    number = re.sub(r"\s", "", found.group()).rstrip(".,;:)]>")
    return Value(number, found.group().rstrip(".,;:"))
