"""A strict checker of what can be wrong with our PDF/A-2b files, clause by clause of ISO 19005-2:2011.

It allows less than the standard: what our writer has no need of (annotations, forms, actions, extended
graphics states, form XObjects, CMYK) is a fault here. It is no certified validator.
"""

import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
from pikepdf import Dictionary, Name, Object, Pdf

_RDF = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_PDFAID = "{http://www.aiim.org/pdfa/ns/id/}"
_DC = "{http://purl.org/dc/elements/1.1/}"
_PDF = "{http://ns.adobe.com/pdf/1.3/}"
_XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# keys that lead to what an archival file may not have, or that we have no need of
_CATALOG = frozenset(
    {
        *("/Type", "/Version", "/Pages", "/PageLabels", "/Outlines", "/PageMode", "/Lang"),
        *("/ViewerPreferences", "/Metadata", "/OutputIntents"),
    }
)
_PAGE = frozenset({"/Type", "/Parent", "/MediaBox", "/Resources", "/Contents"})
_IMAGE = frozenset(
    {
        *("/Type", "/Subtype", "/Width", "/Height", "/ColorSpace", "/BitsPerComponent"),
        *("/Filter", "/DecodeParms", "/Length"),
    }
)
_MARK = frozenset({"/Title", "/Parent", "/Prev", "/Next", "/First", "/Last", "/Count", "/Dest"})
_OPERATORS = frozenset({"q", "Q", "cm", "Do", "BT", "ET", "Tr", "Tm", "Tf", "Tz", "Tj"})


def faults(file: Path) -> list[str]:
    """What is wrong with the file, each with its clause."""
    data = file.read_bytes()
    found = list(_of_syntax(data))
    with pikepdf.open(file) as document:
        found += [f"6.1.1 {problem}" for problem in document.check_pdf_syntax()]
        for check in (_of_streams, _of_catalog, _of_intent, _of_metadata, _of_marks, _of_pages):
            found += check(document)
    return found


def _of_syntax(data: bytes) -> Iterator[str]:
    head = re.match(rb"%PDF-1\.[0-7]\r?\n%(.{4})", data, re.DOTALL)
    if not head or min(head[1]) <= 127:
        yield "6.1.2 no header with a binary comment"
    if not re.search(rb"%%EOF\r?\n?\Z", data):
        yield "6.1.3 something stands after the end"
    if not re.search(rb"/ID ?\[ ?<[0-9a-f]{32}> ?<[0-9a-f]{32}> ?\]", data):
        yield "6.1.3 no identifier of the file"
    if b"/Encrypt" in data:
        yield "6.1.3 encrypted"


def _of_streams(document: Pdf) -> Iterator[str]:
    for thing in document.objects:
        if not isinstance(thing, pikepdf.Stream):
            continue
        if {"/F", "/FFilter", "/FDecodeParms"} & set(thing.keys()):
            yield "6.1.7 a stream outside the file"
        coded = thing.get("/Filter")
        if coded not in (None, Name.FlateDecode, Name.DCTDecode):
            yield f"6.1.7 filter {coded}"
        elif coded == Name.FlateDecode and not zlib.decompress(thing.read_raw_bytes()):
            yield "6.1.7 an empty stream"


def _of_catalog(document: Pdf) -> Iterator[str]:
    if strange := set(document.Root.keys()) - _CATALOG:
        yield f"6.4-6.11 in the catalog: {strange}"


def _of_intent(document: Pdf) -> Iterator[str]:
    intents = [i for i in document.Root.get("/OutputIntents", []) if i.S == Name.GTS_PDFA1]
    if len(intents) != 1:
        yield "6.2.3 not one output intent"
        return
    profile = intents[0].DestOutputProfile
    icc = profile.read_bytes()
    size, version, kind, space = struct.unpack_from(">I4xH2x4s4s", icc)
    if (size, kind, space, icc[36:40]) != (len(icc), b"mntr", b"RGB ", b"acsp") or version > 0x0420:
        yield "6.2.3 no ICC profile of a screen"
    if profile.N != 3:
        yield "6.2.3 channels of the profile"


def _of_metadata(document: Pdf) -> Iterator[str]:
    metadata = document.Root.get("/Metadata")
    if metadata is None or metadata.Type != Name.Metadata or metadata.Subtype != Name.XML:
        yield "6.6.2.1 no metadata"
        return
    packet = metadata.read_bytes().decode("utf-8")
    if not packet.startswith("<?xpacket begin=") or re.search(
        r"<\?xpacket begin[^>]*(bytes|encoding)=", packet
    ):
        yield "6.6.2.1 header of the packet"
    about = ElementTree.fromstring(packet).find(f"{_RDF}RDF/{_RDF}Description")  # noqa: S314 - our own file
    if about is None:
        yield "6.6.2.1 no description"
        return
    if (about.findtext(f"{_PDFAID}part"), about.findtext(f"{_PDFAID}conformance")) != ("2", "B"):
        yield "6.6.4 not said to be PDF/A-2b"
    title = about.find(f"{_DC}title/{_RDF}Alt/{_RDF}li")
    told = {
        "/Title": title.text if title is not None else None,
        "/Producer": about.findtext(f"{_PDF}Producer"),
    }
    if {key: str(value) for key, value in document.docinfo.items()} != told:
        yield "6.6.3 metadata and information differ"
    if title is not None and title.get(_XML_LANG) != "x-default":
        yield "6.6.3 language of the title"


