from ingest.page import Box
from samples.canvas import Page, Rect, SealMark, SignatureMark, Stroke, Tick
from samples.fonts import Font
from samples.ideal import ideal_reading
from samples.tables import Cell, Row, draw
from samples.typeset import Style


def texts(page: Page) -> list[str]:
    return [line.text for line in ideal_reading(page).lines]


def test_runs_side_by_side_on_one_baseline_are_one_line() -> None:
    page = Page()
    label = page.text(20, 20, "姓名：")
    page.text(label.box.x1 + 0.5, 20, "李明")
    assert texts(page) == ["姓名：李明"]


def test_a_rule_between_two_runs_keeps_them_apart() -> None:
    page = Page()
    label = page.text(20, 20, "姓名")
    page.text(label.box.x1 + 2, 20, "李明")
    page.add(Stroke(label.box.x1 + 1, 10, label.box.x1 + 1, 40))
    assert texts(page) == ["姓名", "李明"]


def test_a_wide_gap_cuts_one_run_into_two_lines() -> None:
    page = Page()
    page.text(20, 20, "甲方（盖章）：            乙方（签字）：")
    lines = ideal_reading(page).lines
    assert [line.text for line in lines] == ["甲方（盖章）：", "乙方（签字）："]
    assert lines[0].box.x1 < lines[1].box.x0


def test_letter_spacing_by_spaces_is_not_read() -> None:
    page = Page()
    page.text(20, 20, "营 业 执 照")
    page.text(20, 40, "Curriculum  Vitae", font=Font.LATIN)
    assert texts(page) == ["营业执照", "Curriculum Vitae"]


def test_ticks_are_read_with_the_label_beside_them() -> None:
    page = Page()
    page.add(Tick(20, 20, 3.5, ticked=True))
    first = page.text(24, 20, "长期项目")
    page.add(Tick(first.box.x1 + 8, 20, 3.5, ticked=False))
    page.text(first.box.x1 + 12, 20, "短期项目")
    assert texts(page) == ["☑长期项目", "□短期项目"]


def test_rows_come_from_top_to_bottom_and_left_to_right() -> None:
    page = Page()
    page.text(100, 40, "丁")
    page.text(20, 40.3, "丙")
    page.text(100, 20, "乙")
    page.text(20, 20, "甲")
    assert texts(page) == ["甲", "乙", "丙", "丁"]


def test_boxes_are_pixels_at_the_asked_resolution() -> None:
    page = Page()
    page.text(25.4, 25.4, "甲")
    box = ideal_reading(page, dpi=100).lines[0].box
    assert (box.x0, box.y0) == (100, 100)


def test_seals_and_signatures_have_their_places() -> None:
    page = Page()
    page.add(SealMark(100, 100, 40, "北京某某科技有限公司"))
    page.add(SignatureMark(Rect(25.4, 25.4, 50.8, 38.1), "J. Doe", anchor="签名"))
    read = ideal_reading(page, dpi=254)
    assert read.seals[0].box == Box(800, 800, 1200, 1200)
    assert read.seals[0].text == "北京某某科技有限公司"
    assert (read.signatures[0].anchor, read.signatures[0].box) == ("签名", Box(254, 254, 508, 381))


def test_a_ruled_table_has_its_cells_with_their_texts() -> None:
    page = Page()
    rows = [
        Row([Cell("姓名"), Cell("李明"), Cell("照片", rows=2)]),
        Row([Cell("单位"), Cell("Institute of Advanced Studies in Port Selwyn")]),
        Row([Cell("备注", columns=3)]),
    ]
    draw(page, 20, 30, [25, 40, 30], rows, Style(Font.SONG, 10.5))
    (table,) = ideal_reading(page).tables
    assert table.rows() == (
        ("姓名", "李明", "照片"),
        ("单位", "Institute of Advanced Studies in Port Selwyn", ""),
        ("备注", "", ""),
    )
    assert [(c.row_span, c.column_span) for c in table.cells] == [
        (1, 1),
        (1, 1),
        (2, 1),
        (1, 1),
        (1, 1),
        (1, 3),
    ]


def test_a_table_with_open_sides_ends_with_its_rules() -> None:
    page = Page()
    for y in (30, 40, 50):
        page.add(Stroke(20, y, 180, y))
    page.add(Stroke(120, 30, 120, 50))
    for y, text in ((32, "资产总计"), (42, "负债合计")):
        page.text(22, y, text)
        page.text(170, y, "1,000.00", align="right")
    (table,) = ideal_reading(page).tables
    assert table.rows() == (("资产总计", "1,000.00"), ("负债合计", "1,000.00"))


def test_a_frame_or_a_lone_rule_is_no_table() -> None:
    page = Page()
    for x0, y0, x1, y1 in ((10, 10, 200, 10), (200, 10, 200, 280), (10, 280, 200, 280), (10, 10, 10, 280)):
        page.add(Stroke(x0, y0, x1, y1))
    page.add(Stroke(30, 100, 180, 100))
    assert ideal_reading(page).tables == ()
