import struct

from service.volume_pdf.typeface import NARROW, WIDE, truetype


def tables(font: bytes) -> dict[bytes, bytes]:
    count = struct.unpack_from(">H", font, 4)[0]
    entries = (struct.unpack_from(">4sIII", font, 12 + 16 * n) for n in range(count))
    return {tag: font[place : place + length] for tag, _, place, length in entries}


def words_of(data: bytes) -> tuple[int, ...]:
    padded = data + b"\0" * (-len(data) % 4)
    return struct.unpack(f">{len(padded) // 4}I", padded)


def test_the_font_has_every_table_that_a_pdf_needs_and_is_tiny() -> None:
    font = truetype()
    assert set(tables(font)) == {b"glyf", b"head", b"hhea", b"hmtx", b"loca", b"maxp"}
    assert len(font) < 500
    assert truetype() == font


def test_its_checksums_are_right() -> None:
    font = truetype()
    assert sum(words_of(font)) & 0xFFFFFFFF == 0xB1B0AFBA
    for n in range(6):
        tag, checksum, place, length = struct.unpack_from(">4sIII", font, 12 + 16 * n)
        if tag != b"head":
            assert sum(words_of(font[place : place + length])) & 0xFFFFFFFF == checksum


def test_its_glyphs_take_room_and_cover_nothing() -> None:
    parts = tables(truetype())
    places = struct.unpack(">4I", parts[b"loca"])
    assert struct.unpack(">HhHhHh", parts[b"hmtx"])[::2] == (NARROW, NARROW, WIDE)
    assert places[0] == places[1]  # .notdef is empty
    for start, end in ((places[1], places[2]), (places[2], places[3])):
        contours, *_ = struct.unpack_from(">5h", parts[b"glyf"][start:end])
        last_point = struct.unpack_from(">H", parts[b"glyf"], start + 10)[0]
        assert (contours, last_point) == (1, 1)  # two points enclose no area
