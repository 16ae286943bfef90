"""中华人民共和国组织机构代码证 of the employer: a card of four years' validity, with yearly marks."""

import random
from datetime import date, timedelta

from samples.canvas import Code, Ink, Page, Rect
from samples.case import Case
from samples.certificates import Paper, Rows, span
from samples.made import MadeDocument
from samples.sheets import FACES, certified_copy, specimen
from samples.typeset import Mark, Style, paragraph

LAYOUTS = 3  # landscape card with marks beside · enlarged portrait · labels with colons, no marks
_KINDS = ("企业法人", "事业法人", "机关法人", "其他机构", "企业非法人")


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """One page."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    paper = Paper(rng.choice(FACES), landscape=layout == 0, fill="#f2f6ee", ink=Ink.GOLD, colon=layout == 2)
    company, faces, page = case.employer, paper.faces, paper.page()
    middle = page.width / 2
    paragraph(page, 20, 22, page.width - 40, ["中华人民共和国"], Style(faces.title, 16), align="centre")
    page.text(middle, 32, "组织机构代码证", 30, faces.title, align="centre", spacing=2)
    text, value = rng.choice((("（正本）", "original"), ("（副本）", "duplicate")))
    page.text(middle, 48, text, 13, faces.body, align="centre", field="copy_kind", value=value)
    code = company.organization_code
    start = date(min(2015, case.submitted.year - 1), rng.randint(1, 9), rng.randint(1, 28))
    end = start.replace(year=start.year + 4) - timedelta(days=rng.choice((0, 1)))
    place = company.uscc[2:8]
    register = f"组代管{place}-{rng.randint(1, 999999):06d}" + rng.choice(("", "-1"))
    rows: Rows = {
        "代码": [Mark(f"{code[:8]}-{code[8]}", "code", code)],
        "机构名称": [Mark(company.name, "name")],
        "机构类型": [Mark(_KINDS[0] if layout else rng.choice(_KINDS), "type")],
        "法定代表人": [Mark(company.legal_rep, "legal_rep")],
        "地址": [Mark(company.address, "address")],
        "有效期": span(start, end, ("valid_from", "valid_to"), rng),
        "颁发单位": [
            Mark(rng.choice(("北京市质量技术监督局", f"北京市{company.district}质量技术监督局")), "authority")
        ],
        "登记号": [Mark(register, "register_no", register.replace("-", ""))],
    }
    x, y, width = (26.0, 60.0, 150.0) if layout == 0 else (30.0, 66.0, 150.0)
    bottom = paper.rows(page, x, y, width, rows, size=11 if layout == 0 else 13, room=34)
    _seal_and_code(case, page, layout, bottom)
    if layout < 2:
        _marks(page, paper, start, (196.0, 66.0) if layout == 0 else (34.0, bottom + 14))
    if rng.random() < 0.4:
        certified_copy(page, *((120.0, 176.0) if layout == 0 else (70.0, 242.0)), company.name, rng)
    specimen(page)
    return MadeDocument("org_code_certificate", [page])


def _seal_and_code(case: Case, page: Page, layout: int, bottom: float) -> None:
    code = case.employer.organization_code
    if layout == 0:
        page.add(Code(Rect(222, 140, 244, 162), code, level="m"))
    else:
        page.add(Code(Rect(140, bottom + 40, 164, bottom + 64), code, level="m"))


def _marks(page: Page, paper: Paper, start: date, place: tuple[float, float]) -> None:
    """The yearly check: one red line for each year until now."""
    x, y = place
    page.text(x, y, "年检记录", 11, paper.faces.body)
    for number in range(3):
        page.text(x, y + 9 + 8 * number, f"{start.year + number}年度年检已过", 9.5, paper.faces.body, Ink.RED)
