"""Chinese names in the Latin letters of a passport: pinyin, its polyphones and compound surnames (D-03).

A name fits where its characters, each in its usual reading, spell the passport's surname and given names.
Spaces, hyphens and apostrophes tell nothing; ü is written YU (since 2012), V, U or UE.
"""

from collections.abc import Callable, Iterable
from enum import StrEnum
from functools import cache

from pypinyin import Style, pinyin

from extractors.values.simplified import simplified
from validators.names import words

# Surnames whose characters have several readings: those that the surname has by custom, compound ones whole.
_CUSTOMARY = {
    **{"曾": "ZENG", "单": "SHAN", "解": "XIE", "仇": "QIU", "查": "ZHA", "任": "REN", "朴": "PIAO"},
    **{"区": "OU", "华": "HUA", "种": "CHONG", "缪": "MIAO", "召": "SHAO", "折": "SHE", "黑": "HE"},
    **{"秘": "BI", "冼": "XIAN", "洗": "XIAN", "员": "YUN", "薄": "BO", "句": "GOU", "祭": "ZHAI"},
    **{"覃": "QIN TAN", "乐": "YUE LE", "盖": "GE GAI", "翟": "ZHAI DI", "牟": "MOU MU", "隗": "WEI KUI"},
    **{"宓": "MI FU", "谌": "CHEN SHEN", "郇": "XUN HUAN", "尉迟": "YUCHI", "万俟": "MOQI"},
    **{"长孙": "ZHANGSUN", "令狐": "LINGHU", "鲜于": "XIANYU", "澹台": "TANTAI"},
}


class Fit(StrEnum):
    """How a name in Han characters stands to a passport's surname and given names."""

    SAME = "same"
    RARE = "rare"  # a reading that the surname has not by custom, or the character hardly ever
    SWAPPED = "swapped"  # given names and surname in each other's place
    OTHER = "other"


def fit(han: str, surname: str, given: str) -> Fit:
    """Whether the passport's names spell `han`, the surname its first one, two or more characters.

    >>> fit("张三", "ZHANG", "SAN"), fit("欧阳小燕", "OUYANG", "XIAO YAN"), fit("吕绿", "LYU", "LV")
    (<Fit.SAME: 'same'>, <Fit.SAME: 'same'>, <Fit.SAME: 'same'>)
    >>> fit("单雄信", "SHAN", "XIONGXIN"), fit("单雄信", "DAN", "XIONGXIN")
    (<Fit.SAME: 'same'>, <Fit.RARE: 'rare'>)
    >>> fit("张三", "SAN", "ZHANG"), fit("张三", "ZHANG", "SI")
    (<Fit.SWAPPED: 'swapped'>, <Fit.OTHER: 'other'>)
    """
    family, personal = "".join(words(surname)), "".join(words(given))
    parts = tuple((han[:split], han[split:]) for split in range(1, max(2, len(han))))
    if any(_is_surname(first, family) and _spells(rest, personal, usual) for first, rest in parts):
        return Fit.SAME
    if any(spells(first, family) and spells(rest, personal) for first, rest in parts):
        return Fit.RARE
    if any(spells(first, personal) and spells(rest, family) for first, rest in parts):
        return Fit.SWAPPED
    return Fit.OTHER


def _is_surname(han: str, letters: str) -> bool:
    customary = _CUSTOMARY.get(simplified(han))
    if customary is not None:
        return letters in customary.split()
    return _spells(han, letters, usual)


def reads_as(han: str, latin: str) -> bool:
    """Whether the words of `latin`, in this or the opposite order of surname and given names, spell `han`.

    >>> reads_as("张三", "ZHANG SAN"), reads_as("吕青", "Qing LYU"), reads_as("李四", "ZHANG SAN")
    (True, True, False)
    """
    told = words(latin)
    turns = (("".join(told[at:] + told[:at])) for at in range(max(1, len(told))))
    return bool(told) and any(spells(han, turn) for turn in turns)


def spells(han: str, letters: str) -> bool:
    """Whether readings of the characters, one after the other, are exactly `letters` (capitals, no spaces).

    >>> spells("曾子墨", "ZENGZIMO"), spells("女", "NYU"), spells("", "")
    (True, True, True)
    """
    return _spells(han, letters, sounds)


def _spells(han: str, letters: str, readings: Callable[[str], frozenset[str]]) -> bool:
    reached = {0}
    for character in han:
        reached = {
            at + len(sound)
            for at in reached
            for sound in readings(character)
            if letters.startswith(sound, at)
        }
    return len(letters) in reached


@cache
def sounds(character: str) -> frozenset[str]:
    """Every reading of a character in plain capitals, ü in every spelling; none where it is not known."""
    return _plain(pinyin(character, style=Style.NORMAL, heteronym=True, errors="ignore")) | frozenset(
        _CUSTOMARY.get(simplified(character), "").split()
    )


@cache
def usual(character: str) -> frozenset[str]:
    """The reading that the character has in most words."""
    return _plain(pinyin(character, style=Style.NORMAL, errors="ignore"))


def _plain(read: Iterable[Iterable[str]]) -> frozenset[str]:
    plain = (sound.upper().replace("Ü", "V") for sounds in read for sound in sounds)
    return frozenset(spelling for sound in plain for spelling in _umlaut(sound) if spelling)


def _umlaut(sound: str) -> tuple[str, ...]:
    """LÜ and NÜ, alone or before E, are written with YU, V, U or UE on passports of different years."""
    if sound[1:2] != "V":
        return (sound,)
    written = ("V", "YU", "U") if sound[2:] else ("V", "YU", "U", "UE")
    return tuple(sound[0] + vowel + sound[2:] for vowel in written)
