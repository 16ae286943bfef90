"""What an accounting firm binds behind its report: its practice certificate and those of the accountants."""

import random

from samples.canvas import Ink, Page, Panel, Photo, Rect, SealMark
from samples.companies import Firm
from samples.numbers import cn_date
from samples.sheets import FACES, frame, labelled, outline, specimen
from samples.typeset import Mark, Piece, Style, paragraph


def practice(firm: Firm, rng: random.Random) -> Page:
    """会计师事务所执业证书."""
    page, faces = Page(297, 210), rng.choice(FACES)
    page.add(Panel(Rect(10, 10, 287, 200), "#f6f1e4"))
    frame(page, 13, 0.8, Ink.GOLD)
    page.text(
        148.5, 26, "会计师事务所执业证书", 28, faces.title, align="centre", field="part", value="firm-licence"
    )
    number = f"1101{int(firm.certificates[0][4:8]):04d}"
    rows: tuple[tuple[str, list[Piece]], ...] = (
        ("名称：", [Mark(firm.name, "firm_name")]),
        ("首席合伙人：", [firm.partner]),
        ("经营场所：", [firm.address]),
        ("组织形式：", ["普通合伙"]),
        ("执业证书编号：", [Mark(number, "firm_license_no")]),
        ("批准执业文号：", [f"京财会许可[{firm.established.year}]{rng.randint(10, 99):04d}号"]),
        ("批准执业日期：", [cn_date(firm.established)]),
    )
    y, style = 56.0, Style(faces.body, 12, 1.6)
    for label, pieces in rows:
        y = labelled(page, 40, y, label, pieces, style, label_font=faces.body, label_width=44, width=120) + 3
    page.text(222, 150, "发证机关：北京市财政局", 11, faces.body, align="centre")
    page.add(SealMark(226, 158, 40, "北京市财政局", turn=rng.uniform(-6, 6)))
    specimen(page)
    return page


def accountants(firm: Firm, rng: random.Random) -> Page:
    """Two 注册会计师证书 on one sheet, with their yearly marks."""
    page, faces = Page(), rng.choice(FACES)
    style = Style(faces.body, 10.5, 1.5)
    for top, name, number in zip((20.0, 154.0), firm.accountants, firm.certificates, strict=True):
        outline(page, Rect(18, top, 192, top + 118), 0.4, Ink.BLACK)
        page.text(60, top + 6, "注册会计师证书", 15, faces.title, align="centre")
        page.add(Photo(Rect(28, top + 22, 52, top + 54), rng.randint(0, 999)))
        y = top + 24
        rows: tuple[tuple[str, list[Piece]], ...] = (
            ("姓名", [Mark(name, "cpa")]),
            ("工作单位", [firm.name]),
            ("证书编号", [Mark(number, "cpa_no")]),
            ("批准注册协会", ["北京注册会计师协会"]),
            ("发证日期", [cn_date(firm.established)]),
        )
        for label, pieces in rows:
            y = (
                labelled(page, 60, y, label, pieces, style, label_font=faces.body, label_width=28, width=98)
                + 2
            )
        page.text(28, top + 84, "年度检验登记", 11, faces.body)
        text = "本证书经检验合格，继续有效一年。"
        paragraph(page, 28, top + 92, 100, [text], style)
        page.add(SealMark(150, top + 94, 34, "北京注册会计师协会", turn=rng.uniform(-8, 8)))
    specimen(page)
    return page
