"""事业单位法人证书 of an invented institute, and its like for associations, foundations, private units."""

import random
from dataclasses import dataclass
from datetime import date, timedelta

from samples.canvas import Code, Page, Rect
from samples.case import Case
from samples.certificates import Paper, Rows, day, issued, span
from samples.companies import Employer
from samples.made import MadeDocument
from samples.numbers import organization_code, uscc
from samples.sheets import FACES, certified_copy, specimen
from samples.typeset import Mark, Piece, Style, paragraph

LAYOUTS = 6  # with credit code · with 事证第…号 · portrait with QR · private unit · association · foundation

_FUNDING = ("财政补助", "财政补助、事业收入", "全额拨款", "自收自支", "非财政补助", "差额拨款")


@dataclass(frozen=True, slots=True)
class _Institution:
    name: str
    second: str
    uscc: str
    number: str
    sponsor: str
    funding: str
    funds: int
    start: date
    end: date
    authority: str


def _institution(case: Case, rng: random.Random, kind: str) -> _Institution:
    company, short = case.employer, case.employer.short[:2]
    region = company.uscc[2:8]
    eight = "".join(rng.choice("0123456789ABCDEFGHJKLMNPQRTUWXY") for _ in range(8))
    field = company.trade.field_zh
    names = {
        "12": f"北京{short}{field}研究院", "52": f"北京{short}{field}研究中心",
        "51": f"北京{field}学会", "53": f"北京{short}{field}发展基金会",
    }  # fmt: skip
    start = case.submitted - timedelta(days=rng.randint(60, 1500))
    start = start.replace(day=min(start.day, 28))
    office = {"12": "事业单位登记管理局", "52": "民政局", "51": "民政局", "53": "民政局"}[kind]
    return _Institution(
        name=names[kind],
        second=f"北京市{short}{field}工程技术中心",
        uscc=uscc(kind, region, organization_code(eight)),
        number=f"事证第1{region}{rng.randint(1, 99999):05d}号",
        sponsor=f"北京市{company.district}人民政府",
        funding=rng.choice(_FUNDING),
        funds=rng.choice((30, 120, 500, 1860, 3250)),
        start=start,
        end=start.replace(year=start.year + 5) - timedelta(days=rng.choice((0, 1))),
        authority=f"北京市{rng.choice((company.district, ''))}{office}",
    )


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """One page."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    kind = ("12", "12", "12", "52", "51", "53")[layout]
    unit = _institution(case, rng, kind)
    fill = ("#fbf7ec", "#eef4ea", "#fdfaf2", "#eef1f8", "#f8efe9", "#f6f2e2")[layout]
    paper = Paper(rng.choice(FACES), landscape=layout in (0, 1, 4), fill=fill, colon=layout in (3, 5))
    draw = _institute if kind == "12" else _civil
    page = draw(case.employer, unit, paper, rng, layout)
    if rng.random() < 0.4:
        at = (70.0, 160.0) if paper.landscape else (62.0, 214.0)
        certified_copy(page, *at, unit.name, rng)
    specimen(page)
    return MadeDocument("institution_certificate", [page])


def _copy(page: Page, x: float, y: float, paper: Paper, rng: random.Random) -> None:
    text, value = rng.choice(
        (("（正本）", "original"), ("（副本）", "duplicate"), ("（副  本）", "duplicate"))
    )
    page.text(x, y, text, 14, paper.faces.body, align="centre", field="copy_kind", value=value)


def _institute(company: Employer, unit: _Institution, paper: Paper, rng: random.Random, layout: int) -> Page:
    page, faces = paper.page(), paper.faces
    middle = page.width / 2
    page.text(middle, 24, "事业单位法人证书", 32, faces.title, align="centre", spacing=2)
    _copy(page, middle, 41, paper, rng)
    number: list[Piece] = [Mark(unit.number, "certificate_no")]
    if layout != 1:
        number = ["统一社会信用代码 ", Mark(unit.uscc, "uscc")]
    paragraph(page, 24, 51, page.width - 48, number, Style(faces.body, 12.5), align="centre")
    science = company.trade.field_zh
    scope = f"开展{science}研究，促进科技发展。{science}基础研究、技术开发与成果转化；相关咨询服务。"
    top: Rows = {"名称": [Mark(unit.name, "name")]}
    if layout == 1:
        top = {**top, "第二名称": [Mark(unit.second, "second_name")]}
    top = {**top, "法定代表人": [Mark(company.legal_rep, "legal_rep")]}
    aims: Rows = {"宗旨和业务范围": [Mark(scope, "scope")]}
    means: Rows = {
        "经费来源": [Mark(unit.funding, "funding")],
        "开办资金": [Mark(_funds(unit.funds, rng), "opening_funds", str(unit.funds * 10_000))],
        "举办单位": [Mark(unit.sponsor, "sponsor")],
    }
    place: Rows = {"住所": [Mark(company.address, "address")]}
    term: Rows = {"有效期": span(unit.start, unit.end, ("valid_from", "valid_to"), rng)}
    if layout == 2:
        y = paper.rows(page, 30, 70, 150, {**top, **aims, **place, **means, **term}, room=40)
        page.add(Code(Rect(34, 240, 56, 262), f"https://example.org/institution?code={unit.uscc}", level="m"))
        issued(page, 140, max(y + 10, 226), "登记管理机关", unit.authority, (), faces, rng)
        return page
    paper.rows(page, 26, 66, 122, {**top, **aims, **place}, size=10.5, room=36)
    paper.rows(page, 162, 66, 112, {**means, **term}, size=10.5, room=28)
    issued(page, 226, 134, "登记管理机关", unit.authority, (), faces, rng)
    page.text(26, 190, "每年3月31日前应当向登记管理机关报送上一年度的年度报告", 8, faces.body)
    return page


def _civil(company: Employer, unit: _Institution, paper: Paper, rng: random.Random, layout: int) -> Page:
    """What the departments of civil affairs issue."""
    page, faces = paper.page(), paper.faces
    title = {3: "民办非企业单位登记证书", 4: "社会团体法人登记证书", 5: "基金会法人登记证书"}[layout]
    funds = {3: "开办资金", 4: "注册资金", 5: "原始基金数额"}[layout]
    middle = page.width / 2
    page.text(middle, 28, title, 28, faces.title, align="centre", spacing=1)
    _copy(page, middle, 45, paper, rng)
    rows: Rows = {
        "统一社会信用代码": [Mark(unit.uscc, "uscc")],
        "名称": [Mark(unit.name, "name")],
        "业务范围": [
            Mark(f"{company.trade.field_zh}领域的学术交流、专业培训、咨询服务、国际合作。", "scope")
        ],
        "住所": [Mark(company.address, "address")],
        "法定代表人": [Mark(company.legal_rep, "legal_rep")],
        funds: [Mark(_funds(unit.funds, rng), "opening_funds", str(unit.funds * 10_000))],
        "业务主管单位": [Mark(f"北京市{company.district}科学技术委员会", "sponsor")],
        "有效期限": span(unit.start, unit.end, ("valid_from", "valid_to"), rng),
    }
    x, width = (40.0, 210.0) if paper.landscape else (30.0, 150.0)
    y = paper.rows(page, x, 60, width, rows, size=11, room=46, gap=2.0)
    when = [day(unit.start, "issue_date", rng)]
    low = max(y + 4, 144) if paper.landscape else 222
    issued(page, page.width - 70, low, "发证机关", unit.authority, when, faces, rng)
    return page


def _funds(amount: int, rng: random.Random) -> str:
    return rng.choice((f"¥{amount}万元", f"{amount}万元", f"人民币{amount}万元", f"￥{amount}.00万元"))
