"""Names of universities, in Latin letters and in Chinese: which are one, near, or of two languages (D-14).

Order counts, for the University of York is not York University.
"""

from enum import StrEnum

from extractors.values.names import has_han, latin_tokens
from validators.ladder import Reading, compare

_SMALL = frozenset(
    [
        "THE",
        "OF",
        "AND",
        "AT",
        "IN",
        "FOR",
        "DE",
        "DER",
        "DES",
        "DU",
        "DI",
        "DA",
        "DO",
        "LA",
        "LE",
        "EL",
        "ET",
        "ZU",
        "VAN",
        "VON",
        "DEGLI",
        "DEI",
        "DELLA",
        "STUDI",
    ]
)
# Words that many names share; alone they make no two names near.
_GENERIC = frozenset(
    [
        "UNIVERSITY",
        "INSTITUTE",
        "COLLEGE",
        "SCHOOL",
        "ACADEMY",
        "FACULTY",
        "TECHNOLOGY",
        "TECHNICAL",
        "SCIENCE",
        "SCIENCES",
        "NATIONAL",
        "STATE",
        "ROYAL",
        "FEDERAL",
        "POLYTECHNIC",
        "CENTRAL",
        "INTERNATIONAL",
        "NORTH",
        "SOUTH",
        "EAST",
        "WEST",
        "NEW",
    ]
)
# Words of other languages for them: a name with one of these is compared with its translation by a person.
_ABROAD = frozenset(
    [
        "UNIVERSITAT",
        "UNIVERSITE",
        "UNIVERSITA",
        "UNIVERSIDAD",
        "UNIVERSIDADE",
        "UNIVERSITEIT",
        "UNIVERSITET",
        "UNIVERSITETET",
        "UNIVERSITATIS",
        "UNIVERSITAS",
        "UNIWERSYTET",
        "UNIVERZITA",
        "UNIVERZITET",
        "YLIOPISTO",
        "HOCHSCHULE",
        "TECHNISCHE",
        "ECOLE",
        "ESCUELA",
        "ESCOLA",
        "SCUOLA",
        "INSTITUT",
        "INSTITUTO",
        "ISTITUTO",
        "INSTITUUT",
        "POLITECNICO",
        "POLITECNICA",
        "POLYTECHNIQUE",
        "HOGSKOLA",
        "HOGSKOLAN",
        "LUDWIG",
        "AKADEMIE",
        "ACADEMIE",
        "FAKULTAT",
    ]
)
_NEAR = 0.6  # share of words, or of Chinese characters, in common


class Kin(StrEnum):
    """How two names of institutions stand to one another."""

    SAME = "same"
    NEAR = "near"  # most words in common, or one the initials of the other
    DOUBT = "doubt"  # a reading is not sure
    LANGUAGE = "language"  # one is not English, and may be a translation of the other
    SCRIPT = "script"  # in different scripts
    OTHER = "other"


def kin(one: Reading, other: Reading) -> Kin:
    """How the names stand; two sure ones that are not near, in one script and language, are others.

    >>> from validators.ladder import stated
    >>> def told(one, other, confidence=1.0): return kin(stated(one, 1.0), stated(other, confidence)).value
    >>> told("The University of York", "UNIVERSITY OF YORK"), told("University of York", "York University")
    ('same', 'near')
    >>> told("University of Westermark", "Norhaven Institute of Technology"), told("MIT", "麻省理工学院")
    ('other', 'script')
    >>> told("Technische Universität München", "Technical University of Munich")
    'language'
    >>> told("東京大學", "东京大学"), told("加州大学伯克利分校", "加利福尼亚大学伯克利分校")
    ('same', 'near')
    >>> told("Cornell University", "Comell University", 0.9)
    'doubt'
    """
    if _same(one.text, other.text):
        return Kin.SAME if one.sure or other.sure else Kin.DOUBT
    scripts = tuple(_script(side.text) for side in (one, other))
    if scripts[0] != scripts[1] or "other" in scripts:
        return Kin.SCRIPT
    if not (one.sure and other.sure):
        return Kin.DOUBT
    if scripts[0] == "han":
        return Kin.NEAR if _shared(set(one.text), set(other.text)) >= _NEAR else Kin.OTHER
    return _latin(one.text, other.text)


def _same(one: str, other: str) -> bool:
    words = _words(one)
    latin = bool(words) and _script(one) == _script(other) == "latin"
    return (latin and words == _words(other)) or compare(Reading(one, 1, True), Reading(other, 1, True)).same


def _latin(one: str, other: str) -> Kin:
    left, right = set(_words(one)), set(_words(other))
    if left & _ABROAD != right & _ABROAD:
        return Kin.LANGUAGE
    if _initials(one, other) or _initials(other, one):
        return Kin.NEAR
    own = _shared(left - _GENERIC, right - _GENERIC)
    return Kin.NEAR if _shared(left, right) >= _NEAR and own >= _NEAR else Kin.OTHER


def _words(name: str) -> tuple[str, ...]:
    return tuple(word for word in latin_tokens(name) if word not in _SMALL)


def _initials(short: str, full: str) -> bool:
    """Whether `short` is the initials of `full`, small words counted or not."""
    token = "".join(latin_tokens(short))
    return len(_words(short)) == 1 and token in {
        "".join(word[0] for word in words) for words in (_words(full), latin_tokens(full)) if len(words) > 1
    }


def _shared(left: set[str], right: set[str]) -> float:
    return len(left & right) / len(left | right) if left | right else 0.0


def _script(name: str) -> str:
    """ "han", "latin", or "other" for kana, hangul, Cyrillic and the like."""
    letters = [c for c in name if c.isalpha()]
    if any(not has_han(c) and ord(c) > 0x24F and not 0x1E00 <= ord(c) <= 0x1EFF for c in letters):
        return "other"
    return "han" if has_han(name) else "latin"
