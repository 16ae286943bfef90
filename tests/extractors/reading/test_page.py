from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest

from extractors.imaging.picture import PictureUnreadable, quad_of
from extractors.page_text import SealColour
from extractors.reading.engine import Engine, Piece
from extractors.reading.engines.recorded import Recorded
from extractors.reading.page import read_page
from ingest.page import Box, LayerWord, PageImage, TextLayer
from samples.canvas import Page, Rect, SealMark, SignatureMark, Stroke
from samples.degrade import Level
from samples.poor import POOR
from samples.truth import PageTruth

Spool = Callable[..., tuple[PageImage, PageTruth]]


def _form() -> Page:
    page = Page()
    page.text(105, 25, "海外人才申报书", 22, align="centre")
    for y in (50, 62, 74):
        page.add(Stroke(25, y, 185, y))
    for x in (25, 60, 185):
        page.add(Stroke(x, 50, x, 74))
    page.text(28, 53, "外文姓名", 11)
    page.text(63, 53, "FALKENRADE Cedric Aurel", 11)
    page.text(28, 65, "单位名称", 11)
    page.text(63, 65, "北京沅启创生物医药科技有限公司", 11)
    page.text(30, 120, "申报人（签字）：", 11)
    page.add(SignatureMark(Rect(62, 115, 100, 126), "Cedric Falkenrade", seed=4))
    page.add(SealMark(140, 65, 40, "北京沅启创生物医药科技有限公司"))
    return page


@pytest.mark.parametrize("turn", [0, 270])
def test_a_scanned_form_gives_lines_cells_seal_and_signature(
    rapid: Engine, page_file: Spool, turn: int
) -> None:
    image, truth = page_file(_form(), Level.SCAN, 1, turn)
    text = read_page(image, rapid)
    assert text.engine == "rapidocr"
    assert text.rotation == (360 - turn) % 360
    assert (text.width, text.height) == (truth.width, truth.height)
    assert [line.text for line in text.lines][:3] == ["海外人才申报书", "外文姓名", "FALKENRADE Cedric Aurel"]
    (table,) = text.tables
    assert table.rows() == (
        ("外文姓名", "FALKENRADE Cedric Aurel"),
        ("单位名称", "北京沅启创生物医药科技有限公司"),
    )
    assert [seal.colour for seal in text.seals] == [SealColour.RED]
    (signature,) = text.signatures
    assert signature.anchor == "申报人（签字）"
    assert signature.box.overlap(truth.signatures[0].box) > 0.5 * signature.box.area
    assert text.confidence > 0.9


@pytest.mark.parametrize("turn", [0, 90])
def test_a_form_photographed_from_the_side_is_read_as_if_flat_its_boxes_as_photographed(
    rapid: Engine, page_file: Spool, turn: int
) -> None:
    image, truth = page_file(_form(), POOR["side"], 3, turn)
    text = read_page(image, rapid)
    assert text.rotation == (360 - turn) % 360
    assert (text.width, text.height) == (truth.width, truth.height)
    (table,) = text.tables
    assert table.rows()[1] == ("单位名称", "北京沅启创生物医药科技有限公司")
    value = next(w.box for w in truth.texts if w.text == "FALKENRADE Cedric Aurel")
    read = next(line.box for line in text.lines if line.text == "FALKENRADE Cedric Aurel")
    assert read.overlap(value) > 0.6 * value.area
    assert text.seals[0].box.overlap(truth.seals[0].box) > 0.8 * truth.seals[0].box.area
    assert text.dpi == pytest.approx(150, rel=0.04)


def test_without_a_signature_there_is_none(rapid: Engine, page_file: Spool) -> None:
    page = _form()
    page.elements = [e for e in page.elements if not isinstance(e, SignatureMark)]
    assert read_page(page_file(page)[0], rapid).signatures == ()


def test_a_blank_page_is_marked_and_its_engine_not_asked(page_file: Spool) -> None:
    text = read_page(page_file(Page())[0], Recorded((), failure=lambda: pytest.fail("was read")))
    assert text.blank
    assert text.lines == ()


def test_a_digital_page_is_not_read_by_the_engine(page_file: Spool) -> None:
    page = _form()
    _, truth = page_file(page, Level.CLEAN)
    words = tuple(LayerWord(w.text, w.box) for w in truth.texts)
    image, _ = page_file(page, Level.CLEAN, layer=TextLayer(words))
    text = read_page(image, Recorded((), failure=lambda: pytest.fail("was read")))
    assert text.engine == "text-layer"
    assert text.confidence == 1
    assert text.tables[0].rows()[1] == ("单位名称", "北京沅启创生物医药科技有限公司")
    assert len(text.seals) == len(text.signatures) == 1


def test_a_garbled_layer_leads_to_the_engine(page_file: Spool) -> None:
    _, truth = page_file(_form(), Level.CLEAN)
    words = tuple(LayerWord("(cid:7)" * len(w.text), w.box) for w in truth.texts)
    image, _ = page_file(_form(), Level.CLEAN, layer=TextLayer(words))
    read = Recorded([Piece("读到的", 0.9, quad_of(Box(100, 100, 300, 150)))])
    assert [line.text for line in read_page(image, read).lines] == ["读到的"]


def test_a_file_that_is_no_picture_is_an_error_that_names_it(tmp_path: Path) -> None:
    file = tmp_path / "p.png"
    file.write_bytes(b"nothing")
    with pytest.raises(PictureUnreadable, match=r"p\.png"):
        read_page(PageImage("x", 0, file, 10, 10, 200, ""), Recorded(()))


def test_an_engine_that_reads_nothing_leaves_a_page_without_text(page_file: Spool) -> None:
    text = read_page(page_file(_form())[0], Recorded(()))
    assert not text.blank
    assert (text.lines, text.confidence) == ((), 0.0)
    assert np.isfinite(text.dpi)


@pytest.mark.parametrize("turn", [0, 180])
def test_a_lone_short_line_on_an_empty_page_is_read(rapid: Engine, page_file: Spool, turn: int) -> None:
    page = Page()
    page.text(30, 100, "本页无正文", 10.5)
    text = read_page(page_file(page, Level.SCAN, 31, turn)[0], rapid)
    assert (text.rotation, [line.text for line in text.lines]) == ((360 - turn) % 360, ["本页无正文"])
