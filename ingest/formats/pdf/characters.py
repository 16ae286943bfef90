"""Characters as a reader sees them: what fonts of word processors call otherwise is called by its name."""

import unicodedata
from functools import lru_cache

UNKNOWN = "\ufffd"
"""Stands for a letter of which the file does not say what it is."""

# Symbol and Wingdings put their marks where Unicode has private use: bullets, boxes and ticks of forms
_SYMBOLS = dict(
    zip(
        "\uf06c\uf06e\uf06f\uf075\uf076\uf0a3\uf0a7\uf0a8\uf0b7\uf0d8\uf0fc\uf0fe\uf052\uf053\uf054\uf051",
        "●■□◆❖□▪□•➢✓☑☑☒☒☑",
        strict=True,
    )
)
# radicals that Unicode does not decompose to the characters they look like; fonts map glyphs back to them
_RADICALS = dict(
    zip(
        "⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
        "民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
        strict=True,
    )
)
_ALIKE = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0xFB00, 0xFB06), (0x2F800, 0x2FA1F))
_SPACES = "\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t\r\n"
_NOTHING = "\u200b\u200c\u200d\u2060\ufeff\u00ad"
_HYPHENS = "\u0002\ufffe"  # how PDFium marks those at the end of a line
_SPACE = 0x20  # fonts often leave it unmapped, as it shows nothing
_LAST = 0x10FFFF


@lru_cache(maxsize=8192)
def as_printed(code: int, unmapped: bool) -> str:
    """The text of one character code; UNKNOWN where the font does not map it, "" for what shows nothing."""
    if (unmapped and code != _SPACE) or code == 0 or code > _LAST or 0xD800 <= code <= 0xDFFF:
        return UNKNOWN
    char = chr(code)
    if char in _SPACES:
        return " "
    if char in _NOTHING:
        return ""
    if char in _HYPHENS:
        return "-"
    if any(low <= code <= high for low, high in _ALIKE):
        return _RADICALS.get(char) or unicodedata.normalize("NFKC", char)
    return _SYMBOLS.get(char, char)