def _of_marks(document: Pdf) -> Iterator[str]:
    with document.open_outline() as outline:
        for mark in outline.root:
            keys = set(mark.obj.keys()) if mark.obj is not None else set()
            if keys - _MARK:
                yield f"6.5.1 in a bookmark: {keys - _MARK}"


def _of_pages(document: Pdf) -> Iterator[str]:
    fonts: dict[tuple[int, int], tuple[Object, set[int]]] = {}
    for number, page in enumerate(document.pages, 1):
        if strange := set(page.obj.keys()) - _PAGE:
            yield f"6.2-6.5 on page {number}: {strange}"
        if not all(3 <= float(side) <= 14_400 for side in page.mediabox[2:]):
            yield f"6.1.13 size of page {number}"
        resources = page.obj.get("/Resources", Dictionary())
        if set(resources.keys()) - {"/XObject", "/Font"}:
            yield f"6.2.2 resources of page {number}"
        for image in resources.get("/XObject", Dictionary()).values():
            yield from _of_image(image)
        codes = set[int]()
        yield from _of_content(page, codes)
        if codes:
            font = resources.get("/Font", Dictionary()).get("/F")
            if font is None:
                yield f"6.2.2 no font on page {number}"
            else:
                fonts.setdefault(font.objgen, (font, set()))[1].update(codes)
    for font, used in fonts.values():
        yield from _of_font(font, used)


def _of_image(image: Object) -> Iterator[str]:
    if image.Subtype != Name.Image or set(image.keys()) - _IMAGE:
        yield f"6.2.8 in an image: {set(image.keys()) - _IMAGE}"
    if image.ColorSpace not in (Name.DeviceGray, Name.DeviceRGB):
        yield "6.2.4.3 colours that the output intent does not cover"
    if image.BitsPerComponent not in (1, 2, 4, 8):
        yield "6.2.8 bits of an image"
    channels = 1 if image.ColorSpace == Name.DeviceGray else 3
    if image.Filter == Name.FlateDecode:
        row = 1 + (image.Width * channels * image.BitsPerComponent + 7) // 8
        if len(zlib.decompress(image.read_raw_bytes())) != row * image.Height:
            yield "6.2.8 length of an image"


def _of_content(page: pikepdf.Page, codes: set[int]) -> Iterator[str]:
    depth = 0
    for instruction in pikepdf.parse_content_stream(page):
        name, operands = str(instruction.operator), list(instruction.operands)
        depth += {"q": 1, "Q": -1}.get(name, 0)
        if name not in _OPERATORS or not 0 <= depth <= 28:
            yield f"6.2.2 operator {name}"
        if name == "Tr" and operands[0] != 3:
            yield "the text can be seen"
        if name == "Tj":
            shown = bytes(operands[0])
            if len(shown) > 32_767:
                yield "6.1.13 a long string"
            codes.update(struct.unpack(f">{len(shown) // 2}H", shown))


def _of_font(font: Object, used: set[int]) -> Iterator[str]:
    """6.2.11: embedded, widths as in the font file, every code a glyph that is not .notdef, and a letter."""
    (inner,) = font.DescendantFonts
    if font.Encoding != Name("/Identity-H") or inner.Subtype != Name.CIDFontType2:
        yield "6.2.11.3 kind of font"
    if not font.BaseFont == inner.BaseFont == inner.FontDescriptor.FontName:
        yield "6.2.11.2 names of the font"
    program = inner.FontDescriptor.get("/FontFile2")
    if program is None:
        yield "6.2.11.4 the font is not embedded"
        return
    file = program.read_bytes()
    if program.Length1 != len(file):
        yield "6.2.11.2 length of the font file"
    advances = _advances(file)
    glyphs = inner.CIDToGIDMap.read_bytes()
    first, widths = inner.W
    letters = dict(re.findall(rb"^<([0-9A-F]{4})> <([0-9A-F]+)>$", font.ToUnicode.read_bytes(), re.MULTILINE))
    for code in sorted(used):
        glyph = int.from_bytes(glyphs[2 * code : 2 * code + 2])
        if not 0 < glyph < len(advances):
            yield f"6.2.11.8 code {code} shows .notdef or nothing"
        elif int(widths[code - int(first)]) != advances[glyph]:
            yield f"6.2.11.5 width of code {code}"
        letter = bytes.fromhex(letters.get(b"%04X" % code, b"FEFF").decode()).decode("utf-16-be")
        if letter in ("", "\x00", "\ufeff", "\ufffe"):
            yield f"6.2.11.7 code {code} is no letter"


def _advances(font: bytes) -> list[int]:
    """Widths of all glyphs, in thousandths of an em."""
    count = struct.unpack_from(">H", font, 4)[0]
    entries = (struct.unpack_from(">4s4xII", font, 12 + 16 * n) for n in range(count))
    places = {tag: place for tag, place, _ in entries}
    em = struct.unpack_from(">H", font, places[b"head"] + 18)[0]
    number = struct.unpack_from(">H", font, places[b"hhea"] + 34)[0]
    return [1000 * struct.unpack_from(">H", font, places[b"hmtx"] + 4 * n)[0] // em for n in range(number)]
