"""Persons' names: what is one name in two spellings, and what is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from validators.names import Likeness, han_part, latin_part, likeness, truncated
from validators.romanised import reads_as

SAME, PART, INITIALS, DIFFERENT = Likeness


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ("ZHANG SAN", "San ZHANG", SAME),
        ("ZHANG, SAN", "zhang san", SAME),
        ("ZHANG XIAOMING", "Xiao-Ming Zhang", SAME),
        ("O'Brien", "OBRIEN", SAME),
        ("Dr. Hans Müller", "MUELLER HANS", SAME),
        ("Hans Müller Jr", "MULLER HANS", SAME),
        ("Søren Kjær", "SOEREN KJAER", SAME),
        ("Weiß Groß", "WEISS GROSS", SAME),
        ("Anna Maria Eriksson", "ERIKSSON ANNA", PART),
        ("Anna M. Eriksson", "ERIKSSON ANNA MARIA", PART),
        ("A. M. Eriksson", "ERIKSSON ANNA MARIA", INITIALS),
        ("Eriksson", "ERIKSSON ANNA", DIFFERENT),
        ("XUE LI", "XU LI", DIFFERENT),
        ("Anna Ericsson", "ERIKSSON ANNA", DIFFERENT),
        ("Anna Eriksson", "ANNA LINDGREN", DIFFERENT),
        ("", "ERIKSSON ANNA", DIFFERENT),
        ("张三", "ZHANG SAN", DIFFERENT),
    ],
)
def test_names_are_compared_as_a_reader_would(one: str, other: str, expected: Likeness) -> None:
    assert likeness(one, other) is expected
    assert likeness(other, one) is expected


@pytest.mark.parametrize(
    ("han", "latin"),
    [("曾", "ZENG"), ("单仇", "SHAN QIU"), ("解", "XIE"), ("吕", "LYU"), ("吕", "LV"), ("查", "ZHA"),
     ("欧阳娜娜", "OUYANG NANA"), ("张三", "San Zhang"), ("西安", "XI'AN")],
)  # fmt: skip
def test_pinyin_knows_surnames_and_every_spelling_of_u_umlaut(han: str, latin: str) -> None:
    assert reads_as(han, latin)


@pytest.mark.parametrize(
    ("han", "latin"), [("陈", "CHAN"), ("李四", "ZHANG SAN"), ("张三", "ZHANG"), ("", "ZHANG"), ("张", "")]
)
def test_what_is_no_pinyin_is_not_taken_for_it(han: str, latin: str) -> None:
    assert not reads_as(han, latin)


def test_a_bilingual_name_comes_apart() -> None:
    assert latin_part("约翰·史密斯（John Smith）") == "John Smith"
    assert han_part("约翰·史密斯（John Smith）") == "约翰·史密斯"
    assert latin_part("Jörg Müller") == "Jörg Müller"


def test_a_name_cut_off_at_the_end_of_the_zone_is_a_beginning() -> None:
    assert truncated("PAPANDROPOULOUS JONATHON WARREN", "PAPANDROPOULOUS JONATHON WARR")
    assert not truncated("PAPANDROPOULOUS JONATHON", "PAPANDROPOULOUS JANATHON")
    assert not truncated("PAPANDROPOULOUS", "")


@given(st.lists(st.text("ABCDEFG", min_size=2, max_size=5), min_size=1, max_size=4).flatmap(
    lambda tokens: st.tuples(st.just(tokens), st.permutations(tokens))
))  # fmt: skip
def test_the_order_of_words_means_nothing(pair: tuple[list[str], list[str]]) -> None:
    assert likeness(" ".join(pair[0]), ", ".join(pair[1]).lower()) is SAME


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_can_be_compared(one: str, other: str) -> None:
    assert likeness(one, other) in Likeness
    assert not reads_as(one, "") or not one


# A passport's name as its zone writes it, and the name on that holder's diploma.
NATIONS = (
    ("DEU", "WEISSMUELLER JOERG", "Jörg Weißmüller"),
    ("DNK", "SOERENSEN AASE", "Åse Sørensen"),
    ("ISL", "THORSDOTTIR GUDRUN", "Guðrún Þórsdóttir"),
    ("POL", "WALESA LUKASZ", "Łukasz Wałęsa"),
    ("ESP", "MUNOZ GARCIA JOSE LUIS", "José Luis Muñoz García"),
    ("FRA", "LEFEVRE JEAN PIERRE", "Jean-Pierre LEFÈVRE"),
    ("IRL", "OSULLIVAN SEAN", "Seán O'Sullivan"),
    ("VNM", "NGUYEN VAN DUC", "Nguyễn Văn Đức"),
    ("TUR", "YILDIZ OGUZHAN", "Oğuzhan Yıldız"),
    ("KOR", "KIM MINJUN", "Kim Min-jun"),
    ("NLD", "VAN DER BERG ANNEKE", "Anneke van der Berg"),
    ("IND", "XXX RAMAKRISHNAN", "Ramakrishnan"),
)


@pytest.mark.parametrize(("state", "zone", "printed"), NATIONS)
def test_names_of_the_nations_are_one_in_zone_and_diploma(state: str, zone: str, printed: str) -> None:
    assert likeness(zone, printed) is likeness(printed, zone) is SAME, state


@given(st.sampled_from(NATIONS).flatmap(lambda n: st.tuples(st.just(n[1]), st.permutations(n[2].split()))))
def test_of_no_nation_the_order_of_names_counts(pair: tuple[str, list[str]]) -> None:
    assert likeness(pair[0], " ".join(pair[1]).upper()) is SAME


@given(st.sampled_from(NATIONS), st.sampled_from(NATIONS))
def test_names_of_two_nations_are_two(one: tuple[str, str, str], other: tuple[str, str, str]) -> None:
    assert (likeness(one[1], other[2]) is SAME) == (one == other)
