"""Names as they are searched: anywhere in them, whatever the case and width."""

from itertools import pairwise
from unicodedata import normalize

APPLICANT, EMPLOYER = "a", "e"  # kinds of names
START = 64  # characters of a value that its index holds


def searched(name: str) -> str:
    """What of a name is compared: NFKC, lower case, one space between words.

    >>> searched("VANDERMOEL  Leopold（Ｌ）")
    'vandermoel leopold(l)'
    """
    return " ".join(normalize("NFKC", name).casefold().split())


def pairs_of(name: str) -> frozenset[str]:
    """Every two characters side by side.

    >>> sorted(pairs_of("王小明"))
    ['小明', '王小']
    """
    return frozenset(a + b for a, b in pairwise(searched(name)))
