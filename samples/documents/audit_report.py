"""One year's 审计报告: auditor's report in old or new wording, statements, notes, the firm's own licence."""

import random
from dataclasses import dataclass
from datetime import date

from samples import licences, statements
from samples.books import FiscalYear
from samples.canvas import Page, SealMark, SealShape
from samples.case import Case
from samples.made import MadeDocument
from samples.numbers import cn_date, han_date
from samples.opinions import new_wording, old_wording
from samples.sheets import FACES, Booklet, Faces, company_seal, name_seal, restate, running, sign
from samples.statements import Look
from samples.typeset import Mark, Piece, Style, paragraph

LAYOUTS = 2  # balance sheet in two sides with numbered lines · everything in one column, open at the sides


@dataclass(frozen=True, slots=True)
class _Report:
    case: Case
    rng: random.Random
    layout: int
    faces: Faces
    look: Look
    year: FiscalYear
    number: str
    dated: date

    @property
    def small(self) -> bool:
        """Kept by the standard for small enterprises, which knows no statement of changes in equity."""
        return self.case.compact

    @property
    def fiscal(self) -> Mark:
        return Mark(f"{self.year.year}年度", "fy", str(self.year.year))

    @property
    def closing_day(self) -> list[Piece]:
        return [Mark(f"{self.year.year}", "fy"), "年12月31日"]


