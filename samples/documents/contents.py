"""附件目录: the table of contents of the attachments, with leaders or ruled."""

import random

from samples import tables
from samples.canvas import Page
from samples.case import Case
from samples.fonts import width_mm
from samples.made import MadeDocument
from samples.sheets import FACES
from samples.tables import Cell, Row
from samples.typeset import Style, paragraph

LAYOUTS = 2

# Document type → how the list names it.
NAMES = {
    "overseas_degree": "博士学位证书",
    "cscse_certification": "国外学历学位认证书",
    "passport": "护照复印件",
    "labor_contract": "劳动合同",
    "overseas_employment": "海外任职证明",
    "patent": "主要成果证明（发明专利证书）",
    "business_license": "营业执照副本复印件",
    "company_profile": "公司简介、主要产品及市场前景",
    "articles_of_association": "公司章程",
    "audit_report": "审计报告",
}


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """The usual attachments in the programme's order, each counted as one page."""
    audits = [("audit_report", f"{year.year}年度审计报告", 1) for year in case.years]
    others = [(kind, name, 1) for kind, name in NAMES.items() if kind != "audit_report"]
    return of([(name, pages) for _, name, pages in [*others, *audits]], rng, layout)


def of(entries: list[tuple[str, int]], rng: random.Random, layout: int | None = None) -> MadeDocument:
    """A list of (name, number of pages), in order; the list itself is page 1."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    faces, page = rng.choice(FACES), Page()
    y = paragraph(page, 26, 34, 158, ["附 件 目 录"], Style(faces.title, 20), align="centre") + 8
    style = Style(faces.body, 12, 1.5)
    at, rows = 2, []
    for number, (name, pages) in enumerate(entries, 1):
        rows.append((str(number), name, str(at)))
        at += pages
    if layout == 1:
        head = Row([Cell(text, align="centre", font=faces.bold) for text in ("序号", "材料名称", "页码")])
        cells = [Row([Cell(a, align="centre"), Cell(b), Cell(c, align="centre")], 9) for a, b, c in rows]
        tables.draw(page, 26, y, (20, 112, 26), [head, *cells], style)
        return MadeDocument("contents", [page])
    for place, name, start in rows:
        text = f"{place}. {name}"
        room = 158 - width_mm(text, style.font, style.size) - width_mm(start, style.font, style.size) - 4
        dots = "." * int(room / width_mm(".", style.font, style.size))
        page.text(26, y, f"{text} {dots}", style.size, style.font)
        page.text(184, y, start, style.size, style.font, align="right")
        y += style.step + 2
    return MadeDocument("contents", [page])
