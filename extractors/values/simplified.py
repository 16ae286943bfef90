"""Traditional characters in their simplified form, one by one: the table of OpenCC.

Characters that are in use beside their simplified form (堃, 喆, 著, 藉) stay what they are.
"""

from functools import cache

from opencc import OpenCC


def simplified(text: str) -> str:
    """The same text with each traditional character simplified; never a phrase for a phrase.

    >>> simplified("頒發的學位證書")
    '颁发的学位证书'
    >>> simplified("陶喆, 头发")
    '陶喆, 头发'
    """
    return "".join(map(_one, text))


@cache
def _one(character: str) -> str:
    return str(_table().convert(character))


@cache
def _table() -> OpenCC:
    return OpenCC("t2s")
