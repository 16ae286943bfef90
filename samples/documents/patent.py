"""发明专利证书 with the applicant among the inventors."""

import random

from samples.canvas import Code, Ink, Page, Panel, Rect, SealMark
from samples.case import Case
from samples.made import MadeDocument
from samples.numbers import cn_date
from samples.people import chinese_name
from samples.sheets import FACES, frame, labelled, sign, specimen
from samples.typeset import Style, paragraph

LAYOUTS = 2


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """One page; layout 1 has a QR code and tighter lines. States no field yet."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    faces, patent, page = rng.choice(FACES), case.patent, Page()
    page.add(Panel(Rect(8, 8, 202, 289), "#fbf7ef"))
    for inset in (12.0, 14.0):
        frame(page, inset, 0.5, Ink.RED)
    style = Style(faces.body, 12, 1.7)
    page.text(26, 24, f"证书号第{patent.certificate}号", 11, faces.body)
    page.text(107, 46, "发明专利证书", 34, faces.title, align="centre", spacing=4)
    y = 78.0
    for label, text in (
        ("发明名称：", case.employer.trade.invention),
        ("发 明 人：", f"{case.applicant.name_zh}；{chinese_name(rng)}；{chinese_name(rng)}"),
        ("专 利 号：", patent.number),
        ("专利申请日：", cn_date(patent.applied, padded=True)),
        ("专 利 权 人：", case.employer.name),
        ("地    址：", case.employer.address),
        ("授权公告日：", cn_date(patent.granted, padded=True)),
    ):
        y = (
            labelled(page, 30, y, label, [text], style, label_font=faces.body, label_width=34, width=116)
            + (4, 2)[layout]
        )
    text = (
        "国家知识产权局依照中华人民共和国专利法进行审查，决定授予专利权，颁发发明专利证书并在专利登记簿上予以登记。"
        "专利权自授权公告之日起生效。专利权期限为二十年，自申请日起算。"
    )
    paragraph(page, 30, max(y + 6, 168), 150, [text], Style(faces.body, 10.5, 1.6), indent=8)
    if layout == 1:
        page.add(Code(Rect(30, 202, 52, 224), patent.number.replace(".", ""), level="m"))
    page.text(34, 242, "局长", 13, faces.body)
    sign(page, 48, 236, chinese_name(rng), "局长", rng, 32)
    page.text(150, 256, cn_date(patent.granted, padded=True), 12, faces.body, align="centre")
    page.add(SealMark(150, 246, 42, "知识产权局专利证书专用章", turn=rng.uniform(-6, 6)))
    page.text(105, 272, "第 1 页（共 1 页）", 9, faces.body, align="centre")
    specimen(page)
    return MadeDocument("patent", [page])
