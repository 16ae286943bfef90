import io
import re

import pikepdf
import pypdfium2
import pytest

from service.report.masking import masked
from service.report.pdf import _Shelf, render_pdf
from service.report.pictures import Pictures
from tests.service.report.drawn import IMPRINT, PASSPORT, Made


@pytest.fixture(scope="module")
def pdf(made: Made, pictures: Pictures) -> bytes:
    return render_pdf(masked(made.report), pictures, IMPRINT)


def text_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_bounded() for page in document)


def test_the_pdf_says_what_the_page_says(pdf: bytes) -> None:
    text = re.sub(r"\s", "", text_of(pdf))
    assert "资料不全" in text
    assert "请补交2014年度审计报告" in text
    assert "BJ-2017-0042" in text
    assert PASSPORT not in text


def test_folded_parts_are_open_on_paper(pdf: bytes) -> None:
    assert "documents.identity" in text_of(pdf)


def test_the_pages_are_a4_and_numbered(pdf: bytes) -> None:
    document = pypdfium2.PdfDocument(pdf)
    assert {(round(page.get_width()), round(page.get_height())) for page in document} == {(595, 842)}
    assert f"1 / {len(document)}" in text_of(pdf)


def test_each_picture_is_stored_once(pdf: bytes, pictures: Pictures) -> None:
    with pikepdf.open(io.BytesIO(pdf)) as document:
        images = sum(
            1 for o in document.objects if isinstance(o, pikepdf.Stream) and o.get("/Subtype") == "/Image"
        )
    assert 0 < images <= len(pictures.crops) + len(pictures.pages)


@pytest.mark.parametrize("address", ["file:///etc/passwd", "https://example.org/x.png", "picture:1"])
def test_nothing_else_can_be_fetched(address: str) -> None:
    with pytest.raises(ValueError, match="not a picture"):
        _Shelf().fetch(address)
