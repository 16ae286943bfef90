"""Characters that readers take for one another, as data, and the one repair that check digits allow.

Classes from the project's domain notes (G), gathered from public issue trackers of OCR engines.

>>> fold("已婚") == fold("己婚")
True
>>> fold("Ｐassport Ｎo") == fold("PASSP0RT N0")
True
>>> repair("1234S", "0123456789", lambda text: text == "12345")
'12345'
>>> repair("1234S", "0123456789", lambda text: True) is None  # 7234S would do as well: not unique
True
"""

from collections.abc import Callable
from functools import cache
from unicodedata import normalize

# Digits and letters of codes; the first of a class is its representative when phrases are compared.
CODE_CLASSES: tuple[str, ...] = (
    "0OoDQ〇○◯",
    "1Il丨|L!",
    "2Zz",
    "5Ss",
    "6Gb",
    "8B",
    "7T1",
    "4A",
    "9gq",
    "UVY",
    "CG",
    "EF",
    "MN",
    "WN",
    "X×乂",
)

# Han look-alikes, marks and variants: the first of a class stands for it when phrases are compared.
HAN_CLASSES: tuple[str, ...] = (
    "已己巳",
    "未末",
    "日曰",
    "人入八",
    "大太犬",
    "土士",
    "干千于於",
    "王玉主",
    "天夭",
    "申甲由",
    "白自",
    "贝见",
    "风凤",
    "候侯",
    "竞竟",
    "晴睛",
    "拔拨",
    "崇祟",
    "戊戌戍",
    "汨汩",
    "冶治",
    "洲州",
    "博搏",
    "技枝",
    "科料",
    "限艮",
    "壹臺",
    "叁参參",
    "伍任",
    "陆陵陸",
    "拾抬",
    "佰伯",
    "仟什",
    "圆园圓",
    "二ニ",
    "三ミ",
    "口□☐囗",
    "十＋+",
    "年午",
    "号號",
    "码碼",
    "护護",
    "证證",
    "业業",
    "学學",
    "历歷",
    "国國",
    "书書",
    "报報",
    "审審",
    "计計",
    "权權",
    "专專",
    "发發",
    "机機",
    "关關",
    "签簽",
    "东東",
    "万萬",
    "亿億",
    "一—―─",
    ":：∶",
    "(（〔[［【",
    ")）〕]］】",
    "0oQ",
    "1il|丨",
    "2z",
    "5s",
    "8b",
)

_REPRESENTATIVE = {character: group[0] for group in HAN_CLASSES for character in group}


@cache
def fold_character(character: str) -> str:
    """The representative of a character's class: width, case and look-alikes no longer tell."""
    narrow = normalize("NFKC", character)
    if len(narrow) != 1:
        narrow = character
    lower = narrow.lower()
    if len(lower) != 1:
        lower = narrow
    return _REPRESENTATIVE.get(lower, _REPRESENTATIVE.get(narrow, lower))


def fold(text: str) -> str:
    """`text`, character by character in the form under which look-alikes compare equal; same length."""
    return "".join(fold_character(character) for character in text)


@cache
def lookalikes(character: str) -> frozenset[str]:
    """Characters of codes that a reader may have meant by `character`, itself excluded."""
    return frozenset(
        other for group in CODE_CLASSES if character in group for other in group if other != character
    )


def repair(text: str, alphabet: str, holds: Callable[[str], bool]) -> str | None:
    """`text` with exactly one character replaced by a look-alike so that it `holds`; None if not unique.

    A random wrong reading passes a check digit once in 10 to 31 times, hence one replacement only and a
    unique result; everything else stays as read.
    """
    found = {
        candidate
        for place, character in enumerate(text)
        for other in lookalikes(character)
        if other in alphabet and holds(candidate := text[:place] + other + text[place + 1 :])
    }
    return found.pop() if len(found) == 1 else None
