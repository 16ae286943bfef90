"""Names of persons, Latin and Han: order, accents, middle names, initials (domain notes, D.1a)."""

import re
from enum import StrEnum
from itertools import permutations, product

from extractors.values.names import has_han, latin_tokens

_TITLES = frozenset(
    (
        "DR",
        "PROF",
        "PROFESSOR",
        "MR",
        "MRS",
        "MS",
        "MISS",
        "PHD",
        "SIR",
        "JR",
        "SR",
        "II",
        "III",
        "IV",
        "FNU",
        "XXX",
    )
)
# Transcriptions of accented letters by two letters, as machine-readable zones have them (ICAO 9303-3).
_EXPANDED = str.maketrans(
    {"Ä": "AE", "Ö": "OE", "Ü": "UE", "Ø": "OE", "Å": "AA", "Ñ": "NXX", "Þ": "TH", "Ð": "D", "Đ": "D"}
)
_MOST_PERMUTED = 5


class Likeness(StrEnum):
    """How two Latin names are related."""

    SAME = "same"
    PART = "part"  # all words of one are in the other: a middle name left out
    INITIALS = "initials"  # words of one are abbreviated in the other
    DIFFERENT = "different"


def likeness(one: str, other: str) -> Likeness:
    """Compare without regard to order, case, accents, spaces, hyphens, apostrophes and titles.

    >>> likeness("ZHANG, San", "san zhang"), likeness("MÜLLER Jörg", "MUELLER JOERG")
    (<Likeness.SAME: 'same'>, <Likeness.SAME: 'same'>)
    >>> likeness("Jean-Pierre O'Brien", "OBRIEN JEANPIERRE")
    <Likeness.SAME: 'same'>
    >>> likeness("Anna Maria Eriksson", "Eriksson, Anna"), likeness("A. Eriksson", "Anna Eriksson")
    (<Likeness.PART: 'part'>, <Likeness.INITIALS: 'initials'>)
    >>> likeness("XUE Li", "XU Li"), likeness("Eriksson", "Anna Eriksson")
    (<Likeness.DIFFERENT: 'different'>, <Likeness.DIFFERENT: 'different'>)
    """
    pairs = [(a, b) for a, b in product(_spellings(one), _spellings(other)) if a and b]
    if any(_joined(a) & _joined(b) for a, b in pairs):
        return Likeness.SAME
    if any(_part(a, b) or _part(b, a) for a, b in pairs):
        return Likeness.PART
    if any(_abbreviated(a, b) or _abbreviated(b, a) for a, b in pairs):
        return Likeness.INITIALS
    return Likeness.DIFFERENT


def words(name: str) -> tuple[str, ...]:
    """The words of a Latin name in plain capitals, titles and suffixes left out."""
    return tuple(token for token in latin_tokens(name) if token not in _TITLES)


def latin_part(text: str) -> str:
    """What of a bilingual name is in Latin letters: "约翰·史密斯 John Smith" gives "John Smith"."""
    return (
        re.sub(r"[^\x20-\x7e\u00c0-\u024f]+", " ", text).strip(" ()[],·") if has_han(text) else text.strip()
    )


def han_part(text: str) -> str:
    """What of a bilingual name is in Han characters, its middle dots kept."""
    return "".join(re.findall(r"[\u3400-\u4dbf\u4e00-\u9fff〇·•・]+", text)).strip("·•・")


def truncated(full: str, shortened: str) -> bool:
    """Whether `shortened`, cut at the end of a machine-readable zone, is a beginning of `full`.

    >>> truncated("NILAVADHANANANDA CHAYAPA DEJTHAMRONG", "NILAVADHANANANDA CHAYAPA DEJTHAM")
    True
    """
    short = "".join(words(shortened))
    return bool(short) and any("".join(spelling).startswith(short) for spelling in _spellings(full))


def _spellings(name: str) -> tuple[tuple[str, ...], ...]:
    """The words with accents dropped and with accents written out (Ü as U and as UE)."""
    dropped, written = words(name), words(name.upper().translate(_EXPANDED))
    return (dropped,) if dropped == written else (dropped, written)


def _joined(tokens: tuple[str, ...]) -> frozenset[str]:
    """The words run together in every order; of long names only in the order of the alphabet."""
    if len(tokens) > _MOST_PERMUTED:
        return frozenset({"".join(sorted(tokens))})
    return frozenset("".join(order) for order in permutations(tokens) if order)


def _part(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """At least a family and a given name in common, and nothing in `short` that `full` has not."""
    common = set(short) & set(full)
    return len(common) >= 2 and all(w in full or _initial(w, full) for w in short) and _long(common) >= 2


def _abbreviated(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    if not any(len(word) == 1 for word in short):
        return False
    return _long(set(short) & set(full)) >= 1 and all(w in full or _initial(w, full) for w in short)


def _initial(word: str, full: tuple[str, ...]) -> bool:
    return len(word) == 1 and any(other.startswith(word) for other in full)


def _long(tokens: set[str]) -> int:
    return sum(1 for token in tokens if len(token) > 1)
