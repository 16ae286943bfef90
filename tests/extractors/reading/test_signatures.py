from collections.abc import Callable

import numpy as np
import pytest

from extractors.imaging.ink import lift_red
from extractors.page_text import Line, Word
from extractors.reading.engine import Engine
from extractors.reading.page import read_page
from extractors.reading.signatures import find_signatures
from extractors.reading.signing_labels import anchor_of, asking
from ingest.page import Box, PageImage
from samples.canvas import Page, Rect, SealMark, SignatureMark
from samples.degrade import Level, take
from samples.signing import signing_sheet
from samples.truth import PageTruth

Spool = Callable[..., tuple[PageImage, PageTruth]]


def _line(text: str) -> Line:
    return Line(text, Box(0, 0, 20.0 * len(text), 20), 1.0)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("乙方（签字）：", "乙方（签字）"),
        ("乙方（签字）：Gideon Castelbrand", "乙方（签字）"),
        ("法定代表人（签字或盖章）：", "法定代表人（签字或盖章）"),
        ("中国注册会计师：", "中国注册会计师"),
        ("乙方：", "乙方"),
        ("申 报 人：", "申 报 人"),
        ("局长", "局长"),
        ("Signatureofapplicant", "Signatureofapplicant"),
        ("Signature:", "Signature"),
        ("申报人签名", "申报人签名"),
        ("Signature of applicant", "Signature of applicant"),
        ("Authorised signatory", "Authorised signatory"),
        ("Dean of the Faculty", "Dean of the Faculty"),
        ("Yours faithfully,", "Yours faithfully"),
        ("For and on behalf of the employer", "For and on behalf of the employer"),
        ("中國註冊會計師：", "中國註冊會計師"),
    ],
)
def test_labels_that_ask_for_a_signature_are_anchors(text: str, label: str) -> None:
    anchor = anchor_of(_line(text), 20)
    assert anchor is not None
    assert anchor.text == label


@pytest.mark.parametrize(
    "text",
    [
        "本合同自双方签字盖章之日起生效。",
        "甲方（公章）：",
        "（此页无正文，为劳动合同签字页）",
        "乙方应当按照约定的时间到岗工作",
        "签字后十日内，甲方应当办理登记。",
        "单位名称（盖章）",
        "Director of Research and Development: Ann Lee",
        "The Dean has signed this letter.",
        "For and on behalf of the Board I confirm that Mr Lee has been employed.",
    ],
)
def test_running_text_and_places_for_seals_are_none(text: str) -> None:
    assert anchor_of(_line(text), 20) is None


def test_two_places_on_one_line_are_two_labels() -> None:
    texts = ("甲方(签字):", "柳晓宁", "乙方(签字):", "Ann Lee")
    words = tuple(Word(text, Box(200 * n, 0, 200 * n + 150, 20), 1.0) for n, text in enumerate(texts))
    line = Line("".join(texts), Box(0, 0, 750, 20), 1.0, words)
    assert [anchor.text for anchor in asking((line,))] == ["甲方(签字)", "乙方(签字)"]


@pytest.mark.parametrize("level", [Level.CLEAN, Level.SCAN, Level.PHONE])
def test_each_label_has_the_signature_that_stands_at_its_place(level: Level) -> None:
    page, places = signing_sheet(101)
    scan = take(page, level, 101)
    picture = np.ascontiguousarray(scan.picture[:, :, ::-1])
    lines = tuple(Line(text.text, text.box, 1.0) for text in scan.truth.texts)
    found = find_signatures(lines, (), picture, lift_red(picture), scan.truth.dpi)
    true = sorted((s.box.y0, s.anchor) for s in scan.truth.signatures)
    assert 0 < len(true) < len(places)
    assert sorted(s.anchor for s in found) == sorted(anchor for _, anchor in true)
    for signature in scan.truth.signatures:
        near = [s for s in found if s.box.overlap(signature.box) > 0.5 * min(s.box.area, signature.box.area)]
        assert [s.anchor for s in near] == [signature.anchor]


@pytest.mark.parametrize("next_label", ["主管会计工作负责人：", "日期："])
def test_what_is_written_behind_the_next_label_belongs_to_that_one(next_label: str) -> None:
    page = Page(150, 60)
    page.text(15, 30, "法定代表人：", 10.5)
    label = page.text(48, 30, next_label, 10.5)
    page.add(SignatureMark(Rect(label.box.x1 + 2, 25, label.box.x1 + 24, 36), "柳晓宁", seed=3))
    scan = take(page, Level.SCAN, 4)
    picture = np.ascontiguousarray(scan.picture[:, :, ::-1])
    lines = tuple(Line(text.text, text.box, 1.0) for text in scan.truth.texts)
    found = find_signatures(lines, (), picture, picture, scan.truth.dpi)
    assert "法定代表人" not in {signature.anchor for signature in found}


@pytest.mark.parametrize("told", [False, True])
@pytest.mark.parametrize("level", [Level.GREY, Level.PHOTOCOPY])
def test_a_copied_seal_that_nobody_found_is_no_signature(level: Level, told: bool) -> None:
    page = Page(150, 80)
    page.text(20, 38, "法定代表人（签字）：", 10.5)
    page.add(SealMark(75, 40, 38, "北京沅启创生物医药科技有限公司"))
    scan = take(page, level, 4)
    picture = np.ascontiguousarray(scan.picture[:, :, ::-1])
    lines = tuple(Line(text.text, text.box, 1.0) for text in scan.truth.texts)
    drawn = tuple(seal.box for seal in scan.truth.seals) if told else None
    assert find_signatures(lines, (), picture, picture, scan.truth.dpi, drawn) == ()


def test_where_a_page_says_that_nothing_but_text_stands_nobody_has_signed() -> None:
    page, _ = signing_sheet(101)
    scan = take(page, Level.CLEAN, 101)
    picture = np.ascontiguousarray(scan.picture[:, :, ::-1])
    lines = tuple(Line(text.text, text.box, 1.0) for text in scan.truth.texts)
    signed = scan.truth.signatures[0]
    found = find_signatures(lines, (), picture, lift_red(picture), scan.truth.dpi, (signed.box,))
    assert [signature.anchor for signature in found] == [signed.anchor]


def test_signatures_are_told_from_what_the_engine_reads(rapid: Engine, page_file: Spool) -> None:
    """A photographed sheet: the engine reads most names as text, and two places stand on one line."""
    sheet, places = signing_sheet(302)
    image, truth = page_file(sheet, Level.PHONE, 302)
    found = read_page(image, rapid).signatures
    assert 0 < len(truth.signatures) < len(places)
    assert len(found) == len(truth.signatures)
    for true in truth.signatures:
        assert sum(s.box.overlap(true.box) > 0.5 * min(s.box.area, true.box.area) for s in found) == 1
