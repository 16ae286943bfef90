"""Numbers in words: Chinese, Roman and English, as they stand in dates and amounts.

>>> chinese("二十一"), chinese("贰仟零壹"), chinese("廿八"), chinese("拾万零伍佰"), chinese("三○")
(21, 2001, 28, 100500, 30)
>>> chinese("十一亿零三百万"), chinese("二二万万万") is None
(1103000000, True)
>>> roman("MMVIII"), roman("XIII"), roman("IIX") is None
(2008, 13, True)
>>> english("two thousand and eight"), english("nineteen hundred ninety-nine")
(2008, 1999)
>>> english("nineteen eighty-four")
1984
>>> english("twenty-first"), english("thirteenth"), english("hello") is None
(21, 13, True)
"""

import re

DIGITS: dict[str, int] = {
    character: number
    for number, group in enumerate(
        ("零〇○◯", "一壹弌", "二贰貳弍两", "三叁參叄弎参", "四肆", "五伍", "六陆陸", "七柒", "八捌", "九玖")
    )
    for character in group
}
TENS: dict[str, int] = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
MYRIADS: dict[str, int] = {"万": 10**4, "萬": 10**4, "亿": 10**8, "億": 10**8}

_ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100, "D": 500, "M": 1000}
_ROMAN_FORM = re.compile(r"M{0,3}(CM|CD|D?C{0,3})(XC|XL|L?X{0,3})(IX|IV|V?I{0,3})")

# fmt: off
_UNITS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)
_ORDINALS = (
    "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth",
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
# fmt: on
_DECADES = dict(zip(_TENS, range(20, 100, 10), strict=True))
_WORDS: dict[str, int] = (
    {word: n for n, word in enumerate(_UNITS)}
    | {word: n for n, word in enumerate(_ORDINALS)}
    | _DECADES
    | {word[:-1] + "ieth": n for word, n in _DECADES.items()}
)


def chinese(text: str) -> int | None:
    """A whole number in Chinese numerals, positional (二〇一七) or with units (二千零一十七), or None."""
    text = text.replace("廿", "二十").replace("卅", "三十")
    if not text or len(text) > 30:
        return None
    if all(character in DIGITS for character in text):
        return int("".join(str(DIGITS[character]) for character in text))
    return _with_units(text)


def _with_units(text: str) -> int | None:
    total = section = 0
    digit: int | None = None
    last_ten, last_myriad = 10**4, 10**12
    for character in text:
        if character in DIGITS:
            if digit:
                return None  # two digits side by side belong to the positional form
            digit = DIGITS[character]
        elif character in TENS and TENS[character] < last_ten:
            last_ten = TENS[character]
            section += (1 if digit is None else digit) * last_ten
            digit = None
        elif character in MYRIADS and MYRIADS[character] < last_myriad:
            last_myriad, last_ten = MYRIADS[character], 10**4
            total += (section + (digit or 0)) * last_myriad
            section, digit = 0, None
        else:
            return None
    return total + section + (digit or 0)


def roman(text: str) -> int | None:
    """A Roman numeral in capitals up to 3999, or None."""
    if not text or len(text) > 15 or not _ROMAN_FORM.fullmatch(text):
        return None
    values = [_ROMAN[c] for c in text]
    return sum(-v if v < max(values[i:]) else v for i, v in enumerate(values))


def english(text: str) -> int | None:
    """A whole number below ten thousand in English words, cardinal or ordinal, or None."""
    total = 0
    words = [w for w in re.split(r"[\s\-]+", text.lower().strip()) if w and w != "and"]
    if not words or len(words) > 9:
        return None
    current = 0
    for word in words:
        if word in _WORDS:
            number = _WORDS[word]
            # "nineteen eighty-four": a second group of tens makes the first one the century.
            current = current * 100 + number if 10 <= current < 100 and number >= 10 else current + number
        elif word == "hundred" and current:
            current *= 100
        elif word == "thousand" and current:
            total, current = total + current * 1000, 0
        else:
            return None
    return total + current
