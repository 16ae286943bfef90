from collections.abc import Callable

import pytest

from extractors.imaging.handwriting import find_handwriting
from extractors.imaging.ink import lift_red
from extractors.imaging.picture import Picture
from ingest.page import Box
from samples.canvas import Ink, Page, Rect, SealMark, SignatureMark, Stroke
from samples.degrade import Level
from samples.truth import PageTruth

Taken = Callable[..., tuple[Picture, PageTruth]]

EM_MM = 3.7


def _look(taken: Taken, page: Page, level: Level = Level.SCAN, *, read: bool = False) -> Box | None:
    picture, truth = taken(page, level, 4)
    mm = truth.dpi / 25.4
    texts = [(text.text, text.box) for text in truth.texts]
    texts += [(mark.name, mark.box.grow(4)) for mark in truth.signatures if read]
    printed = [(box, sum(c.isascii() and c.isalpha() for c in text)) for text, box in texts]
    window = Box(48 * mm, 30 * mm, 115 * mm, 50 * mm)
    return find_handwriting(picture, lift_red(picture), truth.dpi, window, EM_MM * mm, printed, [])


def _page() -> Page:
    page = Page(150, 80)
    page.text(20, 38, "乙方（签字）：", 10.5)
    return page


@pytest.mark.parametrize("name", ["Gideon Maris Castelbrand", "柳晓宁", "Ann Lee"])
@pytest.mark.parametrize("ink", [Ink.BLACK, Ink.BLUE])
def test_a_signature_is_found_on_a_ruled_line_and_under_a_seal(taken: Taken, name: str, ink: Ink) -> None:
    page = _page()
    page.add(SignatureMark(Rect(52, 34, 95, 45), name, ink=ink, seed=2))
    page.add(Stroke(50, 44, 110, 44))
    page.add(SealMark(105, 40, 38, "北京沅启创生物医药科技有限公司"))
    assert _look(taken, page) is not None


def test_print_dates_rules_seals_and_dust_are_no_signature(taken: Taken) -> None:
    page = _page()
    page.text(52, 38, "苏远峰", 10.5)
    page.text(52, 45, "日期：2017年6月15日", 10.5)
    page.add(Stroke(50, 43, 110, 43))
    page.add(SealMark(95, 40, 38, "北京沅启创生物医药科技有限公司"))
    assert _look(taken, page) is None


def test_nothing_beside_the_label_is_nothing(taken: Taken) -> None:
    assert _look(taken, _page()) is None


def test_a_small_black_hand_that_an_engine_reads_is_known_by_its_lean(taken: Taken) -> None:
    page = _page()
    page.add(SignatureMark(Rect(52, 37, 80, 44), "Tomas Verhoeven", seed=2))
    assert _look(taken, page, Level.PHONE, read=True) is not None


def test_print_that_the_window_cuts_off_is_no_joined_writing(taken: Taken) -> None:
    page = _page()
    page.text(90, 37, "HALVEMOOR Tobias Maris", 15)
    assert _look(taken, page) is None
