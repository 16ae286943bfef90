"""税务登记证 of the employer: fifteen digits in the heading, before the credit code took its place."""

import random
from datetime import date

from samples.canvas import Ink
from samples.case import Case
from samples.certificates import Paper, Rows, day, issued
from samples.made import MadeDocument
from samples.sheets import FACES, certified_copy, specimen
from samples.typeset import Mark, Piece, Style, paragraph

LAYOUTS = 3  # both offices together, landscape · national office, portrait · local office, colons


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """One page."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    paper = Paper(rng.choice(FACES), landscape=layout == 0, fill="#f4f1e4", ink=Ink.GOLD, colon=layout == 2)
    company, faces, page = case.employer, paper.faces, paper.page()
    number = company.uscc[2:8] + company.organization_code
    page.text(page.width / 2, 26, "税 务 登 记 证", 32, faces.title, align="centre")
    text, value = rng.choice((("（正本）", "original"), ("（副本）", "duplicate")))
    page.text(page.width / 2, 43, text, 13, faces.body, align="centre", field="copy_kind", value=value)
    prefix = ("京税证字", "京国税字", "京地税字")[layout]
    heading: list[Piece] = [f"{prefix}  ", Mark(number, "tax_no"), " 号"]
    paragraph(page, 24, 54, page.width - 48, heading, Style(faces.body, 13), align="centre")
    when = date(rng.randint(2012, 2015), rng.randint(1, 9), rng.randint(1, 28))
    rows: Rows = {
        "纳税人名称": [Mark(company.name, "name")],
        "法定代表人" if layout else "法定代表人（负责人）": [Mark(company.legal_rep, "legal_rep")],
        "地址": [Mark(company.address, "address")],
        "登记注册类型": [Mark(rng.choice(("其他有限责任公司", "私营有限责任公司", "有限责任公司")), "type")],
        "经营范围": [Mark(company.trade.scope, "scope")],
        "批准设立机关": ["北京市工商行政管理局"],
        "扣缴义务": ["依法确定"],
    }
    x, width = (36.0, 218.0) if layout == 0 else (28.0, 154.0)
    bottom = paper.rows(page, x, 68, width, rows, size=11 if layout == 0 else 12, room=44, gap=2.2)
    office = (f"北京市{company.district}国家税务局", f"北京市{company.district}地方税务局")
    low = max(bottom + 3, 142) if layout == 0 else max(bottom + 12, 214)
    issued(
        page, page.width - 66, low, "发证税务机关", office[layout == 2],
        [day(when, "issue_date", rng)], faces, rng,
    )  # fmt: skip
    if rng.random() < 0.4:
        certified_copy(page, *((90.0, 160.0) if layout == 0 else (62.0, 224.0)), company.name, rng)
    specimen(page)
    return MadeDocument("tax_registration", [page])
