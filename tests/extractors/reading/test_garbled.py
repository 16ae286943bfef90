"""Characters that cannot be what is printed, and odd ones that can."""

import pytest

from extractors.reading.garbled import is_doubtful, is_garbled

CHINESE = "本合同一式两份，甲乙双方各执一份，自双方签字盖章之日起生效，未尽事宜由双方协商解决。"
ENGLISH = (
    "This agreement is made between the employer and the employee and enters into force upon signature. "
)
GERMAN = (
    "Die Gesellschaft übernimmt für die Dauer des Vertrages die Kosten der Unterkunft und der Rückreise. "
)
FRENCH = "Le présent contrat est conclu entre l'employeur et le salarié; il prend effet dès sa signature. "
PINYIN = "beijing haitong keji youxian gongsi dongshizhang wang xiaoming zongjingli li jianguo shanghai "


@pytest.mark.parametrize(
    "text", ["(cid:12)(cid:99)甲方", "\ue001\ue002\ue003甲方乙方", "甲\ufffd方\ufffd", "a\x03b\x05c"]
)
def test_text_of_no_characters_is_garbled(text: str) -> None:
    assert is_garbled([text])


@pytest.mark.parametrize(
    "text", ["", "甲方（用人单位）：北京沅启创科技", "Société Générale № 5 — “x”", "①〇㎡ ☑ √"]
)
def test_ordinary_text_of_any_script_is_not_garbled(text: str) -> None:
    assert not is_garbled([text])


def test_a_bullet_of_a_symbol_font_does_not_make_a_page_garbled() -> None:
    words = ["\uf0b1", "Responsibilities", "and", "duties", "of", "the", "post"]
    assert not is_garbled(words)
    assert is_garbled(["\uf0b1"] * 3 + words)


@pytest.mark.parametrize("text", [CHINESE, ENGLISH * 3, GERMAN * 3, FRENCH * 3, PINYIN * 3, "1,234.50 " * 40])
def test_writing_is_not_doubtful(text: str) -> None:
    assert not is_doubtful(text)


def test_traditional_chinese_and_japanese_are_not_doubtful() -> None:
    assert not is_doubtful("本契約書壹式兩份，甲乙雙方各執壹份，經簽署後即時生效，並受香港法律管轄及解釋。")
    assert not is_doubtful("本契約の成立を証するため本書二通を作成し、甲乙記名押印のうえ各自一通を保有する。")


@pytest.mark.parametrize("shift", [1, 3, 29])
def test_chinese_of_shifted_codes_is_doubtful(shift: int) -> None:
    assert is_doubtful("".join(chr(ord(char) + shift) for char in CHINESE))


@pytest.mark.parametrize("shift", [1, 3, 5])
def test_english_of_shifted_codes_is_doubtful(shift: int) -> None:
    assert is_doubtful("".join(chr(ord(char) + shift) for char in ENGLISH * 3))


@pytest.mark.parametrize(("made", "taken"), [("gbk", "latin-1"), ("utf-8", "latin-1"), ("utf-8", "gbk")])
def test_chinese_in_the_wrong_encoding_is_doubtful(made: str, taken: str) -> None:
    assert is_doubtful(CHINESE.encode(made).decode(taken, "ignore"))


def test_a_map_to_a_single_letter_is_doubtful() -> None:
    assert is_doubtful("A" * 200)
