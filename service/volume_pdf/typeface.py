"""A typeface that shows nothing: a TrueType font of three glyphs that only take up room.

Each glyph is one stroke without area from corner to corner of its em box: it paints nothing even where a
reader does not know invisible text, and readers that mark a hit by the glyph's outline (PDFium) mark the box.
"""

import struct

EM = 1000  # units
ASCENT, DESCENT = 800, -200
NARROW, WIDE = 500, 1000  # advances of glyphs 1 and 2; glyph 0 is .notdef, which PDF/A never lets one show
_ON_CURVE = 1
_MAGIC, _SUM = 0x5F0F3CF5, 0xB1B0AFBA  # of the table head (OpenType 1.9, "head")


def truetype() -> bytes:
    """The font file: the tables a PDF needs of TrueType (ISO 32000-1, 9.9), the same bytes each time."""
    glyphs = [b"", _glyph(NARROW), _glyph(WIDE)]
    places = [sum(map(len, glyphs[:n])) for n in range(len(glyphs) + 1)]
    tables = {
        b"glyf": b"".join(glyphs),
        b"head": _head(),
        b"hhea": struct.pack(
            ">I4h3h3h4hhH", 0x10000, ASCENT, DESCENT, 0, WIDE, 0, 0, WIDE, 1, 0, 0, 0, 0, 0, 0, 0, len(glyphs)
        ),
        b"hmtx": struct.pack(">HhHhHh", NARROW, 0, NARROW, 0, WIDE, 0),
        b"loca": struct.pack(f">{len(places)}I", *places),
        b"maxp": struct.pack(">I14H", 0x10000, len(glyphs), 2, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0),
    }
    font, head = _file(tables), tables[b"head"]
    adjustment = struct.pack(">I", (_SUM - _checksum(font)) & 0xFFFFFFFF)
    return font.replace(head, head[:8] + adjustment + head[12:])


def _glyph(width: int) -> bytes:
    """One contour of two points, (0, DESCENT) and (width, ASCENT)."""
    box = struct.pack(">5h", 1, 0, DESCENT, width, ASCENT)
    outline = struct.pack(">HH2B4h", 1, 0, _ON_CURVE, _ON_CURVE, 0, width, DESCENT, ASCENT - DESCENT)
    return box + outline + b"\0" * (-(len(box) + len(outline)) % 4)


def _head() -> bytes:
    """The adjustment of the checksum, its third number, is still 0."""
    dates = bytes(16)  # no date: the font is the same each time it is made
    return (
        struct.pack(">IIIIHH", 0x10000, 0x10000, 0, _MAGIC, 0x000B, EM)
        + dates
        + struct.pack(">4h2H3h", 0, DESCENT, WIDE, ASCENT, 0, 8, 2, 1, 0)
    )


def _file(tables: dict[bytes, bytes]) -> bytes:
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    header = struct.pack(">I4H", 0x10000, count, 16 * power, power.bit_length() - 1, 16 * count - 16 * power)
    place = len(header) + 16 * count
    directory, data = b"", b""
    for tag, table in sorted(tables.items()):
        directory += struct.pack(">4sIII", tag, _checksum(table), place + len(data), len(table))
        data += table + b"\0" * (-len(table) % 4)
    return header + directory + data


def _checksum(table: bytes) -> int:
    padded = table + b"\0" * (-len(table) % 4)
    numbers: tuple[int, ...] = struct.unpack(f">{len(padded) // 4}I", padded)
    return sum(numbers) & 0xFFFFFFFF
