from io import BytesIO

import pdfplumber
import pytest
from pdfplumber.pdf import PDF

from samples.canvas import Page, Rect, SealMark, SignatureMark, Stroke, Tick
from samples.digital import digital_pdf
from samples.fonts import Font


@pytest.fixture(scope="module")
def opened() -> PDF:
    page = Page()
    page.text(25.4, 50.8, "营业执照（副本）", 22, Font.HEI)
    page.text(25.4, 76.2, "名称", spacing=6)
    page.text(60, 76.2, "北京华远新材料科技有限公司", font=Font.KAI)
    page.text(25.4, 90, "Liberation & <Serif>", font=Font.LATIN)
    page.text(190, 100, "竖排", vertical=True)
    page.add(Tick(25.4, 110, 3.7, ticked=True, style="☑"))
    page.text(31, 110, "长期项目")
    page.add(Tick(60, 110, 3.7, ticked=False))
    for y in (120, 130):
        page.add(Stroke(20, y, 190, y))
    page.add(SealMark(100, 80, 40, "北京华远新材料科技有限公司"))
    page.add(SignatureMark(Rect(50, 200, 90, 212), "J. Müller"))
    landscape = Page(297, 210)
    landscape.text(25.4, 25.4, "资产负债表", 16, Font.SONG_BOLD)
    return pdfplumber.open(BytesIO(digital_pdf([page, landscape])))


def test_chinese_text_can_be_extracted(opened: PDF) -> None:
    text = opened.pages[0].extract_text()
    for part in (
        "营业执照（副本）",
        "北京华远新材料科技有限公司",
        "Liberation & <Serif>",
        "☑",
        "□",
        "长期项目",
    ):
        assert part in text


def test_words_stand_where_they_were_drawn(opened: PDF) -> None:
    word = next(w for w in opened.pages[0].extract_words() if w["text"].startswith("营业"))
    assert word["x0"] == pytest.approx(72, abs=0.5)
    assert word["top"] == pytest.approx(144, abs=22 * 0.35)


def test_every_drawn_page_is_one_page_of_its_size(opened: PDF) -> None:
    sizes = [(round(page.width), round(page.height)) for page in opened.pages]
    assert sizes == [(595, 842), (842, 595)]


def test_rules_are_lines_and_seals_are_pictures(opened: PDF) -> None:
    page = opened.pages[0]
    assert len([edge for edge in page.horizontal_edges if edge["width"] > 400]) >= 2
    assert len(page.images) == 2
