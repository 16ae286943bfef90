"""The letters of a volume: each gets a code of two bytes, and the font says what Unicode it stands for."""

import struct
import unicodedata

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, Stream

from service.volume_pdf.typeface import ASCENT, DESCENT, EM, NARROW, WIDE, truetype

_NAME = Name("/DossierInvisible")
_MOST = 0xFFFF  # codes of two bytes; 0 is .notdef
_UNKNOWN = "\N{REPLACEMENT CHARACTER}"
_SYMBOLIC = 4  # font flag, ISO 32000-1 table 123
_BLOCK = 100  # entries of one bfchar section (Adobe Technical Note 5014)
_NO_LETTERS = ("Cc", "Cf", "Cn", "Cs")  # controls, format marks, no characters, lone surrogates

_CMAP = """/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def
/CMapName /Adobe-Identity-UCS def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
{entries}
endcmap
CMapName currentdict /CMap defineresource pop
end
end
"""


def clean(text: str) -> str:
    """The text with every space a plain one, and without what is no letter.

    >>> clean("年　度\\x00")
    '年 度'
    """
    spaced = (" " if letter.isspace() else letter for letter in text)
    return "".join(letter for letter in spaced if unicodedata.category(letter) not in _NO_LETTERS)


def advance(text: str) -> float:
    """How far the text runs at size 1 and unscaled, in ems: 1 for Han and full-width letters, else 1/2.

    >>> advance("2016年")
    3.0
    """
    return sum(WIDE if _is_wide(letter) else NARROW for letter in text) / EM


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"


class Letters:
    """Codes in the order in which letters first appear, from 1, as `Identity-H` has them."""

    def __init__(self) -> None:
        self._codes: dict[str, int] = {}

    def __bool__(self) -> bool:
        return bool(self._codes)

    def encode(self, text: str) -> bytes:
        """Two bytes a letter; what comes after 65,534 different letters is only a replacement character."""
        return struct.pack(f">{len(text)}H", *map(self._code, text))

    def _code(self, letter: str) -> int:
        if letter not in self._codes and len(self._codes) >= _MOST - 1:
            letter = _UNKNOWN
        return self._codes.setdefault(letter, len(self._codes) + 1)

    def font(self, document: Pdf) -> pikepdf.Object:
        """The font of all letters encoded so far, a new object of the document: embedded, with its widths."""
        wide = [_is_wide(letter) for letter in self._codes]
        file = Stream(document, truetype())
        file.Length1 = len(truetype())
        descriptor = Dictionary(
            Type=Name.FontDescriptor,
            FontName=_NAME,
            Flags=_SYMBOLIC,
            FontBBox=Array([0, DESCENT, WIDE, ASCENT]),
            ItalicAngle=0,
            Ascent=ASCENT,
            Descent=DESCENT,
            CapHeight=ASCENT,
            StemV=80,
            FontFile2=file,
        )
        glyphs = struct.pack(f">{len(wide) + 1}H", 0, *(2 if is_wide else 1 for is_wide in wide))
        descendant = Dictionary(
            Type=Name.Font,
            Subtype=Name.CIDFontType2,
            BaseFont=_NAME,
            CIDSystemInfo=Dictionary(Registry="Adobe", Ordering="Identity", Supplement=0),
            FontDescriptor=document.make_indirect(descriptor),
            DW=NARROW,
            W=Array([1, Array([WIDE if is_wide else NARROW for is_wide in wide])]),
            CIDToGIDMap=Stream(document, glyphs),
        )
        font = Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=_NAME,
            Encoding=Name("/Identity-H"),
            DescendantFonts=Array([document.make_indirect(descendant)]),
            ToUnicode=Stream(document, self._cmap()),
        )
        return document.make_indirect(font)

    def _cmap(self) -> bytes:
        entries = [f"<{code:04X}> <{_utf16(letter)}>" for letter, code in self._codes.items()]
        blocks = [entries[n : n + _BLOCK] for n in range(0, len(entries), _BLOCK)]
        sections = ["\n".join([f"{len(b)} beginbfchar", *b, "endbfchar"]) for b in blocks]
        return _CMAP.format(entries="\n".join(sections)).encode("ascii")


def _utf16(letter: str) -> str:
    return letter.encode("utf-16-be").hex().upper()
