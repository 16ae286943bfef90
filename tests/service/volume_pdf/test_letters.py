import pikepdf
from hypothesis import given
from hypothesis import strategies as st

from service.volume_pdf.letters import Letters, advance, clean


def test_each_letter_has_one_code_and_none_is_notdef() -> None:
    letters = Letters()
    assert letters.encode("年度年") == b"\0\1\0\2\0\1"
    assert letters.encode("度") == b"\0\2"


def test_when_codes_run_out_a_replacement_stands_for_the_rest() -> None:
    letters = Letters()
    every = [chr(n) for n in range(0x20, 0x11000) if not 0xD800 <= n < 0xE000]
    codes = letters.encode("".join(every))
    assert codes[-2:] == letters.encode("\N{REPLACEMENT CHARACTER}")
    assert codes[:2] == letters.encode(" ")


def test_the_font_says_what_each_code_stands_for_beyond_the_basic_plane_too() -> None:
    letters = Letters()
    letters.encode("年A𠮷")
    with pikepdf.new() as document:
        font = letters.font(document)
        cmap = font.ToUnicode.read_bytes().decode()
        widths = [int(width) for width in font.DescendantFonts[0].W[1]]
    assert "<0001> <5E74>" in cmap
    assert "<0003> <D842DFB7>" in cmap
    assert widths == [1000, 500, 1000]


@given(st.text())
def test_clean_text_has_only_letters_and_plain_spaces(text: str) -> None:
    cleaned = clean(text)
    assert not any(letter.isspace() and letter != " " for letter in cleaned)
    assert clean(cleaned) == cleaned
    assert Letters().encode(cleaned) is not None
    cleaned.encode("utf-16-be")
    assert advance(cleaned) >= len(cleaned) / 2
