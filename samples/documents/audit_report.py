"""审计报告: auditor's report in old or new wording, statements, notes, the firm's own licence."""

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from samples import licences, statements
from samples.audit_kinds import KINDS, Kind, Span, before, span, whole, with_third, worded
from samples.audit_notes import notes
from samples.audit_papers import accountants, practice
from samples.books import FiscalYear
from samples.canvas import Page, SealMark, SealShape
from samples.case import Case
from samples.made import MadeDocument
from samples.numbers import cn_date, han_date
from samples.opinions import new_wording, old_wording
from samples.sheets import FACES, Booklet, Faces, company_seal, name_seal, restate, running, sign
from samples.statements import Item, Look
from samples.typeset import Mark, Piece, Style, paragraph

LAYOUTS = 2  # balance sheet in two sides with numbered lines · everything in one column, open at the sides
VERSIONS = LAYOUTS + len(KINDS)


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
    kind: Kind
    span: Span

    @property
    def small(self) -> bool:
        """Kept by the standard for small enterprises, which knows no statement of changes in equity."""
        return self.case.compact if self.kind.small is None else self.kind.small

    def items(self, lines: Callable[..., list[Item]], *more: bool) -> list[Item]:
        """The lines of a statement in the kind's own words, with a third year where there is one."""
        found = lines(self.year, *more)
        if self.kind.period == "three":
            found = with_third(found, lines(before(self.case.years, self.year), *more))
        return worded(found, self.kind)


def make(case: Case, rng: random.Random, layout: int | None = None, year: int | None = None) -> MadeDocument:
    """The report on `year`, the latest unless told: four or five pages if compact, else up to twelve."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    kind = KINDS[layout - LAYOUTS] if layout >= LAYOUTS else Kind(layout)
    if kind.period == "three":
        year = case.years[-1].year
    fiscal = next(y for y in case.years if y.year == (year or case.years[-1].year))
    faces = rng.choice(FACES)
    look = Look(
        faces,
        rng.choice(("—", "-", "")),
        brackets=kind.layout == 1,
        numbered=kind.layout == 0 and not case.compact,
        sides=kind.layout == 0,
        size=rng.choice((8.5, 9.0)),
        unit=kind.unit,
    )
    time = span(kind, fiscal.year) if layout >= LAYOUTS else whole(fiscal.year)
    dated = date(time.issued, rng.randint(2, 6), rng.randint(1, 28))
    if kind.period == "half":
        dated = dated.replace(month=dated.month + 6)
    brackets = rng.choice(("[]", "〔〕"))
    number = f"{case.firm.prefix}{brackets[0]}{dated.year}{brackets[1]}第{rng.randint(12, 980):04d}号"
    report = _Report(case, rng, kind.layout, faces, look, fiscal, number, dated, kind, time)
    pages = [] if case.compact else [_cover(report)]
    pages += _opinion(report)
    pages += _statements(report)
    pages += notes(case, faces, look, fiscal, time, small=report.small)
    for place, page in enumerate(pages, 1):
        running(page, "", f"- {place} -", faces.body)
    if not case.compact or fiscal is case.years[-1] or kind.papers:
        pages.append(_firm_licence(report))
    if kind.papers:
        pages += [practice(case.firm, rng), accountants(case.firm, rng)]
    return MadeDocument("audit_report", pages)


def _report_no(report: _Report) -> Mark:
    return Mark(report.number, "report_no", report.number.replace("〔", "[").replace("〕", "]"))


def _cover(report: _Report) -> Page:
    page, faces = Page(), report.faces
    lines: tuple[tuple[float, list[Piece], float], ...] = (
        (64, [Mark(report.case.employer.name, "entity_name")], 20),
        (92, [*report.span.title, "财务报表"], 18),
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
        code = f"{report.rng.randint(10**8, 10**9 - 1)}"
        sticker = f"防伪标识 No.{code}"
        book.page.text(
            book.page.width - 20, 14, sticker, 8, faces.body, align="right",
            field="verification_code", value=code, part=code,
        )  # fmt: skip
    book.write(Mark(case.employer.name, "entity_name"), "全体股东：", font=faces.bold, indent=0, after=1)
    kind, told = report.kind, report.span.told
    old = report.year.year <= 2016 if kind.old is None else kind.old
    if old and kind.opinion == "unqualified":
        sections = old_wording(case, report.year, report.small, told)
    else:
        sections = new_wording(case, report.year, report.small, told, kind.opinion)
    for section in sections:
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
    left, right = report.items(statements.assets, full), report.items(statements.claims, full)
    if report.layout == 0:
        page, y = _balance_head(report, "资产负债表")
        bottom = statements.two_sided(page, y, left, right, look)
        _signers(report, page, bottom)
        return [page]
    parts = (
        (("资产负债表", left), ("资产负债表（续）", right))
        if full or report.kind.parted
        else (("资产负债表", [*left, *right]),)
    )
    pages = []
    for title, items in parts:
        page, y = _balance_head(report, title)
        _signers(report, page, statements.one_column(page, y, items, report.span.heads, look))
        pages.append(page)
    return pages


def _balance_head(report: _Report, title: str) -> tuple[Page, float]:
    page, entity = Page(), report.case.employer.name
    form, when = ("会小企01表" if report.small else "会企01表"), report.span.closing
    return page, statements.heading(page, 18, title, "balance-sheet", form, entity, when, report.look)


def _income(report: _Report, page: Page, top: float) -> float:
    form = "会小企02表" if report.small else "会企02表"
    title = "损益表" if report.kind.system else "利润表"
    entity = report.case.employer.name
    y = statements.heading(page, top, title, "income-statement", form, entity, report.span.above, report.look)
    items = report.items(statements.income)
    return statements.one_column(page, y, items, report.span.flows, report.look)


def _cash(report: _Report, page: Page, top: float) -> float:
    form = "会小企03表" if report.small else "会企03表"
    entity = report.case.employer.name
    y = statements.heading(page, top, "现金流量表", "cash-flow", form, entity, report.span.above, report.look)
    items = worded(statements.cash_flow(report.year), report.kind)
    return statements.one_column(page, y, items, report.span.flows[:1], report.look)


def _equity(report: _Report) -> Page:
    page, look, entity = Page(), report.look, report.case.employer.name
    when = report.span.above
    y = statements.heading(page, 18, "所有者权益变动表", "equity-statement", "会企04表", entity, when, look)
    _signers(report, page, statements.equity_changes(page, y, report.year, look))
    return page


def _signers(report: _Report, page: Page, bottom: float) -> None:
    """Who answers for the statements, the company's seal and its representative's."""
    company, rng = report.case.employer, report.rng
    y = bottom + 4
    page.text(
        16, y, f"法定代表人：{company.legal_rep}", 9, report.faces.body,
        field="signer", value=company.legal_rep, part=company.legal_rep,
    )  # fmt: skip
    page.text(78, y, "主管会计工作负责人：", 9, report.faces.body)
    page.text(142, y, "会计机构负责人：", 9, report.faces.body)
    name_seal(page, 52, y + 4, company.legal_rep, rng, 13)
    company_seal(page, 112, min(y + 2, page.height - 42), company.name, rng)


def _firm_licence(report: _Report) -> Page:
    issued = date(report.year.year, report.rng.randint(3, 12), report.rng.randint(1, 28))
    version = 4 if issued >= date(2019, 3, 1) else 3
    page = licences.draw(licences.of_firm(report.case.firm, issued), report.rng, version)
    restate(page, {"name": "firm_name"})
    page.text(24, 21, "会计师事务所执业证明文件", 8, report.faces.body, field="part", value="firm-licence")
    return page