def make(case: Case, rng: random.Random, layout: int | None = None, year: int | None = None) -> MadeDocument:
    """The report on `year`, the latest unless told: four or five pages if compact, else up to ten."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    fiscal = next(y for y in case.years if y.year == (year or case.years[-1].year))
    faces = rng.choice(FACES)
    look = Look(
        faces,
        rng.choice(("—", "-", "")),
        brackets=layout == 1,
        numbered=layout == 0 and not case.compact,
        sides=layout == 0,
        size=rng.choice((8.5, 9.0)),
    )
    dated = date(fiscal.year + 1, rng.randint(2, 6), rng.randint(1, 28))
    brackets = rng.choice(("[]", "〔〕"))
    number = f"{case.firm.prefix}{brackets[0]}{dated.year}{brackets[1]}第{rng.randint(12, 980):04d}号"
    report = _Report(case, rng, layout, faces, look, fiscal, number, dated)
    pages = [] if case.compact else [_cover(report)]
    pages += _opinion(report)
    pages += _statements(report)
    pages += _notes(report)
    for place, page in enumerate(pages, 1):
        running(page, "", f"- {place} -", faces.body)
    if not case.compact or fiscal is case.years[-1]:
        pages.append(_firm_licence(report))
    return MadeDocument("audit_report", pages)


def _report_no(report: _Report) -> Mark:
    return Mark(report.number, "report_no", report.number.replace("〔", "[").replace("〕", "]"))


def _cover(report: _Report) -> Page:
    page, faces = Page(), report.faces
    lines: tuple[tuple[float, list[Piece], float], ...] = (
        (64, [Mark(report.case.employer.name, "entity_name")], 20),
        (92, [report.fiscal, "财务报表"], 18),
        (112, [Mark("审 计 报 告", "part", "report")], 34),
        (142, [_report_no(report)], 14),
        (236, [Mark(report.case.firm.name, "firm_name")], 18),
        (250, ["中国 · 北京"], 14),
    )
    for y, pieces, size in lines:
        paragraph(
            page, 22, y, 166, pieces, Style(faces.title if size > 15 else faces.body, size), align="centre"
        )
    return page


def _opinion(report: _Report) -> list[Page]:
    """The auditor's report with firm seal, two accountants' signatures and seals."""
    case, faces = report.case, report.faces
    style = Style(faces.body, 10 if case.compact else 12, 1.55 if case.compact else 1.7)
    book = Booklet(style, footer="", left=26, right=24, top=24)
    book.title([Mark("审 计 报 告", "part", "report")], faces.title, 22, 2)
    book.write(_report_no(report), indent=0, align="centre", after=3)
    if report.layout == 0:
        sticker = f"防伪标识 No.{report.rng.randint(10**8, 10**9 - 1)}"
        book.page.text(book.page.width - 20, 14, sticker, 8, faces.body, align="right")
    book.write(Mark(case.employer.name, "entity_name"), "全体股东：", font=faces.bold, indent=0, after=1)
    wording = old_wording if report.year.year <= 2016 else new_wording
    for section in wording(case, report.year, report.small):
        if section.title:
            book.heading(section.title, faces.bold)
        for clause in section.paragraphs:
            book.write(*clause, after=0.5)
    _signed(report, book)
    return book.close()


def _signed(report: _Report, book: Booklet) -> None:
    case, rng, faces = report.case, report.rng, report.faces
    book.need(62)
    style, top = Style(faces.body, 11, 1.6), book.y + 6
    firm = [Mark(case.firm.name, "firm_name")]
    paragraph(book.page, book.left, top, 74, firm, style)
    paragraph(book.page, book.left, top + 34, 60, ["中国 · 北京"], style)
    company_seal(book.page, book.left + 38, top + 12, case.firm.name, rng)
    x = book.left + 92
    for number, name in enumerate(case.firm.accountants):
        y = top + number * 22
        paragraph(book.page, x, y, 70, ["中国注册会计师：", Mark(name, "cpa")], style)
        text = f"中国注册会计师{name}"
        book.page.add(
            SealMark(x + 54, y + 6, 17, text, shape=SealShape.SQUARE, star=False, turn=rng.uniform(-5, 5))
        )
        sign(book.page, x + 18, y + 7, name, "中国注册会计师", rng, 24)
    when = han_date(report.dated) if report.layout == 0 else cn_date(report.dated)
    dated = [Mark(when, "report_date", report.dated.isoformat())]
    paragraph(book.page, x, top + 46, 62, dated, style, align="right")


def _statements(report: _Report) -> list[Page]:
    """Balance sheet, then income and cash flow; on one page when compact, else on pages of their own."""
    pages = _balance(report)
    page = Page()
    pages.append(page)
    bottom = _income(report, page, 18)
    if report.small:
        bottom = _cash(report, page, bottom + 8)
    else:
        _signers(report, page, bottom)
        page = Page()
        pages.append(page)
        bottom = _cash(report, page, 18)
    _signers(report, page, bottom)
    if not report.small:
        pages.append(_equity(report))
    return pages


def _balance(report: _Report) -> list[Page]:
    """One page; all lines below one another take a second when those that hold nothing are printed too."""
    look, full = report.look, not report.small
    left, right = statements.assets(report.year, full), statements.claims(report.year, full)
    if report.layout == 0:
        page, y = _balance_head(report, "资产负债表")
        bottom = statements.two_sided(page, y, left, right, look)
        _signers(report, page, bottom)
        return [page]
    parts = (
        (("资产负债表", left), ("资产负债表（续）", right)) if full else (("资产负债表", [*left, *right]),)
    )
    pages = []
    for title, items in parts:
        page, y = _balance_head(report, title)
        _signers(report, page, statements.one_column(page, y, items, ("期末余额", "年初余额"), look))
        pages.append(page)
    return pages


def _balance_head(report: _Report, title: str) -> tuple[Page, float]:
    page, entity = Page(), report.case.employer.name
    form, when = ("会小企01表" if report.small else "会企01表"), report.closing_day
    return page, statements.heading(page, 18, title, "balance-sheet", form, entity, when, report.look)


def _income(report: _Report, page: Page, top: float) -> float:
    form = "会小企02表" if report.small else "会企02表"
    entity = report.case.employer.name
    y = statements.heading(
        page, top, "利润表", "income-statement", form, entity, [report.fiscal], report.look
    )
    return statements.one_column(
        page, y, statements.income(report.year), ("本年金额", "上年金额"), report.look
    )


def _cash(report: _Report, page: Page, top: float) -> float:
    form = "会小企03表" if report.small else "会企03表"
    entity = report.case.employer.name
    y = statements.heading(page, top, "现金流量表", "cash-flow", form, entity, [report.fiscal], report.look)
    return statements.one_column(page, y, statements.cash_flow(report.year), ("本年金额",), report.look)


def _equity(report: _Report) -> Page:
    page, look, entity = Page(), report.look, report.case.employer.name
    when: list[Piece] = [report.fiscal]
    y = statements.heading(page, 18, "所有者权益变动表", "equity-statement", "会企04表", entity, when, look)
    _signers(report, page, statements.equity_changes(page, y, report.year, look))
    return page


def _signers(report: _Report, page: Page, bottom: float) -> None:
    """Who answers for the statements, the company's seal and its representative's."""
    company, rng = report.case.employer, report.rng
    y = bottom + 4
    for x, label in (
        (16, f"法定代表人：{company.legal_rep}"),
        (78, "主管会计工作负责人："),
        (142, "会计机构负责人："),
    ):
        page.text(x, y, label, 9, report.faces.body)
    name_seal(page, 52, y + 4, company.legal_rep, rng, 13)
    company_seal(page, 112, min(y + 2, page.height - 42), company.name, rng)


def _notes(report: _Report) -> list[Page]:
    """财务报表附注: the company itself, the basis, the policies, the main items."""
    case, faces, year = report.case, report.faces, report.year
    company = case.employer
    style = Style(faces.body, 10 if case.compact else 12, 1.6)
    book = Booklet(style, f"{company.name}{year.year}年度财务报表附注", "", left=24, right=22)
    book.title([Mark("财务报表附注", "part", "notes")], faces.title, 16, 1)
    book.write(report.fiscal, indent=0, align="centre", after=2)
    standard = "小企业会计准则" if report.small else "企业会计准则"
    for title, lines in (
        ("一、公司基本情况", (
            f"{company.name}（以下简称“本公司”）成立于{cn_date(company.established)}，统一社会信用代码为{company.uscc}，"
            f"注册资本为人民币{company.capital // 10_000}万元，法定代表人为{company.legal_rep}。",
            f"公司住所：{company.address}。",
            f"经营范围：{company.trade.scope}",
        )),
        ("二、财务报表的编制基础", (
            f"本公司财务报表以持续经营为基础，按照财政部颁布的{standard}的规定编制。",
        )),
        ("三、主要会计政策", (
            "会计年度自公历1月1日起至12月31日止，以人民币为记账本位币，以权责发生制为记账基础。",
            "存货按照实际成本计价，发出时采用加权平均法。固定资产采用年限平均法计提折旧，残值率为百分之五。",
            "收入在商品控制权或主要风险和报酬转移给购货方、相关经济利益很可能流入时确认。",
        )),
    ):  # fmt: skip
        book.heading(title, faces.bold)
        for line in lines:
            book.write(line)
    book.heading("四、财务报表主要项目注释", faces.bold, 1)
    items = [item for item in statements.assets(year, False) if item.now is not None and not item.total]
    items = items[:3] if case.compact else items
    book.y = statements.one_column(book.page, book.y, items, ("期末余额", "年初余额"), report.look) + 4
    book.write("五、或有事项、承诺事项及资产负债表日后事项：无。", indent=0)
    return book.close()


def _firm_licence(report: _Report) -> Page:
    issued = date(report.year.year, report.rng.randint(3, 12), report.rng.randint(1, 28))
    version = 4 if issued >= date(2019, 3, 1) else 3
    page = licences.draw(licences.of_firm(report.case.firm, issued), report.rng, version)
    restate(page, {"name": "firm_name"})
    page.text(24, 21, "会计师事务所执业证明文件", 8, report.faces.body, field="part", value="firm-licence")
    return page
