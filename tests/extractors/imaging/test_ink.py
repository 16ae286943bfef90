from collections.abc import Callable

import numpy as np

from extractors.imaging.ink import darkness, has_colour, lift_red
from extractors.imaging.picture import Picture, cut_box, to_grey
from samples.canvas import Ink, Page, SealMark
from samples.degrade import Level
from samples.truth import PageTruth

Taken = Callable[..., tuple[Picture, PageTruth]]


def test_a_seal_is_lifted_and_the_text_under_it_stays(taken: Taken) -> None:
    page = Page(120, 60)
    page.text(20, 28, "北京沅启创生物医药科技有限公司", 12)
    bare = lift_red(taken(page, Level.CLEAN, 1)[0])
    page.add(SealMark(60, 30, 42, "北京沅启创生物医药科技有限公司"))
    picture, truth = taken(page, Level.CLEAN, 1)
    lifted = lift_red(picture)
    text = truth.texts[0].box
    above = truth.seals[0].box
    ring = cut_box(lifted, type(above)(above.x0, above.y0, above.x1, text.y0 - 4))
    assert (ring < 170).mean() < 0.002
    under, alone = cut_box(to_grey(lifted), text), cut_box(to_grey(bare), text)
    assert abs(float((under < 120).mean()) - float((alone < 120).mean())) < 0.25 * float((alone < 120).mean())


def test_a_line_printed_in_red_stays(taken: Taken) -> None:
    page = Page()
    page.text(40, 60, "中华人民共和国签证 CHINESE VISA", 14, ink=Ink.RED)
    page.add(SealMark(120, 200, 42, "北京沅启创生物医药科技有限公司"))
    picture, truth = taken(page, Level.SCAN, 1)
    lifted, text = lift_red(picture), truth.texts[0].box
    assert (cut_box(lifted, text) == cut_box(picture, text)).all()
    assert (cut_box(lifted, truth.seals[0].box) != cut_box(picture, truth.seals[0].box)).any()


def test_a_page_without_red_is_not_touched() -> None:
    picture = np.full((300, 200, 3), 250, np.uint8)
    picture[100:110, 50:150] = 20
    assert lift_red(picture) is picture


def test_uneven_light_is_taken_out_before_darkness_is_judged() -> None:
    light = np.tile(np.linspace(140, 250, 600), (400, 1))
    light[200:203, 100:500] -= 60
    dark = darkness(light.astype(np.uint8), 100)
    assert dark[201, 120:480].min() > 40
    assert np.percentile(dark[50:150], 99) < 12


def test_colour_is_seen_only_where_it_is(taken: Taken) -> None:
    page = Page(100, 60)
    page.text(10, 10, "劳动合同", 14)
    assert not has_colour(taken(page, Level.CLEAN, 1)[0])
    page.text(10, 30, "劳动合同", 22, ink=Ink.BLUE)
    assert has_colour(taken(page, Level.CLEAN, 1)[0])
