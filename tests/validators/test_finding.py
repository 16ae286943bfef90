from extractors.document import Field, Reading
from ingest.page import Box
from validators.finding import evidence_of, text_read


def field(*readings: Reading) -> Field:
    return Field("fy", "2016", "2016年度", 0.999, "p0001", Box(0, 0, 9, 9), "rapidocr", readings=readings)


def test_a_field_nobody_else_read_is_shown_as_it_was_read() -> None:
    second = (Reading("rapidocr", "2016年度", 0.9), Reading("tesseract", "2016年度", 0.9))
    assert evidence_of(field()).text == evidence_of(field(*second)).text == "2016年度"


def test_a_value_that_the_copies_decided_says_how_many_agree() -> None:
    own, second = Reading("rapidocr", "2015年度", 0.6), Reading("tesseract", "2016 年度", 0.6)
    others = tuple(Reading(f"copy-of:p000{n}", "2016年度", 0.99) for n in (2, 3, 4, 5))
    text = evidence_of(field(own, second, *others)).text
    assert text == "2016年度（5份中4份一致 4 of 5 copies）"
    assert text_read(text) == "2016年度"


def test_a_value_in_brackets_is_not_cut() -> None:
    assert text_read("北京云杉（中国）公司") == "北京云杉（中国）公司"
