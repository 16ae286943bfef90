"""The comparison ladder: how far two readings of what should be one value agree (domain notes, D.0).

Two confident readings that differ are different, however alike they look: mistyped and forged values look so.
Where one side is not sure, look-alikes and near misses say nothing either way, and a person decides. D.0 lets
look-alikes pass with a note; here they do not: a lower confidence must never turn a failure into a pass.
"""

from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from rapidfuzz.distance import Levenshtein

from extractors.document import Field
from extractors.page_text import LEGIBLE
from extractors.values.confusions import CODE_CLASSES, HAN_CLASSES
from ingest.wording import Bilingual
from validators.certainty import SURE, sure
from validators.script import normal, normal_code

_PER_EDIT = 8  # characters for each edit that an unsure reading may be off by


class Step(StrEnum):
    """The rung on which a comparison ended."""

    EXACT = "exact"
    NORMALISED = "normalised"
    LOOK_ALIKE = "look-alike"  # differs only in characters that readers confuse, one side unsure
    NEAR = "near"  # differs by few characters, one side unsure
    ILLEGIBLE = "illegible"  # one side is read too badly to compare
    DIFFERENT = "different"

    @property
    def same(self) -> bool:
        return self in (Step.EXACT, Step.NORMALISED)

    @property
    def words(self) -> Bilingual:
        """The step as a clause for a message."""
        return _WORDS[self]


_WORDS = {
    Step.EXACT: Bilingual("the same", "完全一致"),
    Step.NORMALISED: Bilingual("the same but for spelling conventions", "书写规范化后一致"),
    Step.LOOK_ALIKE: Bilingual(
        "they differ only in characters that are easily misread, and one reading is not certain",
        "仅有形近易误读的字符不同，且其中一处识别不确定",
    ),
    Step.NEAR: Bilingual(
        "they differ by little, and one reading is not certain", "差异很小，且其中一处识别不确定"
    ),
    Step.ILLEGIBLE: Bilingual("one of them is hardly legible", "其中一处难以辨认"),
    Step.DIFFERENT: Bilingual("they differ", "二者不一致"),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """One side of a comparison: a text, and whether it stands as read."""

    text: str
    confidence: float
    sure: bool


def reading(field: Field) -> Reading:
    """The field's value as one side of a comparison."""
    return Reading(field.value, field.confidence, sure(field))


def stated(text: str, confidence: float) -> Reading:
    """A text put together from several fields, as sure as its confidence."""
    return Reading(text, confidence, confidence >= SURE)


def compare(left: Reading, right: Reading) -> Step:
    """Names and other texts. An empty side is illegible, never the same.

    >>> compare(stated("北京某某公司", 1), stated("北京某某公司 ", 0.5))
    <Step.NORMALISED: 'normalised'>
    >>> compare(stated("戊戌有限公司", 0.999), stated("戊戍有限公司", 0.97))
    <Step.LOOK_ALIKE: 'look-alike'>
    >>> compare(stated("戊戌有限公司", 0.999), stated("戊戍有限公司", 0.999))
    <Step.DIFFERENT: 'different'>
    >>> compare(stated("北京甲有限公司", 0.999), stated("上海乙丙有限公司", 0.97))
    <Step.DIFFERENT: 'different'>
    """
    one, other = normal(left.text), normal(right.text)
    settled = _settled(left, one, right, other)
    if settled is not None:
        return settled
    if _illegible(left) or _illegible(right):
        return Step.ILLEGIBLE
    allowed = max(1, max(len(one), len(other)) // _PER_EDIT)
    return Step.NEAR if Levenshtein.distance(one, other) <= allowed else Step.DIFFERENT


def compare_codes(left: Reading, right: Reading) -> Step:
    """Numbers and codes: equal, different where both are sure, else undecided; never by edit distance.

    >>> compare_codes(stated("E1234567O", 0.9), stated("E12345670", 0.999))
    <Step.LOOK_ALIKE: 'look-alike'>
    >>> compare_codes(stated("E12345671", 0.9), stated("E12345670", 0.999))
    <Step.ILLEGIBLE: 'illegible'>
    """
    settled = _settled(left, normal_code(left.text), right, normal_code(right.text))
    return Step.ILLEGIBLE if settled is None else settled


def _settled(left: Reading, one: str, right: Reading, other: str) -> Step | None:
    """The step where the normal forms `one` and `other` decide; None where distance or doubt has to."""
    if not one or not other:
        return Step.ILLEGIBLE
    if one == other:
        return Step.EXACT if left.text == right.text else Step.NORMALISED
    if left.sure and right.sure:
        return Step.DIFFERENT
    return Step.LOOK_ALIKE if look_alike(one, other) else None


def look_alike(one: str, other: str) -> bool:
    """Whether at every place the texts have the same character or two of one confusion class.

    >>> look_alike("burn", "bum"), look_alike("公司", "公同")
    (True, False)
    """
    one, other = _single(one), _single(other)
    return len(one) == len(other) and all(
        a == b or bool(_classes(a) & _classes(b)) for a, b in zip(one, other, strict=True)
    )


def _illegible(side: Reading) -> bool:
    return not side.sure and side.confidence < LEGIBLE


def _single(text: str) -> str:
    """Pairs of letters that are read as one."""
    return text.replace("rn", "m").replace("cl", "d").replace("vv", "w")


@cache
def _classes(character: str) -> frozenset[int]:
    """Numbers of the classes the character is in, whatever its case."""
    return frozenset(
        number
        for number, group in enumerate((*CODE_CLASSES, *HAN_CLASSES))
        if character in group.casefold() or character in group
    )
