"""Whether the characters of a text layer can be what is printed: fonts lie about them in known ways."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from functools import lru_cache

from extractors.reading.parameters import PARAMETERS, Parameters
from extractors.reading.script import is_han

_ODD = ("Co", "Cn", "Cs", "Cc")
_LETTERS = "abcdefghijklmnopqrstuvwxyz"
# per mille of a–z in English prose, which other European languages are like, and in pinyin
_LIKE = (
    (82, 15, 28, 43, 127, 22, 20, 61, 70, 2, 8, 40, 24, 67, 75, 19, 1, 60, 63, 91, 28, 10, 24, 2, 20, 1),
    (106, 17, 21, 27, 63, 11, 93, 71, 138, 29, 6, 28, 15, 128, 60, 7, 15, 9, 32, 16, 83, 1, 12, 23, 33, 41),
)
_PLAIN_MARKS = frozenset(".,:;!?()[]-–—/%'\"&+*#@=_·•…“”‘’°$£€<>|~")


def is_garbled(words: Sequence[str], parameters: Parameters = PARAMETERS) -> bool:
    """Fonts without a character map leave "(cid:12)", private-use, replacement or control characters.

    Single odd characters on their own are bullets and icons; a few of them are no harm.
    """
    length = sum(map(len, words))
    odd = sum(_odd(word) for word in words if len(word) > 1)
    alone = sum(_odd(word) for word in words if len(word) == 1)
    return bool(length) and (
        odd > parameters.layer_garbled * length or alone > parameters.layer_alone * len(words)
    )


def is_doubtful(text: str, parameters: Parameters = PARAMETERS) -> bool:
    """Whether the text is unlike any writing: wrong encodings, shifted maps, all letters the same.

    True is a reason to compare with the picture, no more: lists of parts and formulas are unlike too.
    """
    chars = Counter(text)
    letters = Counter({char: count for char, count in chars.items() if char.isalpha()})
    return (
        _monotonous(letters, parameters)
        or _rare_han(letters, parameters)
        or _unlike_latin(chars, letters, parameters)
        or _marks(chars, parameters)
    )


def _odd(word: str) -> int:
    return 6 * word.count("(cid:") + sum(_is_odd(char) for char in word)


@lru_cache(maxsize=8192)
def _is_odd(char: str) -> bool:
    return char == "\ufffd" or unicodedata.category(char) in _ODD


def _monotonous(letters: Counter[str], parameters: Parameters) -> bool:
    """One letter stands for most others, as where a map names one character for every glyph."""
    if letters.total() < parameters.layer_letters:
        return False
    return letters.most_common(1)[0][1] > parameters.layer_one_letter * letters.total()


def _rare_han(letters: Counter[str], parameters: Parameters) -> bool:
    """Text of one encoding read as another, or of shifted codes, falls among characters nobody uses."""
    han = Counter({char: count for char, count in letters.items() if is_han(char)})
    if han.total() < parameters.layer_han:
        return False
    common = sum(count for char, count in han.items() if _is_common(char))
    return common < parameters.layer_common * han.total()


@lru_cache(maxsize=8192)
def _is_common(char: str) -> bool:
    """Among the frequent characters of GB 2312 (3,755), Big5 (5,401) or JIS X 0208 (2,965)."""
    return any(
        first <= code[0] <= last
        for encoding, first, last in (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6), ("euc_jp", 0xB0, 0xCF))
        if len(code := char.encode(encoding, "ignore")) == 2
    )


def _unlike_latin(chars: Counter[str], letters: Counter[str], parameters: Parameters) -> bool:
    accented = sum(count for char, count in chars.items() if 0x80 <= ord(char) < 0x100)
    if accented > parameters.layer_accented * max(parameters.layer_letters, letters.total()):
        return True  # Han text in GBK or UTF-8 taken for Latin-1
    latin = sum(count for char, count in letters.items() if ord(char) < 0x250)
    lower = sum(letters[char] for char in _LETTERS)
    if lower < 2 * parameters.layer_letters or lower < latin / 2:
        return False
    return _likeness(letters) < parameters.layer_latin


def _likeness(counts: Counter[str]) -> float:
    """The higher cosine of the letters' frequencies with those of the two."""
    found = [counts[letter] for letter in _LETTERS]
    return max(_cosine(found, usual) for usual in _LIKE)


def _cosine(one: Sequence[int], other: Sequence[int]) -> float:
    shared = sum(a * b for a, b in zip(one, other, strict=True))
    return float(shared / (sum(a * a for a in one) * sum(b * b for b in other)) ** 0.5)


def _marks(chars: Counter[str], parameters: Parameters) -> bool:
    """Codes shifted by a few places turn letters into signs."""
    printed = sum(count for char, count in chars.items() if not char.isspace())
    signs = sum(
        count
        for char, count in chars.items()
        if ord(char) < 0x100 and not (char.isalnum() or char.isspace() or char in _PLAIN_MARKS)
    )
    return printed >= parameters.layer_letters and signs > parameters.layer_signs * printed
