"""公司简介 with 主要产品 and 市场前景: one brochure split by headings, or running chapters."""

import random

from samples.canvas import Ink, Panel, Rect
from samples.case import Case
from samples.made import MadeDocument
from samples.profiles import PROFILES, revenue, staff
from samples.sheets import FACES, Booklet, company_seal
from samples.typeset import Mark, Piece, Style

LAYOUTS = 2
VERSIONS = LAYOUTS + len(PROFILES)
_HEADS = (
    (("一、公司简介", "profile"), ("二、主要产品", "main-products"), ("三、市场前景", "market-outlook")),
    (("企业概况", "profile"), ("主要产品介绍", "main-products"), ("市场前景分析", "market-outlook")),
)


def make(case: Case, rng: random.Random, layout: int | None = None) -> MadeDocument:
    """One page when compact, else three: a section a page."""
    layout = rng.randrange(LAYOUTS) if layout is None else layout
    if layout >= LAYOUTS:
        return MadeDocument("company_profile", PROFILES[layout - LAYOUTS](case, rng))
    faces, company = rng.choice(FACES), case.employer
    style = Style(faces.body, 10.5, 1.6) if case.compact else Style(faces.body, 14, 1.9)
    book = Booklet(style, company.name if layout == 1 else "", "" if case.compact else "- {page} -")
    if layout == 1:
        book.page.add(Panel(Rect(0, 24, 210, 44), "#dfe8f2"))
    book.y = 29
    book.title(
        [Mark(company.name, "company_name")] + (["企业情况介绍"] if layout == 1 else []), faces.title, 18, 8
    )
    texts = (_profile(case), _products(case), _market(case))
    for number, ((title, section), paragraphs) in enumerate(zip(_HEADS[layout], texts, strict=True)):
        if number and not case.compact:
            book.turn()
        head = Style(faces.title, 14 if case.compact else 18, 1.6, Ink.BLUE if layout == 1 else Ink.BLACK)
        book.need(20)
        _heading(book, title, section, head)
        for pieces in paragraphs:
            book.write(*pieces, after=0.8)
        book.y += 3
    if rng.random() < 0.5:
        company_seal(book.page, 160, min(book.y + 14, 262), company.name, rng)
    told = [("location", company.address), ("staff", str(staff(case))), ("revenue", revenue(case)[1])]
    told += [("product", product) for product in company.trade.products]
    return MadeDocument("company_profile", book.close(), told)


def _heading(book: Booklet, title: str, section: str, style: Style) -> None:
    book.page.text(
        book.left, book.y, title, style.size, style.font, style.ink, field="section", value=section
    )
    book.y += style.step + 1


def _profile(case: Case) -> tuple[list[Piece], ...]:
    company, day, latest = case.employer, case.employer.established, case.years[-1]
    founded = Mark(f"{day.year}年{day.month}月", "established", day.isoformat()[:7])
    sales, profit = (f"{amount / 10_000:,.2f}万元" for amount in (latest.income.revenue, latest.income.net))
    return (
        [Mark(company.name, "company_name"), "成立于", founded,
         f"，注册资本{company.capital // 10_000}万元，注册地址为{company.address}，"
         f"是一家从事{company.trade.name}研发、生产和服务的高新技术企业。"],
        [f"公司现有员工{staff(case)}人，其中研发人员占百分之四十以上，设有独立的研发中心和中试基地。"
         f"{latest.year}年度公司实现营业收入{sales}，净利润{profit}。"],
        [f"公司坚持以{company.trade.field_zh}为核心的技术路线，与多所高等院校和科研院所建立了长期合作关系，"
         "近三年累计申请专利三十余项。"],
    )  # fmt: skip


def _products(case: Case) -> tuple[list[Piece], ...]:
    first, second, third = case.employer.trade.products
    return (
        [f"1. {first}：公司的主导产品，性能指标达到国内领先水平，已在二十余家客户中得到应用。"],
        [f"2. {second}：面向中高端市场的新产品，具有成本低、可靠性高的特点，已完成客户验证并小批量供货。"],
        [f"3. {third}：公司正在开发的下一代产品，计划在引进专家的主持下于两年内实现产业化。"],
    )


def _market(case: Case) -> tuple[list[Piece], ...]:
    trade = case.employer.trade
    return (
        [f"{trade.market}。预计未来五年，{trade.products[0]}的国内市场规模将保持较快增长。"],
        [f"公司计划通过引进海外高层次人才，突破{trade.field_zh}方向的关键技术，三年内使主导产品的市场占有率进入行业前列，"
         "并逐步拓展海外市场。"],
    )  # fmt: skip
