"""Which script a character belongs to, and how texts are joined: Latin words with spaces, Han without."""

import re

_BESIDE_WIDE = re.compile(
    r"(?<=[^\x21-\u024f\u2010-\u2027\u0400-\u04ff]) +| +(?=[^\x21-\u024f\u2010-\u2027\u0400-\u04ff])"
)


_FIGURE = re.compile(r"(?<![\d.,])(\d{1,3})((?:[.,] ?\d{3})+)[.,] ?(\d{2})(?![\d.,])")


def is_latin(character: str) -> bool:
    """Letters, digits and marks of the half-width scripts, which are set with spaces between words."""
    return "!" <= character <= "\u024f"


def is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf" or character == "〇"


def tidy(text: str) -> str:
    """One space at most between words, none beside a Han character or a full-width mark."""
    return _BESIDE_WIDE.sub("", " ".join(text.split()))


def with_figures(text: str) -> str:
    """Amounts with their separators put right: small print makes a point of many a comma.

    Only where groups of three digits and two decimals leave no doubt which is which.

    >>> with_figures("资产总计 16.217,407.81")
    '资产总计 16,217,407.81'
    >>> with_figures("2017.6.15 and 1.234")
    '2017.6.15 and 1.234'
    """
    return _FIGURE.sub(
        lambda m: m[1] + "".join("," + g for g in re.findall(r"\d{3}", m[2])) + "." + m[3], text
    )
