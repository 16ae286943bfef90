"""The typefaces the maker prints with: Debian's free ones, found by file, measured through Pillow."""

from enum import StrEnum
from functools import cache
from pathlib import Path

from PIL import ImageFont

_ROOT = Path("/usr/share/fonts")


class Font(StrEnum):
    """A role on the page; `FILES` says which file plays it."""

    SANS = "sans"
    SANS_BOLD = "sans-bold"
    SONG = "song"
    SONG_BOLD = "song-bold"
    KAI = "kai"
    MING = "ming"
    HEI = "hei"
    LATIN = "latin"
    LATIN_BOLD = "latin-bold"
    LATIN_SANS = "latin-sans"
    OCR_B = "ocr-b"
    HAND = "hand"


# (file, index in the collection, family name for the digital page)
FILES: dict[Font, tuple[str, int, str]] = {
    Font.SANS: ("opentype/noto/NotoSansCJK-Regular.ttc", 2, "Noto Sans CJK SC"),
    Font.SANS_BOLD: ("opentype/noto/NotoSansCJK-Bold.ttc", 2, "Noto Sans CJK SC"),
    Font.SONG: ("opentype/noto/NotoSerifCJK-Regular.ttc", 2, "Noto Serif CJK SC"),
    Font.SONG_BOLD: ("opentype/noto/NotoSerifCJK-Bold.ttc", 2, "Noto Serif CJK SC"),
    Font.KAI: ("truetype/arphic/ukai.ttc", 0, "AR PL UKai CN"),
    Font.MING: ("truetype/arphic/uming.ttc", 0, "AR PL UMing CN"),
    Font.HEI: ("truetype/wqy/wqy-zenhei.ttc", 0, "WenQuanYi Zen Hei"),
    Font.LATIN: ("truetype/liberation/LiberationSerif-Regular.ttf", 0, "Liberation Serif"),
    Font.LATIN_BOLD: ("truetype/liberation/LiberationSerif-Bold.ttf", 0, "Liberation Serif"),
    Font.LATIN_SANS: ("truetype/liberation/LiberationSans-Regular.ttf", 0, "Liberation Sans"),
    Font.OCR_B: ("opentype/ocr-b/OCRB.otf", 0, "OCRB"),
    Font.HAND: ("opentype/dancingscript/DancingScript-Regular.otf", 0, "Dancing Script"),
}


@cache
def face(font: Font, pixels: float) -> ImageFont.FreeTypeFont:
    """The face at a size in pixels per em. Raises OSError where Debian's font package is missing."""
    file, index, _ = FILES[font]
    return ImageFont.truetype(_ROOT / file, pixels, index=index)


def width_mm(text: str, font: Font, size: float) -> float:
    """Width of `text` in millimetres at `size` points."""
    scale = 64
    return face(font, scale).getlength(text) / scale * size * 25.4 / 72
