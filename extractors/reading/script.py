"""Which script a character belongs to, and how texts are joined: Latin words with spaces, Han without."""

import re

_BESIDE_WIDE = re.compile(
    r"(?<=[^\x21-\u024f\u2010-\u2027\u0400-\u04ff]) +| +(?=[^\x21-\u024f\u2010-\u2027\u0400-\u04ff])"
)


def is_latin(character: str) -> bool:
    """Letters, digits and marks of the half-width scripts, which are set with spaces between words."""
    return "!" <= character <= "\u024f"


def is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff" or "\u3400" <= character <= "\u4dbf" or character == "〇"


def tidy(text: str) -> str:
    """One space at most between words, none beside a Han character or a full-width mark."""
    return _BESIDE_WIDE.sub("", " ".join(text.split()))
