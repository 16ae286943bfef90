import numpy as np

from extractors.page_text import SealColour
from ingest.page import Box
from samples.canvas import Code, Ink, Page, Rect, SealMark, SealShape, SignatureMark, Stroke, Tick
from samples.fonts import Font
from samples.paint import Picture, paint


def inked(picture: Picture, box: Box) -> Picture:
    return picture[round(box.y0) : round(box.y1), round(box.x0) : round(box.x1)]


def redness(area: Picture) -> float:
    return float(area[..., 0].astype(int).mean() - area[..., 1].astype(int).mean())


def test_the_box_of_a_text_holds_its_ink_and_nothing_lies_outside() -> None:
    page = Page()
    page.text(30, 40, "海外高层次人才 Application 2017", 12, Font.SANS)
    picture, truth = paint(page, 200)
    box = truth.texts[0].box
    assert inked(picture, box).min() < 60
    blanked = picture.copy()
    inked(blanked, box)[:] = 255
    assert blanked.min() > 200


def test_spaced_and_vertical_runs_have_boxes_as_long_as_they_are_drawn() -> None:
    page = Page()
    page.text(30, 40, "营业执照", 12, spacing=5)
    page.text(100, 40, "竖排文字", 12, vertical=True)
    _, truth = paint(page, 200)
    spaced, vertical = (t.box for t in truth.texts)
    assert spaced.width > 2 * 4 * 12 / 72 * 200 * 0.8
    assert vertical.height > 3 * vertical.width


def test_text_stays_visible_under_a_seal() -> None:
    page = Page()
    page.text(60, 60, "北京华远新材料科技有限公司", 12, Font.SANS_BOLD)
    page.add(SealMark(75, 62, 40, "北京华远新材料科技有限公司"))
    picture, truth = paint(page, 200)
    assert redness(inked(picture, truth.seals[0].box)) > 15
    assert inked(picture, truth.texts[0].box).max(axis=2).min() < 40


def test_every_shape_of_seal_leaves_ink_within_its_box_only() -> None:
    for shape in SealShape:
        page = Page()
        page.add(SealMark(100, 100, 30, "李国明印", shape=shape, turn=17))
        picture, truth = paint(page, 150)
        blanked = picture.copy()
        inked(blanked, truth.seals[0].box.grow(1.5))[:] = 255
        assert redness(inked(picture, truth.seals[0].box)) > 10
        assert blanked.min() == 255


def test_a_seal_is_uneven_and_the_same_each_time() -> None:
    page = Page()
    page.add(SealMark(100, 100, 40, "北京华远新材料科技有限公司"))
    first, second = paint(page, 150)[0], paint(page, 150)[0]
    reds = first[first[..., 1] < 200][:, 1]
    assert np.array_equal(first, second)
    assert reds.std() > 8


def test_a_black_seal_is_told_from_a_red_one() -> None:
    page = Page()
    page.add(SealMark(100, 100, 40, "甲", ink=Ink.BLACK))
    assert paint(page, 100)[1].seals[0].colour is SealColour.BLACK


def test_a_signature_lies_within_its_area_and_differs_by_seed() -> None:
    area = Rect(50, 50, 90, 65)
    pages = [
        Page(elements=[SignatureMark(area, name, seed=s)]) for name in ("J. Müller", "李明") for s in (1, 2)
    ]
    drawn = [paint(page, 200) for page in pages]
    for picture, truth in drawn:
        box = truth.signatures[0].box
        assert box.width > 60
        assert Box(393, 393, 709, 512).overlap(box) == box.area
        assert inked(picture, box).min() < 80
    assert not np.array_equal(drawn[0][0], drawn[1][0])
    assert not np.array_equal(drawn[2][0], drawn[3][0])


def test_ticked_boxes_hold_more_ink_than_empty_ones() -> None:
    def darkness(ticked: bool, style: str) -> float:
        picture, truth = paint(Page(elements=[Tick(50, 50, 4, ticked, style)]), 200)
        return 255.0 - float(inked(picture, truth.ticks[0].box).mean())

    for style in "☑√■✔":
        assert darkness(True, style) > darkness(False, style) + 5


def test_a_drawn_code_can_be_read() -> None:
    import zxingcpp

    page = Page(elements=[Code(Rect(20, 20, 50, 50), "DS1|BJ-2017-0042|FORM|1/5|12|S1|0A1B2C3D")])
    picture, _ = paint(page, 200)
    assert [code.text for code in zxingcpp.read_barcodes(picture)] == [
        "DS1|BJ-2017-0042|FORM|1/5|12|S1|0A1B2C3D"
    ]


def test_fields_have_their_boxes_and_rules_are_drawn() -> None:
    page = Page()
    page.text(20, 20, "姓名：李明", field="name_zh", value="李明", part="李明")
    page.add(Stroke(20, 30, 60, 30))
    picture, truth = paint(page, 200)
    field = truth.fields[0]
    assert (field.name, field.value, field.raw) == ("name_zh", "李明", "李明")
    assert field.box.x0 > truth.texts[0].box.x0 + 60
    assert picture[round(30 / 25.4 * 200), 300].max() < 60
