"""Phrases are found in pages whatever their spaces, width, case and look-alikes, with their boxes."""

from extractors.fields.layout import Sheet
from extractors.language.page_doc import page_doc, pipeline
from extractors.language.phrases import PhraseIndex
from tests.extractors.conftest import PageMaker


def found(page: PageMaker, text: str, *phrases: str) -> list[str]:
    sheet = Sheet(page([(100, 100, text)]))
    hits = PhraseIndex({phrase: [phrase] for phrase in phrases}).find(sheet.doc)
    return [sheet.runs[hit.row].text[hit.start : hit.end] for hit in hits]


def test_spaces_and_look_alikes_do_not_hide_a_phrase(page: PageMaker) -> None:
    assert found(page, "名　　称：某某公司", "名称") == ["名　　称"]
    assert found(page, "已婚", "己婚") == ["已婚"]
    assert found(page, "PASSP0RT NO.", "Passport No.") == ["PASSP0RT NO."]


def test_a_latin_phrase_is_a_whole_word(page: PageMaker) -> None:
    assert found(page, "Surnames", "Surname") == []
    assert found(page, "Middlesex", "Sex") == []
    assert found(page, "Date of issueDate de délivrance", "Date of issue") == ["Date of issue"]


def test_the_longest_of_overlapping_phrases_counts(page: PageMaker) -> None:
    assert found(page, "主管部门意见", "主管部门", "主管部门意见") == ["主管部门意见"]


def test_no_phrase_runs_over_a_line_end(page: PageMaker) -> None:
    sheet = Sheet(page([(100, 100, "护照"), (100, 160, "号码")]))
    assert PhraseIndex({"x": ["护照号码"]}).find(sheet.doc) == ()


def test_each_token_knows_its_box(page: PageMaker) -> None:
    sheet = Sheet(page([(100, 100, "护照 号")]))
    tokens = [token for token in page_doc(sheet.runs).doc if token.text != "\n"]
    assert [token.text for token in tokens] == ["护", "照", "号"]
    boxes = [token._.box for token in tokens]
    assert boxes[0].x0 == 100
    assert boxes[0].x1 <= boxes[1].x0 < boxes[1].x1 < boxes[2].x0


def test_a_long_phrase_with_a_misread_letter_is_near(page: PageMaker) -> None:
    index = PhraseIndex(
        {"birth_place": ["Place of birth"], "dob": ["Date of birth"], "uscc": ["统一社会信用代码"]}
    )
    assert index.near("Place of bitt/Lmu de naissance")[0] == {"birth_place"}
    assert index.near("统一杜会信用代码：9111")[0] == {"uscc"}
    assert index.near("Place of work")[0] == frozenset()


def test_the_pipeline_needs_nothing_but_spacy_itself() -> None:
    assert pipeline().pipe_names == []
    assert pipeline().lang == "zh"
