"""Whether free texts, a post or an organisation, say the same: words are compared, not meanings."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import product

from extractors.document import Field
from extractors.values.names import has_han
from validators.certainty import sure
from validators.ladder import Step, compare, reading
from validators.script import normal

_GENERIC_LATIN = re.compile(
    r"the|and|for|inc|ltd|llc|corp(oration)?|company|limited|group|university|institute|college|school|"
    r"laborator(y|ies)|research|cent(er|re)|(inter)?national|department|technolog(y|ies)|sciences?|advanced|"
    r"studies|senior|chief|principal|director|manager|professor|head|officer|general|deputy|associate|assistant"
)
_GENERIC_HAN = re.compile(
    r"大学|学院|研究院|研究所|研究|实验室|国立|公司|有限|责任|股份|集团|科技|技术|中心|国际|高等|高级|首席|主任|总监|经理|教授|部"
)


class Agreement(StrEnum):
    """How the texts on one side stand to those on the other; the best of all pairs."""

    SAME = "same"
    CONTAINED = "contained"  # one text holds the other
    RELATED = "related"  # a telling word in common, or one is the initials of the other
    UNSURE = "unsure"  # not the same, and a reading is not certain
    SCRIPTS = "scripts"  # in different scripts: a translation that is not judged here
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Pair:
    """The two readings that agree best."""

    agreement: Agreement
    one: Field
    other: Field


def best_pair(ones: Iterable[Field], others: Iterable[Field]) -> Pair | None:
    """The best agreement of any text of `ones` with any of `others`; None where a side has none."""
    pairs = [Pair(_agreement(a, b), a, b) for a, b in product(tuple(ones), tuple(others))]
    order = list(Agreement)
    return min(pairs, key=lambda pair: order.index(pair.agreement), default=None)


def _agreement(one: Field, other: Field) -> Agreement:
    if compare(reading(one), reading(other)).same:
        return Agreement.SAME
    left, right = normal(one.value), normal(other.value)
    if min(len(left), len(right)) >= 2 and (left in right or right in left):
        return Agreement.CONTAINED
    if has_han(one.value) != has_han(other.value):
        return Agreement.SCRIPTS
    if compare(reading(one), reading(other)) is not Step.DIFFERENT or not (sure(one) and sure(other)):
        return Agreement.UNSURE
    return Agreement.RELATED if related(one.value, other.value) else Agreement.OTHER


def related(one: str, other: str) -> bool:
    """Whether two texts that are not the same share a telling word, or one is made of the other's initials.

    >>> related("MIT", "Massachusetts Institute of Technology"), related("Bell Labs", "Nokia Bell")
    (True, True)
    >>> related("University of Arkania", "University of Selwyn")
    False
    >>> related("阿卡尼亚高等研究院", "阿卡尼亚大学"), related("甲乙大学", "丙丁大学")
    (True, False)
    """
    if has_han(one):
        return bool(_bigrams(one) & _bigrams(other))
    return bool(_telling(one) & _telling(other)) or _initials(one, other) or _initials(other, one)


def _telling(text: str) -> set[str]:
    found = re.findall(r"[^\W\d_]{3,}", text.casefold())
    return {word for word in found if not _GENERIC_LATIN.fullmatch(word)}


def _bigrams(text: str) -> set[str]:
    parts = _GENERIC_HAN.sub(" ", normal(text)).split()
    return {part[at : at + 2] for part in parts for at in range(len(part) - 1)}


def _initials(short: str, full: str) -> bool:
    letters = re.sub(r"[.\-]", "", short)
    if not letters.isalpha() or sum(letter.isupper() for letter in letters) < 2:
        return False
    heads = "".join(word[0] for word in re.findall(r"[A-Za-z]+", full))
    capitals = "".join(word[0] for word in re.findall(r"[A-Z][A-Za-z]*", full))
    return letters.upper() in (heads.upper(), capitals)
